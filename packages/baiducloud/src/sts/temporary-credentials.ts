import { isNoCredentials, refreshing, type RefreshableProvider, type RefreshTimes } from "@yunfan/auth-signing";
import { staticCredentials, type BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { aheadOf, CredentialsError, type CallErrorOf, type Result } from "@yunfan/client-core";
import type { SessionCredential } from "./generated/types.js";
import type { StsOptions } from "./client.js";

/** What the links to STS have in common: whose keys ask, and when the temporary ones are renewed. */
export interface TemporaryCredentialsOptions
  extends StsOptions, Pick<RefreshTimes, "advisorySeconds" | "mandatorySeconds" | "onAdvisoryFailure"> {}

/** The parts of a link's options: for the client of STS, for the renewal, and the rest. */
export function splitOptions<O extends TemporaryCredentialsOptions>(options: O) {
  const { advisorySeconds, mandatorySeconds, onAdvisoryFailure, ...rest } = options;
  return { times: { advisorySeconds, mandatorySeconds, onAdvisoryFailure, now: options.now }, rest };
}

/**
 * Credentials that STS issues, renewed ahead of their end.
 *
 * @param label - Names the link in messages, such as `STS session token`.
 * @param ask - One call of STS.
 */
export function temporaryCredentials<Errors>(
  label: string,
  ask: () => PromiseLike<Result<SessionCredential, Errors>>,
  times: RefreshTimes,
): RefreshableProvider<BaiduCloudCredentials> {
  const now = times.now ?? (() => new Date());
  const source = async (): Promise<BaiduCloudCredentials> => {
    const result = await ask();
    if (!result.ok) throw failureOf(label, result.error);
    return credentialsOf(label, result.data, aheadOf(result.response, now()));
  };
  return refreshing(source, times);
}

function failureOf<Errors>(label: string, error: CallErrorOf<Errors>): Error {
  // The keys that were to ask are not set up: a chain goes on to its next link.
  if (isNoCredentials(error)) return error;
  return new CredentialsError(`no ${label}: ${error.message}`, { cause: error });
}

const REQUIRED = ["accessKeyId", "secretAccessKey", "sessionToken", "expiration"] as const;

/** Only the types promise these fields; nothing has checked the answer against them. */
function credentialsOf(label: string, answer: SessionCredential, aheadMs: number): BaiduCloudCredentials {
  const missing = REQUIRED.filter((name) => typeof answer[name] !== "string" || answer[name].trim() === "");
  if (missing.length > 0) throw new CredentialsError(`no ${label}: the answer lacks ${missing.join(", ")}`);
  const { accessKeyId = "", secretAccessKey = "", sessionToken, expiration = "" } = answer;
  const expiresAt = utcTime(expiration);
  if (expiresAt === undefined) {
    throw new CredentialsError(
      `no ${label}: the answer's expiration is not a UTC time such as 2026-01-02T03:04:05Z, so nobody knows when to renew`,
    );
  }
  const ends = new Date(expiresAt.getTime() + aheadMs);
  return staticCredentials({ accessKeyId, secretAccessKey, sessionToken, expiresAt: ends });
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** The form is not documented. A time without its zone would be read as that of the machine, so none is guessed. */
function utcTime(text: string): Date | undefined {
  const time = new Date(UTC.test(text) ? text : Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/**
 * Checks a life before anything is sent.
 *
 * @throws {CredentialsError} when it is no whole number of seconds from 1 to `most`.
 */
export function checkDuration(seconds: number | undefined, most: number): void {
  if (seconds === undefined || (Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= most)) return;
  throw new CredentialsError(`durationSeconds is ${String(seconds)}; pass whole seconds from 1 to ${most}`);
}
