import { isObject } from "../spec/document.js";
import type { HeaderPair } from "../http/message.js";

/** What stands for a secret in a recorded request. */
export const MASK = "***";

const SECRET_HEADERS = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "x-auth-token",
  "x-subject-token",
  "x-security-token",
  "x-bce-security-token",
]);
/** Whether the value of a header, named in lower case, is a secret. */
export const isSecretHeader = (name: string): boolean => SECRET_HEADERS.has(name);

const SECRET_NAME = /password|passwd|secret|passcode|token$/i;
const SECRET_WORD = /password|passwd|secret|passcode|token/i;

/** Headers by lower-case name, repeated ones joined, secrets masked. */
export function maskHeaders(headers: readonly HeaderPair[]): Record<string, string> {
  const byName = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const before = byName.get(lower);
    const shown = isSecretHeader(lower) ? MASK : value;
    byName.set(lower, before === undefined ? shown : `${before}, ${shown}`);
  }
  return Object.fromEntries(byName);
}

/** A request target; the values of query keys that carry a signature or a token are masked. */
export const maskTarget = (target: string): string =>
  target
    .split("&")
    .map((part, index) => maskPart(part, index > 0))
    .join("&");

// Not by one expression over it all: looking for an end from every possible beginning takes the square of a long target's
// length.
function maskPart(part: string, isField: boolean): string {
  const pieces = part.split("=");
  for (const [index, piece] of pieces.slice(0, -1).entries()) {
    const isName = isField && index === 0;
    // A value may be an address with a query of its own.
    const mark = piece.indexOf("?");
    if (!isName && mark < 0) continue;
    if (isSecretParameter(isName ? piece : piece.slice(mark + 1))) {
      return `${pieces.slice(0, index + 1).join("=")}=${MASK}`;
    }
  }
  return part;
}

const isSecretParameter = (name: string): boolean => /token$/i.test(name) || /(?:^|\?)authorization$/i.test(name);

const LONGEST_BODY = 65_536;

/** A body as text: secrets of a JSON body masked, other text that may hold some left out. */
export function maskBody(body: Uint8Array): string {
  if (body.length === 0) return "";
  if (body.length > LONGEST_BODY) return `(${body.length} bytes)`;
  const text = new TextDecoder().decode(body);
  try {
    return JSON.stringify(JSON.parse(text), maskField);
  } catch {
    // Nothing tells where a secret ends in broken JSON.
    return SECRET_WORD.test(text) ? `(${body.length} bytes, not JSON)` : text;
  }
}

function maskField(name: string, value: unknown): unknown {
  if (!SECRET_NAME.test(name) || value === null) return value;
  if (!isObject(value)) return MASK;
  // An object is no secret, but may hold one under a plain name: IAM's token: { id }.
  return typeof value["id"] === "string" ? { ...value, id: MASK } : value;
}
