import { resolveCredentials, type CredentialsProvider } from "@yunfan/auth-signing";
import { signBceAuthV1, type BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { Authenticator } from "@yunfan/client-core";

/** What authenticates a Baidu AI Cloud call: a key pair, given, or fetched when needed. */
export type BaiduCloudAuth = CredentialsProvider<BaiduCloudCredentials>;

/**
 * Signs each attempt with whatever the provider yields at that moment.
 *
 * Signed are host, `x-bce-date` and every other `x-bce-*` header: what the vendor asks for, and nothing that `fetch` or
 * a proxy may rewrite on the way. https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
 */
export function authenticateWith(auth: BaiduCloudAuth): Authenticator {
  return async ({ method, url, headers, body, now }) => {
    const credentials = await resolveCredentials(auth);
    const date = { "x-bce-date": now.toISOString().replace(/\.\d+Z$/, "Z") };
    const request = { method, url, headers: { ...headers, ...date, host: new URL(url).host }, body: body ?? null };
    const signed = signBceAuthV1(request, credentials, { now, signedHeaders: ["host", "x-bce-date"] });
    // A signature is good for minutes: shown, it could be replayed.
    const secrets = [credentials.secretAccessKey, credentials.sessionToken, signed.signature];
    return {
      headers: { ...date, ...signed.headers },
      secrets: secrets.filter((secret) => secret !== undefined),
      signature: signed,
    };
  };
}
