import { sha256Hex } from "#sha256";
import { SigningError } from "../errors.js";
import { toStringTag } from "../http/headers.js";
import { decodeCanonical, encodeOnce, encodePathOnce, isPlainQuery } from "../http/percent.js";
import { joinShort, sortInPlace } from "../sort.js";

/** SHA-256 of nothing, in hex: the payload hash of a request without a body. */
const EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The payload hash that stands for "the body is not covered". */
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

/** The path as signed: each segment encoded once, nothing normalised, and "/" appended when missing. */
export function canonicalPath(path: string): string {
  const encoded = encodePathOnce(path, "url");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

const isAfter = (a: Parameter, b: Parameter): boolean =>
  a.name === b.name ? (a.value === b.value ? a.text > b.text : a.value > b.value) : a.name > b.name;

/**
 * The query as signed: names and values encoded once, `name=` for an empty value, sorted by decoded name in UTF-16 code
 * units and repeated names by decoded value. Empty parts (`a&&b`, a trailing "&") carry nothing and are skipped.
 */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
  if (isPlainQuery(query)) return sortPlainQuery(query);
  const parameters: Parameter[] = [];
  for (const part of query.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = encodeOnce(equals < 0 ? part : part.slice(0, equals), "url");
    const value = equals < 0 ? "" : encodeOnce(part.slice(equals + 1), "url");
    parameters.push({ name: decodeCanonical(name), value: decodeCanonical(value), text: `${name}=${value}` });
  }
  sortInPlace(parameters, isAfter);
  let text = "";
  for (const parameter of parameters) text += text === "" ? parameter.text : `&${parameter.text}`;
  return text;
}

/** The common case: nothing to decode or encode, and by construction one "=" in each part. */
function sortPlainQuery(query: string): string {
  if (!query.includes("&")) return query;
  return joinShort(sortInPlace(query.split("&"), isPlainAfter), "&");
}

/** Compares by name, then by value. Whole texts compare otherwise only where one name ends and the other goes on. */
function isPlainAfter(a: string, b: string): boolean {
  const aName = a.slice(0, a.indexOf("="));
  const bName = b.slice(0, b.indexOf("="));
  return aName === bName ? a > b : aName > bName;
}

/**
 * The hash of the body, or what X-Sdk-Content-Sha256 puts in its place; the body is not looked at then.
 * @throws SigningError for a body that is neither text nor bytes.
 */
export function payloadHash(declared: string | undefined, body: string | Uint8Array | null | undefined): string {
  if (declared !== undefined) return declared;
  if (body === null || body === undefined || body === "") return EMPTY_HASH;
  if (typeof body !== "string" && !isBytes(body)) {
    throw new SigningError(
      "body",
      "is neither a string nor a Uint8Array; pass what is sent, such as JSON.stringify(body) or new Uint8Array(body)",
    );
  }
  return body.length === 0 ? EMPTY_HASH : sha256Hex(body);
}

/** Of any realm, which `instanceof` would not see. */
const isBytes = (body: unknown): boolean => ArrayBuffer.isView(body) && toStringTag(body) === "Uint8Array";

/** Puts the parts together. `lines` are `name:value\n` for each signed header, `names` the same names joined by ";". */
export function canonicalRequest(
  method: string,
  target: { readonly path: string; readonly query: string },
  lines: string,
  names: string,
  hash: string,
): string {
  return `${method}\n${canonicalPath(target.path)}\n${canonicalQuery(target.query)}\n${lines}\n${names}\n${hash}`;
}
