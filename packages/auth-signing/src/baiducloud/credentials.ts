import {
  concealSecrets,
  type Environment,
  processEnvironment,
  readKeyPair,
  requireCredential,
  requireOwnToken,
  requireToken,
} from "../credentials.js";

/** An access key of Baidu AI Cloud. Any object with these fields will do. */
export interface BaiduCloudCredentials {
  /** Access key id (AK). */
  readonly accessKeyId: string;
  /** Secret access key (SK). */
  readonly secretAccessKey: string;
  /** Of temporary keys: sent and signed as `x-bce-security-token`. */
  readonly sessionToken?: string | undefined;
  /** When temporary keys end, by the clock of whoever issued them. `refreshing()` renews by it. Signers ignore it. */
  readonly expiresAt?: Date | undefined;
}

/**
 * Credentials that do not change, whose secrets stay out of logs: `secretAccessKey` and `sessionToken` can be read by
 * name but are not enumerable. `{...credentials}` therefore loses them; pass the object itself on.
 *
 * @throws CredentialsError when the id or the secret is blank or begins or ends with white space, or the token cannot
 *   be sent or has the other vendor's name.
 * @example
 * ```ts
 * import { staticCredentials } from "@yunfan/auth-signing/baiducloud";
 *
 * const credentials = staticCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
 * console.log(JSON.stringify(credentials)); // {"accessKeyId":"AK"}
 * ```
 */
export function staticCredentials(credentials: BaiduCloudCredentials): BaiduCloudCredentials {
  return concealSecrets<BaiduCloudCredentials>(
    {
      accessKeyId: requireCredential(credentials.accessKeyId, "accessKeyId"),
      expiresAt: credentials.expiresAt,
    },
    {
      secretAccessKey: requireCredential(credentials.secretAccessKey, "secretAccessKey"),
      sessionToken: requireOwnToken(credentials, "sessionToken"),
    },
  );
}

/**
 * A provider that reads `BCE_ACCESS_KEY_ID` and `BCE_SECRET_ACCESS_KEY`, and when set `BCE_SECURITY_TOKEN` (the names
 * of Baidu's own command line tool). It reads when called, so that keys renewed in the environment are seen, and yields
 * the same object while nothing has changed.
 *
 * @param env - Defaults to `process.env`, looked up at each call.
 * @returns A provider; calling it throws `CredentialsError` naming exactly the variables that are missing,
 *   and `NoCredentialsError` when neither of the pair is set, so that a `chain()` asks its next link.
 * @example
 * ```ts
 * import { fromEnv } from "@yunfan/auth-signing/baiducloud";
 *
 * const provider = fromEnv({ BCE_ACCESS_KEY_ID: "AK", BCE_SECRET_ACCESS_KEY: "SK" });
 * console.log(provider().accessKeyId); // AK
 * ```
 */
export function fromEnv(env?: Environment): () => BaiduCloudCredentials {
  let last: BaiduCloudCredentials | undefined;
  return () => {
    const source = env ?? processEnvironment();
    const { id, secret } = readKeyPair(source, "BCE_ACCESS_KEY_ID", "BCE_SECRET_ACCESS_KEY");
    const sessionToken = requireToken(source["BCE_SECURITY_TOKEN"] || undefined, "BCE_SECURITY_TOKEN");
    // The same object again lets the signer keep the key it derived for it.
    const same = last?.accessKeyId === id && last.secretAccessKey === secret && last.sessionToken === sessionToken;
    if (last === undefined || !same) {
      last = staticCredentials({ accessKeyId: id, secretAccessKey: secret, sessionToken });
    }
    return last;
  };
}
