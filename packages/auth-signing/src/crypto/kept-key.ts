import { type HmacKey, hmacKey } from "#sha256";
import { checkKeys, type KeyPair } from "../check-keys.js";

interface Kept {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly key: HmacKey;
}

// Keyed by the credentials object itself: what is derived from a secret lives exactly as long as the secret does.
const kept = new WeakMap<object, Kept>();

/**
 * The prepared HMAC key of a secret, kept for as long as the credentials object is alive.
 * @throws SigningError when the pair cannot sign. Checked once a pair, not once a signature.
 */
export function keptHmacKey(credentials: KeyPair): HmacKey {
  const { accessKeyId, secretAccessKey: secret } = credentials;
  const known = kept.get(credentials);
  if (known !== undefined && known.secret === secret && known.accessKeyId === accessKeyId) return known.key;
  checkKeys(credentials);
  const key = hmacKey(secret);
  kept.set(credentials, { accessKeyId, secret, key });
  return key;
}
