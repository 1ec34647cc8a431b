import { describe, expect, test } from "vitest";
import { worst } from "../src/change.js";
import { compareWire } from "../src/wire/index.js";
import { RULES, type RuleTable } from "../src/wire/rules/index.js";
import { CATALOGUE } from "./catalogue/index.js";
import type { Answer, Case } from "./catalogue/case.js";
import { document, edited, load, SPEC_NAMES } from "./edit.js";

type Way = "forward" | "backward";
const WAYS: readonly Way[] = ["forward", "backward"];

/** The specs as they are, read once. */
const bases = new Map(SPEC_NAMES.map((spec) => [spec, document(load(spec))]));

function judge({ spec, base = [], edits }: Case, way: Way, rules?: RuleTable): Answer {
  const before = (base.length === 0 ? bases.get(spec) : undefined) ?? document(edited(spec, base));
  const after = document(edited(spec, [...base, ...edits]));
  const changes = way === "forward" ? compareWire(before, after, rules) : compareWire(after, before, rules);
  return [worst(changes.map(({ bump }) => bump)), ...new Set(changes.map(({ rule }) => rule).sort())];
}

function sorted([bump, ...rules]: Answer): Answer {
  return [bump, ...rules.sort()];
}

describe.each(WAYS)("the mutation catalogue, %s", (way) => {
  test.each(CATALOGUE.map((one) => [`${one.spec}: ${one.name}`, one] as const))("%s", (_, one) => {
    expect(judge(one, way)).toEqual(sorted(one[way]));
  });
});

test("the catalogue has 120 changes and more, none of them twice", () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(120);
  const keys = CATALOGUE.map(({ spec, base = [], edits }) => JSON.stringify([spec, base, edits]));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

describe("each rule has a mutant that it alone finds", () => {
  const alone = new Map<string, [Case, Way]>();
  for (const one of CATALOGUE) {
    for (const way of WAYS) {
      const [, rule, ...others] = one[way];
      if (rule !== undefined && others.length === 0) alone.set(rule, [one, way]);
    }
  }
  // Told of services that stand on one side only, and so by no comparison of two specs: see cli.test.ts.
  const elsewhere = new Set(["service-added", "service-removed"]);

  test.each([...RULES.keys()].filter((id) => !elsewhere.has(id)))("%s", (id) => {
    const [one, way] = alone.get(id) ?? [];
    if (!one || !way) throw new Error(`no case of the catalogue is found by ${id} alone`);
    const without = new Map([...RULES].filter(([other]) => other !== id));
    expect(judge(one, way, without)).not.toEqual(sorted(one[way]));
  });
});
