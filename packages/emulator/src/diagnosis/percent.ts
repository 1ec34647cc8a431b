import { latin1, textOf } from "../bytes.js";

const UNIT = /%[0-9A-Fa-f]{2}|[\ud800-\udbff][\udc00-\udfff]|[^]/g;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/**
 * The canonical form of a text from a URL: what both vendors sign. Escapes of unreserved characters are undone, others
 * get upper-case digits, the rest is encoded once.
 * @throws URIError for half a surrogate pair.
 */
export const canonical = (text: string): string => text.replace(UNIT, canonicalUnit);

/** `canonical` for a path: "/" stays, and "%2F" stays what it is. */
export const canonicalPath = (text: string): string =>
  text.replace(UNIT, (unit) => (unit === "/" ? unit : canonicalUnit(unit)));

/** Encodes a text that is no URL's: its "%" is a percent sign. */
export const encodeText = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, escapeOf);

function canonicalUnit(unit: string): string {
  if (UNRESERVED.test(unit)) return unit;
  if (unit.length === 3) {
    const character = String.fromCharCode(Number.parseInt(unit.slice(1), 16));
    return UNRESERVED.test(character) ? character : unit.toUpperCase();
  }
  return encodeText(unit);
}

const escapeOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Percent-decodes; bytes that are no UTF-8 become U+FFFD. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const bytes = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    return textOf(latin1(bytes));
  }
}
