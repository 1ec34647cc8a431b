import type { Json, JsonObject } from "../../json.js";
import type { Finding } from "../recorder.js";
import type { Subject } from "../rules/family.js";
import type { SchemaView, Viewer } from "./view.js";

export type SchemaDirection = "request" | "response";

/** A pair of schemas, compared once however often operations lead to it. */
export interface Pair {
  readonly findings: Finding[];
  readonly below: { readonly step: string; readonly pair: Pair }[];
  readonly above: Pair[];
  changed: boolean;
}

/** Where a pair stands: what rules call it, and who uses it. */
export interface Place {
  readonly direction: SchemaDirection;
  readonly subject: Subject;
}

/** The pairs of two documents, as they are found. */
export interface Pairs {
  readonly before: Viewer;
  readonly after: Viewer;
  /** The pair of two schemas at a place. */
  pair(before: JsonObject, after: JsonObject, place: Place): Pair;
}

/** What comparing one pair of schemas works with. */
export interface Comparison extends Place {
  readonly graph: Pairs;
  readonly a: SchemaView;
  readonly b: SchemaView;
  /** `request-property` and the like: how the rules of this place begin. */
  readonly prefix: string;
  /** Records a finding at a place below this one, `""` for here. */
  readonly note: (rule: string, from: Json | undefined, to: Json | undefined, below?: string) => void;
  /** Goes on with a pair below. */
  readonly descend: (
    step: string,
    before: JsonObject | undefined,
    after: JsonObject | undefined,
    place?: Place,
  ) => void;
}
