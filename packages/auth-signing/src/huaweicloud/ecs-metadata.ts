import { CredentialsError, NoCredentialsError } from "../errors.js";
import { checkAddress } from "../providers/near.js";
import type { RefreshableProvider } from "../providers/refreshable.js";
import { refreshing, type RefreshTimes } from "../providers/refreshing.js";
import { checkTimeout, type FetchLike, NoAnswerError, smallRequest } from "../providers/small-request.js";
import type { HuaweiCloudCredentials } from "./credentials.js";
import { temporaryKey } from "./temporary-key.js";

/** Options of {@link fromEcsMetadata}. */
export interface EcsMetadataOptions extends RefreshTimes {
  /** Default `http://169.254.169.254`. Loopback or link-local, unless `allowRemoteEndpoint`. */
  readonly endpoint?: string | undefined;
  /** Allows an endpoint anywhere, which then learns nothing, but decides whose keys are used. Default false. */
  readonly allowRemoteEndpoint?: boolean | undefined;
  /** Milliseconds for each request. Default 3000, as in Huawei Cloud's SDK for Go. */
  readonly timeoutMs?: number | undefined;
  /** Default: the global one. */
  readonly fetch?: FetchLike | undefined;
}

const LIFETIME_SECONDS = 21_600;
const NO_AGENCY = "Please configure Cloud Service Agency first";
const WITHOUT_TOKEN = new Set([404, 405, 503]);

/**
 * A provider that gets the temporary keys of the agency that an ECS instance runs under, and keeps and renews them as
 * `refreshing()` does, whose options it takes.
 *
 * There is nothing here (`NoCredentialsError`) when no metadata service answers, when it has no security key (404), or when
 * the instance has no agency. Any other answer is an error: a status, or an answer without keys. Bodies are never shown.
 *
 * Source: huaweicloud-sdk-go-v3 core/auth/internal/metadata_accessor.go, huaweicloud-sdk-python-v3 auth/internal.py: a
 * token is asked for first (PUT, 6 h), and done without where that is not known (404, 405, 503); a 401 to the keys renews
 * the token once, unless its body says that an agency is missing.
 *
 * @throws CredentialsError at once when the endpoint is neither loopback nor link-local, or an option is no time.
 * @example
 * ```ts
 * import { fromEcsMetadata } from "@yunfan/auth-signing/huaweicloud/ecs-metadata";
 *
 * const credentials = fromEcsMetadata();
 * ```
 */
export function fromEcsMetadata(options: EcsMetadataOptions = {}): RefreshableProvider<HuaweiCloudCredentials> {
  const address = options.endpoint ?? "http://169.254.169.254";
  const base = checkAddress("endpoint", address, options.allowRemoteEndpoint === true ? "any" : "near");
  return refreshing(metadataSource(base, options), options);
}

function metadataSource(base: URL, options: EcsMetadataOptions): () => Promise<HuaweiCloudCredentials> {
  const { fetch = globalThis.fetch, now = () => new Date() } = options;
  const timeoutMs = checkTimeout(options.timeoutMs ?? 3000);
  const label = `the ECS metadata service at ${base.origin}`;
  const call = (method: "GET" | "PUT", path: string, headers: Record<string, string>) =>
    smallRequest(label, fetch, new URL(path, base), { method, headers, timeoutMs });
  let token: { readonly value: string; readonly endsAt: number } | undefined;
  // Once it has answered, this is an ECS instance, and silence is trouble rather than absence.
  let answered = false;

  const renewToken = async (): Promise<void> => {
    const asked = now().getTime();
    const answer = await call("PUT", "/meta-data/latest/api/token", {
      "X-Metadata-Token-Ttl-Seconds": String(LIFETIME_SECONDS),
    });
    const value = answer.text.trim();
    token = undefined;
    if (answer.status === 200) {
      // HTTP clients quote a header value that they refuse, so a broken token must not reach them.
      if (!/^[\x21-\x7e]+$/.test(value))
        throw new CredentialsError(`${label} answers with a token that no header can carry`);
      token = { value, endsAt: asked + LIFETIME_SECONDS * 1000 };
    } else if (!WITHOUT_TOKEN.has(answer.status)) {
      throw new CredentialsError(
        `${label} answers ${answer.status} to the request for a token; see the instance's metadata settings`,
      );
    }
  };
  const getKeys = () =>
    call("GET", "/openstack/latest/securitykey", token === undefined ? {} : { "X-Metadata-Token": token.value });

  const ask = async (): Promise<HuaweiCloudCredentials> => {
    if (token === undefined || now().getTime() >= token.endsAt) await renewToken();
    let answer = await getKeys();
    if (answer.status === 401 && !answer.text.includes(NO_AGENCY)) {
      await renewToken();
      if (token !== undefined) answer = await getKeys();
    }
    answered = true;
    if (answer.status === 401 && answer.text.includes(NO_AGENCY)) {
      throw new NoCredentialsError(
        `${label} has no agency for this instance`,
        "configure a cloud service agency for it",
      );
    }
    if (answer.status === 404) {
      throw new NoCredentialsError(
        `${label} has no security key (404)`,
        "configure a cloud service agency for the instance",
      );
    }
    if (answer.status !== 200) {
      throw new CredentialsError(
        `${label} answers ${answer.status} to the request for keys; try again, or see the instance's agency`,
      );
    }
    return temporaryKey(label, answer.text);
  };

  return async () => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NoAnswerError) || answered) throw error;
      throw new NoCredentialsError(error.reason, "run on an ECS instance with an agency, or pass other credentials");
    }
  };
}
