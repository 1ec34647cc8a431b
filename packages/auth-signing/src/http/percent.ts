import { SigningError } from "../errors.js";

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;
const UNRESERVED_OR_SLASH = /^[A-Za-z0-9\-._~/]*$/;
// A whole escape, a run beyond ASCII, or one reserved character; the u flag keeps surrogate pairs together.
const NEEDS_WORK = /%[0-9A-Fa-f]{2}|[\u{80}-\u{10ffff}]+|[^A-Za-z0-9\-._~]/gu;
const LEFT_BARE_BY_ENCODE_URI = /[!'()*]/;
const ALL_LEFT_BARE = /[!'()*]/g;

const hexOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const PLAIN_QUERY = /^[A-Za-z0-9\-._~]+=[A-Za-z0-9\-._~]*(?:&[A-Za-z0-9\-._~]+=[A-Za-z0-9\-._~]*)*$/;

/** True for a query of `name=value` parts of unreserved characters only: nothing to decode, encode or complete. */
export const isPlainQuery = (query: string): boolean => PLAIN_QUERY.test(query);

/** Percent-encodes literal text: everything but unreserved characters, as upper-case UTF-8 escapes. */
export function encodeLiteral(text: string, field: string): string {
  if (UNRESERVED.test(text)) return text;
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch (cause) {
    throw new SigningError(field, "contains half a surrogate pair, which has no UTF-8 form; send whole characters", {
      cause,
    });
  }
  return LEFT_BARE_BY_ENCODE_URI.test(encoded) ? encoded.replace(ALL_LEFT_BARE, hexOf) : encoded;
}

/**
 * Brings text from a URL to its one canonical form, whether it was encoded before or not: escapes of unreserved
 * characters are undone, other escapes get upper-case digits, everything else is encoded once. It works on bytes, so
 * escapes that are not UTF-8 survive, and a "%" that begins no escape is a literal percent sign.
 */
export function encodeOnce(text: string, field: string): string {
  return UNRESERVED.test(text) ? text : encodeParts(text, field, false);
}

/** `encodeOnce` for a path: "/" stays, while "%2F" stays "%2F" because it is data and not a separator. */
export function encodePathOnce(path: string, field: string): string {
  return UNRESERVED_OR_SLASH.test(path) ? path : encodeParts(path, field, true);
}

function encodeParts(text: string, field: string, keepSlash: boolean): string {
  return text.replace(NEEDS_WORK, (part) => {
    if (part.length === 3 && part.charCodeAt(0) === 0x25) {
      const character = String.fromCharCode(Number.parseInt(part.slice(1), 16));
      return UNRESERVED.test(character) ? character : part.toUpperCase();
    }
    if (keepSlash && part === "/") return part;
    const code = part.charCodeAt(0);
    if (code < 0x20 || code === 0x7f) {
      throw new SigningError(field, "contains a control character; percent-encode it or remove it");
    }
    return encodeLiteral(part, field);
  });
}

/** The text behind a canonical form, for sorting by raw name. Bytes that are not UTF-8 become U+FFFD. */
export function decodeCanonical(canonical: string): string {
  if (!canonical.includes("%")) return canonical;
  try {
    return decodeURIComponent(canonical);
  } catch {
    const bytes: number[] = [];
    for (let i = 0; i < canonical.length; i++) {
      if (canonical.charCodeAt(i) === 0x25) {
        bytes.push(Number.parseInt(canonical.slice(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.push(canonical.charCodeAt(i));
      }
    }
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
}
