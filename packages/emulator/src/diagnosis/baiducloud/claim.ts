import { parseAuthorization } from "@yunfan/auth-signing/baiducloud/verify";
import { readSignature, type SignatureForm } from "../signature-form.js";

/** What a bce-auth-v1 Authorization says, read as leniently as it can be. */
export interface BceClaim {
  readonly accessKeyId: string;
  /** As written. */
  readonly time: string;
  readonly seconds: string;
  readonly signedHeaders: readonly string[];
  /** In lower-case hex; `undefined` when the text is no signature in any form. */
  readonly signature: string | undefined;
  readonly form: SignatureForm;
  /** Whether the value as a whole has the form that the service reads. */
  readonly isWellFormed: boolean;
}

/** Reads an Authorization value; `undefined` when it is of another scheme. */
export function readClaim(value: string): BceClaim | undefined {
  if (!/^\s*bce-auth-v1\//i.test(value)) return undefined;
  // Base64 has slashes of its own.
  const [, accessKeyId = "", time = "", seconds = "", names = "", ...signature] = value.trim().split("/");
  return {
    accessKeyId,
    time,
    seconds,
    signedHeaders: names === "" ? [] : names.split(";"),
    ...readSignature(signature.join("/")),
    isWellFormed: parseAuthorization(value) !== undefined,
  };
}
