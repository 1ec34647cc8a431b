import { encode, isWellFormed } from "../request/url.js";

/** Shorter texts than this are not masked: they would hit innocent words. No vendor's secret is as short. */
const SHORTEST_SECRET = 6;

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

/** A text as it is, escaped as in a JSON body, and percent-encoded as in a canonical request. */
function formsOf(text: string): string[] {
  const forms = [text, JSON.stringify(text).slice(1, -1)];
  return isWellFormed(text) ? [...forms, encode(text)] : forms;
}
