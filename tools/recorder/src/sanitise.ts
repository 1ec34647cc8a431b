import type { Json } from "./json.js";
import { Fields, Leaf, leavesOf, type Kept } from "./kept.js";
import type { MadeUp } from "./made-up.js";

/** What stands for whatever opens something. */
export const HIDDEN = "***";

/** What of the values that are kept must not be published: those that are replaced and those that are hidden, as texts. */
export function originalsOf(kept: Kept | undefined): { replaced: string[]; hidden: string[] } {
  const texts = (what: "replace" | "hide") =>
    leavesOf(kept)
      .filter(({ treatment }) => treatment.do === what)
      .map(({ value }) => String(value));
  return { replaced: texts("replace"), hidden: texts("hide") };
}

/** The value to write. Adds the labels of what was replaced in it. */
export function sanitise(kept: Kept | undefined, madeUp: MadeUp, labels: Set<string>): Json {
  if (kept === undefined) return null;
  if (kept instanceof Leaf) return sanitiseLeaf(kept, madeUp, labels);
  if (!(kept instanceof Fields)) return kept.map((child) => sanitise(child, madeUp, labels));
  const nameOf = (name: string | Leaf) => (name instanceof Leaf ? String(sanitiseLeaf(name, madeUp, labels)) : name);
  return Object.fromEntries(kept.entries.map(([name, child]) => [nameOf(name), sanitise(child, madeUp, labels)]));
}

/** One value to write. */
export function sanitiseLeaf(
  { value, treatment }: Leaf,
  madeUp: MadeUp,
  labels: Set<string>,
): string | number | boolean | null {
  if (treatment.do === "keep") return value;
  labels.add(treatment.label);
  if (treatment.do === "hide") return HIDDEN;
  return typeof value === "number" ? madeUp.number(value) : madeUp.text(String(value));
}
