import { parseAuthorization } from "@yunfan/auth-signing/huaweicloud/verify";
import { readSignature, type SignatureForm } from "../signature-form.js";

/** What an Authorization header of Huawei Cloud's says, read as leniently as it can be. */
export interface HuaweiCloudClaim {
  readonly scheme: "SDK-HMAC-SHA256" | "V11-HMAC-SHA256";
  readonly accessKeyId: string;
  readonly scope: string | undefined;
  readonly signedHeaders: readonly string[];
  /** In lower-case hex; `undefined` when the text is no signature in any form. */
  readonly signature: string | undefined;
  /** How the signature is written. */
  readonly form: SignatureForm;
  /** Whether the header as a whole has the form that the gateway reads. */
  readonly isWellFormed: boolean;
}

const SCHEME = /^\s*(SDK|V11)-HMAC-SHA256\b/i;

/** Reads an Authorization value; `undefined` when it is of another scheme. */
export function readClaim(value: string): HuaweiCloudClaim | undefined {
  const scheme = SCHEME.exec(value)?.[1]?.toUpperCase();
  if (scheme === undefined) return undefined;
  const field = (name: string): string => new RegExp(`\\b${name}\\s*=\\s*"?([^\\s,"]+)`, "i").exec(value)?.[1] ?? "";
  const [accessKeyId = "", ...scope] = (field("Access") || field("Credential")).split("/");
  const names = field("SignedHeaders");
  return {
    scheme: scheme === "V11" ? "V11-HMAC-SHA256" : "SDK-HMAC-SHA256",
    accessKeyId,
    scope: scheme === "V11" ? scope.join("/") : undefined,
    signedHeaders: names === "" ? [] : names.split(";"),
    ...readSignature(field("Signature")),
    isWellFormed: parseAuthorization(value) !== undefined,
  };
}
