/** Shorter texts than this are not masked: they would hit innocent words. No vendor's secret is as short. */
const SHORTEST_SECRET = 6;

/**
 * Replaces each secret in a text. Gateways echo what they received, tokens included, so every answer passes through here
 * before anything is built from it.
 */
export function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET && masked.includes(secret)) masked = masked.replaceAll(secret, "***");
    // In a JSON body the same secret stands escaped.
    const escaped = JSON.stringify(secret).slice(1, -1);
    if (escaped !== secret && masked.includes(escaped)) masked = masked.replaceAll(escaped, "***");
  }
  return masked;
}
