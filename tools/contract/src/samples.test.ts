import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";
import { root } from "./root.js";
import { samples } from "./samples.js";
import { startVendorNetwork, type VendorNetwork } from "./vendor-network.js";

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

describe("samples, as they stand, against the vendors' host names on loopback", () => {
  let network: VendorNetwork;
  beforeAll(async () => {
    network = await startVendorNetwork();
  });
  afterAll(() => network.close());

  it.each(all)("$place runs", { timeout: 60_000 }, async ({ text }) => {
    const folder = mkdtempSync(join(root, "tools/contract/.programs-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const preload = join(root, "tools/contract/src/proxied-fetch.ts");
    const before = network.requests.length;
    const isTest = text.includes('from "vitest"');
    const file = join(folder, isTest ? "sample.test.ts" : "sample.mts");
    writeFileSync(file, text);
    const vitest = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", folder];
    const args = isTest ? vitest : ["--import", "tsx", "--import", preload, file];
    const { code, stderr } = await run(args, network.env);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const statuses = network.requests.slice(before).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    // A client or a signer is there to call somebody.
    if (/\b(createRoma|createBcc|sign\w+)\(/.test(text) && !/(?:start|create)Emulator/.test(text)) {
      expect(statuses).not.toEqual([]);
    }
  });
});

/** Not `spawnSync`: the servers that the sample calls live in this process. */
function run(args: string[], env: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { PATH: process.env["PATH"], ...env } });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stderr }));
  });
}
