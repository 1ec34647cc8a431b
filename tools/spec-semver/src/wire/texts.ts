import { own, same, type Json, type JsonObject } from "../json.js";
import type { SpecDocument } from "./document.js";
import type { Note } from "./recorder.js";

/** What people read, and the rule that tells of a change. */
const TEXTS: Readonly<Record<string, string>> = {
  description: "description-changed",
  summary: "summary-changed",
  title: "title-changed",
  example: "example-changed",
  examples: "example-changed",
  externalDocs: "external-docs-changed",
  "x-correction": "correction-changed",
  $comment: "description-changed",
};

export function compareTexts(before: JsonObject, after: JsonObject, location: string, note: Note): void {
  for (const [key, rule] of Object.entries(TEXTS)) {
    const [from, to] = [own(before, key), own(after, key)];
    if (!same(from, to)) note({ rule, location, from, to });
  }
}

/** What a node says to machines. */
export function withoutTexts(node: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !Object.hasOwn(TEXTS, key)));
}

export interface RestOptions {
  /** Keys that others compare. */
  readonly known: ReadonlySet<string>;
  /** The documents that references lead into. */
  readonly documents: readonly [SpecDocument, SpecDocument];
  /** The rule for keys that are no extensions; `keyword-changed` without one. */
  readonly rule?: string;
  readonly location: string;
}

/** Whatever no other rule speaks of: a difference there is one that nobody can judge. */
export function compareRest(before: JsonObject, after: JsonObject, options: RestOptions, note: Note): void {
  const { known, documents, rule = "keyword-changed", location } = options;
  const [one, other] = documents;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (known.has(key) || Object.hasOwn(TEXTS, key)) continue;
    const [from, to]: (Json | undefined)[] = [own(before, key), own(after, key)];
    if (from === to || one.closure(from, key) === other.closure(to, key)) continue;
    note({ rule: key.startsWith("x-") ? "extension-changed" : rule, location: `${location}#${key}`, from, to });
  }
}

/** A `deprecated` mark, told of the thing that bears it. */
export function compareDeprecation(
  before: boolean,
  after: boolean,
  subject: string,
  location: string,
  note: Note,
): void {
  if (before === after) return;
  note({ rule: `${subject}-${after ? "deprecated" : "reactivated"}`, location, from: before, to: after });
}
