import { hmacKey, hmacSha256Hex, sha256Hex } from "@yunfan/auth-signing/sha256";
import { fromHex } from "../bytes.js";

/** HMAC-SHA256; a string stands for its UTF-8 bytes. */
export type Hmac = (key: string | Uint8Array, text: string | Uint8Array) => Uint8Array;

/** HMAC-SHA256 as signing has it. */
export const hmacSha256: Hmac = (key, text) => fromHex(hmacSha256Hex(hmacKey(key), text));

/** SHA-256 as lower-case hex; a string stands for its UTF-8 bytes. */
export { sha256Hex } from "@yunfan/auth-signing/sha256";

/** SHA-256; a string stands for its UTF-8 bytes. */
export const sha256 = (data: string | Uint8Array): Uint8Array => fromHex(sha256Hex(data));
