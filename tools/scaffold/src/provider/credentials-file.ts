import { pascal } from "../names.js";
import type { Signing } from "../workspace.js";

/** How each scheme signs an attempt: imports, the type of credentials, and the body of the authenticator. */
const schemes: Readonly<Record<Signing, { imports: string; keys: (Name: string) => string; sign: string }>> = {
  "sdk-hmac-sha256": {
    imports: `import { signSdkHmacSha256, type HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";`,
    keys: () => "HuaweiCloudCredentials",
    sign: `    const signed = signSdkHmacSha256({ method, url, headers, body: body ?? null }, credentials, { now });
    const secrets = [credentials.secretAccessKey, credentials.securityToken, signed.signature];
    return { headers: { ...signed.headers }, secrets: known(secrets), signature: signed };`,
  },
  "bce-auth-v1": {
    imports: `import { signBceAuthV1, type BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";`,
    keys: () => "BaiduCloudCredentials",
    sign: `    const date = { "x-bce-date": now.toISOString().replace(/\\.\\d+Z$/, "Z") };
    const request = { method, url, headers: { ...headers, ...date, host: new URL(url).host }, body: body ?? null };
    const signed = signBceAuthV1(request, credentials, { now, signedHeaders: ["host", "x-bce-date"] });
    const secrets = [credentials.secretAccessKey, credentials.sessionToken, signed.signature];
    return { headers: { ...date, ...signed.headers }, secrets: known(secrets), signature: signed };`,
  },
  stub: {
    imports: `import { sign, type __NAME__Credentials } from "./sign.js";`,
    keys: (Name) => `${Name}Credentials`,
    sign: `    const signed = sign({ method, url, headers, body: body ?? null }, credentials, { now });
    const secrets = [credentials.secretAccessKey, credentials.sessionToken, signed.signature];
    return { headers: signed.headers, secrets: known(secrets), signature: signed };`,
  },
};

/** What authenticates the calls of a provider, by its scheme. */
export function credentialsFile(name: string, signing: Signing): string {
  const Name = pascal(name);
  const { imports, keys, sign } = schemes[signing];
  const lines = [
    `import { resolveCredentials, type CredentialsProvider } from "@yunfan/auth-signing";`,
    ...(signing === "stub" ? [] : [imports]),
    `import type { Authenticator } from "@yunfan/client-core";`,
    ...(signing === "stub" ? [imports.replace("__NAME__", Name)] : []),
  ];
  return `${lines.join("\n")}

/** What authenticates a call to ${name}: a key pair, given, or fetched when needed. */
export type ${Name}Auth = CredentialsProvider<${keys(Name)}>;

/** Signs each attempt with whatever the provider of credentials yields at that moment. */
export function authenticateWith(auth: ${Name}Auth): Authenticator {
  return async ({ method, url, headers, body, now }) => {
    const credentials = await resolveCredentials(auth);
${sign}
  };
}

/** A signature is good for minutes: shown, it could be replayed, so it is a secret as the key is. */
const known = (secrets: readonly (string | undefined)[]): string[] =>
  secrets.filter((secret) => secret !== undefined);
`;
}

/** That an attempt is signed; fails with a scheme that is still to be written. */
export function credentialsTest(name: string, signing: Signing): string {
  return `import { expect, it } from "vitest";
import { authenticateWith } from "./credentials.js";

it("signs an attempt, and tells what must not be shown", async () => {
  const authenticate = authenticateWith({ accessKeyId: "AK", secretAccessKey: "secret-key" });
  const { headers, secrets, signature } = await authenticate({
    operation: "ListCups",
    method: "GET",
    url: "https://cups.example.com/v1/cups?limit=5",
    headers: {},
    body: undefined,
    path: {},
    now: new Date("2026-01-02T03:04:05Z"),
    signal: new AbortController().signal,
  });
  expect(new Headers(headers).get("authorization")).toBeTruthy();
  expect(secrets).toContain("secret-key");
  expect(signature?.canonicalRequest).toContain("/v1/cups");
});
${signing === "stub" ? `\n// Fails until packages/${name}/src/sign.ts is written.\n` : ""}`;
}
