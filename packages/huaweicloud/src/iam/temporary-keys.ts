import type { RefreshableProvider } from "@yunfan/auth-signing";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { issuedKeys, type IssuedKeysOptions } from "./issued-keys.js";

/** Options of {@link iamTemporaryKeys}. */
export type IamTemporaryKeysOptions = IssuedKeysOptions;

/**
 * A credentials provider that has IAM issue temporary keys for a token or a key pair, and replaces them ahead of their
 * end. However many calls ask at once, one request is under way; when a replacement ahead of time fails, the old keys
 * stay in use. The keys have the asker's account, and its project where the asker names one.
 *
 * A link for `chain`: where `credentials` finds nothing set up, so does this.
 *
 * @example
 * import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
 * import { iamTemporaryKeys } from "@yunfan/huaweicloud/iam/temporary-keys";
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 *
 * const token = iamPasswordToken({ region: "cn-north-4", domainName, userName, password });
 * const credentials = iamTemporaryKeys({ region: "cn-north-4", credentials: token, durationSeconds: 3600 });
 * const roma = createRoma({ region: "cn-north-4", credentials });
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
 * @throws {CredentialsError} at once for a `durationSeconds` that IAM does not grant; from the provider with IAM's answer
 *   as `cause`. What IAM has refused is not asked again ahead of time: five refused signatures in a row lock a key.
 * @throws {ConfigurationError} at once for a malformed region id or a broken endpoint.
 */
export function iamTemporaryKeys(options: IamTemporaryKeysOptions): RefreshableProvider<HuaweiCloudCredentials> {
  const { durationSeconds, policy } = options;
  const identity = {
    methods: ["token" as const],
    ...(durationSeconds === undefined ? {} : { token: { duration_seconds: durationSeconds } }),
    ...(policy === undefined ? {} : { policy }),
  };
  return issuedKeys(options, {
    ask: (iam) => iam.createTemporaryAccessKeyByToken({ auth: { identity } }).safe(),
    forbidden: "see in IAM what this user may do",
    placeOf: ({ projectId, domainId }) => ({ projectId, domainId }),
  });
}

export type { HuaweiCloudAuth, IamToken } from "../credentials.js";
export type { ServicePolicy, ServiceStatement } from "./generated/types.js";
