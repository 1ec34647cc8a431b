import {
  concealSecrets,
  type Environment,
  processEnvironment,
  readKeyPair,
  requireCredential,
  requireOwnToken,
  requireToken,
} from "../credentials.js";

/** An access key of Huawei Cloud. Any object with these fields will do. */
export interface HuaweiCloudCredentials {
  /** Access key id (AK). */
  readonly accessKeyId: string;
  /** Secret access key (SK). */
  readonly secretAccessKey: string;
  /** Of temporary keys: sent and signed as `X-Security-Token`. */
  readonly securityToken?: string | undefined;
  /** The project the calls are for; clients send it as `X-Project-Id`. Signers ignore it. */
  readonly projectId?: string | undefined;
  /** The account the calls are for; clients send it as `X-Domain-Id`. Signers ignore it. */
  readonly domainId?: string | undefined;
  /** When temporary keys end, by the clock of whoever issued them. `refreshing()` renews by it. Signers ignore it. */
  readonly expiresAt?: Date | undefined;
}

/**
 * Credentials that do not change, whose secrets stay out of logs: `secretAccessKey` and `securityToken` can be read by
 * name but are not enumerable. `{...credentials}` therefore loses them; pass the object itself on.
 *
 * @throws CredentialsError when the id or the secret is blank or begins or ends with white space, or the token cannot
 *   be sent or has the other vendor's name.
 * @example
 * ```ts
 * import { staticCredentials } from "@yunfan/auth-signing/huaweicloud";
 *
 * const credentials = staticCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
 * console.log(JSON.stringify(credentials)); // {"accessKeyId":"AK"}
 * ```
 */
export function staticCredentials(credentials: HuaweiCloudCredentials): HuaweiCloudCredentials {
  return concealSecrets<HuaweiCloudCredentials>(
    {
      accessKeyId: requireCredential(credentials.accessKeyId, "accessKeyId"),
      projectId: credentials.projectId,
      domainId: credentials.domainId,
      expiresAt: credentials.expiresAt,
    },
    {
      secretAccessKey: requireCredential(credentials.secretAccessKey, "secretAccessKey"),
      securityToken: requireOwnToken(credentials, "securityToken"),
    },
  );
}

/**
 * A provider that reads `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, and when set `HUAWEICLOUD_SDK_SECURITY_TOKEN`,
 * `HUAWEICLOUD_SDK_PROJECT_ID` and `HUAWEICLOUD_SDK_DOMAIN_ID` (the names of Huawei's own SDKs). It reads when called,
 * so that keys renewed in the environment are seen, and yields the same object while nothing has changed.
 *
 * @param env - Defaults to `process.env`, looked up at each call.
 * @returns A provider; calling it throws `CredentialsError` naming exactly the variables that are missing,
 *   and `NoCredentialsError` when neither of the pair is set, so that a `chain()` asks its next link.
 * @example
 * ```ts
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 *
 * const provider = fromEnv({ HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "SK" });
 * console.log(provider().accessKeyId); // AK
 * ```
 */
export function fromEnv(env?: Environment): () => HuaweiCloudCredentials {
  let last: HuaweiCloudCredentials | undefined;
  return () => {
    const source = env ?? processEnvironment();
    const { id, secret } = readKeyPair(source, "HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK");
    const securityToken = requireToken(
      source["HUAWEICLOUD_SDK_SECURITY_TOKEN"] || undefined,
      "HUAWEICLOUD_SDK_SECURITY_TOKEN",
    );
    const projectId = source["HUAWEICLOUD_SDK_PROJECT_ID"] || undefined;
    const domainId = source["HUAWEICLOUD_SDK_DOMAIN_ID"] || undefined;
    // The same object again lets signers keep what they derived for it.
    const same =
      last?.accessKeyId === id &&
      last.secretAccessKey === secret &&
      last.securityToken === securityToken &&
      last.projectId === projectId &&
      last.domainId === domainId;
    if (last === undefined || !same) {
      last = staticCredentials({ accessKeyId: id, secretAccessKey: secret, securityToken, projectId, domainId });
    }
    return last;
  };
}
