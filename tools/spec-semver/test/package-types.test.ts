// Types of a package that do not compile by themselves, which programs need not notice.
import { expect, test } from "vitest";
import { compareConsumers } from "../src/consumers/index.js";
import { handMade, typesOf, type Parts } from "./hand-made.js";

const importing = (name: string, from: string) => `import type { ${name} } from "${from}";`;
const MORE = "export type More = string;\n";
const needing = (key: string): Parts => ({
  manifest: { [key]: { "not-here": "^1.0.0", "@yunfan/client-core": "^1.0.0" } },
});

const ROWS: readonly (readonly [name: string, before: string, after: string, parts: Parts, told: readonly RegExp[]])[] =
  [
    ["an error that was there before", importing("A", "nowhere"), `${MORE}${importing("A", "nowhere")}`, {}, []],
    ["one that comes", MORE, importing("A", "nowhere"), {}, [/^TS2307: .*'nowhere'/]],
    ["a peer that is not installed", MORE, importing("A", "not-here/entry"), needing("peerDependencies"), []],
    ["a dependency that is not installed", MORE, importing("A", "not-here"), needing("dependencies"), []],
    ["another package of a like name", MORE, importing("A", "not-here-either"), needing("dependencies"), [/^TS2307: /]],
    [
      "a name that a dependency has not",
      MORE,
      importing("A", "@yunfan/client-core"),
      needing("dependencies"),
      [/^TS2305: /],
    ],
  ];

test("only what is new, and what is the package's own fault, is told", { timeout: 300_000 }, async () => {
  const pairs = ROWS.map(([, before, after, parts]) => ({
    before: handMade(typesOf({ more: before }), parts),
    after: handMade(typesOf({ more: after }), parts),
  }));
  const found = await compareConsumers(pairs, () => {});
  ROWS.forEach(([name, , , , told], i) => {
    const own = (found[i] ?? []).filter(({ rule }) => rule === "consumers-package-fails");
    expect(
      own.map(({ location, to }) => [location, to]),
      name,
    ).toEqual(
      told.map((message) => [
        expect.stringMatching(/^thing\.d\.ts:\d+$/) as string,
        expect.stringMatching(message) as string,
      ]),
    );
  });
});
