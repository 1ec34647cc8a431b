import type { RefreshableProvider } from "@yunfan/auth-signing";
import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { CredentialsError } from "@yunfan/client-core";
import { createSts } from "./client.js";
import { assumeRole } from "./generated/operations.js";
import type { AssumeRoleStatement } from "./generated/types.js";
import { checkDuration, splitOptions, temporaryCredentials } from "./temporary-credentials.js";
import type { TemporaryCredentialsOptions } from "./temporary-credentials.js";

/** Options of {@link stsAssumeRole}. `credentials` are the keys that ask. */
export interface StsAssumeRoleOptions extends TemporaryCredentialsOptions {
  /** Id of the account that the role belongs to. */
  readonly accountId: string;
  /** Name of the role. */
  readonly roleName: string;
  /** Id of a user. Ordinary calls leave it out. */
  readonly userId?: string | undefined;
  /**
   * Life of the temporary keys in seconds, from 1 to 7200. Default 7200, which is sent: what the service takes without it
   * is not documented.
   */
  readonly durationSeconds?: number | undefined;
  /** What the rights of the temporary keys are limited to. Default: no limit. */
  readonly accessControlList?: readonly AssumeRoleStatement[] | undefined;
}

/**
 * A credentials provider that gets temporary keys of a role from STS (AssumeRole), and keeps and renews them as
 * `refreshing` of `@yunfan/auth-signing` does: in the background from 40 minutes before their end (or in the last third of
 * a shorter life), while callers go on; from 5 minutes (or the last tenth) callers wait. However many calls ask at once,
 * one request is under way. Secrets are not enumerable.
 *
 * @example
 * import { fromEnv } from "@yunfan/auth-signing/baiducloud";
 * import { createBcc } from "@yunfan/baiducloud/bcc";
 * import { stsAssumeRole } from "@yunfan/baiducloud/sts/assume-role";
 *
 * const credentials = stsAssumeRole({ credentials: fromEnv(), accountId, roleName: "reader" });
 * const bcc = createBcc({ region: "bj", credentials });
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 * @throws {CredentialsError} at once without `accountId` or `roleName`, or for a `durationSeconds` that cannot be; from
 *   the provider with the failed call as `cause`, or when the answer holds no usable keys. `NoCredentialsError` of
 *   `credentials` is passed on, so that a `chain` goes on.
 * @throws {ConfigurationError} at once for a broken endpoint or a bad timeout.
 */
export function stsAssumeRole(options: StsAssumeRoleOptions): RefreshableProvider<BaiduCloudCredentials> {
  const { times, rest } = splitOptions(options);
  const most = assumeRole.input.durationSeconds.rule.maximum;
  const { accountId, roleName, userId, durationSeconds = most, accessControlList, ...client } = rest;
  for (const [name, value] of Object.entries({ accountId, roleName })) {
    if (typeof value !== "string" || value === "") throw new CredentialsError(`${name} is needed to assume a role`);
  }
  checkDuration(durationSeconds, most);
  const sts = createSts(client);
  const input = {
    accountId,
    roleName,
    durationSeconds,
    ...(userId === undefined ? {} : { userId }),
    ...(accessControlList === undefined ? {} : { accessControlList: [...accessControlList] }),
  };
  return temporaryCredentials(
    `STS credentials of the role ${JSON.stringify(roleName)}`,
    () => sts.assumeRole(input).safe(),
    times,
  );
}

export type { AssumeRoleStatement } from "./generated/types.js";
