import { InputError } from "../errors/usage-errors.js";

// With the u flag, a surrogate pair counts as the one character it is.
const HALF_A_PAIR = /\p{Surrogate}/u;

/** Whether a text has a UTF-8 form: no surrogate stands alone. */
export function isWellFormed(text: string): boolean {
  return !HALF_A_PAIR.test(text);
}

/** Percent-encodes by RFC 3986: everything but `A-Z a-z 0-9 - . _ ~`. Both vendors sign this form. */
export function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Fills a path template. A value is encoded once, so it stays one segment whatever it holds; dot segments are refused,
 * since every URL parser folds them, encoded or not.
 */
export function fillPath(operation: string, template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = String(values[name]);
    if (value === "" || value === "." || value === "..") {
      throw new InputError(operation, name, `is ${JSON.stringify(value)}, which cannot be a path segment`);
    }
    return encode(value);
  });
}

/** The query as sent and signed: names and values encoded, `%20` for a space, repeated values sorted. */
export function buildQuery(values: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    // Sorted, because the vendors' own SDKs disagree on repeated values in any other order.
    const list = Array.isArray(value) ? value.map(String).sort() : [String(value)];
    for (const item of list) pairs.push(`${encode(name)}=${encode(item)}`);
  }
  return pairs.join("&");
}
