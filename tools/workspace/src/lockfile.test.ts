import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exotic, isPinned, productionOf, readLockfile, unpinned, type Lockfile } from "./lockfile.js";
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

const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
const settings = parse(text) as Record<string, unknown>;

it("pnpm is told to hold new versions to it, and nothing else", () => {
  // A setting more may be a way around the others: it is known here first.
  const { packages, allowBuilds, overrides, minimumReleaseAgeExclude, trustPolicyExclude, ...rules } = settings;
  expect(rules).toEqual({
    pmOnFail: "ignore",
    savePrefix: "",
    minimumReleaseAge: 3 * 24 * 60,
    minimumReleaseAgeStrict: true,
    minimumReleaseAgeIgnoreMissingTime: true,
    trustPolicy: "no-downgrade",
    trustPolicyIgnoreAfter: 30 * 24 * 60,
    blockExoticSubdeps: true,
    strictDepBuilds: true,
  });
  expect(packages).toEqual(["packages/*", "tools/*"]);
  expect(Object.values(overrides ?? {}).filter((version) => !isPinned(String(version)))).toEqual([]);
  const exempt = [minimumReleaseAgeExclude ?? [], trustPolicyExclude ?? []].flat() as string[];
  expect(exempt.filter((one) => !isPinned(one))).toEqual([]);
  expect(Object.values(allowBuilds ?? {}).every((allowed) => typeof allowed === "boolean")).toBe(true);
});

it("no other file tells pnpm or npm anything", () => {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const files = stdout.split("\n");
  expect(files).toContain("pnpm-workspace.yaml");
  expect(files.filter((file) => /(?:^|\/)(?:\.npmrc|\.pnpmfile\.\w+)$/.test(file))).toEqual([]);
});

it("each exception has its reason beside it", () => {
  const lines = text.split("\n");
  const exceptions = /^(allowBuilds|overrides|minimumReleaseAgeExclude|trustPolicyExclude):/;
  let section = "";
  const entries = lines.flatMap((line, index) => {
    if (/^\S/.test(line) && !line.startsWith("#")) section = line;
    return exceptions.test(section) && /^ +[^\s#]/.test(line) ? [index] : [];
  });
  expect(entries.length).toBeGreaterThan(2);
  for (const index of entries) expect(lines[index - 1], lines[index]).toMatch(/^ {2}# \S.{20}/);
});

it("every dependency is pinned, and the pnpm that installs them", () => {
  expect(unpinned(lockfile)).toEqual([]);
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
});

it.each<[string, boolean]>([
  ["1.2.3", true],
  ["1.2.3-rc.1", true],
  ["a@1.2.3", true],
  ["npm:@scope/a@1.2.3", true],
  ["workspace:^", true],
  ["^1.2.3", false],
  ["1.2.x", false],
  ["npm:a@^1.2.3", false],
  ["a", false],
  ["*", false],
  ["latest", false],
  ["github:a/b", false],
  ["https://example.com/a-1.2.3", false],
])("%s pins: %s", (version, pins) => {
  expect(isPinned(version)).toBe(pins);
  const importers = { "tools/demo": { devDependencies: { a: { specifier: version, version: "1.2.3" } } } };
  expect(unpinned({ ...lockfile, importers })).toHaveLength(pins ? 0 : 1);
});
