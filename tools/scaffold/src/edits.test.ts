import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { withImporter, withLink } from "./lockfile.js";
import { withDependency, withEntryRow, withService } from "./manifest.js";
import { checkName, checkVersion, nearest, pascal } from "./names.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

it("puts a package and a link into the real lockfile, and changes no other line", () => {
  const lock = readFileSync(`${root}pnpm-lock.yaml`, "utf8");
  const needs = [{ name: "@yunfan/client-core", to: "packages/client-core" }];
  const link = { name: "@yunfan/baz", to: "packages/baz" };
  const lines = withLink(withImporter(lock, "packages/baz", needs), "tools/contract", link).split("\n");
  const old = lock.split("\n");
  const added = [
    "  packages/baz:",
    "    dependencies:",
    "      '@yunfan/client-core':",
    "        specifier: workspace:^",
    "        version: link:../client-core",
    "",
    "      '@yunfan/baz':",
    "        specifier: workspace:^",
    "        version: link:../../packages/baz",
  ];
  expect(lines).toHaveLength(old.length + added.length);
  const rest = [...lines];
  for (const line of old) rest.splice(rest.indexOf(line), 1);
  expect(rest.sort()).toEqual([...added].sort());
  const place = lines.indexOf("      '@yunfan/baz':");
  expect(lines.slice(0, place).lastIndexOf("  tools/contract:")).toBeGreaterThan(lines.lastIndexOf("  tools/codegen:"));
});

it("adds entries, outputs and dependencies to manifests, and a row to the table of entries", () => {
  const manifest = JSON.stringify({
    exports: { "./a": "./a.js", "./package.json": "./package.json" },
    nx: { targets: { generate: { outputs: ["{projectRoot}/src/z/generated"] } } },
    dependencies: { b: "1" },
  });
  const changed = JSON.parse(withService(manifest, "cups")) as { exports: object; nx: object };
  expect(Object.keys(changed.exports)).toEqual([
    "./a",
    "./cups",
    "./cups/openapi.json",
    "./cups/validation",
    "./api-manifest.json",
    "./package.json",
  ]);
  expect(JSON.stringify(changed.nx)).toContain(
    '["{projectRoot}/src/cups/generated","{projectRoot}/src/generated","{projectRoot}/src/z/generated"]',
  );
  expect(withDependency(manifest, "a")).toMatch(/"a": "workspace:\^",\s+"b": "1"/);
  expect(withEntryRow("# X\n\n| entry | x |\n| --- | --- |\n| a | b |\n\ntext", ["c", "d"])).toContain(
    "| a | b |\n| c | d |\n\ntext",
  );
});

it("takes names that can be folder, entry and type, and finds the one that was meant", () => {
  for (const name of ["Cups", "1cup", "cup-s", "c", ""]) expect(() => checkName("service", name)).toThrow("cannot be");
  for (const version of ["2", "v", "../v1", "v1beta"]) expect(() => checkVersion(version)).toThrow("cannot be");
  checkName("service", "cups");
  checkVersion("v1.1");
  expect(nearest("baidu", ["huaweicloud", "baiducloud"])).toBe("baiducloud");
  expect(nearest("hauweicloud", ["huaweicloud", "baiducloud"])).toBe("huaweicloud");
  expect(nearest("azure", ["huaweicloud", "baiducloud"])).toBeUndefined();
  expect(pascal("created_user")).toBe("CreatedUser");
});
