import { readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { bundleBudgetKiB } from "./budgets.js";
import { bundlers, platforms, stopBundlers, type Aim } from "./bundlers.js";
import type { Inventory } from "./program/inventory.js";
import { runInventory, writeProgram } from "./program.js";

const { bare } = inject("installed");
let plain: Inventory;
const files = writeProgram(bare);

afterAll(stopBundlers);

beforeAll(async () => {
  plain = await runInventory(bare, `./${files.inventory}`, "run-plain.mjs");
});

it("the program lists both clouds, as installed", () => {
  expect(plain).toMatchObject({ byToken: plain.instances.length, byTemporaryKeys: plain.coupons.length });
  expect(plain.instances.length).toBeGreaterThan(10);
  expect(plain.coupons.length).toBeGreaterThan(30);
  expect(plain.projects).toContain("cn-north-4");
  expect(plain.temporaryKeyEnds).toBe(true);
  expect(plain.refused).toEqual(["api APIGW.0301", "input", "configuration"]);
});

// Bundlers are slow on a busy machine.
const LONG = { timeout: 180_000 };

const kinds = Object.keys(bundlers).flatMap((bundler) => platforms.map((platform) => ({ bundler, platform })));

/** A bundle of a module of the program: its name, its text, and what it still imports. */
async function bundled(bundler: string, file: string, aim: Aim) {
  const bundle = bundlers[bundler];
  if (!bundle) throw new Error(`no bundler ${bundler}`);
  const path = await bundle(bare, file, aim);
  const text = readFileSync(path, "utf8");
  const imported = ts.preProcessFile(text, true, false).importedFiles.map(({ fileName }) => fileName);
  return { module: `./${basename(path)}`, text, imported };
}

describe.each(kinds)("bundled by $bundler for a $platform", ({ bundler, platform }) => {
  it("lists the same, from one file", LONG, async () => {
    // Servers seldom minify, pages always do.
    const minify = platform === "browser";
    const { module, text, imported } = await bundled(bundler, files.inventory, { platform, minify });
    // On a server SHA-256 is Node's own; a page needs no Node.
    expect(imported.map((name) => name.replace(/^node:/, ""))).toEqual(platform === "node" ? ["crypto"] : []);
    if (minify) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bundleBudgetKiB * 1024);
    expect(await runInventory(bare, module, `run-${bundler}-${platform}.mjs`)).toEqual(plain);
  });
});

it.each(Object.keys(bundlers))(
  "bundled by %s, the program runs with the emulator in its page",
  LONG,
  async (bundler) => {
    const { module, imported } = await bundled(bundler, files.page, { platform: "browser", minify: false });
    expect(imported).toEqual([]);
    expect(await runInventory(bare, module, `run-page-${bundler}.mjs`)).toEqual(plain);
  },
);
