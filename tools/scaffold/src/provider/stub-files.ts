import { pascal } from "../names.js";

/** A signer that is still to be written. */
export const stubSigner = (name: string): string => {
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

/** The tests of a signer, which fail until it is written. */
export const stubTest = (name: string): string => `import { expect, it } from "vitest";
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
