import { hmacSha256Hex, sha256Hex } from "#sha256";
import { keptHmacKey } from "../crypto/kept-key.js";
import type { SignedParts, SigningRequest } from "../http/request.js";
import type { HuaweiCloudCredentials } from "./credentials.js";
import { prepare } from "./prepare.js";

/** What a Huawei Cloud signer hands back. */
export interface HuaweiCloudSignedParts extends SignedParts {
  /** The text that is signed: algorithm, time (and scope, for V11), and the hash of the canonical request. */
  stringToSign: string;
}

/** The name of the scheme, as it stands in `Authorization`. */
const SDK_HMAC_SHA256 = "SDK-HMAC-SHA256";

/** The text that SDK-HMAC-SHA256 signs. */
export const sdkStringToSign = (timestamp: string, canonical: string): string =>
  `${SDK_HMAC_SHA256}\n${timestamp}\n${sha256Hex(canonical)}`;

/**
 * Signs with SDK-HMAC-SHA256, the scheme every Huawei Cloud gateway accepts (API signing guide, support.huaweicloud.com
 * `/devg-apisign/api-sign-algorithm-001.html`).
 *
 * Every given header is signed, save `Authorization`, a multipart `Content-Type` and names with "_". Missing ones are
 * added and signed: `host` from the URL, `X-Sdk-Date` from `options.now`, `X-Security-Token` from the credentials.
 * The body is covered through its SHA-256, or through the value of `X-Sdk-Content-Sha256` when that header is given.
 *
 * @param request - The request as it will leave.
 * @param credentials - Key id and secret; `securityToken` for temporary keys.
 * @param options - `now`: the time of signing. Gateways refuse a clock that is 15 minutes off.
 * @returns Headers to add, and the intermediate texts.
 * @throws SigningError when some part cannot be signed; the message names it and the way out.
 * @example
 * ```ts
 * import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
 *
 * const { headers } = signSdkHmacSha256(
 *   { method: "GET", url: "https://roma.cn-north-4.myhuaweicloud.com/v2/p/instances?limit=10", headers: {} },
 *   { accessKeyId: "AK", secretAccessKey: "SK" },
 *   { now: new Date() },
 * );
 * console.log(Object.keys(headers)); // [ 'Authorization', 'host', 'X-Sdk-Date' ]
 * ```
 */
export function signSdkHmacSha256(
  request: SigningRequest,
  credentials: HuaweiCloudCredentials,
  options: { readonly now: Date },
): HuaweiCloudSignedParts {
  const key = keptHmacKey(credentials);
  const prepared = prepare(request, credentials, options);
  const stringToSign = sdkStringToSign(prepared.timestamp, prepared.canonicalRequest);
  const signature = hmacSha256Hex(key, stringToSign);
  const authorization = `${SDK_HMAC_SHA256} Access=${credentials.accessKeyId}, SignedHeaders=${prepared.signedNames}, Signature=${signature}`;
  prepared.headers["Authorization"] = authorization;
  return {
    headers: prepared.headers,
    authorization,
    signature,
    canonicalRequest: prepared.canonicalRequest,
    stringToSign,
    signedHeaders: prepared.signedHeaders,
  };
}
