import type { HeaderPair, RawRequest } from "../http/message.js";
import { canonical, decoded } from "./percent.js";

/** One part of a query, in the encoding in which it is signed. */
export interface QueryPart {
  readonly name: string;
  readonly value: string;
  /** Whether "=" is written after the name. */
  readonly equals: boolean;
  /** As sent: what some orders of signing go by, whatever has become of name and value. */
  readonly sent: { readonly name: string; readonly value: string; readonly equals: boolean };
  readonly decoded: { readonly name: string; readonly value: string };
}

/** By what the parts of a query are put in order: not at all, decoded names, whole texts, names as signed or as sent. */
export type QueryOrder = "sent" | "decoded" | "text" | "name" | "raw";

/** A header among those that are signed. */
export interface SignedHeader {
  readonly name: string;
  readonly value: string;
}

/** A canonical request in parts, as a signer may have had it. Each mistake changes some of them. */
export interface Draft {
  readonly method: string;
  /** In the encoding in which it is signed. */
  readonly path: string;
  /** In the order sent. */
  readonly query: readonly QueryPart[];
  readonly queryOrder: QueryOrder;
  readonly headers: readonly SignedHeader[];
  /** What becomes of a header's value. */
  readonly headerText: (value: string) => string;
  /** What stands between a header's name and value. */
  readonly colon: string;
  readonly secret: string | Uint8Array;
}

/** A key that the emulator knows. */
export interface KnownKey {
  readonly vendor: "huaweicloud" | "baiducloud";
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The keys that may have been meant, and the hosts. */
export interface Known {
  /** Keys of both vendors, the one of this id among them if there is one. */
  readonly keys: (accessKeyId: string) => readonly KnownKey[];
  readonly hosts: () => readonly string[];
}

/** What the mistakes of one request can be told from. */
export interface Evidence {
  readonly request: RawRequest;
  /** As sent. */
  readonly path: string;
  /** As sent, without "?". */
  readonly query: string;
  /** All headers by lower-case name, as the server reads them. */
  readonly headers: ReadonlyMap<string, string>;
  /** The names of the signed headers, as the caller lists them. */
  readonly listed: readonly string[];
  readonly accessKeyId: string;
  /** The other keys of both vendors. */
  readonly otherKeys: readonly KnownKey[];
  /** Hosts the request may have been signed for. */
  readonly hosts: readonly string[];
}

/** Path and query of a target, cut as both verifiers cut it. */
export function cutTarget(target: string): { path: string; query: string } {
  const [text = ""] = target.split("#", 1);
  const mark = text.indexOf("?");
  return mark < 0 ? { path: text, query: "" } : { path: text.slice(0, mark), query: text.slice(mark + 1) };
}

/** The parts of a query in their canonical encoding. */
export function queryParts(query: string): QueryPart[] {
  const parts: QueryPart[] = [];
  for (const part of query.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const sent = { name: at < 0 ? part : part.slice(0, at), value: at < 0 ? "" : part.slice(at + 1), equals: at >= 0 };
    const [name, value] = [canonical(sent.name), canonical(sent.value)];
    parts.push({ name, value, equals: true, sent, decoded: { name: decoded(name), value: decoded(value) } });
  }
  return parts;
}

/** A part as it stands in the signed text. */
export const partText = ({ name, value, equals }: QueryPart): string => (equals ? `${name}=${value}` : name);

type Keys = readonly [string, string, string];

const keysFor: Readonly<Record<Exclude<QueryOrder, "sent">, (part: QueryPart) => Keys>> = {
  decoded: (part) => [part.decoded.name, part.decoded.value, partText(part)],
  text: (part) => [partText(part), "", ""],
  name: (part) => [part.name, part.value, ""],
  raw: (part) => [part.sent.name, part.sent.value, ""],
};

/** The query as signed. */
export function queryText(parts: readonly QueryPart[], order: QueryOrder): string {
  if (order === "sent") return parts.map(partText).join("&");
  const keyed = parts.map((part) => ({ text: partText(part), keys: keysFor[order](part) }));
  return keyed
    .sort((a, b) => compare(a.keys, b.keys))
    .map(({ text }) => text)
    .join("&");
}

function compare(a: Keys, b: Keys): number {
  for (let i = 0; i < 3; i++) {
    const [x = "", y = ""] = [a[i], b[i]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** A text without the white space around it. No regular expression: on long runs of spaces they take the square of them. */
function trimmed(text: string): string {
  const isSpace = (at: number): boolean => " \t\n\v\f\r".includes(text.charAt(at));
  let [start, end] = [0, text.length];
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** Headers by lower-case name, trimmed and joined as the verifiers do. */
export function readHeaders(pairs: readonly HeaderPair[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const [name, text] of pairs) {
    const lower = name.toLowerCase();
    const before = byName.get(lower);
    const value = trimmed(text);
    byName.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  return byName;
}
