import { SigningError } from "../errors.js";

/** A path and a query as they stand in a URL, before any decoding. `query` is without its "?". */
export interface Target {
  path: string;
  query: string;
}

/** A URL cut into the parts a signature needs. `origin` is scheme and authority, as written. */
export interface UrlParts extends Target {
  origin: string;
}

const SCHEME = /^https?:\/\//i;

/** Cuts "path?query#fragment" without touching either; the fragment never leaves, so it is dropped. */
export function splitTarget(target: string): Target {
  const hash = target.indexOf("#");
  const text = hash < 0 ? target : target.slice(0, hash);
  const mark = text.indexOf("?");
  return mark < 0 ? { path: text, query: "" } : { path: text.slice(0, mark), query: text.slice(mark + 1) };
}

/**
 * Cuts an absolute URL by hand. `new URL` would collapse dot segments and re-encode, and the signature must cover the
 * URL the caller has.
 * @throws SigningError when the URL is not absolute http(s), holds a backslash before the query, or ends in a space.
 */
export function splitUrl(url: string): UrlParts {
  if (typeof url !== "string" || !SCHEME.test(url))
    throw new SigningError("url", "is not an absolute http(s) URL; begin with https:// and a host");
  let end = url.indexOf("/") + 2;
  while (end < url.length && !isAuthorityEnd(url.charCodeAt(end))) end++;
  const parts = splitTarget(url.slice(end));
  if (url.charCodeAt(end) === 0x5c || parts.path.includes("\\")) {
    // WHATWG URL, and with it every fetch, turns a backslash into "/": it would be signed as one and sent as the other.
    throw new SigningError("url", "has a backslash in the path, which fetch sends as a slash; write %5C");
  }
  if (url.endsWith(" ")) {
    // Likewise: fetch drops spaces at the end of a URL, and only there.
    throw new SigningError("url", "ends in a space, which fetch drops; write %20 or remove it");
  }
  return { origin: url.slice(0, end), path: parts.path, query: parts.query };
}

const isAuthorityEnd = (code: number): boolean => code === 0x2f || code === 0x3f || code === 0x23 || code === 0x5c;

// A memo of a pure function on public text: programs speak to few hosts, and `new URL` costs as much as the hashing.
const hosts = new Map<string, string>();
const HOSTS_KEPT = 128;

/**
 * The Host header an HTTP client sends for an origin: lower case, punycode, with the port unless it is the default.
 * @throws SigningError when the origin has no valid host or carries a user name.
 */
export function hostOf(origin: string): string {
  const known = hosts.get(origin);
  if (known !== undefined) return known;
  if (origin.includes("@")) throw new SigningError("url", "carries a user name; fetch refuses such URLs, so remove it");
  let host: string;
  try {
    host = new URL(origin).host;
  } catch {
    // No cause: the platform's error repeats the URL.
    throw new SigningError("url", "has no valid host; write it as https://host[:port]/path");
  }
  if (hosts.size >= HOSTS_KEPT) hosts.clear();
  hosts.set(origin, host);
  return host;
}
