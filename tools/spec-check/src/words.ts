import type { Row } from "./ledger.js";

/** What each type word of the vendors means in a spec. A word that is not here fails the check: nothing is guessed. */
const TYPE_WORDS: Record<string, string> = {
  string: "string",
  String: "string",
  int: "integer",
  Integer: "integer",
  integer: "integer",
  number: "number",
  bool: "boolean",
  Boolean: "boolean",
  boolean: "boolean",
  object: "object",
  Array: "array",
  array: "array",
  "Array of strings": "array<string>",
  "Array of integers": "array<integer>",
  "List<String>": "array<string>",
  // A query key without a value.
  flag: "flag",
};

const REQUIRED_WORDS: Record<string, boolean> = { 是: true, 否: false, Yes: true, No: false, true: true, false: false };

/** The spec's type for a row's type word; undefined for a row without one, `unknown` for a word nobody declared. */
export function typeOf(row: Row): string | undefined {
  if (row.type === undefined) return undefined;
  const type = TYPE_WORDS[row.type] ?? objectWord(row.type) ?? "unknown";
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

function objectWord(word: string): string | undefined {
  if (/^Array of \S+ objects$/.test(word) || /^List<\w+>$/.test(word)) return "array<object>";
  return /^\S+ object$/.test(word) ? "object" : undefined;
}
