/**
 * SHA-256 and HMAC-SHA256, synchronous, as signing uses them: on node:crypto where there is one, else in plain TypeScript.
 * For those who check signatures, as an emulator does.
 *
 * @example
 * ```ts
 * import { hmacKey, hmacSha256Hex, sha256Hex } from "@yunfan/auth-signing/sha256";
 *
 * console.log(sha256Hex("").slice(0, 8), hmacSha256Hex(hmacKey("key"), "text").slice(0, 8)); // e3b0c442 6afa9046
 * ```
 */
export { hmacKey, hmacSha256Hex, sha256Hex, type HmacKey } from "#sha256";
