// Generated from specs/huaweicloud/iam/v3/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationCall, OptionalInputCall } from "@yunfan/client-core";
import type {
  CreateTemporaryAccessKeyByAgencyErrors,
  CreateTemporaryAccessKeyByAgencyInput,
  CreateTemporaryAccessKeyByAgencyOutput,
  CreateTemporaryAccessKeyByTokenErrors,
  CreateTemporaryAccessKeyByTokenInput,
  CreateTemporaryAccessKeyByTokenOutput,
  KeystoneCreateUserTokenByPasswordErrors,
  KeystoneCreateUserTokenByPasswordInput,
  KeystoneCreateUserTokenByPasswordOutput,
  KeystoneListProjectsErrors,
  KeystoneListProjectsInput,
  KeystoneListProjectsOutput,
} from "./types.js";

/** Huawei Cloud IAM, version v3: one member per operation. */
export interface IamClient {
  /**
   * Get a token of an IAM user for a name and a password.
   *
   * The token itself is the response header X-Subject-Token and lives 24 hours; keep it. A new token does not end an older one. Wrong passwords lock the login by the account's own rule, so never repeat a 401.
   *
   * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
   */
  readonly keystoneCreateUserTokenByPassword: OperationCall<
    KeystoneCreateUserTokenByPasswordInput,
    KeystoneCreateUserTokenByPasswordOutput,
    KeystoneCreateUserTokenByPasswordErrors
  >;

  /**
   * List the projects of the account.
   *
   * The built-in project of a region has the region id as its name. What comes back without page and per_page is unknown; the vendor's sample gives neither.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html
   */
  readonly keystoneListProjects: OptionalInputCall<
    KeystoneListProjectsInput,
    KeystoneListProjectsOutput,
    KeystoneListProjectsErrors
  >;

  /**
   * Get temporary keys for a token, or for a key pair.
   *
   * The keys can do what the token can, or less where a policy says so. Calls signed with them also carry the security token, as X-Security-Token. They end by themselves after 900 to 86400 seconds.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
   */
  readonly createTemporaryAccessKeyByToken: OperationCall<
    CreateTemporaryAccessKeyByTokenInput,
    CreateTemporaryAccessKeyByTokenOutput,
    CreateTemporaryAccessKeyByTokenErrors
  >;

  /**
   * Get temporary keys of an agency that another account has given to the caller's.
   *
   * The caller's user needs the permission Agent Operator. Calls signed with the keys are calls of the other account; they also carry the security token, as X-Security-Token. The keys end by themselves after 900 to 86400 seconds.
   *
   * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
   */
  readonly createTemporaryAccessKeyByAgency: OperationCall<
    CreateTemporaryAccessKeyByAgencyInput,
    CreateTemporaryAccessKeyByAgencyOutput,
    CreateTemporaryAccessKeyByAgencyErrors
  >;
}
