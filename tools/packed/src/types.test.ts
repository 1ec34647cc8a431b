import { describe, expect, inject, it } from "vitest";
import { compile, resolutions, versionOf, type Resolution } from "./compilers.js";
import { entries, modules } from "./entries.js";
import { program } from "./program.js";
import { write } from "./run.js";

const { bare, withPeers } = inject("installed");

// Compilers are slow on a busy machine.
const LONG = { timeout: 180_000 };

/** A file that imports entries and, so that nothing is quietly `any`, misspells an input. */
const importing = (list: readonly { specifier: string }[]) =>
  [
    ...list.map(({ specifier }, index) => `import * as entry${index} from "${specifier}";`),
    `export const all = [${list.map((_, index) => `entry${index}`).join(", ")}];`,
    `import { createRoma } from "@yunfan/huaweicloud/roma";`,
    `const roma = createRoma({ region: "cn-north-4", credentials: { accessKeyId: "a", secretAccessKey: "b" } });`,
    `// @ts-expect-error there is no such input`,
    `export const page = roma.checkRomaInstanceListV2({ limits: 1 });`,
  ].join("\n");

const data = entries.filter(({ json }) => json);
const withoutPeers = modules.filter(({ peer }) => peer === undefined);
const files = ["entries.ts", "inventory.ts", "page.ts"];
write(bare, "entries.ts", importing(withoutPeers));
write(bare, "all-entries.ts", importing(modules));
write(withPeers, "all-entries.ts", importing(modules));
for (const [name, text] of Object.entries(program)) write(bare, `${name}.ts`, text);
// Node16 has no import attributes in TypeScript; NodeNext demands them.
for (const [resolution, attributes] of [
  ["node16", ""],
  ["nodenext", ' with { type: "json" }'],
  ["bundler", ""],
]) {
  const lines = data.map(({ specifier }, index) => `import data${index} from "${specifier}"${attributes};`);
  const uses = data.map((_, index) => `data${index} satisfies object`);
  write(bare, `data-${resolution}.ts`, [...lines, `export const all = [${uses.join(", ")}];`].join("\n"));
}
const required = withoutPeers.map(({ specifier }, index) => `import entry${index} = require("${specifier}");`);
const exported = withoutPeers.map((_, index) => `entry${index}`);
write(bare, "required.cts", [...required, `export = [${exported.join(", ")}];`].join("\n"));

it("the compilers are those that are told in docs/supported-versions.md", () => {
  expect((["5.4", "5.9", "7"] as const).map(versionOf)).toEqual(["5.4.5", "5.9.3", "7.0.2"]);
});

const kinds = (["5.9", "7"] as const).flatMap((compiler) =>
  (Object.keys(resolutions) as Resolution[]).flatMap((resolution) =>
    [true, false].map((exactOptionalPropertyTypes) => ({ compiler, resolution, exactOptionalPropertyTypes })),
  ),
);

describe("every entry but those for peers, and the program, compile", () => {
  it.each(kinds)(
    "on TypeScript $compiler, $resolution, exactOptionalPropertyTypes $exactOptionalPropertyTypes",
    LONG,
    async ({ compiler, resolution, exactOptionalPropertyTypes }) => {
      const settings = { ...resolutions[resolution], exactOptionalPropertyTypes };
      // TypeScript lets CommonJS require ES modules where it goes by a Node that can.
      const more = resolution === "nodenext" ? ["required.cts"] : [];
      const all = [...files, `data-${resolution}.ts`, ...more];
      expect(await compile(compiler, bare, all, settings)).toEqual([]);
    },
  );

  it("on the lowest TypeScript that is supported", LONG, async () => {
    expect(await compile("5.4", bare, files, resolutions.nodenext)).toEqual([]);
  });
});

it("every entry compiles beside its peer, on Node's types instead of the DOM's", LONG, async () => {
  const settings = { ...resolutions.nodenext, lib: ["ES2022"], types: ["node"], skipLibCheck: false };
  for (const compiler of ["5.9", "7"] as const) {
    expect(await compile(compiler, withPeers, ["all-entries.ts"], settings)).toEqual([]);
  }
});

it("without its peer an entry gives the compiler's own error, which names it", LONG, async () => {
  const lines = await compile("7", bare, ["all-entries.ts"], resolutions.nodenext);
  const peers = modules.flatMap(({ peer }) => (peer === undefined ? [] : [peer.name]));
  expect(lines.filter((line) => !peers.some((name) => line.includes(`'${name}'`)))).toEqual([]);
  for (const name of peers) expect(lines.join("\n")).toContain(`TS2307: Cannot find module '${name}'`);
});
