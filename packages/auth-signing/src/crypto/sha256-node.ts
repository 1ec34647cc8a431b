// SHA-256 and HMAC on node:crypto. `sha256-portable.ts` has the same exports for runtimes without it; which of the two
// "#sha256" means is decided by the "imports" field of package.json.
import * as crypto from "node:crypto";

// One-shot hashing exists from Node 20.12; other runtimes that answer to the "node" condition may lack it.
const oneShot = (crypto as { hash?: typeof crypto.hash }).hash;

/** SHA-256 as lower-case hex. A string stands for its UTF-8 bytes. */
export function sha256Hex(data: string | Uint8Array): string {
  return oneShot === undefined ? crypto.createHash("sha256").update(data).digest("hex") : oneShot("sha256", data);
}

/** A key made ready for HMAC-SHA256. Holds the key: keep it no longer and no wider than the key itself. */
export interface HmacKey {
  readonly key: string | Uint8Array;
  /** The inner pad block. */
  readonly inner: string;
  /** From the inner digest to the HMAC, when the fast way applies: an ASCII key of at most one block. */
  readonly finish: ((innerDigest: string) => string) | undefined;
}

const BLOCK = 64;
const DIGEST = 32;
const ASCII = /^[\0-\x7f]*$/;

/**
 * Prepares a key. A string stands for its UTF-8 bytes.
 *
 * Two one-shot hashes over kept pad blocks cost less than half of `createHmac`, whose price is making objects. The
 * inner block can be a string because an ASCII key stays ASCII under the pad, so text can be appended to it.
 */
export function hmacKey(key: string | Uint8Array): HmacKey {
  if (oneShot === undefined || typeof key !== "string" || key.length > BLOCK || !ASCII.test(key)) {
    return { key, inner: "", finish: undefined };
  }
  const inner = Buffer.alloc(BLOCK, 0x36);
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  for (let i = 0; i < key.length; i++) {
    inner[i] = 0x36 ^ key.charCodeAt(i);
    outer[i] = 0x5c ^ key.charCodeAt(i);
  }
  const finish = (innerDigest: string): string => {
    outer.write(innerDigest, BLOCK, "latin1");
    return oneShot("sha256", outer);
  };
  return { key, inner: inner.toString("latin1"), finish };
}

/** HMAC-SHA256 as lower-case hex. A string stands for its UTF-8 bytes. */
export function hmacSha256Hex(key: HmacKey, data: string | Uint8Array): string {
  if (oneShot === undefined || key.finish === undefined || typeof data !== "string") {
    return crypto.createHmac("sha256", key.key).update(data).digest("hex");
  }
  return key.finish(oneShot("sha256", key.inner + data, "binary"));
}
