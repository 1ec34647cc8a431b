// oxlint-disable typescript/no-unsafe-type-assertion -- every index below is within an array of known length

// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) in plain TypeScript, synchronous, for runtimes without node:crypto.
// WebCrypto is no substitute: it is asynchronous, and on short inputs ten times slower than this.

const BLOCK = 64;
const encoder = new TextEncoder();

/** The first 32 bits of the fractional part of a root of a prime, which is where SHA-256 takes its constants from. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;

const ROUND: Int32Array = new Int32Array(64);
const INITIAL: Int32Array = new Int32Array(8);
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) INITIAL[found] = fraction(Math.sqrt(n));
  ROUND[found++] = fraction(Math.cbrt(n));
}

const W = new Int32Array(64);
const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** Takes one block of 64 bytes into the state. */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, BLOCK);
  for (let i = 0; i < 16; i++) W[i] = view.getInt32(4 * i);
  for (let i = 16; i < 64; i++) {
    const w15 = W[i - 15] as number;
    const w2 = W[i - 2] as number;
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    W[i] = ((W[i - 16] as number) + s0 + (W[i - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] as number) + (W[i] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
}

/** Finishes a hash: `state` has taken `before` bytes (whole blocks), `bytes` are the rest of the message. */
function finish(state: Int32Array, before: number, bytes: Uint8Array): Uint8Array {
  let at = 0;
  for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, bytes, at);
  const rest = bytes.length - at;
  const tail = new Uint8Array(rest < BLOCK - 8 ? BLOCK : 2 * BLOCK);
  tail.set(bytes.subarray(at));
  tail[rest] = 0x80;
  const length = before + bytes.length;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(tail.length - 4, (length * 8) >>> 0);
  for (let i = 0; i < tail.length; i += BLOCK) compress(state, tail, i);
  const out = new Uint8Array(32);
  const outView = new DataView(out.buffer);
  for (let i = 0; i < 8; i++) outView.setInt32(4 * i, state[i] as number);
  return out;
}

const toBytes = (data: string | Uint8Array): Uint8Array => (typeof data === "string" ? encoder.encode(data) : data);
const sha256 = (bytes: Uint8Array): Uint8Array => finish(INITIAL.slice(), 0, bytes);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte] as string;
  return text;
}

/** SHA-256 as lower-case hex. A string stands for its UTF-8 bytes. */
export const sha256Hex = (data: string | Uint8Array): string => toHex(sha256(toBytes(data)));

/** A key made ready for HMAC-SHA256: the hash states after its pad blocks. As secret as the key itself. */
export interface HmacKey {
  readonly inner: Int32Array;
  readonly outer: Int32Array;
}

/** Prepares a key. A string stands for its UTF-8 bytes. */
export function hmacKey(key: string | Uint8Array): HmacKey {
  const bytes = toBytes(key);
  const short = bytes.length > BLOCK ? sha256(bytes) : bytes;
  const padded = (pad: number): Int32Array => {
    const block = new Uint8Array(BLOCK).fill(pad);
    for (let i = 0; i < short.length; i++) block[i] = pad ^ (short[i] as number);
    const state = INITIAL.slice();
    compress(state, block, 0);
    return state;
  };
  return { inner: padded(0x36), outer: padded(0x5c) };
}

/** HMAC-SHA256 as lower-case hex. A string stands for its UTF-8 bytes. */
export function hmacSha256Hex(key: HmacKey, data: string | Uint8Array): string {
  return toHex(finish(key.outer.slice(), BLOCK, finish(key.inner.slice(), BLOCK, toBytes(data))));
}
