import { SigningError } from "../errors.js";

const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const BREAKS_A_LINE = /[\r\n\0]/;

/** True for an HTTP token (RFC 9110): what a method or a header name may consist of. */
export const isToken = (text: string): boolean => TOKEN.test(text);

// A memo of a pure function on public text: header names are few, and lower-casing them is on every signature's path.
const lowered = new Map<string, string>();
const NAMES_KEPT = 256;

function lowerName(name: string): string {
  const known = lowered.get(name);
  if (known !== undefined) return known;
  if (!TOKEN.test(name)) {
    throw new SigningError(`headers[${JSON.stringify(name)}]`, "is not a valid header name; use letters, digits and -");
  }
  const lower = name.toLowerCase();
  if (lowered.size >= NAMES_KEPT) lowered.clear();
  lowered.set(name, lower);
  return lower;
}

/** The class a built-in object says it is of, in any realm: "Headers", "Uint8Array". */
export const toStringTag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

const isAsciiSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Strips ASCII white space at both ends, as HTTP does on the wire; other Unicode spaces are data. */
export function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAsciiSpace(text.charCodeAt(start))) start++;
  while (end > start && isAsciiSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** A header ready for signing: a lower-case name, and a value trimmed of outer ASCII white space. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Adds one header, checked. */
export function addHeader(list: Header[], name: string, value: string | undefined): void {
  const lower = lowerName(name);
  if (typeof value !== "string") {
    throw new SigningError(`headers[${JSON.stringify(name)}]`, "is not a string; convert it or leave the header out");
  }
  if (BREAKS_A_LINE.test(value)) {
    throw new SigningError(`headers[${JSON.stringify(name)}]`, "contains CR, LF or NUL, which would end the header");
  }
  if (headerValue(list, lower) !== undefined) {
    throw new SigningError(
      `headers[${JSON.stringify(name)}]`,
      "is given twice in different letter case; join the values or keep one",
    );
  }
  list.push({ name: lower, value: trimAscii(value) });
}

const KINDS = new Map([
  ["Headers", "a Headers object"],
  ["Map", "a Map"],
  ["Array", "an array"],
]);

/** Other objects have no keys of their own to find: nothing would be signed, and all of it sent. */
function checkRecord(headers: unknown): void {
  if (headers === null || headers === undefined) {
    throw new SigningError("headers", "is missing; pass {} when there are none");
  }
  const prototype: unknown = Object.getPrototypeOf(headers);
  // Object.prototype may be that of another realm, so it is known by having none itself.
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return;
  const kind = KINDS.get(toStringTag(headers));
  throw new SigningError(
    "headers",
    kind === undefined
      ? "is no plain object; pass one of names and values"
      : `is ${kind}; pass Object.fromEntries(headers)`,
  );
}

/**
 * The headers of a request to be signed.
 * @throws SigningError for anything but a plain object, an invalid or repeated name, or a value that is no string or
 *   would break out of its line.
 */
export function collectHeaders(headers: Readonly<Record<string, string>>): Header[] {
  checkRecord(headers);
  const list: Header[] = [];
  for (const name of Object.keys(headers)) addHeader(list, name, headers[name]);
  return list;
}

/** The value of a header by its lower-case name, or undefined. */
export function headerValue(list: readonly Header[], name: string): string | undefined {
  for (const header of list) if (header.name === name) return header.value;
  return undefined;
}

/**
 * The method as it is signed: upper case.
 * @throws SigningError when it is not an HTTP token.
 */
export function canonicalMethod(method: string): string {
  if (typeof method !== "string" || !TOKEN.test(method)) {
    throw new SigningError("method", "is not an HTTP method; write one such as GET or POST");
  }
  return method.toUpperCase();
}
