// Baidu's package ships no types that compile; these are the parts used here, as its sources of 1.0.7 have them.

declare module "@baiducloud/sdk/src/auth.js" {
  export default class Auth {
    constructor(ak: string, sk: string);
    /** @param timestamp - Seconds since 1970. */
    generateAuthorization(
      method: string,
      resource: string,
      params: Readonly<Record<string, string | string[]>>,
      headers: Readonly<Record<string, string>>,
      timestamp: number,
      expirationInSeconds?: number,
      headersToSign?: readonly string[],
    ): string;
  }
}

declare module "@baiducloud/sdk/src/bce_base_client.js" {
  export default class BceBaseClient {
    constructor(
      config: {
        readonly endpoint: string;
        readonly credentials: { readonly ak: string; readonly sk: string };
        readonly sessionToken?: string;
      },
      serviceId: string,
      regionSupported: boolean,
    );
    sendRequest(
      method: string,
      path: string,
      parts: { readonly params: object; readonly headers: object; readonly body: string },
    ): PromiseLike<{ readonly body: unknown }>;
  }
}
