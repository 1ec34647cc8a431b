import type { Change } from "../change.js";
import type { JsonObject } from "../json.js";
import { Recorder } from "../wire/recorder.js";
import { expand } from "../wire/rules/family.js";
import { compareEngines, comparePeers } from "./index.js";
import { environmentOf } from "./read.js";
import { SURFACE_FAMILIES } from "./rules.js";

const RULES = new Map(expand(SURFACE_FAMILIES).map((rule) => [rule.id, rule]));

/** What two package.json files ask of where a package is installed: engines and peers. */
export function compareEnvironments(before: JsonObject, after: JsonObject): Change[] {
  const recorder = new Recorder(RULES);
  const [from, to] = [environmentOf(before), environmentOf(after)];
  compareEngines(from.engines, to.engines, recorder.of(null));
  comparePeers(from, to, recorder.of(null));
  return recorder.changes;
}
