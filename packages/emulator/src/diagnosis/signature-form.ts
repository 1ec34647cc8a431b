import { fromBase64, hex } from "../bytes.js";

/** How a signature is written: `hex` is right. */
export type SignatureForm = "hex" | "upper-case hex" | "base64" | "none";

const BYTES = 32;

/** Reads a signature in any of the forms in which people write one. */
export function readSignature(text: string): { signature: string | undefined; form: SignatureForm } {
  if (/^[0-9a-f]{64}$/.test(text)) return { signature: text, form: "hex" };
  if (/^[0-9a-f]{64}$/i.test(text)) return { signature: text.toLowerCase(), form: "upper-case hex" };
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? fromBase64(text) : undefined;
  if (bytes?.length === BYTES) return { signature: hex(bytes), form: "base64" };
  return { signature: undefined, form: "none" };
}

/** The mistake of a form, if it is one. */
export function formMistake(form: SignatureForm): { name: string; verdict: string } | undefined {
  if (form === "hex" || form === "none") return undefined;
  return { name: "signature-form", verdict: `the signature is written in ${form}; write it in lower-case hex` };
}
