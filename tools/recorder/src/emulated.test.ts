import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Recording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { committedFiles, emulatedFiles, stale, update, type EmulatedFile } from "./emulated.js";
import { filesIn, ownFolder } from "./testing.js";

let wanted: EmulatedFile[];
beforeAll(async () => {
  wanted = await emulatedFiles();
}, 60_000);

it("the committed recordings of the emulator are what it answers now", () => {
  expect(stale(wanted, committedFiles())).toEqual([]);
  expect(wanted.length).toBeGreaterThan(20);
});

it("gives the same bytes each time", async () => {
  expect(await emulatedFiles()).toEqual(wanted);
}, 60_000);

it("says of each what made the emulator answer so", () => {
  const causes = wanted.map(({ file, text }) => {
    const { origin, operation, response } = JSON.parse(text) as Recording;
    expect(origin).toMatchObject({ kind: "emulator", source: "@yunfan/emulator", edition: "2026-01-01" });
    expect(file).toMatch(new RegExp(`\\.${response.status}\\.emulator\\.json$`));
    return [`${operation} ${response.status}`, origin.cause];
  });
  const scripted = "no caller can cause it, or the client does not let its cause leave";
  expect(Object.fromEntries(causes)).toMatchObject({
    "GetSessionToken 200": "a good call",
    "AssumeRole 403": "a role that there is not",
    "KeystoneListProjects 503": `failNext with status 503: ${scripted}`,
    "CheckRomaInstanceListV2 429": `failNext with status 429: ${scripted}`,
  });
});

describe("a folder", () => {
  /** One with the files as they should be. */
  function folderOf(files: readonly EmulatedFile[]): string {
    const folder = ownFolder();
    for (const { file } of files) mkdirSync(dirname(join(folder, file)), { recursive: true });
    update(files, [], folder);
    return folder;
  }

  it("in which a file was changed, lost or is needless is told, and mended", () => {
    const [changed, lost, ...rest] = wanted;
    if (changed === undefined || lost === undefined) throw new Error("too few files");
    const folder = folderOf(wanted);
    const names = wanted.map(({ file }) => file);
    expect(stale(wanted, names, folder)).toEqual([]);

    writeFileSync(join(folder, changed.file), changed.text.replace('"status": 4', '"status": 5'));
    rmSync(join(folder, lost.file));
    const needless = join(dirname(changed.file), "needless.200.emulator.json");
    writeFileSync(join(folder, needless), "{}\n");
    expect(stale(wanted, [...names, needless], folder)).toEqual([
      `${changed.file} is not what the emulator answers now; run pnpm record:emulator, and look at what changes`,
      `${lost.file} is missing; run pnpm record:emulator`,
      `${needless} stands beside a sample of the vendor's; run pnpm record:emulator, which deletes it`,
    ]);

    update(wanted, [...names, needless], folder);
    expect(stale(wanted, names, folder)).toEqual([]);
    expect(filesIn(join(folder, dirname(changed.file)))).not.toContain("needless.200.emulator.json");
    expect(rest.length).toBeGreaterThan(0);
  });
});

it("the command checks, and writes nothing then", () => {
  const cli = fileURLToPath(new URL("emulated-cli.ts", import.meta.url));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", cli, ...args], { cwd: root, encoding: "utf8" });
  const before = wanted.map(({ file }) => readFileSync(join(root, file), "utf8"));
  expect(run("--check")).toMatchObject({ status: 0, stdout: `${wanted.length} recordings of the emulator, 0 stale\n` });
  expect(run("--chek")).toMatchObject({ status: 2, stdout: "" });
  expect(wanted.map(({ file }) => readFileSync(join(root, file), "utf8"))).toEqual(before);
}, 60_000);
