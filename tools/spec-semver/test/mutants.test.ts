// Each rule of types, consumers and surface has a change that it alone finds, as each rule of the wire has in the catalogue.
// The packages hold no specs, so the wire has nothing to say of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BUMPS, worst, type Change } from "../src/change.js";
import { compareConsumers } from "../src/consumers/index.js";
import { CONSUMERS_FAMILIES } from "../src/consumers/rules.js";
import { compareSurfaces } from "../src/surface/index.js";
import { SURFACE_FAMILIES } from "../src/surface/rules.js";
import { compareTypes } from "../src/types/index.js";
import { TYPES_FAMILIES } from "../src/types/rules.js";
import { expand } from "../src/wire/rules/family.js";
import { CONSUMERS_MUTANTS, PROGRAM, TAUGHT } from "./mutants/consumers.js";
import type { Mutant } from "./mutants/mutant.js";
import { SURFACE_MUTANTS } from "./mutants/surface.js";
import { TYPES_MUTANTS } from "./mutants/types.js";

const MUTANTS: readonly Mutant[] = [...TYPES_MUTANTS, ...CONSUMERS_MUTANTS, ...SURFACE_MUTANTS];
const RULES = expand([...TYPES_FAMILIES, ...CONSUMERS_FAMILIES, ...SURFACE_FAMILIES]);

/** What all lenses say, by mutant. */
let found: Change[][];

beforeAll(async () => {
  const fixtures = mkdtempSync(join(tmpdir(), "spec-semver-"));
  try {
    mkdirSync(join(fixtures, TAUGHT));
    writeFileSync(join(fixtures, TAUGHT, "program.ts"), PROGRAM);
    const warn = (line: string) => {
      throw new Error(line);
    };
    const lenses = [compareTypes(MUTANTS), compareSurfaces(MUTANTS), await compareConsumers(MUTANTS, warn, fixtures)];
    found = MUTANTS.map((_, i) => lenses.flatMap((lens) => lens[i] ?? []));
  } finally {
    rmSync(fixtures, { recursive: true });
  }
}, 300_000);

const bumpOf = (changes: readonly Change[]) => worst(changes.map(({ bump }) => bump));

describe("each rule has a mutant that it alone finds", () => {
  test.each(RULES.map((rule) => [rule.id, rule.bump] as const))("%s, %s", (id, bump) => {
    const i = MUTANTS.findIndex(({ rule }) => rule === id);
    if (i === -1) throw new Error(`no mutant is found by ${id} alone: give it one in test/mutants`);
    const changes = found[i] ?? [];
    expect(bumpOf(changes), JSON.stringify(changes)).toBe(bump);
    const without = changes.filter(({ rule }) => rule !== id);
    expect(BUMPS.indexOf(bumpOf(without)), JSON.stringify(without)).toBeLessThan(BUMPS.indexOf(bump));
  });
});

test("each mutant is of a rule that there is", () => {
  const known = new Set(RULES.map(({ id }) => id));
  expect(MUTANTS.map(({ rule }) => rule).filter((rule) => !known.has(rule))).toEqual([]);
});
