import { type Environment, processEnvironment } from "../credentials.js";
import { CredentialsError, NoCredentialsError } from "../errors.js";
import { readText } from "../providers/files.js";
import { checkAddress } from "../providers/near.js";
import type { RefreshableProvider } from "../providers/refreshable.js";
import { refreshing, type RefreshTimes } from "../providers/refreshing.js";
import { checkTimeout, type FetchLike, smallRequest } from "../providers/small-request.js";
import type { HuaweiCloudCredentials } from "./credentials.js";
import { temporaryKey } from "./temporary-key.js";

/** Options of {@link fromContainer}. */
export interface ContainerOptions extends RefreshTimes {
  /** Default: `process.env`, looked up when keys are fetched. */
  readonly env?: Environment | undefined;
  /** Milliseconds for each request. Default 5000, as in Huawei Cloud's SDK for Python. */
  readonly timeoutMs?: number | undefined;
  /** Default: the global one. */
  readonly fetch?: FetchLike | undefined;
}

const URI = "HC_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN_FILE = "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/**
 * A provider that gets the temporary keys of a pod, and keeps and renews them as `refreshing()` does, whose options it
 * takes. Asks `HC_CONTAINER_CREDENTIALS_FULL_URI` with what the file `HC_CONTAINER_AUTHORIZATION_TOKEN_FILE` holds at that
 * moment. The address must be https, loopback or link-local.
 *
 * There is nothing here (`NoCredentialsError`) when neither variable is set. One without the other, a file that is missing
 * or empty, and an answer without keys are errors.
 *
 * Source: huaweicloud-sdk-python-v3 auth/internal.py `PodIdentityAccessor`: POST with the body `{}` and the file's text as
 * `Authorization`. Neither is described in the vendor's documents as far as we know.
 *
 * @throws CredentialsError at once when an option is no time.
 * @example
 * ```ts
 * import { fromContainer } from "@yunfan/auth-signing/huaweicloud/container";
 *
 * const credentials = fromContainer();
 * ```
 */
export function fromContainer(options: ContainerOptions = {}): RefreshableProvider<HuaweiCloudCredentials> {
  const { fetch = globalThis.fetch } = options;
  const timeoutMs = checkTimeout(options.timeoutMs ?? 5000);
  return refreshing(async () => {
    const { uri, file } = setting(options.env ?? processEnvironment());
    const url = checkAddress(URI, uri, "https");
    const label = `the container credentials service at ${url.origin}`;
    const { status, text } = await smallRequest(label, fetch, url, {
      method: "POST",
      headers: { Authorization: await readToken(file), "Content-Type": "application/json" },
      body: "{}",
      timeoutMs,
    });
    if (status !== 200) {
      throw new CredentialsError(`${label} answers ${status}; see the pod's identity and ${TOKEN_FILE}`);
    }
    return temporaryKey(label, text);
  }, options);
}

function setting(env: Environment): { uri: string; file: string } {
  const uri = env[URI] ?? "";
  const file = env[TOKEN_FILE] ?? "";
  if (uri !== "" && file !== "") return { uri, file };
  if (uri === "" && file === "") {
    const reason = `environment variables are not set: ${URI}, ${TOKEN_FILE}`;
    throw new NoCredentialsError(reason, "run in a pod that has an identity, or pass other credentials");
  }
  throw new CredentialsError(`environment variable is not set: ${uri === "" ? URI : TOKEN_FILE}; set both or neither`);
}

async function readToken(file: string): Promise<string> {
  const text = (await readText(TOKEN_FILE, file))?.trim();
  if (text === undefined)
    throw new CredentialsError(`${TOKEN_FILE}: there is no file ${file}; set it to the token's file`);
  // HTTP clients quote a header value that they refuse, so a broken token must not reach them.
  if (/^[\x20-\x7e]+$/.test(text)) return text;
  throw new CredentialsError(
    `${TOKEN_FILE} ${file} is empty or has characters that no header can carry; see what writes it`,
  );
}
