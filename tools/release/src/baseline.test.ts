import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commit } from "../test/workspace.js";
import { checked, edit, workspace } from "../test/specs.js";
import { BASELINE, baselineOf, baselineProblems, keepBaseline } from "./baseline.js";
import { packagesOf, type Package } from "./packages.js";
import { newerTags, tagsOf } from "./tags.js";

const kept = `${BASELINE}/huaweicloud/roma/v2/openapi.json`;

function packageIn(copy: string, folder = "huaweicloud"): Package {
  const found = packagesOf(copy).find((one) => one.folder === folder);
  if (!found) throw new Error(folder);
  return found;
}

async function repository(copy: string): Promise<(...args: string[]) => void> {
  const git = (...args: string[]) => {
    expect(spawnSync("git", args, { cwd: copy, encoding: "utf8" })).toMatchObject({ status: 0 });
  };
  git("init", "--quiet", "--initial-branch", "main");
  for (const [key, value] of [
    ["user.name", "Releaser"],
    ["user.email", "releaser@example.invalid"],
    ["commit.gpgsign", "false"],
    ["tag.gpgsign", "false"],
  ] as const)
    git("config", key, value);
  await commit(copy, "Release");
  return git;
}

it("keeps each package's needs, and the specs of one with clients", () => {
  const copy = workspace();
  expect(baselineOf(copy, packageIn(copy, "client-core"))).toMatchObject({
    version: "1.0.0",
    needs: { dependencies: { "openapi-fetch": "0.16.0" }, engines: { node: ">=20.19" } },
  });
  edit(copy, '"1.0.0"', '"1.1.0"', "packages/huaweicloud/package.json");
  rmSync(join(copy, kept));
  writeFileSync(join(copy, BASELINE, "huaweicloud/old.json"), "{}");
  keepBaseline(copy, packageIn(copy));
  expect(existsSync(join(copy, BASELINE, "huaweicloud/old.json"))).toBe(false);
  expect(baselineOf(copy, packageIn(copy))?.version).toBe("1.1.0");
  expect(baselineProblems(copy, packageIn(copy))).toEqual([]);
});

it.each([
  ["{", "tools/release/baseline/huaweicloud/released.json: is not JSON"],
  ["null", "lacks version, needs or specs"],
  ['{"version":"1.0.0","needs":{}}', "lacks version, needs or specs"],
  ['{"version":"1.0.0","specs":{}}', "lacks version, needs or specs"],
  ['{"needs":{},"specs":{}}', "lacks version, needs or specs"],
])("is not read from %s", (text, said) => {
  const copy = workspace();
  writeFileSync(join(copy, BASELINE, "huaweicloud/released.json"), text);
  expect(() => baselineProblems(copy, packageIn(copy))).toThrow(said);
});

it("finds specs that are gone or edited, without any tag", () => {
  const copy = workspace();
  edit(copy, "VPC", "vpc", kept);
  expect(baselineProblems(copy, packageIn(copy))).toEqual([
    expect.stringContaining(`${kept}: was edited since the release`),
  ]);
  rmSync(join(copy, kept));
  expect(baselineProblems(copy, packageIn(copy))).toEqual([expect.stringContaining(`${kept}: is missing`)]);
});

it("belongs to a release", () => {
  const copy = workspace();
  edit(copy, '"1.0.0"', '"0.0.0"', "packages/huaweicloud/package.json");
  expect(baselineProblems(copy, packageIn(copy))).toEqual([
    "tools/release/baseline/huaweicloud: is there, and @yunfan/huaweicloud was never released; delete it",
  ]);
});

it("is held to the tag of its release", async () => {
  const copy = workspace();
  const git = await repository(copy);
  git("tag", "@yunfan/huaweicloud@1.0.0");
  expect(baselineProblems(copy, packageIn(copy))).toEqual([]);
  const { notes } = await checked(copy);
  expect(notes.at(-1)).toMatch(/^this clone lacks tags/);
  expect(notes.at(-1)).not.toContain("huaweicloud");
  for (const { name } of packagesOf(copy).filter(({ folder }) => folder !== "huaweicloud")) git("tag", `${name}@1.0.0`);
  expect((await checked(copy)).notes.at(-1)).toBe("@yunfan/huaweicloud: as 1.0.0");
  edit(copy, '"keyv": ">=5"', '"keyv": ">=4"', `${BASELINE}/huaweicloud/released.json`);
  expect(baselineProblems(copy, packageIn(copy))).toEqual([
    expect.stringContaining("tools/release/baseline/huaweicloud: is not what @yunfan/huaweicloud@1.0.0 has"),
  ]);
});

it("is the last release's: a later tag is told, and fails where it is merged", async () => {
  const copy = workspace();
  const git = await repository(copy);
  for (const version of ["0.9.0", "1.0.0", "9.0.0-rc.1", "nightly"]) git("tag", `@yunfan/huaweicloud@${version}`);
  git("tag", "@yunfan/huaweiclood@9.0.0");
  expect(newerTags(tagsOf(copy), packageIn(copy))).toEqual([]);
  git("checkout", "--quiet", "-b", "release");
  git("commit", "--quiet", "--allow-empty", "--message", "Later");
  for (const version of ["1.0.10", "1.0.1"]) git("tag", `@yunfan/huaweicloud@${version}`);
  git("checkout", "--quiet", "main");
  expect(newerTags(tagsOf(copy), packageIn(copy))).toEqual(["@yunfan/huaweicloud@1.0.10", "@yunfan/huaweicloud@1.0.1"]);
  expect(baselineProblems(copy, packageIn(copy))).toEqual([]);
  expect((await checked(copy)).notes.at(-1)).toBe(
    "@yunfan/huaweicloud@1.0.10 is out, and what is here is from before it; compared with 1.0.0",
  );
  git("merge", "--quiet", "release");
  expect(baselineProblems(copy, packageIn(copy))).toEqual([
    expect.stringContaining("@yunfan/huaweicloud: @yunfan/huaweicloud@1.0.10 is released, and package.json says 1.0.0"),
  ]);
});
