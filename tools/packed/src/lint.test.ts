import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";
import { published } from "./workspace.js";

const { tarballs } = inject("installed");

describe.each(tarballs)("the tarball of $name", ({ name, filename }) => {
  it("has nothing that publint would mention", async () => {
    const data = readFileSync(filename);
    const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  /**
   * The packages are ES modules only. Two of the four ways to resolve them are therefore left out, as in attw's own profile
   * `esm-only`: `node10` knows no `exports`, and `node16` from CommonJS would be told that `require` does not work, which
   * it does on every Node that `engines` allows. `types.test.ts` has a compiler look at it from CommonJS.
   */
  it("has types that are not wrong", async () => {
    const checked = await checkPackage(createPackageFromTarballData(readFileSync(filename)));
    if (!checked.types) throw new Error(`attw finds no types in ${name}`);
    const manifest = published.find((one) => one.manifest.name === name)?.manifest;
    expect(Object.keys(checked.entrypoints).sort()).toEqual(Object.keys(manifest?.exports ?? {}).sort());
    const regarded = checked.problems.filter((problem) => {
      return !("resolutionKind" in problem && ["node10", "node16-cjs"].includes(problem.resolutionKind));
    });
    expect(regarded).toEqual([]);
  });
});
