import { own, same } from "../../json.js";
import { compareDeprecation, compareRest, compareTexts } from "../texts.js";
import type { Comparison } from "./comparison.js";

const UNIT = "x-unit";
const KNOWN = new Set(["const", "default", "multipleOf", "discriminator", UNIT]);

/** What a schema says to people: texts, unit, deprecation. */
export function compareAnnotations(comparison: Comparison): void {
  const { a, b, prefix } = comparison;
  const note = ({ rule, location, from, to }: { rule: string; location: string; from?: unknown; to?: unknown }): void =>
    comparison.note(rule, from as never, to as never, location);
  compareTexts(a.rest, b.rest, "", note);
  compareDeprecation(a.deprecated, b.deprecated, prefix, "", note);
  const [from, to] = [own(a.rest, UNIT), own(b.rest, UNIT)];
  if (same(from, to)) return;
  comparison.note(from === undefined || to === undefined ? "unit-documented" : "unit-changed", from, to);
}

/** Keywords that no rule knows by name. */
export function compareKeywords(comparison: Comparison): void {
  const { a, b, direction, graph } = comparison;
  const documents = [graph.before.document, graph.after.document] as const;
  const rule = `${direction}-schema-keyword-changed`;
  compareRest(a.rest, b.rest, { known: KNOWN, documents, rule, location: "" }, ({ rule: id, location, from, to }) =>
    comparison.note(id, from, to, location),
  );
}
