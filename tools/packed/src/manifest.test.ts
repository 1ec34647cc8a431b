import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";
import { installedAt, shippedFiles } from "./shipped.js";
import { manifestOf, published, type ExportTarget } from "./workspace.js";

const { bare } = inject("installed");
const versions = Object.fromEntries(published.map(({ manifest }) => [manifest.name, manifest.version]));

const targets = (target: ExportTarget) => (typeof target === "string" ? [target] : Object.values(target));

const packageOf = (module: string) => module.split("/", module.startsWith("@") ? 2 : 1).join("/");

describe.each(published)("the manifest of $folder, packed", ({ manifest: { name } }) => {
  const folder = installedAt(bare, name);
  const manifest = manifestOf(folder);

  it("says what npm, bundlers and readers ask for", () => {
    expect(manifest).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      description: expect.stringMatching(/^[A-Z].{20,}/) as string,
      keywords: expect.arrayContaining(["typescript", "openapi"]) as string[],
      license: "Apache-2.0",
      type: "module",
      engines: { node: ">=20.19" },
      sideEffects: false,
      publishConfig: { access: "public" },
    });
    expect(manifest).not.toHaveProperty("private");
    // Nothing runs on the machine of somebody who installs it.
    expect(manifest).not.toHaveProperty("scripts");
  });

  it("exports ES modules with types first, data, and package.json", () => {
    expect(manifest.exports["./package.json"]).toBe("./package.json");
    for (const [entry, target] of Object.entries(manifest.exports)) {
      if (typeof target === "string") expect(entry).toMatch(/\.json$/);
      else {
        expect(Object.keys(target)).toEqual(["types", "default"]);
        expect(target["types"]).toBe(target["default"]?.replace(/\.js$/, ".d.ts"));
      }
    }
  });

  it("names files that are there", () => {
    const { exports, imports = {}, bin = {} } = manifest;
    const named = [...Object.values(exports), ...Object.values(imports), ...Object.values(bin)].flatMap(targets);
    expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it("depends on what its code and its declarations import, and on nothing else", () => {
    const { dependencies = {}, peerDependencies = {} } = manifest;
    const imported = shippedFiles(folder)
      .filter(({ path }) => /^dist\/.*\.(?:js|d\.ts)$/.test(path))
      .flatMap(({ text }) => ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName))
      .filter((module) => !/^(?:\.|#|node:)/.test(module))
      .map(packageOf);
    const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    expect(imported.filter((module) => !declared.includes(module))).toEqual([]);
    expect(Object.keys(dependencies).filter((module) => !imported.includes(module))).toEqual([]);
  });

  it("asks for its siblings as they are packed beside it, and pins what others publish", () => {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
    for (const [module, range] of Object.entries(dependencies)) {
      if (module in versions) expect(range).toBe(`^${versions[module]}`);
      else expect(range).toMatch(/^\d+\.\d+\.\d+$/);
    }
    for (const peer of Object.keys(peerDependencies)) expect(peerDependenciesMeta[peer]).toEqual({ optional: true });
    expect(JSON.stringify(manifest)).not.toMatch(/"(?:workspace|catalog|link|file):/);
  });
});
