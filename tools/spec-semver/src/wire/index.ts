import type { Change } from "../change.js";
import type { Context } from "./context.js";
import type { SpecDocument } from "./document.js";
import { matchOperations, operationsOf, withoutNames, type Operation } from "./operations.js";
import { compareOperation, effectiveText, noteAdded, noteRemoved } from "./operation.js";
import { Recorder } from "./recorder.js";
import { RULES, type RuleTable } from "./rules/index.js";
import type { Pair } from "./schema/comparison.js";
import { SchemaGraph } from "./schema/graph.js";
import { compareService, serviceText } from "./service.js";

/**
 * The first lens: what changes on the wire between two specs, rule by rule.
 *
 * @param rules - leave a rule out to see what it alone finds
 * @throws {InputError} for a reference that leads nowhere or out of the file.
 */
export function compareWire(before: SpecDocument, after: SpecDocument, rules: RuleTable = RULES): Change[] {
  const recorder = new Recorder(rules);
  const graph = new SchemaGraph(before, after);
  compareService(before, after, recorder.of(null));

  const [from, to] = [operationsOf(before), operationsOf(after)];
  const { both, removed, added } = matchOperations(from, to);
  const paths = new Set(to.map(({ path }) => withoutNames(path)));
  for (const operation of removed) noteRemoved(operation, paths, recorder.of(operation.name));
  for (const operation of added) noteAdded(operation, recorder.of(operation.name));

  const contexts = both.map(([one, other]) => {
    const context: Context = { before, after, graph, note: recorder.of(one.name), roots: [] };
    compareOperation(context, one, other);
    return { context, one, other };
  });
  graph.settle();
  for (const { context } of contexts) {
    const seen = new Set<Pair>();
    for (const { location, pair } of context.roots) graph.tell(pair, location, seen, context.note);
  }
  noteSilent(contexts, recorder);
  if (recorder.changes.length === 0 && serviceText(before) !== serviceText(after)) {
    recorder.of(null)({ rule: "notation-changed", location: "" });
  }
  return recorder.changes;
}

/** An operation that differs and about which no rule spoke says the same in other words. */
function noteSilent(
  contexts: readonly { context: Context; one: Operation; other: Operation }[],
  recorder: Recorder,
): void {
  const spoken = new Set(recorder.changes.map(({ operation }) => operation));
  // A component that came, went or is called otherwise is told once, and not of each operation that refers to it.
  if (recorder.changes.some(({ rule }) => rule.startsWith("api-schema-"))) return;
  for (const { context, one, other } of contexts) {
    if (spoken.has(one.name)) continue;
    const { before, after, note } = context;
    if (effectiveText({ before }, one) === effectiveText({ before: after }, other)) continue;
    note({ rule: "notation-changed", location: "operation" });
  }
}
