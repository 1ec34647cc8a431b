import { encode, isWellFormed } from "../request/url.js";

/** Shorter texts than this are not masked: they would hit innocent words. No vendor's secret is as short. */
const SHORTEST_SECRET = 4;

/**
 * Replaces each secret in a text. Gateways echo what they received, tokens included, so every error answer passes through
 * here before anything is built from it.
 */
export function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    for (const form of formsOf(secret)) {
      if (masked.includes(form)) masked = masked.replaceAll(form, "***");
    }
  }
  return masked;
}

/**
 * A JSON value with each secret masked in its names and texts. Masking the raw text would miss a secret that the server
 * escaped in a way of its own.
 */
export function maskDeep(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return mask(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [mask(name, secrets), maskDeep(item, secrets)]),
  );
}

/** A text as it is, escaped as in a JSON body, and percent-encoded as in a canonical request. */
function formsOf(text: string): string[] {
  const forms = [text, JSON.stringify(text).slice(1, -1)];
  return isWellFormed(text) ? [...forms, encode(text)] : forms;
}
