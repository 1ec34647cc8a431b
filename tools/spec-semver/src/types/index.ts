import type { Change } from "../change.js";
import { entriesOf, serviceOf, type PackagePair } from "../packages/client-package.js";
import { Modules } from "../packages/modules.js";
import { Recorder } from "../wire/recorder.js";
import { expand } from "../wire/rules/family.js";
import ts from "typescript";
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
    for (const name of operationsIn(from)) compareOperation(modules, { name, from, to }, recorder);
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

function compareOperation(modules: Modules, { name, ...sides }: Sides, recorder: Recorder): void {
  const note = recorder.of(name);
  const typesOf = (side: ReadonlyMap<string, ts.Symbol>) =>
    ["Input", "Output", "Errors"].map((part) => modules.typeOf(side.get(`${name}${part}`)));
  const [input, output, errors] = typesOf(sides.from);
  const [newInput, newOutput, newErrors] = typesOf(sides.to);
  // An operation that comes or goes is told by the wire, and its names by the surface.
  if (!input || !output || !errors || !newInput || !newOutput || !newErrors) return;
  const { checker } = modules;
  const judge = (direction: Direction, before: ts.Type, after: ts.Type, location: string) => {
    const count = recorder.changes.length;
    new Walk(checker, direction, note).compare(before, after, location);
    // The net below the walk: what it cannot see into is held to assignability as a whole.
    const told = recorder.changes.slice(count);
    if (told.some(({ bump }) => bump === "major")) return;
    const [from, to] = [checker.typeToString(before), checker.typeToString(after)];
    const [source, target] = direction === "input" ? [before, after] : [after, before];
    if (!checker.isTypeAssignableTo(source, target)) note({ rule: "types-not-assignable", location, from, to });
    else if (told.length === 0 && !checker.isTypeAssignableTo(after, before)) {
      note({ rule: "types-input-widened", location, from, to });
    }
  };
  judge("input", input, newInput, "input");
  judge("output", output, newOutput, "output");
  if ((errors.flags | newErrors.flags) & ts.TypeFlags.Any) judge("output", errors, newErrors, "errors");
  const statuses = new Map(newErrors.getProperties().map((symbol) => [symbol.name, symbol]));
  for (const symbol of errors.getProperties()) {
    const other = statuses.get(symbol.name);
    statuses.delete(symbol.name);
    const location = `errors.${symbol.name}`;
    if (other === undefined) {
      note({ rule: "types-status-removed", location, from: symbol.name });
      continue;
    }
    new Walk(checker, "output", note).marks(symbol, other, location);
    judge("output", checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(other), location);
  }
  for (const status of statuses.keys()) note({ rule: "types-status-added", location: `errors.${status}`, to: status });
}
