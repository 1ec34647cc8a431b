import { parseExtendedTime } from "../time.js";

/** The parts of a bce-auth-v1 `Authorization` value. */
export interface BceAuthorization {
  readonly accessKeyId: string;
  /** The time of signing. */
  readonly signedAt: Date;
  /** How long the signature is good for, in seconds. */
  readonly expirationInSeconds: number;
  /** Lower-case names, in the order of the header; empty when the default set is meant. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hex digits. */
  readonly signature: string;
  /** Everything before the signed headers: what the signing key is derived from. */
  readonly prefix: string;
}

const FORM =
  /^(bce-auth-v1\/([^\s/]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/(0|[1-9]\d{0,9}))\/([^\s/]*)\/([0-9a-f]{64})$/;

/**
 * Takes an `Authorization` value apart; undefined when it is not bce-auth-v1 or malformed.
 *
 * @example
 * ```ts
 * import { parseAuthorization } from "@yunfan/auth-signing/baiducloud/verify";
 *
 * console.log(parseAuthorization("Bearer x")); // undefined
 * ```
 */
export function parseAuthorization(value: string): BceAuthorization | undefined {
  const match = FORM.exec(value);
  if (match === null) return undefined;
  const [, prefix = "", accessKeyId = "", time = "", seconds = "", names = "", signature = ""] = match;
  const signedAt = parseExtendedTime(time);
  if (signedAt === undefined) return undefined;
  const signedHeaders = names === "" ? [] : names.split(";");
  return { accessKeyId, signedAt, expirationInSeconds: Number(seconds), signedHeaders, signature, prefix };
}
