import type { Header } from "../http/headers.js";
import { encodeLiteral, encodeOnce, encodePathOnce } from "../http/percent.js";
import { sortInPlace, sortStrings } from "../sort.js";

/** The path as signed: encoded once, slashes kept, "/" when empty. */
export const canonicalUri = (path: string): string => (path === "" ? "/" : encodePathOnce(path, "url"));

/**
 * The query as signed: names and values encoded once, `name=` for a bare name, and the whole `name=value` texts sorted
 * by code unit, so that `text10=` comes before `text1=` because digits precede "=". The key `authorization`, in any
 * letter case, carries the signature of a presigned URL and is left out. Empty parts are skipped.
 */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
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
  const lines: { name: string; line: string }[] = [];
  for (const { name, value } of list) {
    if (value === "" || !isSigned(name)) continue;
    const field = `headers["${name}"]`;
    lines.push({ name, line: `${encodeLiteral(name, field)}:${encodeLiteral(value, field)}` });
  }
  sortInPlace(lines, (a, b) => a.line > b.line);
  const names: string[] = [];
  let text = "";
  for (const { name, line } of lines) {
    text += names.length === 0 ? line : `\n${line}`;
    names.push(name);
  }
  return { names, text };
}

/** Puts the parts together. There is no payload hash: the body is covered only by a signed Content-MD5 or the like. */
export function canonicalRequest(
  method: string,
  target: { readonly path: string; readonly query: string },
  headers: CanonicalHeaders,
): string {
  return `${method}\n${canonicalUri(target.path)}\n${canonicalQuery(target.query)}\n${headers.text}`;
}
