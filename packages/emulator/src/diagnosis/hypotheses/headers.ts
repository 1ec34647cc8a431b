import type { Draft, SignedHeader } from "../draft.js";
import type { SharedHypothesis, Variant } from "../engine.js";

/** A draft in which one header has another value. */
export function replaceHeader<D extends Draft>(draft: D, name: string, value: string, verdict: string): Variant<D> {
  const headers = draft.headers.map((header) => (header.name === name ? { name, value } : header));
  return { draft: { ...draft, headers }, verdict };
}

// Requests may have hundreds of headers; no signer signs that many.
const MOST_HEADERS = 32;

function* eachValue<D extends Draft>(
  draft: D,
  change: (value: string) => string,
  verdict: (name: string) => string,
): Iterable<Variant<D>> {
  for (const { name, value } of draft.headers.slice(0, MOST_HEADERS)) {
    yield replaceHeader(draft, name, change(value), verdict(name));
  }
  const all = draft.headers.map(({ name, value }) => ({ name, value: change(value) }));
  yield { draft: { ...draft, headers: all }, verdict: verdict("each header") };
}

/** Types as programs write them and HTTP clients complete them. */
function typesLike(type: string): string[] {
  const bare = type.split(";", 1)[0] ?? "";
  const charsets = ["utf-8", "UTF-8", "utf8"].flatMap((set) => [`${bare};charset=${set}`, `${bare}; charset=${set}`]);
  return [
    bare,
    ...charsets,
    "",
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
  ];
}

const lines = (headers: readonly SignedHeader[]): string => headers.map(({ name }) => name).join(";");

/** Mistakes of the signed headers, besides their list. */
export const headerHypotheses: readonly SharedHypothesis[] = [
  {
    name: "header-value-spacing",
    pairs: false,
    *variants(draft) {
      const outer = (name: string): string =>
        `the value of ${name} was signed with white space at its ends, which HTTP removes; trim it before it is signed`;
      yield* eachValue(draft, (value) => ` ${value}`, outer);
      yield* eachValue(draft, (value) => `${value} `, outer);
      yield* eachValue(draft, (value) => ` ${value} `, outer);
      const inner = (name: string): string =>
        `spaces within the value of ${name} were signed as one; only those at its ends are removed`;
      yield* eachValue(draft, (value) => value.replaceAll(/[ \t]+/g, " "), inner);
      const colon = "a space was signed between a header's name and value; sign name:value";
      yield { draft: { ...draft, colon: ": " }, verdict: colon };
    },
  },
  {
    name: "header-value-case",
    pairs: false,
    *variants(draft) {
      const verdict = (name: string): string =>
        `the value of ${name} was signed in another letter case than it was sent; sign it as it is sent`;
      yield* eachValue(draft, (value) => value.toLowerCase(), verdict);
      yield* eachValue(draft, (value) => value.toUpperCase(), verdict);
    },
  },
  {
    name: "header-name-case",
    pairs: false,
    *variants(draft, { request }) {
      const verdict = "header names were signed as they are sent; sign them in lower case";
      const sent = new Map(request.headers.map(([name]) => [name.toLowerCase(), name]));
      const title = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
      for (const change of [(name: string) => sent.get(name) ?? name, title]) {
        const headers = draft.headers.map(({ name, value }) => ({ name: change(name), value }));
        yield { draft: { ...draft, headers }, verdict };
      }
    },
  },
  {
    name: "header-order",
    pairs: false,
    *variants(draft, { request, listed }) {
      const verdict = "the header lines were signed in another order; sort them by name";
      const sent = request.headers.map(([name]) => name.toLowerCase());
      for (const order of [sent, listed]) {
        const place = new Map(order.map((name, at) => [name, at]));
        const headers = [...draft.headers].sort((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
        if (lines(headers) !== lines(draft.headers)) yield { draft: { ...draft, headers }, verdict };
      }
      yield { draft: { ...draft, headers: [...draft.headers].reverse() }, verdict };
    },
  },
  {
    name: "header-changed",
    pairs: false,
    *variants(draft, { request }) {
      for (const { name, value } of draft.headers.slice(0, MOST_HEADERS)) {
        const way = `${name} was changed after it was signed, by the HTTP client or a proxy; set it before signing, or do not sign it`;
        if (name === "content-type") {
          for (const type of typesLike(value)) yield replaceHeader(draft, name, type, way);
        }
        if (name === "content-length") for (const length of ["", "0"]) yield replaceHeader(draft, name, length, way);
        const values = request.headers.filter(([other]) => other.toLowerCase() === name).map(([, one]) => one);
        if (values.length < 2) continue;
        const several = `${name} was sent ${values.length} times, and another value than all of them joined by ", " was signed; send it once`;
        yield replaceHeader(draft, name, values[0] ?? "", several);
        yield replaceHeader(draft, name, values.at(-1) ?? "", several);
        yield replaceHeader(draft, name, values.join(","), several);
      }
    },
  },
];
