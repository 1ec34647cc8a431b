import { pascal } from "./names.js";
import type { Signing } from "./workspace.js";

/** The files of a provider's package before it has a service. */
export function providerFiles(name: string, signing: Signing): Record<string, string> {
  const stub = signing === "stub" ? { "src/sign.ts": stubSigner(name), "src/sign.test.ts": stubTest(name) } : {};
  return {
    "package.json": manifest(name),
    "README.md": readme(name, signing),
    "tsconfig.json": tsconfig({ types: ["node"], noEmit: true }, { include: ["src"] }),
    "tsconfig.build.json": tsconfig(
      { rootDir: "src", outDir: "dist", types: [] },
      { include: ["src"], exclude: ["src/**/*.test.ts", "src/**/*.test-d.ts"] },
    ),
    "src/credentials.ts": credentials(name, signing),
    "src/credentials.test.ts": credentialsTest(name, signing),
    ...stub,
  };
}

const tsconfig = (compilerOptions: object, rest: object): string =>
  `${JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions, ...rest }, undefined, 2)}\n`;

function manifest(name: string): string {
  const workspace = { "@yunfan/auth-signing": "workspace:^", "@yunfan/client-core": "workspace:^" };
  const value = {
    name: `@yunfan/${name}`,
    version: "0.0.0",
    description: `Typed, signed clients for ${name}`,
    keywords: ["openapi", "typescript", "sdk"],
    license: "Apache-2.0",
    type: "module",
    engines: { node: ">=20.19" },
    sideEffects: false,
    files: ["dist", "src", "!src/**/*.test.ts", "!src/**/*.test-d.ts"],
    exports: { "./package.json": "./package.json" },
    publishConfig: { access: "public" },
    dependencies: workspace,
    nx: {
      name,
      namedInputs: { spec: [`{workspaceRoot}/specs/${name}/**/*`, "{projectRoot}/package.json"] },
      targets: { spec: {}, generate: { outputs: [] }, build: {}, typecheck: {}, test: {}, lint: {} },
    },
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const readme = (name: string, signing: Signing): string => `# @yunfan/${name}

Typed, signed clients for ${name}. ${signing === "stub" ? "The signing scheme is still to be written: `src/sign.ts`." : `Calls are signed by ${signing}.`}

| entry | exports | operations |
| --- | --- | --- |
`;

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

function credentials(name: string, signing: Signing): string {
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

function credentialsTest(name: string, signing: Signing): string {
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

const stubSigner = (name: string): string => {
  const Name = pascal(name);
  return `import { SigningError, type SigningRequest } from "@yunfan/auth-signing";
import type { Signature } from "@yunfan/client-core";

/** A key pair of ${name}. */
export interface ${Name}Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of a temporary key. */
  readonly sessionToken?: string | undefined;
}

/** The headers to send, the signature among them, and the texts behind it. */
export interface Signed extends Signature {
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: string;
}

/**
 * Signs a request as the vendor documents it: name the page and its date here.
 *
 * @throws {SigningError} until it is written.
 */
export function sign(
  _request: SigningRequest,
  _credentials: ${Name}Credentials,
  _options: { readonly now: Date },
): Signed {
  throw new SigningError("signature", "of ${name} is not written yet; write packages/${name}/src/sign.ts by the vendor's page");
}
`;
};

const stubTest = (name: string): string => `import { expect, it } from "vitest";
import { sign } from "./sign.js";

// The example of the vendor's page, or what the vendor's own SDK signs: put its request, key, time and signature here. Both
// tests fail until the scheme of ${name} is written.
const request = { method: "GET", url: "https://cups.example.com/v1/cups?limit=5", headers: { host: "cups.example.com" } };
const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key" };
const now = new Date("2026-01-02T03:04:05Z");
const expected = "TODO: the signature that the vendor prints";

it("signs the vendor's own example as the vendor does", () => {
  expect(sign(request, credentials, { now }).signature).toBe(expected);
});

it("sends what it signs, and signs the host", () => {
  const { headers, signature, signedHeaders } = sign(request, credentials, { now });
  expect(JSON.stringify(headers)).toContain(signature);
  expect(signedHeaders).toContain("host");
});
`;
