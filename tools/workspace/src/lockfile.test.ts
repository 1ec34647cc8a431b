import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exotic, productionOf, readLockfile, type Lockfile } from "./lockfile.js";
import { root } from "./root.js";

const lockfile = readLockfile();

it("every locked package comes from the registry, by its SHA-512", () => {
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
  expect(exotic(lockfile)).toEqual([]);
});

describe("what does not come from the registry is named", () => {
  const integrity = Object.values(lockfile.packages)[0]?.resolution.integrity;
  const locked = (name: string, resolution: Record<string, unknown>): Lockfile => ({
    ...lockfile,
    packages: { [name]: { resolution } },
    importers: {},
  });
  it.each<[string, Lockfile]>([
    ["a tarball", locked("a@1.0.0", { integrity, tarball: "https://example.com/a.tgz" })],
    ["a git commit", locked("a@1.0.0", { type: "git", repo: "https://example.com/a.git", commit: "0".repeat(40) })],
    ["a URL as the version", locked("a@https://example.com/a.tgz", { integrity })],
    ["a weak hash", locked("a@1.0.0", { integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" })],
    ["no hash", locked("a@1.0.0", {})],
    [
      "a manifest that asks for git",
      {
        ...lockfile,
        packages: {},
        importers: { "tools/a": { dependencies: { a: { specifier: "github:some/one", version: "1.0.0" } } } },
      },
    ],
  ])("%s", (_, wrong) => expect(exotic(wrong)).toHaveLength(1));
});

it("what comes with a package is known to the last one", () => {
  expect(productionOf(lockfile, "auth-signing")).toEqual([]);
  expect(productionOf(lockfile, "client-core").map((one) => one.replace(/@[\d.]+$/, ""))).toEqual([
    "@yunfan/auth-signing",
    "openapi-fetch",
    "openapi-typescript-helpers",
  ]);
  expect(productionOf(lockfile, "emulator")).not.toContainEqual(expect.stringMatching(/^vitest@/));
});

it("pnpm is told to hold new versions to it", () => {
  const settings = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as Record<string, unknown>;
  expect(settings).toMatchObject({
    minimumReleaseAgeStrict: true,
    minimumReleaseAgeIgnoreMissingTime: true,
    trustPolicy: "no-downgrade",
    blockExoticSubdeps: true,
    strictDepBuilds: true,
  });
  expect(settings.minimumReleaseAge).toBeGreaterThanOrEqual(3 * 24 * 60);
  expect(settings).not.toHaveProperty("dangerouslyAllowAllBuilds");
  expect(settings).not.toHaveProperty("trustLockfile");
});

it("each package that may or may not run an install script has its reason beside it", () => {
  const lines = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").split("\n");
  const decisions = lines.flatMap((line, index) => (/^ {2}\S+: (?:true|false)$/.test(line) ? [index] : []));
  expect(decisions.length).toBeGreaterThan(0);
  for (const index of decisions) expect(lines[index - 1], lines[index]).toMatch(/^ {2}# \S.{20}/);
});
