import type { SpecDocument } from "./document.js";
import type { Note } from "./recorder.js";
import type { Subject } from "./rules/family.js";
import type { JsonObject } from "../json.js";
import type { Pair, SchemaDirection } from "./schema/comparison.js";
import type { SchemaGraph } from "./schema/graph.js";

/** What the comparison of one operation works with. */
export interface Context {
  readonly before: SpecDocument;
  readonly after: SpecDocument;
  readonly graph: SchemaGraph;
  readonly note: Note;
  /** The schemas of the operation, to be told once all pairs are compared. */
  readonly roots: { readonly location: string; readonly pair: Pair }[];
}

/** Compares two schemas of an operation, later. */
export function addSchemas(
  context: Context,
  before: JsonObject,
  after: JsonObject,
  place: { direction: SchemaDirection; subject: Subject; location: string },
): void {
  context.roots.push({ location: place.location, pair: context.graph.pair(before, after, place) });
}
