import { type HmacKey, hmacKey, hmacSha256Hex, sha256Hex } from "#sha256";
import { checkKeys } from "../check-keys.js";
import { hexToBytes } from "../crypto/hex.js";
import { SigningError } from "../errors.js";
import type { SigningRequest } from "../http/request.js";
import type { HuaweiCloudCredentials } from "./credentials.js";
import { prepare } from "./prepare.js";
import type { HuaweiCloudSignedParts } from "./sign-sdk.js";

/** The name of the scheme, as it stands in `Authorization`. */
const V11_HMAC_SHA256 = "V11-HMAC-SHA256";

/** The text that V11-HMAC-SHA256 signs. */
export const v11StringToSign = (timestamp: string, scope: string, canonical: string): string =>
  `${V11_HMAC_SHA256}\n${timestamp}\n${scope}\n${sha256Hex(canonical)}`;

/**
 * The signing key: HKDF-SHA256 (RFC 5869) of the secret with the access key as salt and the scope as info, 32 bytes, of
 * which the lower-case hex text is the key. 32 bytes are one round, so the expansion is a single HMAC.
 */
export function v11Key(accessKeyId: string, secret: string, scope: string): HmacKey {
  const extracted = hmacSha256Hex(hmacKey(accessKeyId), secret);
  return hmacKey(hmacSha256Hex(hmacKey(hexToBytes(extracted)), `${scope}\x01`));
}

interface Kept {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly scope: string;
  readonly key: HmacKey;
}

// As in kept-key.ts: derived keys live with the credentials object they come from, the last scope of each.
const kept = new WeakMap<object, Kept>();

function keptV11Key(credentials: HuaweiCloudCredentials, scope: string): HmacKey {
  const { accessKeyId, secretAccessKey: secret } = credentials;
  const known = kept.get(credentials);
  if (known?.scope === scope && known.secret === secret && known.accessKeyId === accessKeyId) return known.key;
  checkKeys(credentials);
  const key = v11Key(accessKeyId, secret, scope);
  kept.set(credentials, { accessKeyId, secret, scope, key });
  return key;
}

const SCOPE_PART = /^[A-Za-z0-9._-]+$/;

/** What V11 needs beyond the time. */
export interface V11Options {
  /** The time of signing; its UTC day is part of the scope. */
  readonly now: Date;
  /** Region of the service, such as `cn-north-4`. */
  readonly regionId: string;
  /** Short name of the service, such as `roma`. */
  readonly serviceName: string;
}

/**
 * Signs with V11-HMAC-SHA256, whose key is derived for one day, region and service. Huawei's SDKs use it on request
 * only, for hosts outside `myhuaweicloud.com` and its like; there is no public page, so the SDKs are the source.
 * The canonical request is that of `signSdkHmacSha256`.
 *
 * @throws SigningError when some part cannot be signed, or the region or the service is missing or malformed.
 * @example
 * ```ts
 * import { signV11HmacSha256 } from "@yunfan/auth-signing/huaweicloud";
 *
 * const { authorization } = signV11HmacSha256(
 *   { method: "GET", url: "https://roma.example.com/v2/p/instances", headers: {} },
 *   { accessKeyId: "AK", secretAccessKey: "SK" },
 *   { now: new Date("2024-01-15T08:30:45Z"), regionId: "cn-north-4", serviceName: "roma" },
 * );
 * console.log(authorization.split(",")[0]); // V11-HMAC-SHA256 Credential=AK/20240115/cn-north-4/roma
 * ```
 */
export function signV11HmacSha256(
  request: SigningRequest,
  credentials: HuaweiCloudCredentials,
  options: V11Options,
): HuaweiCloudSignedParts {
  for (const field of ["regionId", "serviceName"] as const) {
    if (typeof options[field] !== "string" || !SCOPE_PART.test(options[field])) {
      throw new SigningError(`options.${field}`, "is missing or has other characters than letters, digits and . _ -");
    }
  }
  const prepared = prepare(request, credentials, options);
  const scope = `${prepared.timestamp.slice(0, 8)}/${options.regionId}/${options.serviceName}`;
  const stringToSign = v11StringToSign(prepared.timestamp, scope, prepared.canonicalRequest);
  const signature = hmacSha256Hex(keptV11Key(credentials, scope), stringToSign);
  const authorization = `${V11_HMAC_SHA256} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${prepared.signedNames}, Signature=${signature}`;
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
