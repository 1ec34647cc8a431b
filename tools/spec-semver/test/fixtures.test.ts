// Programs that teams give: what becomes of good and bad ones.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compareConsumers } from "../src/consumers/index.js";
import { handMade, typesOf } from "./hand-made.js";

test(
  "a program that breaks is told; one that never compiled is left out, with a line",
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "spec-semver-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const thing = 'import type { DoOutput } from "@yunfan/some/thing";\n';
    const programs = {
      "good.ts": `${thing}export const read = ({ a }: DoOutput): string => a;\n`,
      "spared.ts": `${thing}export const read = ({ b }: DoOutput): string => b;\n`,
      "elsewhere.ts": 'import { nothing } from "@yunfan/some/nowhere";\nexport const all = nothing;\n',
      "never.ts": `${thing}export const read = ({ z }: DoOutput): string => z;\n`,
      "broken.ts": "export const = ;\n",
    };
    mkdirSync(join(folder, "some"));
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, "some", name), text);
    const before = handMade(typesOf({ output: "{ a: string; b: string }" }));
    const after = handMade(typesOf({ output: "{ a?: string; b: string }" }));
    const warnings: string[] = [];
    const [changes = []] = await compareConsumers([{ before, after }], (line) => warnings.push(line), folder);
    expect(changes.filter(({ rule }) => rule === "consumers-fixture-fails")).toEqual([
      {
        rule: "consumers-fixture-fails",
        operation: null,
        location: "fixtures/some/good.ts:2",
        from: "export const read = ({ a }: DoOutput): string => a;",
        to: expect.stringMatching(/^TS2322: /) as string,
        bump: "major",
        migration: expect.stringContaining("fixtures/some/good.ts:2") as string,
      },
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/^fixtures\/some\/broken\.ts is no TypeScript, and is left out: /) as string,
      expect.stringMatching(
        /^fixtures\/some\/never\.ts:2 does not compile against the old release, and is left out: TS2339/,
      ) as string,
    ]);
  },
);
