import type { Header } from "../http/headers.js";
import { encodeLiteral, encodeOnce, encodePathOnce, isPlainQuery } from "../http/percent.js";
import { joinShort, sortStrings } from "../sort.js";

/** The path as signed: encoded once, slashes kept, "/" when empty. */
export const canonicalUri = (path: string): string => (path === "" ? "/" : encodePathOnce(path, "url"));

const AUTHORIZATION = /authorization/i;

/**
 * The query as signed: names and values encoded once, `name=` for a bare name, and the whole `name=value` texts sorted
 * by code unit, so that `text10=` comes before `text1=` because digits precede "=". The key `authorization`, in any
 * letter case, carries the signature of a presigned URL and is left out. Empty parts are skipped.
 */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
  if (isPlainQuery(query) && !AUTHORIZATION.test(query)) {
    return query.includes("&") ? joinShort(sortStrings(query.split("&")), "&") : query;
  }
  const parts: string[] = [];
  for (const part of query.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = encodeOnce(equals < 0 ? part : part.slice(0, equals), "url");
    if (name.length === 13 && name.toLowerCase() === "authorization") continue;
    parts.push(`${name}=${equals < 0 ? "" : encodeOnce(part.slice(equals + 1), "url")}`);
  }
  return sortStrings(parts).join("&");
}

/** The headers signed by default when the request has them: these and every `x-bce-*`. */
export const isDefaultHeader = (name: string): boolean =>
  name === "host" ||
  name === "content-length" ||
  name === "content-type" ||
  name === "content-md5" ||
  name.startsWith("x-bce-");

/** The signed headers, in the order of their canonical lines. */
export interface CanonicalHeaders {
  readonly names: string[];
  readonly text: string;
}

/**
 * The header lines as signed: names and trimmed values encoded, empty values dropped, whole `name:value` lines sorted by
 * code unit and joined by LF.
 */
export function canonicalHeaders(list: readonly Header[], isSigned: (name: string) => boolean): CanonicalHeaders {
  const lines: string[] = [];
  const names: string[] = [];
  for (const { name, value } of list) {
    if (value === "" || !isSigned(name)) continue;
    const line = `${encodeLiteral(name, "headers")}:${encodeValue(name, value)}`;
    // Both lists are built in order: few headers, mostly in order already, and no callbacks.
    let at = lines.length;
    while (at > 0 && (lines[at - 1] ?? "") > line) at--;
    if (at === lines.length) {
      lines.push(line);
      names.push(name);
    } else {
      lines.splice(at, 0, line);
      names.splice(at, 0, name);
    }
  }
  return { names, text: joinShort(lines, "\n") };
}

// A memo of a pure function on public text: these headers hold the same few values call after call and need encoding
// each time. Headers that may hold a secret are never kept.
const PUBLIC = new Set(["host", "content-type", "x-bce-date"]);
const encodedValues = new Map<string, string>();
const VALUES_KEPT = 128;

function encodeValue(name: string, value: string): string {
  if (!PUBLIC.has(name)) return encodeLiteral(value, `headers["${name}"]`);
  const known = encodedValues.get(value);
  if (known !== undefined) return known;
  const encoded = encodeLiteral(value, `headers["${name}"]`);
  if (encodedValues.size >= VALUES_KEPT) encodedValues.clear();
  encodedValues.set(value, encoded);
  return encoded;
}

/** Puts the parts together. There is no payload hash: the body is covered only by a signed Content-MD5 or the like. */
export function canonicalRequest(
  method: string,
  target: { readonly path: string; readonly query: string },
  headers: CanonicalHeaders,
): string {
  return `${method}\n${canonicalUri(target.path)}\n${canonicalQuery(target.query)}\n${headers.text}`;
}
