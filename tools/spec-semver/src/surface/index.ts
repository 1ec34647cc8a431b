import type ts from "typescript";
import type { Change } from "../change.js";
import { own, same, type JsonObject } from "../json.js";
import type { PackagePair } from "../packages/client-package.js";
import { Modules } from "../packages/modules.js";
import { Recorder, type Note } from "../wire/recorder.js";
import { expand } from "../wire/rules/family.js";
import { accepts } from "./engine.js";
import { compareDeclarations } from "./compare-declarations.js";
import { compareOptions } from "./compare-options.js";
import { Declarations } from "./declared.js";
import { readSurface, type Environment, type Surface } from "./read.js";
import { SURFACE_FAMILIES } from "./rules.js";

const RULES = new Map(expand(SURFACE_FAMILIES).map((rule) => [rule.id, rule]));

/**
 * The fourth lens: what a package promises beside the wire. Entries, names, commands, engines, peers, kinds of errors, defaults.
 *
 * @returns the changes of each pair, in their order
 */
export function compareSurfaces(pairs: readonly PackagePair[]): Change[][] {
  const packages = pairs.flatMap(({ before, after }, i) => [[`old${i}`, before] as const, [`new${i}`, after] as const]);
  const modules = new Modules(new Map(packages));
  return pairs.map(({ before, after }, i) => {
    const recorder = new Recorder(RULES);
    const sides = [
      { folder: `old${i}`, one: before },
      { folder: `new${i}`, one: after },
    ] as const;
    const declarations = Declarations.of(modules, sides);
    const [from, to] = [
      readSurface(modules, sides[0], declarations[0]),
      readSurface(modules, sides[1], declarations[1]),
    ];
    const note = recorder.of(null);
    compareSurface(from, to, modules.checker, note);
    compareDeclarations(modules, sides, declarations, note);
    return recorder.changes;
  });
}

function compareSurface(before: Surface, after: Surface, checker: ts.TypeChecker, note: Note): void {
  compareEntries(before, after, note);
  compareSets("command", before.commands, after.commands, "bin", note);
  compareEngines(before.engines, after.engines, note);
  comparePeers(before, after, note);
  compareKinds(before, after, note);
  compareOptions(before.options, after.options, checker, note);
}

function compareSets(what: string, before: ReadonlySet<string>, after: ReadonlySet<string>, at: string, note: Note) {
  for (const from of before) if (!after.has(from)) note({ rule: `surface-${what}-removed`, location: at, from });
  for (const to of after) if (!before.has(to)) note({ rule: `surface-${what}-added`, location: at, to });
}

function compareEntries({ entries: before }: Surface, { entries: after }: Surface, note: Note): void {
  compareSets("entry", new Set(before.keys()), new Set(after.keys()), "exports", note);
  for (const [key, { names, ways }] of before) {
    const others = after.get(key);
    if (others === undefined) continue;
    compareSets("condition", ways, others.ways, key, note);
    compareSets("name", new Set(names.keys()), new Set(others.names.keys()), key, note);
    for (const [name, one] of names) {
      const other = others.names.get(name);
      for (const meaning of other ? (["value", "type"] as const) : []) {
        if (one[meaning] && !other?.[meaning]) note({ rule: `surface-${meaning}-removed`, location: key, from: name });
        if (!one[meaning] && other?.[meaning]) note({ rule: `surface-${meaning}-added`, location: key, to: name });
      }
    }
  }
}

export function compareEngines(before: JsonObject, after: JsonObject, note: Note): void {
  for (const location of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [own(before, location), own(after, location)];
    if (same(from, to)) continue;
    note({ rule: `surface-engine-${accepts(to, from) ? "lowered" : "raised"}`, location, from, to });
  }
}

export function comparePeers(before: Environment, after: Environment, note: Note): void {
  for (const location of new Set([...Object.keys(before.peers), ...Object.keys(after.peers)])) {
    const [from, to] = [own(before.peers, location), own(after.peers, location)];
    const [was, is] = [before.optionalPeers.has(location), after.optionalPeers.has(location)];
    const needed = to !== undefined && !is && (from === undefined || was);
    if (needed) note({ rule: "surface-peer-required", location, from, to });
    else if (from !== undefined && to !== undefined && !accepts(to, from)) {
      note({ rule: "surface-peer-changed", location, from, to });
    } else if (!same(from, to) || was !== is) note({ rule: "surface-peer-loosened", location, from, to });
  }
}

function compareKinds({ errorKinds: before }: Surface, { errorKinds: after }: Surface, note: Note): void {
  for (const [location, from] of before) {
    const to = after.get(location);
    if (to === undefined) note({ rule: "surface-error-kind-removed", location, from });
    else if (to !== from) note({ rule: "surface-error-kind-changed", location, from, to });
  }
  for (const [location, to] of after) {
    if (!before.has(location)) note({ rule: "surface-error-kind-added", location, to });
  }
}
