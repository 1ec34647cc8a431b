import type { RefreshableProvider } from "@yunfan/auth-signing";
import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { createSts } from "./client.js";
import { getSessionToken } from "./generated/operations.js";
import type { SessionTokenStatement } from "./generated/types.js";
import { checkDuration, splitOptions, temporaryCredentials } from "./temporary-credentials.js";
import type { TemporaryCredentialsOptions } from "./temporary-credentials.js";

/** Options of {@link stsSessionToken}. `credentials` are the keys that ask. */
export interface StsSessionTokenOptions extends TemporaryCredentialsOptions {
  /** Life of the temporary keys in seconds, from 1 to 129,600 (36 hours). Default 43,200, the service's own. */
  readonly durationSeconds?: number | undefined;
  /** What the rights of the temporary keys are limited to. Default: no limit. */
  readonly accessControlList?: readonly SessionTokenStatement[] | undefined;
  /** Id of the access control list. */
  readonly id?: string | undefined;
  /** Free text that goes with the temporary keys. */
  readonly attachment?: string | undefined;
}

/**
 * A credentials provider that gets temporary keys of the calling account from STS (GetSessionToken), and keeps and renews
 * them as `refreshing` of `@yunfan/auth-signing` does: in the background from 40 minutes before their end (or in the last
 * third of a shorter life), while callers go on; from 5 minutes (or the last tenth) callers wait. However many calls ask
 * at once, one request is under way. Secrets are not enumerable.
 *
 * @example
 * import { fromEnv } from "@yunfan/auth-signing/baiducloud";
 * import { createBcc } from "@yunfan/baiducloud/bcc";
 * import { stsSessionToken } from "@yunfan/baiducloud/sts/session-token";
 *
 * const credentials = stsSessionToken({ credentials: fromEnv(), durationSeconds: 3600 });
 * const bcc = createBcc({ region: "bj", credentials });
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 * @throws {CredentialsError} at once for a `durationSeconds` that cannot be; from the provider with the failed call as
 *   `cause`, or when the answer holds no usable keys. `NoCredentialsError` of `credentials` is passed on, so that a
 *   `chain` goes on.
 * @throws {ConfigurationError} at once for a broken endpoint or a bad timeout.
 */
export function stsSessionToken(options: StsSessionTokenOptions): RefreshableProvider<BaiduCloudCredentials> {
  const { times, rest } = splitOptions(options);
  const { durationSeconds, accessControlList, id, attachment, ...client } = rest;
  checkDuration(durationSeconds, getSessionToken.input.durationSeconds.rule.maximum);
  const sts = createSts(client);
  const input = {
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(accessControlList === undefined ? {} : { accessControlList: [...accessControlList] }),
    ...(id === undefined ? {} : { id }),
    ...(attachment === undefined ? {} : { attachment }),
  };
  return temporaryCredentials("STS session token", () => sts.getSessionToken(input).safe(), times);
}

export type { SessionTokenStatement } from "./generated/types.js";
