import type { Change } from "../change.js";
import { entriesOf, serviceOf, type PackagePair } from "../packages/client-package.js";
import { Modules } from "../packages/modules.js";
import { Recorder } from "../wire/recorder.js";
import { expand } from "../wire/rules/family.js";
import type ts from "typescript";
import { TYPES_FAMILIES } from "./rules.js";
import { Walk, type Direction } from "./walk.js";

const RULES = new Map(expand(TYPES_FAMILIES).map((rule) => [rule.id, rule]));

/**
 * The second lens: inputs and answers as types. An input must stay assignable from the old to the new, an answer from the new
 * to the old; and every key that came, went or changed its marks is told, at any depth.
 *
 * @returns the changes of each pair, in their order
 */
export function compareTypes(pairs: readonly PackagePair[]): Change[][] {
  const packages = pairs.flatMap(({ before, after }, i) => [[`old${i}`, before] as const, [`new${i}`, after] as const]);
  const modules = new Modules(new Map(packages));
  return pairs.map((pair, i) => comparePair(modules, pair, i));
}

function comparePair(modules: Modules, { before, after }: PackagePair, i: number): Change[] {
  const keys = new Set([...entriesOf(before), ...entriesOf(after)].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const recorder = new Recorder(RULES);
    const [from, to] = [modules.exportsOf(`old${i}`, key), modules.exportsOf(`new${i}`, key)];
    const service = serviceOf(before, key);
    for (const name of new Set([...operationsIn(from), ...operationsIn(to)])) {
      compareOperation(modules, { name, from, to }, recorder);
    }
    return recorder.changes.map((change) => ({ ...change, service }));
  });
}

/** The operations whose types an entry exports: each has an input, an output and errors. */
export function operationsIn(names: ReadonlyMap<string, ts.Symbol>): string[] {
  return [...names.keys()].flatMap((name) => {
    const operation = /^(.+)Input$/.exec(name)?.[1];
    return operation !== undefined && names.has(`${operation}Output`) && names.has(`${operation}Errors`)
      ? [operation]
      : [];
  });
}

interface Sides {
  readonly name: string;
  readonly from: ReadonlyMap<string, ts.Symbol>;
  readonly to: ReadonlyMap<string, ts.Symbol>;
}

function compareOperation(modules: Modules, { name, from, to }: Sides, recorder: Recorder): void {
  const note = recorder.of(name);
  const typesOf = (side: ReadonlyMap<string, ts.Symbol>) =>
    ["Input", "Output", "Errors"].map((part) => modules.typeOf(side.get(`${name}${part}`)));
  const [input, output, errors] = typesOf(from);
  const [newInput, newOutput, newErrors] = typesOf(to);
  if (!input || !output || !errors) {
    note({ rule: "types-operation-added", location: name, to: name });
    return;
  }
  if (!newInput || !newOutput || !newErrors) {
    note({ rule: "types-operation-removed", location: name, from: name });
    return;
  }
  const { checker } = modules;
  const told = (direction: Direction, before: ts.Type, after: ts.Type, location: string) => {
    const count = recorder.changes.filter(({ bump }) => bump === "major").length;
    new Walk(checker, direction, note).compare(before, after, location);
    const [source, target] = direction === "input" ? [before, after] : [after, before];
    // The net below the walk: what it cannot see into is held to assignability as a whole.
    if (recorder.changes.filter(({ bump }) => bump === "major").length > count) return;
    if (checker.isTypeAssignableTo(source, target)) return;
    const [one, other] = [checker.typeToString(before), checker.typeToString(after)];
    note({ rule: "types-not-assignable", location, from: one, to: other });
  };
  told("input", input, newInput, "input");
  told("output", output, newOutput, "output");
  const statuses = new Map(newErrors.getProperties().map((symbol) => [symbol.name, symbol]));
  for (const symbol of errors.getProperties()) {
    const other = statuses.get(symbol.name);
    statuses.delete(symbol.name);
    const location = `errors.${symbol.name}`;
    if (other === undefined) note({ rule: "types-status-removed", location, from: symbol.name });
    else told("output", checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(other), location);
  }
  for (const status of statuses.keys()) note({ rule: "types-status-added", location: `errors.${status}`, to: status });
}
