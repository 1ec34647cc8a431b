import { type HmacKey, hmacKey } from "#sha256";

interface Kept {
  readonly secret: string;
  readonly key: HmacKey;
}

// Keyed by the credentials object itself: what is derived from a secret lives exactly as long as the secret does.
const kept = new WeakMap<object, Kept>();

/** The prepared HMAC key of `secret`, kept for as long as `owner`, the credentials object it belongs to, is alive. */
export function keptHmacKey(owner: object, secret: string): HmacKey {
  const known = kept.get(owner);
  if (known !== undefined && known.secret === secret) return known.key;
  const key = hmacKey(secret);
  kept.set(owner, { secret, key });
  return key;
}
