import type { Json } from "../../json.js";
import { BOUNDS, type Bound } from "./bounds.js";
import type { Comparison } from "./comparison.js";
import type { SchemaView } from "./view.js";

const EDGES = ["max", "min"] as const;
type Edge = (typeof EDGES)[number];

/** Tells of bounds that changed. */
export function compareBounds({ a, b, prefix, note }: Comparison): void {
  const told = new Set<Bound>();
  for (const edge of EDGES) {
    const both = limits(a, b, edge);
    if (!both) continue;
    told.add(edge).add(`exclusive-${edge}`);
    const [from, to] = both;
    // Of two limits of one value, the exclusive one is tighter.
    const order = to.value - from.value || (edge === "max" ? -1 : 1) * (Number(to.exclusive) - Number(from.exclusive));
    if (order !== 0) note(`${prefix}-${edge}-${order > 0 ? "increased" : "decreased"}`, from.written, to.written);
  }
  for (const bound of Object.keys(BOUNDS) as Bound[]) {
    const [from, to] = [a.bounds.get(bound), b.bounds.get(bound)];
    if (from === to || told.has(bound)) continue;
    const how = from === undefined ? "set" : to === undefined ? "unset" : to > from ? "increased" : "decreased";
    note(`${prefix}-${bound}-${how}`, from, to);
  }
}

interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
  /** With its keyword. */
  readonly written: Json;
}

/** A limit that is exclusive on one side and inclusive on the other: two keywords for one thing. */
function limits(a: SchemaView, b: SchemaView, edge: Edge): [Limit, Limit] | undefined {
  const integers = [a, b].every(({ types }) => types?.size === 1 && types.has("integer"));
  const [from, to] = [limit(a, edge, integers), limit(b, edge, integers)];
  return from && to && Object.keys(from.written as object)[0] !== Object.keys(to.written as object)[0]
    ? [from, to]
    : undefined;
}

function limit({ bounds }: SchemaView, edge: Edge, integers: boolean): Limit | undefined {
  const [inclusive, exclusive] = [bounds.get(edge), bounds.get(`exclusive-${edge}`)];
  if ((inclusive === undefined) === (exclusive === undefined)) return undefined;
  if (inclusive !== undefined) return { value: inclusive, exclusive: false, written: { [BOUNDS[edge]]: inclusive } };
  const value = exclusive ?? 0;
  const written = { [BOUNDS[`exclusive-${edge}`]]: value };
  if (!integers) return { value, exclusive: true, written };
  // The next integer within.
  return { value: edge === "max" ? Math.ceil(value) - 1 : Math.floor(value) + 1, exclusive: false, written };
}
