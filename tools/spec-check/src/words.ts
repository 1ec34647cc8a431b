import type { Row } from "./ledger.js";

/** What each type word of the vendors means in a spec. A word that is not here fails the check: nothing is guessed. */
const TYPE_WORDS: Record<string, string> = {
  string: "string",
  String: "string",
  int: "integer",
  int32: "integer",
  int64: "integer",
  Long: "integer",
  Integer: "integer",
  integer: "integer",
  number: "number",
  double: "number",
  bool: "boolean",
  Boolean: "boolean",
  boolean: "boolean",
  object: "object",
  Array: "array",
  array: "array",
  List: "array",
  // A query key without a value.
  flag: "flag",
};

const REQUIRED_WORDS: Record<string, boolean> = { 是: true, 否: false, Yes: true, No: false, true: true, false: false };

/** The spec's type for a row's type word; undefined for a row without one, `unknown` for a word nobody declared. */
export function typeOf(row: Row): string | undefined {
  if (row.type === undefined) return undefined;
  const type = wordOf(row.type) ?? "unknown";
  const items = row.items === undefined ? undefined : TYPE_WORDS[row.items];
  return type === "array" && items !== undefined ? `array<${items}>` : type;
}

/** Whether a row is required; undefined when its source does not say. */
export function requiredOf(row: Row): boolean | undefined {
  return row.required === undefined ? undefined : REQUIRED_WORDS[row.required];
}

/** Whether a node's type is what a row says. A plain `array` says nothing of its items. */
export function sameType(row: string, node: string): boolean {
  return row === node || (row === "array" && /^array<[^|]*>$/.test(node));
}

/** A word of the table, an object with a name, or a list of one of them. */
function wordOf(word: string): string | undefined {
  if (Object.hasOwn(TYPE_WORDS, word)) return TYPE_WORDS[word];
  if (/^(?:\S+ object|object \S+)$/.test(word)) return "object";
  const item = /^List<(\w+)>$/.exec(word)?.[1] ?? /^[Aa]rray of (\S+?(?: object)?)s?$/.exec(word)?.[1];
  if (item === undefined) return undefined;
  // `List<CupInfo>`: a word with a capital that the table does not have is the name of what the list holds.
  const known = wordOf(item) ?? (/^[A-Z]/.test(item) ? "object" : undefined);
  return known === undefined ? undefined : `array<${known}>`;
}
