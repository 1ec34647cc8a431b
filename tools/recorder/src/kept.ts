import type { Treatment } from "./classify.js";

/** A documented value and what becomes of it. */
export class Leaf {
  constructor(
    readonly value: string | number | boolean | null,
    readonly treatment: Treatment,
  ) {}
}

/** The documented fields of an object. The names of a map are leaves too: they are the caller's own. */
export class Fields {
  constructor(readonly entries: readonly (readonly [name: string | Leaf, value: Kept])[]) {}
}

/** What of a value the spec documents. */
export type Kept = Leaf | Fields | readonly Kept[];

/** Every leaf of what is kept. */
export function leavesOf(kept: Kept | undefined): Leaf[] {
  if (kept === undefined) return [];
  if (kept instanceof Leaf) return [kept];
  if (!(kept instanceof Fields)) return kept.flatMap(leavesOf);
  return kept.entries.flatMap(([name, value]) => [...(name instanceof Leaf ? [name] : []), ...leavesOf(value)]);
}
