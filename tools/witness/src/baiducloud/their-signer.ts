import Auth from "@baiducloud/sdk/src/auth.js";

/** A request as Baidu's SDK hands it to its signer: path as it is, query as a map. */
export interface TheirRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly expirationInSeconds?: number | undefined;
  readonly signedHeaders?: readonly string[] | undefined;
}

/** The value of `Authorization` that Baidu's SDK sends. */
export function theirAuthorization(
  { method, path, params, headers, now, expirationInSeconds, signedHeaders }: TheirRequest,
  keys: { readonly accessKeyId: string; readonly secretAccessKey: string },
): string {
  const auth = new Auth(keys.accessKeyId, keys.secretAccessKey);
  const seconds = now.getTime() / 1000;
  return auth.generateAuthorization(method, path, params, headers, seconds, expirationInSeconds, signedHeaders);
}
