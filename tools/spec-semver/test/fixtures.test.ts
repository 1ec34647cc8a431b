// Programs that teams give: what becomes of good and bad ones.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Change } from "../src/change.js";
import { compareConsumers } from "../src/consumers/index.js";
import { handMade, typesOf } from "./hand-made.js";

const THING = 'import type { DoOutput } from "@yunfan/some/thing";\n';
/** Reads a field that is not always there any more. */
const HURT = `${THING}export const read = ({ a }: DoOutput): string => a;\n`;
/** Reads one that still is. */
const SPARED = `${THING}export const read = ({ b }: DoOutput): string => b;\n`;

const PROGRAMS: Readonly<Record<string, string>> = {
  "good.ts": HURT,
  "spared.ts": SPARED,
  "team a/with spaces (2).ts": HURT,
  "团队/清单.ts": HURT,
  "team/deep/down.ts": HURT,
  "windows.ts": `\uFEFF${HURT.replaceAll("\n", "\r\n")}`,
  // An entry that only the old release has, by each way to import it.
  "gone.ts": 'import { more } from "@yunfan/some/more";\nexport const all = more;\n',
  "gone-single.ts": "export { more } from '@yunfan/some/more';\n",
  "gone-later.ts": 'export const all = import("@yunfan/some/more");\n',
  "gone-type.ts": 'export type More = import("@yunfan/some/more").More;\n',
  // Without an import or export, and so with names that all programs would share.
  "script.ts": 'const read = (given: import("@yunfan/some/thing").DoOutput): string => given.a;\n',
  "other-script.ts": 'const read = (given: import("@yunfan/some/thing").DoOutput): string => given.b;\n',
  // What tells nothing.
  "never.ts": `${THING}export const read = ({ z }: DoOutput): string => z;\n`,
  "broken.ts": "export const = ;\n",
  "elsewhere.ts": 'import { nothing } from "@yunfan/some/nowhere";\nexport const all = nothing;\n',
  "elsewhere-later.ts": "export const all = import('@yunfan/some/nowhere');\n",
  "foreign.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
  // What is no program.
  "notes.md": "export const = ;\n",
  ".hidden.ts": "export const = ;\n",
  ".git/hook.ts": "export const = ;\n",
  "node_modules/other/index.ts": "export const = ;\n",
  "team/node_modules/other/index.ts": "export const = ;\n",
  "folder.ts/notes.md": "",
};

const MORE = { "more.d.ts": "export declare const more: string;\nexport type More = string;\n" };
const THING_ENTRY = { types: "./thing.d.ts", default: "./thing.js" };
const MORE_ENTRY = { types: "./more.d.ts", default: "./more.js" };

let changes: readonly Change[];
const warnings: string[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "spec-semver-"));
  try {
    for (const [name, text] of Object.entries(PROGRAMS)) {
      mkdirSync(dirname(join(folder, "some", name)), { recursive: true });
      writeFileSync(join(folder, "some", name), text);
    }
    symlinkSync("nowhere.ts", join(folder, "some/dangling.ts"));
    const before = handMade(typesOf({ output: "{ a: string; b: string }" }), {
      manifest: { exports: { "./thing": THING_ENTRY, "./more": MORE_ENTRY } },
      files: MORE,
    });
    const after = handMade(typesOf({ output: "{ a?: string; b: string }" }));
    [changes = []] = await compareConsumers([{ before, after }], (line) => warnings.push(line), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

test("a program that breaks is told by its file and line, and what the compiler says", () => {
  expect(changes.find(({ location }) => location.startsWith("fixtures/some/good.ts"))).toEqual({
    rule: "consumers-fixture-fails",
    operation: null,
    location: "fixtures/some/good.ts:2",
    from: "export const read = ({ a }: DoOutput): string => a;",
    to: expect.stringMatching(/^TS2322: /) as string,
    bump: "major",
    migration: expect.stringContaining("fixtures/some/good.ts:2") as string,
  });
});

test("all that break are told, whatever they are called, wherever they lie, however they import", () => {
  const told = changes.filter(({ rule }) => rule === "consumers-fixture-fails").map(({ location }) => location);
  expect(told.sort()).toEqual(
    [
      "good.ts:2",
      "gone-later.ts:1",
      "gone-single.ts:1",
      "gone-type.ts:1",
      "gone.ts:1",
      "script.ts:1",
      "team a/with spaces (2).ts:2",
      "team/deep/down.ts:2",
      "windows.ts:2",
      "团队/清单.ts:2",
    ]
      .map((name) => `fixtures/some/${name}`)
      .sort(),
  );
});

test("one that cannot be judged is left out with a line that says why, and is no change", () => {
  expect(warnings.sort()).toEqual([
    "fixtures/some/broken.ts is no TypeScript, and is left out: Variable declaration expected.",
    "fixtures/some/elsewhere-later.ts is left out: it imports @yunfan/some/nowhere, which is not there in the old release",
    "fixtures/some/elsewhere.ts is left out: it imports @yunfan/some/nowhere, which is not there in the old release",
    expect.stringMatching(
      /^fixtures\/some\/foreign\.ts:1 does not compile against the old release, and is left out: TS2307: /,
    ) as string,
    "fixtures/some/never.ts:2 does not compile against the old release, and is left out: " +
      "TS2339: Property 'z' does not exist on type 'DoOutput'.",
  ]);
});

test("without a folder for the provider there is nothing to say", async () => {
  const one = handMade(typesOf({}), { provider: "nobody" });
  expect(await compareConsumers([{ before: one, after: one }], (line) => warnings.push(line), tmpdir())).toEqual([[]]);
}, 120_000);
