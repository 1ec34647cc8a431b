import { hmacKey, hmacSha256Hex } from "#sha256";
import { equalInConstantTime } from "../crypto/constant-time.js";
import { attempt, receivedHeaders, receivedTarget } from "../http/received.js";
import type { ReceivedRequest, SecretLookup } from "../http/request.js";
import { parseBasicTime } from "../time.js";
import { type HuaweiCloudAuthorization, parseAuthorization } from "./authorization.js";
import { canonicalRequest, payloadHash, UNSIGNED_PAYLOAD } from "./canonical.js";
import { sdkStringToSign } from "./sign-sdk.js";
import { v11Key, v11StringToSign } from "./sign-v11.js";

export { type HuaweiCloudAuthorization, parseAuthorization } from "./authorization.js";

/** Why a request was turned down. */
export type HuaweiCloudRejection =
  | "missing-authorization"
  | "malformed"
  | "unsupported-algorithm"
  | "unsigned-host"
  | "unsigned-date"
  | "missing-signed-header"
  | "unknown-access-key"
  | "payload-mismatch"
  | "signature-mismatch";

/** The outcome of a verification. */
export type HuaweiCloudVerification =
  | {
      readonly ok: true;
      readonly algorithm: HuaweiCloudAuthorization["algorithm"];
      readonly accessKeyId: string;
      /** The time of X-Sdk-Date. Whether it is too far off (15 minutes, for Huawei) is for the caller to judge. */
      readonly signedAt: Date;
      readonly signedHeaders: readonly string[];
      /** V11 only: day, region and service the key was derived for. */
      readonly scope?: string;
      readonly canonicalRequest: string;
      readonly stringToSign: string;
    }
  | {
      readonly ok: false;
      readonly reason: HuaweiCloudRejection;
      /** One line for a person. Names headers, never values. */
      readonly detail: string;
      readonly accessKeyId?: string;
      readonly canonicalRequest?: string;
      readonly stringToSign?: string;
      /** What would have been right. For test doubles and logs of one's own; never answer it to a stranger. */
      readonly expectedSignature?: string;
    };

/** How strict to be. */
export interface HuaweiCloudVerifyOptions {
  /** Refuse signatures that do not cover `host`. Default false: Huawei's Go SDK signs none, and its calls pass. */
  readonly requireHost?: boolean | undefined;
  /** The schemes taken; default both. */
  readonly algorithms?: readonly HuaweiCloudAuthorization["algorithm"][] | undefined;
}

const reject = (
  reason: HuaweiCloudRejection,
  detail: string,
  found: { accessKeyId?: string; canonicalRequest?: string; stringToSign?: string; expectedSignature?: string } = {},
): HuaweiCloudVerification => ({ ok: false, reason, detail, ...found });

/** The names in ascending order without repeats, as the scheme wants them. */
const inOrder = (names: readonly string[]): boolean =>
  names.every((name, i) => name !== "" && name === name.toLowerCase() && (i === 0 || name > (names[i - 1] ?? "")));

/**
 * Checks the signature of a received request, SDK-HMAC-SHA256 or V11-HMAC-SHA256. Never throws, whatever the request
 * holds; signatures are compared in constant time. Time windows are left to the caller.
 *
 * @param request - Method, raw target, headers and body as received, nothing decoded.
 * @param secretOf - Finds the secret of an access key.
 * @param options - Host rule and schemes.
 * @example
 * ```ts
 * import { verifyHuaweiCloud } from "@yunfan/auth-signing/huaweicloud/verify";
 *
 * const result = verifyHuaweiCloud({ method: "GET", target: "/v1/things", headers: [] }, () => undefined);
 * console.log(result.ok ? result.accessKeyId : result.reason); // missing-authorization
 * ```
 */
