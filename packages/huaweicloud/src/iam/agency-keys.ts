import type { RefreshableProvider } from "@yunfan/auth-signing";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { CredentialsError } from "@yunfan/client-core";
import { issuedKeys, type IssuedKeysOptions } from "./issued-keys.js";

/** Options of {@link iamAgencyKeys}. One of `domainName` and `domainId` is needed. */
export interface IamAgencyKeysOptions extends IssuedKeysOptions {
  /** Name of the agency. */
  readonly agencyName: string;
  /** Name of the account that gave the agency. */
  readonly domainName?: string | undefined;
  /** Id of the account that gave the agency. */
  readonly domainId?: string | undefined;
  /** Name of an enterprise user of that account, as which the keys call. */
  readonly sessionUserName?: string | undefined;
}

/**
 * A credentials provider that assumes an agency: keys of the account that gave it, issued for a token or a key pair of
 * the account it was given to, whose user needs the permission Agent Operator. The keys are kept and replaced as those of
 * `iamTemporaryKeys` are.
 *
 * A link for `chain`: where `credentials` finds nothing set up, so does this.
 *
 * @example
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 * import { iamAgencyKeys } from "@yunfan/huaweicloud/iam/agency-keys";
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 *
 * const agency = { agencyName: "operations", domainName: "customer" };
 * const credentials = iamAgencyKeys({ region: "cn-north-4", credentials: fromEnv(), ...agency });
 * const roma = createRoma({ region: "cn-north-4", credentials });
 *
 * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
 * @throws {CredentialsError} at once for a missing name or a `durationSeconds` that IAM does not grant; from the provider
 *   with IAM's answer as `cause`. What IAM has refused is not asked again ahead of time.
 * @throws {ConfigurationError} at once for a malformed region id or a broken endpoint.
 */
export function iamAgencyKeys(options: IamAgencyKeysOptions): RefreshableProvider<HuaweiCloudCredentials> {
  const { agencyName, domainName, domainId, sessionUserName, ...others } = options;
  if (!agencyName) throw new CredentialsError("agencyName is needed; pass the name of the agency to assume");
  if (!domainName && !domainId) {
    throw new CredentialsError("domainName or domainId is needed; pass the account that gave the agency");
  }
  const { durationSeconds, policy } = options;
  const identity = {
    methods: ["assume_role" as const],
    assume_role: {
      agency_name: agencyName,
      ...(domainName ? { domain_name: domainName } : {}),
      ...(domainId ? { domain_id: domainId } : {}),
      ...(durationSeconds === undefined ? {} : { duration_seconds: durationSeconds }),
      ...(sessionUserName === undefined ? {} : { session_user: { name: sessionUserName } }),
    },
    ...(policy === undefined ? {} : { policy }),
  };
  return issuedKeys(others, {
    ask: (iam) => iam.createTemporaryAccessKeyByAgency({ auth: { identity } }).safe(),
    forbidden:
      "see that the agency exists there and trusts this account, and that this user has the permission Agent Operator",
    // The asker's own project is one of another account.
    placeOf: () => ({ domainId }),
  });
}

export type { HuaweiCloudAuth, IamToken } from "../credentials.js";
export type { ServicePolicy, ServiceStatement } from "./generated/types.js";
