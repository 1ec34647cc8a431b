import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";
import { root } from "./root.js";
import { samples } from "./samples.js";

const all = samples();
const programName = (place: string) => `${place.replace(/[^a-z0-9]+/gi, "-")}.ts`;

// A reader has @types/node; the samples may read process.env.
const ambient =
  "declare const process: { env: Record<string, string | undefined> };\ndeclare const console: Console;\n";

describe.each(Object.keys(compilers) as (keyof typeof compilers)[])("samples on %s", (compiler) => {
  let diagnostics: Diagnostic[] = [];

  beforeAll(async () => {
    const programs: Record<string, string> = { "ambient.d.ts": ambient };
    for (const { place, text } of all) programs[programName(place)] = `${text}\nexport {};\n`;
    diagnostics = await compile(compiler, programs);
  }, 120_000);

  it.each(all)("$place compiles", ({ place }) => {
    expect(diagnostics.filter(({ file }) => file === programName(place))).toEqual([]);
  });
});

it.each(all.filter(({ text }) => text.includes("startEmulator")))("$place runs", { timeout: 30_000 }, ({ text }) => {
  const folder = mkdtempSync(join(root, "tools/contract/.programs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "sample.mts");
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", file], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).not.toBe("");
});
