import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { entries, modules } from "./entries.js";
import { runProgram } from "./run.js";
import { installedAt } from "./shipped.js";
import { published } from "./workspace.js";

const { bare, withPeers } = inject("installed");

const names = (list: readonly { specifier: string }[]) => list.map(({ specifier }) => specifier);
const needingPeers = modules.filter(({ peer }) => peer?.neededBy === "code");
const loadable = modules.filter((entry) => !needingPeers.includes(entry));

/** Loads entries in their order and prints, for each, the names it exports or the error it gives. */
const importing = (list: readonly string[]) => `
  const seen = {};
  for (const name of ${JSON.stringify(list)}) {
    try { seen[name] = Object.keys(await import(name)).sort(); }
    catch (error) { seen[name] = { code: error.code, message: error.message }; }
  }
  console.log(JSON.stringify(seen));`;

type Seen = Record<string, string[] | { code: string; message: string }>;

describe("imported as ES modules", () => {
  it("each entry gives its names without any optional peer, unless it is for one", async () => {
    const seen = (await runProgram(bare, "import.mjs", importing(names(modules)))) as Seen;
    expect(Object.keys(seen).filter((name) => !Array.isArray(seen[name]))).toEqual(names(needingPeers));
    expect(names(loadable).filter((name) => (seen[name] as string[]).length === 0)).toEqual([]);
  });

  it("an entry for a peer that is missing gives Node's own error, which names it", async () => {
    const seen = (await runProgram(bare, "missing.mjs", importing(names(needingPeers)))) as Seen;
    for (const { specifier, peer } of needingPeers) {
      const error = { code: "ERR_MODULE_NOT_FOUND", message: expect.stringContaining(`'${peer?.name}'`) as string };
      expect(seen[specifier]).toMatchObject(error);
    }
  });

  it("each entry gives its names beside the peers", async () => {
    const seen = (await runProgram(withPeers, "import.mjs", importing(names(modules)))) as Seen;
    expect(Object.values(seen).filter((exported) => !Array.isArray(exported) || exported.length === 0)).toEqual([]);
  });

  it("data is what the package holds", async () => {
    const data = entries.filter(({ json }) => json);
    const program = `
      const seen = {};
      for (const name of ${JSON.stringify(names(data))}) {
        seen[name] = (await import(name, { with: { type: "json" } })).default;
      }
      console.log(JSON.stringify(seen));`;
    const seen = (await runProgram(bare, "data.mjs", program)) as Record<string, unknown>;
    for (const { manifest } of published) {
      const folder = installedAt(bare, manifest.name);
      for (const [entry, target] of Object.entries(manifest.exports)) {
        if (typeof target !== "string") continue;
        const held: unknown = JSON.parse(readFileSync(join(folder, target), "utf8"));
        expect(seen[manifest.name + entry.slice(1)]).toEqual(held);
      }
    }
  });

  it("loading everything changes nothing global and keeps no process alive", async () => {
    // What `sideEffects: false` says. That the program ends is the other half.
    const program = `
      const things = () => [globalThis, process.env, Object, Array, Promise, Error, Map, URL, Headers, Request, Response]
        .flatMap((one) => [one, one.prototype]).filter(Boolean)
        .map((one) => Reflect.ownKeys(one).map(String).sort().join());
      const listeners = () => process.eventNames().map((name) => String(name) + process.listenerCount(name)).join();
      const before = [...things(), listeners(), globalThis.fetch];
      for (const name of ${JSON.stringify(names(loadable))}) await import(name);
      const after = [...things(), listeners(), globalThis.fetch];
      console.log(JSON.stringify(after.map((one, index) => one === before[index])));`;
    const same = (await runProgram(bare, "effects.mjs", program)) as boolean[];
    expect(same.length).toBeGreaterThan(10);
    expect(same).not.toContain(false);
  });
});

// Every Node that `engines` allows can, so this is not skipped but demanded.
describe("required from CommonJS", () => {
  it("this Node can require ES modules", () => {
    expect((process.features as { require_module?: boolean }).require_module).toBe(true);
  });

  it("each entry is the very module that import gives, and says nothing on the way", async () => {
    const program = `
      const list = ${JSON.stringify(names(modules))};
      const required = list.map((name) => require(name));
      Promise.all(list.map((name) => import(name))).then((imported) => {
        console.log(JSON.stringify(list.map((name, index) => {
          const keys = Object.keys(imported[index]);
          return keys.length > 0 && keys.every((key) => imported[index][key] === required[index][key]);
        })));
      });`;
    const same = (await runProgram(withPeers, "require.cjs", program)) as boolean[];
    expect(names(modules).filter((_, index) => same[index] !== true)).toEqual([]);
  });

  it("an entry for a peer that is missing gives Node's own error, which names it", async () => {
    const program = `
      const seen = {};
      for (const name of ${JSON.stringify(names(needingPeers))}) {
        try { require(name); } catch (error) { seen[name] = { code: error.code, message: error.message }; }
      }
      console.log(JSON.stringify(seen));`;
    const seen = (await runProgram(bare, "missing.cjs", program)) as Seen;
    for (const { specifier, peer } of needingPeers) {
      const error = { code: "ERR_MODULE_NOT_FOUND", message: expect.stringContaining(`'${peer?.name}'`) as string };
      expect(seen[specifier]).toMatchObject(error);
    }
  });

  it("data is required as it is", async () => {
    const data = names(entries.filter(({ json }) => json));
    const program = `console.log(JSON.stringify(${JSON.stringify(data)}.map((name) => Object.keys(require(name)).length)));`;
    const counts = (await runProgram(bare, "data.cjs", program)) as number[];
    expect(data.filter((_, index) => !(Number(counts[index]) > 0))).toEqual([]);
  });
});
