import { refreshing, resolveCredentials, type RefreshableProvider } from "@yunfan/auth-signing";
import { staticCredentials, type HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { aheadOf, CallError, CredentialsError, hasStatus, type Result } from "@yunfan/client-core";
import type { HuaweiCloudAuth } from "../credentials.js";
import { createIam, type IamOptions } from "./client.js";
import type { IamClient } from "./generated/client.js";
import type { ServicePolicy, TemporaryKey, TemporaryKeyAnswer } from "./generated/types.js";
import { checkLife, type KeyLifeOptions } from "./key-life.js";
import { isRefusal } from "./refusal.js";

/** What every link takes that has IAM issue keys: `region` or `endpoint` says which IAM. */
export interface IssuedKeysOptions extends Omit<IamOptions, "credentials">, KeyLifeOptions {
  /** What the keys are asked for with: a token (`iamPasswordToken({...})`) or a key pair (`fromEnv()`). */
  readonly credentials: HuaweiCloudAuth;
  /** Narrows what the keys may do. The vendor says that only OBS heeds it. */
  readonly policy?: ServicePolicy | undefined;
}

/** How one kind of keys is asked for. */
export interface KeyRequest {
  readonly ask: (iam: IamClient) => PromiseLike<Result<TemporaryKeyAnswer, object>>;
  /** What to do about a 403. */
  readonly forbidden: string;
  /** What the keys are for, so that clients need not search. */
  readonly placeOf: (
    asker: Awaited<ReturnType<typeof askerOf>>,
  ) => Pick<HuaweiCloudCredentials, "projectId" | "domainId">;
}

/** A provider of the keys that IAM issues, renewed ahead of their end, one request under way for all who ask. */
export function issuedKeys(
  options: IssuedKeysOptions,
  { ask, forbidden, placeOf }: KeyRequest,
): RefreshableProvider<HuaweiCloudCredentials> {
  const { durationSeconds: _life, advisorySeconds, mandatorySeconds, ...others } = options;
  const { onAdvisoryFailure, policy: _policy, credentials, ...transport } = others;
  const given: unknown = credentials;
  if (given === undefined || given === null) {
    throw new CredentialsError("credentials are needed to ask IAM for keys; pass iamPasswordToken({...}) or fromEnv()");
  }
  checkLife(options);
  const iam = createIam({ ...transport, credentials });
  const now = options.now ?? (() => new Date());

  const source = async (): Promise<HuaweiCloudCredentials> => {
    // Asked by itself first: what it throws is said in its own words, and a chain may go on to its next link.
    const place = placeOf(await askerOf(credentials));
    const result = await ask(iam);
    if (!result.ok) throw failureOf(result.error, forbidden);
    return keysOf(result.data, { ...place, aheadMs: aheadOf(result.response, now()) });
  };
  return refreshing(source, {
    advisorySeconds,
    mandatorySeconds,
    onAdvisoryFailure,
    now,
    pauseSeconds: (error) => (isRefusal(error) ? Infinity : 60),
    same: (rejected, current) => rejected.accessKeyId === current.accessKeyId,
  });
}

async function askerOf(
  credentials: HuaweiCloudAuth,
): Promise<{ projectId?: string | undefined; domainId?: string | undefined }> {
  return resolveCredentials(credentials);
}

/** The error of a call as one of credentials; what is wrong with the set-up already says so. */
function failureOf(error: object, forbidden: string): unknown {
  if (!(error instanceof CallError)) return error;
  const refused = hasStatus(error, 401) ? "pass credentials that IAM takes" : undefined;
  const wayOut = hasStatus(error, 403) ? forbidden : refused;
  const text = `no temporary keys: ${error.message}${wayOut === undefined ? "" : `; ${wayOut}`}`;
  return new CredentialsError(text, { cause: error });
}

const FIELDS = ["access", "secret", "securitytoken", "expires_at"] as const;

/** Only the types promise these fields; nothing has checked the answer against them. */
function keysOf(
  answer: Partial<TemporaryKeyAnswer>,
  { aheadMs: ahead, ...place }: { aheadMs: number; projectId?: string | undefined; domainId?: string | undefined },
): HuaweiCloudCredentials {
  const found: Partial<Record<keyof TemporaryKey, unknown>> = answer.credential ?? {};
  const missing = FIELDS.filter((name) => typeof found[name] !== "string" || found[name] === "");
  const end = Date.parse(String(found.expires_at));
  if (missing.length === 0 && Number.isNaN(end)) missing.push("expires_at");
  if (missing.length > 0) {
    const names = missing.map((name) => `credential.${name}`).join(", ");
    throw new CredentialsError(`no temporary keys: the answer lacks a readable ${names}; is it IAM that answers?`);
  }
  return staticCredentials({
    ...place,
    accessKeyId: String(found.access),
    secretAccessKey: String(found.secret),
    securityToken: String(found.securitytoken),
    expiresAt: new Date(end + ahead),
  });
}
