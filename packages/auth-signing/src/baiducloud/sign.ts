import { type HmacKey, hmacKey, hmacSha256Hex } from "#sha256";
import { checkedToken } from "../check-keys.js";
import { keptHmacKey } from "../crypto/kept-key.js";
import { SigningError } from "../errors.js";
import { addHeader, canonicalMethod, collectHeaders, type Header, headerValue, isToken } from "../http/headers.js";
import type { SignedParts, SigningRequest } from "../http/request.js";
import { splitUrl } from "../http/target.js";
import { joinShort } from "../sort.js";
import { extendedTime } from "../time.js";
import { canonicalHeaders, canonicalRequest, isDefaultHeader } from "./canonical.js";
import type { BaiduCloudCredentials } from "./credentials.js";

/** How to sign for Baidu AI Cloud. */
export interface BceAuthV1Options {
  /** The time of signing. It stands in the signature itself; no header is added for it. */
  readonly now: Date;
  /** How long the signature is good for, in whole seconds; default 1800. 0 is written as 0. */
  readonly expirationInSeconds?: number | undefined;
  /**
   * Names of the headers to sign, in any letter case; every `x-bce-*` header is signed besides. Names the request lacks
   * are passed over, but a list that comes to nothing is refused where the request has headers of the default set: an
   * empty list is read as that set. Absent or empty: `host`, `content-length`, `content-type`, `content-md5` and every `x-bce-*`.
   */
  readonly signedHeaders?: readonly string[] | undefined;
}

interface Kept {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly time: string;
  readonly seconds: number;
  readonly prefix: string;
  readonly key: HmacKey;
}

// The derived key changes once a second, and deriving it is half of the hashing. The last one is kept with the
// credentials object it comes from, so nothing secret outlives the credentials and no two of them share anything.
const kept = new WeakMap<object, Kept>();

function keptSigningKey(credentials: BaiduCloudCredentials, time: string, seconds: number): Kept {
  const { accessKeyId, secretAccessKey: secret } = credentials;
  const known = kept.get(credentials);
  if (
    known !== undefined &&
    known.time === time &&
    known.seconds === seconds &&
    known.secret === secret &&
    known.accessKeyId === accessKeyId
  ) {
    return known;
  }
  const secretKey = keptHmacKey(credentials);
  const prefix = `bce-auth-v1/${accessKeyId}/${time}/${seconds}`;
  const made = { accessKeyId, secret, time, seconds, prefix, key: deriveSigningKey(secretKey, prefix) };
  kept.set(credentials, made);
  return made;
}

/** The signing key: the HMAC of the prefix as lower-case hex text, which is itself the next key. */
export const deriveSigningKey = (secretKey: HmacKey, prefix: string): HmacKey =>
  hmacKey(hmacSha256Hex(secretKey, prefix));

function checkedExpiration(seconds: number | undefined): number {
  if (seconds === undefined) return 1800;
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new SigningError("options.expirationInSeconds", "is not a whole number of seconds from 0; omit it for 1800");
  }
  return seconds;
}

function signedNameTest(listed: readonly string[] | undefined): (name: string) => boolean {
  if (listed === undefined || listed.length === 0) return isDefaultHeader;
  const names = listed.map((name) => {
    if (typeof name !== "string" || !isToken(name) || name.toLowerCase() === "authorization") {
      throw new SigningError("options.signedHeaders", "has an entry that is no header name or is Authorization itself");
    }
    return name.toLowerCase();
  });
  return (name) => name.startsWith("x-bce-") || names.includes(name);
}

/** Whoever verifies reads an empty list as the default set, and must find nothing of it then. */
function checkEmptyList(list: readonly Header[], listed: readonly string[] | undefined): void {
  if (listed === undefined || listed.length === 0) return;
  const found = list.find(({ name, value }) => value !== "" && isDefaultHeader(name));
  if (found === undefined) return;
  throw new SigningError(
    "options.signedHeaders",
    `names no header that the request has, which servers read as the default set; add ${JSON.stringify(found.name)}, or omit the list`,
  );
}

/**
 * Signs with bce-auth-v1, the scheme of Baidu AI Cloud's APIs (cloud.baidu.com/doc/Reference/s/njwvz1yfu and
 * `/s/Gjwvz1xez`).
 *
 * Only headers the request carries are signed; give `host` and `x-bce-date`, which the APIs insist on. The one header
 * added is `x-bce-security-token`, when the credentials have a `sessionToken` and the request lacks it. The body is not
 * covered: sign a `Content-MD5` or `x-bce-content-sha256` header to cover it.
 *
 * @param request - The request as it will leave; the body is not read.
 * @param credentials - Key id and secret; `sessionToken` for temporary keys.
 * @param options - Time, life and list of headers.
 * @returns Headers to add, and the canonical request.
 * @throws SigningError when some part cannot be signed; the message names it and the way out.
 * @example
 * ```ts
 * import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
 *
 * const { headers } = signBceAuthV1(
 *   {
 *     method: "POST",
 *     url: "https://bcc.bj.baidubce.com/v2/instance/reserved/list?maxKeys=10",
 *     headers: { host: "bcc.bj.baidubce.com", "x-bce-date": "2024-07-16T07:12:00Z" },
 *     body: "{}",
 *   },
 *   { accessKeyId: "AK", secretAccessKey: "SK" },
 *   { now: new Date("2024-07-16T07:12:00Z") },
 * );
 * console.log(headers["Authorization"]?.slice(0, 58)); // bce-auth-v1/AK/2024-07-16T07:12:00Z/1800/host;x-bce-date/…
 * ```
 */
export function signBceAuthV1(
  request: SigningRequest,
  credentials: BaiduCloudCredentials,
  options: BceAuthV1Options,
): SignedParts {
  const seconds = checkedExpiration(options.expirationInSeconds);
  const { prefix, key } = keptSigningKey(credentials, extendedTime(options.now), seconds);
  const method = canonicalMethod(request.method);
  const url = splitUrl(request.url);
  const list = collectHeaders(request.headers);
  const added: Record<string, string> = { Authorization: "" };
  const token = checkedToken(credentials, "sessionToken");
  if (token !== undefined && headerValue(list, "x-bce-security-token") === undefined) {
    addHeader(list, "x-bce-security-token", token);
    added["x-bce-security-token"] = token;
  }
  const headers = canonicalHeaders(list, signedNameTest(options.signedHeaders));
  if (headers.names.length === 0) checkEmptyList(list, options.signedHeaders);
  const canonical = canonicalRequest(method, url, headers);
  const signature = hmacSha256Hex(key, canonical);
  const authorization = `${prefix}/${joinShort(headers.names, ";")}/${signature}`;
  added["Authorization"] = authorization;
  return {
    headers: added,
    authorization,
    signature,
    canonicalRequest: canonical,
    signedHeaders: headers.names,
  };
}
