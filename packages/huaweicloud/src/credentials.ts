import { isRefreshable, resolveCredentials, type CredentialsProvider } from "@yunfan/auth-signing";
import { signSdkHmacSha256, type HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { CredentialsError, type Authenticator } from "@yunfan/client-core";

/** An IAM token in place of a key pair. */
export interface IamToken {
  /** The value of `X-Subject-Token`. */
  readonly token: string;
  /** The project that the token is scoped to, when it is scoped to one. */
  readonly projectId?: string | undefined;
}

/** What authenticates a Huawei Cloud call: an access key pair, or an IAM token; given, or fetched when needed. */
export type HuaweiCloudAuth = CredentialsProvider<HuaweiCloudCredentials | IamToken>;

/**
 * Authenticates each attempt with whatever the provider yields at that moment.
 *
 * With a key pair, calls below a project also carry a signed `X-Project-Id`, which dedicated clouds and accounts with
 * sub-projects need: https://support.huaweicloud.com/api-roma/roma_06_0004.html
 */
export function authenticateWith(auth: HuaweiCloudAuth | undefined): Authenticator {
  return async ({ method, url, headers, body, path, now }) => {
    if (auth === undefined)
      throw new CredentialsError("credentials are needed for this operation; pass fromEnv() or your own");
    const credentials = await resolveCredentials(auth);
    if (isToken(credentials)) {
      const proof = { headers: { "X-Auth-Token": checkToken(credentials.token) }, secrets: [credentials.token] };
      if (!isRefreshable<HuaweiCloudCredentials | IamToken>(auth)) return proof;
      const renew = async () => {
        const renewed = await auth.refresh(credentials);
        // The same token again means that there is nothing newer to try.
        return !isToken(renewed) || renewed.token !== credentials.token;
      };
      return { ...proof, renew };
    }
    const project = path["project_id"];
    const extra: Record<string, string> = typeof project === "string" ? { "X-Project-Id": project } : {};
    const signed = signSdkHmacSha256(
      { method, url, headers: { ...headers, ...extra }, body: body ?? null },
      credentials,
      { now },
    );
    // A signature is good for minutes: shown, it could be replayed.
    const secrets = [credentials.secretAccessKey, credentials.securityToken, signed.signature];
    return {
      headers: { ...extra, ...signed.headers },
      secrets: secrets.filter((secret) => secret !== undefined),
      signature: signed,
    };
  };
}

export function isToken(credentials: HuaweiCloudCredentials | IamToken): credentials is IamToken {
  return "token" in credentials;
}

/** HTTP clients quote a header value that they refuse, so a broken token must not reach them. */
function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new CredentialsError(
    "the IAM token is empty or has characters that no header can carry; pass X-Subject-Token as it came",
  );
}
