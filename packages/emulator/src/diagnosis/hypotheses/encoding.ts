import type { Draft, Evidence, QueryPart } from "../draft.js";
import type { SharedHypothesis, Variant } from "../engine.js";
import { canonical, canonicalPath, decoded } from "../percent.js";

type Change = (text: string) => string;

interface Places {
  readonly path?: Change;
  readonly query?: Change;
  readonly headers?: Change;
}

function changed<D extends Draft>(draft: D, { path, query, headers }: Places): D {
  const part = (one: QueryPart): QueryPart =>
    query === undefined ? one : { ...one, name: query(one.name), value: query(one.value) };
  return {
    ...draft,
    path: path === undefined ? draft.path : path(draft.path),
    query: draft.query.map(part),
    headerText: headers === undefined ? draft.headerText : (value: string) => headers(draft.headerText(value)),
  };
}

/** A change of every encoded place at once, then of each alone: a signer has one encoder, or one a place. */
function* everywhere<D extends Draft>(draft: D, change: Change, verdict: string): Iterable<Variant<D>> {
  // Header values are percent-encoded by Baidu's scheme alone.
  const headers = draft.headerText("/") === "/" ? {} : { headers: change };
  const places: Places[] = [
    { path: change, query: change },
    { path: change },
    { query: change },
    ...("headers" in headers
      ? [{ path: change, query: change, ...headers }, headers, { query: change, ...headers }]
      : []),
  ];
  for (const place of places) yield { draft: changed(draft, place), verdict };
}

const simple = (name: string, change: Change, verdict: string): SharedHypothesis => ({
  name,
  variants: (draft) => everywhere(draft, change, verdict),
});

/** Changes the text as it was sent, before it is brought to its canonical form. */
function* resent<D extends Draft>(draft: D, evidence: Evidence, change: Change, verdict: string): Iterable<Variant<D>> {
  const end = draft.path.endsWith("/") && !evidence.path.endsWith("/") ? "/" : "";
  const path: Change = () => canonicalPath(change(evidence.path)) + end;
  const parts = draft.query.map((part) => ({
    ...part,
    name: canonical(change(part.sent.name)),
    value: canonical(change(part.sent.value)),
  }));
  yield { draft: { ...changed(draft, { path }), query: parts }, verdict };
  yield { draft: { ...draft, query: parts }, verdict };
  yield { draft: changed(draft, { path }), verdict };
}

const toLowerHex: Change = (text) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const BARE = /%(?:21|27|28|29|2A)/g;

/** Mistakes of percent-encoding. */
export const encodingHypotheses: readonly SharedHypothesis[] = [
  {
    name: "slash-encoding",
    *variants(draft, { path }) {
      const plain = "an encoded slash (%2F) was signed as a plain /; sign it as it is sent, %2F";
      yield* everywhere(draft, (text) => text.replaceAll("%2F", "/"), plain);
      const encoded = "the slashes of the path were signed as %2F; encode its segments one by one and join them with /";
      const end = draft.path.endsWith("/") && !path.endsWith("/");
      yield { draft: changed(draft, { path: (text) => text.replaceAll("/", "%2F") }), verdict: encoded };
      if (end) {
        const whole: Change = (text) => `${text.slice(0, -1).replaceAll("/", "%2F")}/`;
        yield { draft: changed(draft, { path: whole }), verdict: encoded };
      }
      const leading: Change = (text) => text.slice(0, 1) + text.slice(1).replaceAll("/", "%2F");
      yield { draft: changed(draft, { path: leading }), verdict: encoded };
    },
  },
  {
    name: "plus-for-space",
    *variants(draft, evidence) {
      const signed = 'a space was signed as "+"; sign it as %20, as it is sent';
      yield* everywhere(draft, (text) => text.replaceAll("%20", "+"), signed);
      const sent = 'a space was sent as "+" and signed as %20, and "+" is read as a plus sign; send %20';
      yield* resent(draft, evidence, (text) => text.replaceAll("+", "%20"), sent);
      const asIs = 'a "+" was signed as it stands; sign it as %2B, or as %20 and send %20 if a space is meant';
      yield* everywhere(draft, (text) => text.replaceAll("%2B", "+"), asIs);
    },
  },
  simple(
    "lower-case-hex",
    toLowerHex,
    "percent escapes were signed with lower-case digits (%e4); sign them in upper case (%E4)",
  ),
  {
    name: "double-encoding",
    *variants(draft) {
      const twice = "what was encoded already was encoded again for signing (%2520); sign the URL as it is sent";
      yield* everywhere(draft, (text) => text.replaceAll("%", "%25"), twice);
      // A final slash or a "+" aside, this is what encodeURIComponent makes of lower-case escapes too.
      yield* everywhere(draft, (text) => toLowerHex(text).replaceAll("%", "%25"), twice);
      const once = "the URL was sent encoded twice (%2520) and signed encoded once; send what was signed";
      yield* everywhere(draft, (text) => text.replace(/%25([0-9A-F]{2})/g, "%$1"), once);
    },
  },
  {
    name: "reserved-characters",
    *variants(draft) {
      const bare =
        "one of ! ' ( ) * was signed unencoded, as encodeURIComponent leaves it; sign its escape, such as %2A";
      yield* everywhere(draft, (text) => text.replace(BARE, decoded), bare);
      const star = "a * was signed unencoded, as URLEncoder leaves it; sign %2A";
      yield* everywhere(draft, (text) => text.replaceAll("%2A", "*"), star);
      yield* everywhere(draft, (text) => text.replaceAll("~", "%7E"), "a ~ was signed as %7E; it is signed as it is");
      const uri = "reserved characters were signed unencoded, as encodeURI leaves them; encode each name and value";
      yield* everywhere(draft, (text) => text.replace(/%(?:2[1346-9A-CF]|3[ABDF]|40)/g, decoded), uri);
    },
  },
  simple("not-encoded", decoded, "the text was signed unencoded; percent-encode it once before it is signed"),
  {
    name: "signed-as-sent",
    *variants(draft, { path }) {
      const verdict =
        "the URL was signed as it was sent; its canonical form is signed: everything but A-Z a-z 0-9 - . _ ~ escaped, in upper case";
      const query = draft.query.map((part) => ({ ...part, name: part.sent.name, value: part.sent.value }));
      const end = draft.path.endsWith("/") && !path.endsWith("/") ? "/" : "";
      yield { draft: { ...draft, path: path + end, query }, verdict };
      yield { draft: { ...draft, path: path + end }, verdict };
      yield { draft: { ...draft, query }, verdict };
    },
  },
];
