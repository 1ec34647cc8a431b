import { hmacKey, hmacSha256Hex } from "#sha256";
import { equalInConstantTime } from "../crypto/constant-time.js";
import { attempt, receivedHeaders, receivedTarget } from "../http/received.js";
import type { ReceivedRequest, SecretLookup } from "../http/request.js";
import { parseAuthorization } from "./authorization.js";
import { canonicalHeaders, canonicalRequest, isDefaultHeader } from "./canonical.js";
import { deriveSigningKey } from "./sign.js";

export { type BceAuthorization, parseAuthorization } from "./authorization.js";

/** Why a request was turned down. */
export type BceRejection =
  | "missing-authorization"
  | "malformed"
  | "unsigned-host"
  | "missing-signed-header"
  | "unknown-access-key"
  | "signature-mismatch";

/** The outcome of a verification. */
export type BceVerification =
  | {
      readonly ok: true;
      readonly accessKeyId: string;
      /** The time in the signature. Whether it is past or too far off is for the caller to judge. */
      readonly signedAt: Date;
      readonly expirationInSeconds: number;
      /** `signedAt` plus `expirationInSeconds`. */
      readonly expiresAt: Date;
      /** The headers the signature covers, spelt out also where the request left the list empty. */
      readonly signedHeaders: readonly string[];
      readonly canonicalRequest: string;
    }
  | {
      readonly ok: false;
      readonly reason: BceRejection;
      /** One line for a person. Names headers, never values. */
      readonly detail: string;
      readonly accessKeyId?: string;
      readonly canonicalRequest?: string;
      /** What would have been right. For test doubles and logs of one's own; never answer it to a stranger. */
      readonly expectedSignature?: string;
    };

const reject = (
  reason: BceRejection,
  detail: string,
  found: { accessKeyId?: string; canonicalRequest?: string; expectedSignature?: string } = {},
): BceVerification => ({ ok: false, reason, detail, ...found });

/**
 * Checks the bce-auth-v1 signature of a received request. Never throws, whatever the request holds; signatures are
 * compared in constant time. Time windows are left to the caller.
 *
 * An empty list of signed headers stands for the default set; a list stands for exactly its entries.
 *
 * @param request - Method, raw target and headers as received, nothing decoded. The body is not covered.
 * @param secretOf - Finds the secret of an access key.
 * @param options - `requireHost`: refuse signatures that do not cover `host`; default true, as the documents demand it.
 * @example
 * ```ts
 * import { verifyBceAuthV1 } from "@yunfan/auth-signing/baiducloud/verify";
 *
 * const result = verifyBceAuthV1({ method: "GET", target: "/v2/instance", headers: [] }, () => undefined);
 * console.log(result.ok ? result.expiresAt : result.reason); // missing-authorization
 * ```
 */
export function verifyBceAuthV1(
  request: ReceivedRequest,
  secretOf: SecretLookup,
  options: { readonly requireHost?: boolean | undefined } = {},
): BceVerification {
  const headers = receivedHeaders(request.headers);
  const value = headers.get("authorization");
  if (value === undefined) return reject("missing-authorization", "there is no Authorization header");
  const authorization = parseAuthorization(value);
  const target = receivedTarget(request);
  if (authorization === undefined) return reject("malformed", "the Authorization header has another form");
  if (target === undefined) return reject("malformed", "the method or the request target has another form");
  const { accessKeyId, signedHeaders: listed, prefix, signedAt, expirationInSeconds } = authorization;
  const unique = new Set(listed);
  if (unique.size !== listed.length || listed.some((name) => name === "" || name !== name.toLowerCase())) {
    return reject("malformed", "signed headers must be lower-case names, each once", { accessKeyId });
  }
  const absent = listed.find((name) => !headers.has(name));
  if (absent !== undefined) {
    return reject("missing-signed-header", `${absent} is signed but absent`, { accessKeyId });
  }
  const isSigned = unique.size === 0 ? isDefaultHeader : (name: string): boolean => unique.has(name);
  const built = attempt(() => {
    const list = Array.from(headers, ([name, text]) => ({ name, value: text }));
    const lines = canonicalHeaders(list, isSigned);
    return { signedHeaders: lines.names, canonical: canonicalRequest(request.method, target, lines) };
  });
  if (built === undefined) return reject("malformed", "the request cannot be canonicalised", { accessKeyId });
  const { signedHeaders, canonical } = built;
  if (options.requireHost !== false && !signedHeaders.includes("host")) {
    return reject("unsigned-host", "host is not among the signed headers", { accessKeyId });
  }
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return reject("unknown-access-key", "no such access key", { accessKeyId });
  const expectedSignature = hmacSha256Hex(deriveSigningKey(hmacKey(secret), prefix), canonical);
  const found = { accessKeyId, canonicalRequest: canonical };
  if (!equalInConstantTime(expectedSignature, authorization.signature)) {
    return reject("signature-mismatch", "the signature is not that of this request", { ...found, expectedSignature });
  }
  const expiresAt = new Date(signedAt.getTime() + expirationInSeconds * 1000);
  return { ok: true, signedAt, expirationInSeconds, expiresAt, signedHeaders, ...found };
}
