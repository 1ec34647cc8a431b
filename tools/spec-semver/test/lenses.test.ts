// Every lens over what the vendors may well do to our specs: none may cry louder than the right answer, and the worst of them
// must be it. All pairs are judged at once, since a compiler takes longest to begin.
import { beforeAll, describe, expect, test } from "vitest";
import { BUMPS, worst, type Bump, type Change } from "../src/change.js";
import { comparePackages, LENSES, type Lens } from "../src/compare.js";
import type { PackagePair } from "../src/packages/client-package.js";
import { packagesOf } from "../src/packages/from-specs.js";
import { compareWire } from "../src/wire/index.js";
import { REAL } from "./catalogue/real.js";
import { document, edited, load } from "./edit.js";

const TIME = 300_000;
const WAYS = ["forward", "backward"] as const;
const PACKAGED = LENSES.filter((lens) => lens === "types" || lens === "consumers");

const rows = REAL.flatMap((one) => WAYS.map((way) => ({ key: `${one.spec}: ${one.name}, ${way}`, one, way })));
/** What each lens found, by the row. */
const found = new Map<string, Record<Exclude<Lens, "surface">, readonly Change[]>>();
const warnings: string[] = [];

beforeAll(async () => {
  const pairs: PackagePair[] = [];
  const keys: string[] = [];
  for (const { key, one, way } of rows) {
    const specs = [document(load(one.spec)), document(edited(one.spec, one.edits))] as const;
    const [from, to] = way === "forward" ? specs : [specs[1], specs[0]];
    found.set(key, { wire: compareWire(from, to), types: [], consumers: [] });
    const [pair] = await packagesOf([{ service: one.spec, from, to }], (line) => warnings.push(line));
    if (pair) {
      pairs.push(pair);
      keys.push(key);
    }
  }
  for (const lens of PACKAGED) {
    const changes = await comparePackages(pairs, [lens], () => {});
    changes.forEach((list, i) => {
      const key = keys[i] ?? "";
      found.set(key, { ...(found.get(key) as NonNullable<ReturnType<typeof found.get>>), [lens]: list });
    });
  }
}, TIME);

const bumpOf = (changes: readonly Change[]): Bump => worst(changes.map(({ bump }) => bump));

function seen(key: string): Record<Exclude<Lens, "surface">, readonly Change[]> {
  const lenses = found.get(key);
  if (!lenses) throw new Error(`${key} was not judged`);
  return lenses;
}

describe.each(rows.map(({ key, one, way }) => [key, one[way][0]] as const))("%s", (key, right) => {
  test(`no lens is above ${right}, the worst is ${right}`, () => {
    const bumps = Object.values(seen(key)).map(bumpOf);
    for (const bump of bumps) expect(BUMPS.indexOf(bump)).toBeLessThanOrEqual(BUMPS.indexOf(right));
    expect(worst(bumps)).toBe(right);
  });
});

test("no program is made that does not compile against what it was made of", () => {
  const all = [...found.values()].flatMap(({ consumers }) => consumers);
  expect(all.filter(({ rule }) => rule === "consumers-unproven")).toEqual([]);
});

test("a header, which the generator refuses, is judged by the wire alone, and that is said", () => {
  expect(new Set(warnings)).toEqual(
    new Set([
      "baiducloud/bcc: judged by the wire alone, since no client can be generated: " +
        "/paths/~1v2~1instance~1reserved~1list/post/parameters/1/in must be path or query: other places are not supported",
    ]),
  );
});

// Assignability of types together with the compilation of an old consumer finds none of these where the types are loose.
const MISSED: readonly (readonly [change: string, name: string, lenses: readonly Lens[]])[] = [
  ["a field of a request removed", "baiducloud/bcc: the misspelt filter goes", ["wire", "types", "consumers"]],
  ["a query parameter removed", "huaweicloud/roma: the filter goes", ["wire", "types", "consumers"]],
  ["a maximum lowered", "baiducloud/bcc: maxKeys stops at 100", ["wire"]],
  ["a default changed", "huaweicloud/roma: limit is 50 by default", ["wire"]],
  ["an integer that becomes a number", "huaweicloud/roma: the total is any number", ["wire"]],
  ["an operation renamed", "baiducloud/bcc: the operation is called ListCoupons", ["wire", "consumers"]],
  ["a component renamed", "huaweicloud/roma: RomaUser is called User", ["wire", "consumers"]],
];

test.each(MISSED)("%s is major, and who sees it", (_, name, lenses) => {
  const all = Object.entries(seen(`${name}, forward`)).filter(([, changes]) => bumpOf(changes) === "major");
  expect(all.map(([lens]) => lens)).toEqual(lenses);
});

test("types tell each key with its place; programs tell the line that fails and what the compiler says", () => {
  const { types, consumers } = seen("huaweicloud/roma: an instance has no flavour, forward");
  expect(types).toEqual([
    {
      rule: "types-output-key-removed",
      service: "huaweicloud/roma",
      operation: "CheckRomaInstanceListV2",
      location: "output.instances[].flavor_type",
      from: expect.stringContaining('"') as string,
      to: null,
      bump: "major",
      migration: "Do without output.instances[].flavor_type.",
    },
  ]);
  expect(consumers).toHaveLength(1);
  expect(consumers[0]).toMatchObject({
    rule: "consumers-reading-fails",
    operation: "CheckRomaInstanceListV2",
    location: expect.stringMatching(/^roma-reads\.ts:\d+$/) as string,
    from: expect.stringContaining(".flavor_type") as string,
    to: expect.stringMatching(/^TS2339: Property 'flavor_type' does not exist/) as string,
    bump: "major",
  });
});

test("what a team put into the fixtures breaks where the change hurts it", () => {
  const { consumers } = seen("huaweicloud/roma: the filter goes, forward");
  const hurt = consumers.filter(({ rule }) => rule === "consumers-fixture-fails");
  expect(hurt.map(({ location }) => location.replace(/:\d+$/, ""))).toContain("fixtures/huaweicloud/roma-inventory.ts");
  const bcc = seen("baiducloud/bcc: the operation is called ListCoupons, forward").consumers;
  expect(bcc.some(({ location }) => location.startsWith("fixtures/baiducloud/coupons-about-to-expire.ts:"))).toBe(true);
});
