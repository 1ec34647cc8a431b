import { createHash, createHmac } from "node:crypto";

/** HMAC-SHA256; a string stands for its UTF-8 bytes. */
export type Hmac = (key: string | Uint8Array, text: string | Uint8Array) => Uint8Array;

/** HMAC-SHA256 as the platform has it. */
export const hmacSha256: Hmac = (key, text) => createHmac("sha256", key).update(text).digest();

/** SHA-256; a string stands for its UTF-8 bytes. */
export const sha256 = (data: string | Uint8Array): Uint8Array => createHash("sha256").update(data).digest();

/** Lower-case hex. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
