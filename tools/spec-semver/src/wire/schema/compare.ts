import type { JsonObject } from "../../json.js";
import type { Comparison, Pair, Pairs, Place } from "./comparison.js";
import { compareAnnotations, compareKeywords } from "./keywords.js";
import { ANYTHING } from "./parts.js";
import { compareObjects } from "./objects.js";
import { compareUnions, compareWrapped } from "./unions.js";
import { compareValues } from "./values.js";

/** Finds what differs in two schemas themselves, and which pairs below them are to be compared. */
export function compareSchemas(graph: Pairs, pair: Pair, place: Place, before: JsonObject, after: JsonObject): void {
  const inside: Place = {
    direction: place.direction,
    subject: place.subject === "body" ? "property" : place.subject,
  };
  const comparison: Comparison = {
    ...place,
    graph,
    a: graph.before.view(before),
    b: graph.after.view(after),
    prefix: `${place.direction}-${place.subject}`,
    note: (rule, from, to, below = "") => pair.findings.push({ rule, location: below, from, to }),
    descend: (step, one, other, there = inside) => {
      if (one === undefined && other === undefined) return;
      pair.below.push({ step, pair: graph.pair(one ?? ANYTHING, other ?? ANYTHING, there) });
    },
  };
  if (compareWrapped(comparison, before, after)) return;
  compareAnnotations(comparison);
  compareValues(comparison);
  compareObjects(comparison);
  compareUnions(comparison);
  compareKeywords(comparison);
}