export function verifyHuaweiCloud(
  request: ReceivedRequest,
  secretOf: SecretLookup,
  options: HuaweiCloudVerifyOptions = {},
): HuaweiCloudVerification {
  const headers = receivedHeaders(request.headers);
  const value = headers.get("authorization");
  if (value === undefined) return reject("missing-authorization", "there is no Authorization header");
  const authorization = parseAuthorization(value);
  const target = receivedTarget(request);
  if (authorization === undefined) return reject("malformed", "the Authorization header has another form");
  if (target === undefined) return reject("malformed", "the method or the request target has another form");
  const { algorithm, accessKeyId, signedHeaders, scope } = authorization;
  if (options.algorithms !== undefined && !options.algorithms.includes(algorithm)) {
    return reject("unsupported-algorithm", `${algorithm} is not accepted here`, { accessKeyId });
  }
  if (!inOrder(signedHeaders)) {
    return reject("malformed", "SignedHeaders must be lower-case names in ascending order, each once", { accessKeyId });
  }
  if (options.requireHost === true && !signedHeaders.includes("host")) {
    return reject("unsigned-host", "host is not among the signed headers", { accessKeyId });
  }
  const timestamp = headers.get("x-sdk-date");
  if (timestamp === undefined || !signedHeaders.includes("x-sdk-date")) {
    return reject("unsigned-date", "x-sdk-date is missing or not among the signed headers", { accessKeyId });
  }
  const signedAt = parseBasicTime(timestamp);
  if (signedAt === undefined || (scope !== undefined && !scope.startsWith(`${timestamp.slice(0, 8)}/`))) {
    return reject("malformed", "x-sdk-date is no UTC time, or another day than the scope", { accessKeyId });
  }
  let lines = "";
  for (const name of signedHeaders) {
    const found = headers.get(name);
    if (found === undefined) return reject("missing-signed-header", `${name} is signed but absent`, { accessKeyId });
    lines += `${name}:${found}\n`;
  }
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return reject("unknown-access-key", "no such access key", { accessKeyId });
  const declared = headers.get("x-sdk-content-sha256");
  const canonical = attempt(() => {
    const hash = payloadHash(declared, request.body);
    return canonicalRequest(request.method, target, lines, signedHeaders.join(";"), hash);
  });
  if (canonical === undefined) return reject("malformed", "the request cannot be canonicalised", { accessKeyId });
  const stringToSign =
    scope === undefined ? sdkStringToSign(timestamp, canonical) : v11StringToSign(timestamp, scope, canonical);
  const key = scope === undefined ? hmacKey(secret) : v11Key(accessKeyId, secret, scope);
  const expectedSignature = hmacSha256Hex(key, stringToSign);
  const found = { accessKeyId, canonicalRequest: canonical, stringToSign };
  if (!equalInConstantTime(expectedSignature, authorization.signature)) {
    return reject("signature-mismatch", "the signature is not that of this request", { ...found, expectedSignature });
  }
  // Only a hash the signature vouches for is worth comparing. Text that is no hash fits no body.
  if (declared !== undefined && declared !== UNSIGNED_PAYLOAD && !matchesBody(declared, request.body)) {
    return reject("payload-mismatch", "the body is not the one x-sdk-content-sha256 declares", found);
  }
  return { ok: true, algorithm, signedAt, signedHeaders, ...(scope === undefined ? {} : { scope }), ...found };
}

const matchesBody = (declared: string, body: ReceivedRequest["body"]): boolean =>
  declared === attempt(() => payloadHash(undefined, body));

/** `verifyHuaweiCloud` for SDK-HMAC-SHA256 alone. */
export const verifySdkHmacSha256 = (
  request: ReceivedRequest,
  secretOf: SecretLookup,
  options: Omit<HuaweiCloudVerifyOptions, "algorithms"> = {},
): HuaweiCloudVerification => verifyHuaweiCloud(request, secretOf, { ...options, algorithms: ["SDK-HMAC-SHA256"] });

/** `verifyHuaweiCloud` for V11-HMAC-SHA256 alone. */
export const verifyV11HmacSha256 = (
  request: ReceivedRequest,
  secretOf: SecretLookup,
  options: Omit<HuaweiCloudVerifyOptions, "algorithms"> = {},
): HuaweiCloudVerification => verifyHuaweiCloud(request, secretOf, { ...options, algorithms: ["V11-HMAC-SHA256"] });
