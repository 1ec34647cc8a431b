import type { JsonObject } from "../../json.js";
import type { SpecDocument } from "../document.js";
import type { Note } from "../recorder.js";
import { compareSchemas } from "./compare.js";
import type { Pair, Pairs, Place } from "./comparison.js";
import { Viewer } from "./view.js";

/**
 * Pairs of schemas and how they lead to each other: a graph and no tree, because schemas contain themselves, and because a
 * large description unfolds to many times its size.
 */
export class SchemaGraph implements Pairs {
  readonly before: Viewer;
  readonly after: Viewer;
  private readonly pairs = new Map<string, Pair>();
  private readonly open: { pair: Pair; place: Place; before: JsonObject; after: JsonObject }[] = [];

  constructor(before: SpecDocument, after: SpecDocument) {
    this.before = new Viewer(before);
    this.after = new Viewer(after);
  }

  /** The pair of two schemas at a place; it is compared when {@link settle} runs. */
  pair(before: JsonObject, after: JsonObject, place: Place): Pair {
    const key = `${this.before.id(before)} ${this.after.id(after)} ${place.direction} ${place.subject}`;
    const known = this.pairs.get(key);
    if (known) return known;
    const pair: Pair = { findings: [], below: [], above: [], changed: false };
    this.pairs.set(key, pair);
    this.open.push({ pair, place, before, after });
    return pair;
  }

  /** Compares every pair, and marks those with a finding somewhere below them. */
  settle(): void {
    for (let next = this.open.pop(); next !== undefined; next = this.open.pop()) {
      const { pair, place, before, after } = next;
      compareSchemas(this, pair, place, before, after);
      for (const { pair: child } of pair.below) child.above.push(pair);
    }
    const changed = [...this.pairs.values()].filter(({ findings }) => findings.length > 0);
    for (let pair = changed.pop(); pair !== undefined; pair = changed.pop()) {
      if (pair.changed) continue;
      pair.changed = true;
      changed.push(...pair.above);
    }
  }

  /** Tells all findings from a pair downward, each at the first place where the seen set meets it. */
  tell(pair: Pair, location: string, seen: Set<Pair>, note: Note): void {
    const open = [{ pair, location }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!next.pair.changed || seen.has(next.pair)) continue;
      seen.add(next.pair);
      const at = next.location;
      for (const finding of next.pair.findings) note({ ...finding, location: at + finding.location });
      for (const { step, pair: child } of [...next.pair.below].reverse())
        open.push({ pair: child, location: at + step });
    }
  }
}
