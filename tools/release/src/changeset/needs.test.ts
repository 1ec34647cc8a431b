import { expect, it } from "vitest";
import { announce, checked, edit, workspace } from "../../test/specs.js";
import { readJson } from "../packages.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

function change(copy: string, folder: string, fields: object): void {
  const file = `packages/${folder}/package.json`;
  writeFileSync(join(copy, file), JSON.stringify({ ...(readJson(copy, file) as object), ...fields }));
}

it("a range that changed, came or went needs a changeset of its package", async () => {
  const copy = workspace();
  edit(copy, '"8.20.0"', '"8.21.0"', "packages/emulator/package.json");
  change(copy, "client-core", { optionalDependencies: { new: "1.0.0" }, devDependencies: {}, description: "other" });
  change(copy, "auth-signing", { dependencies: {} });
  const problems = [
    '@yunfan/client-core: optionalDependencies.new went from nothing to "1.0.0" (patch), and no changeset covers it; write one with `npx changeset`',
    '@yunfan/emulator: dependencies.ajv went from "8.20.0" to "8.21.0" (patch), and no changeset covers it; write one with `npx changeset`',
  ];
  expect((await checked(copy)).problems).toEqual(problems);
  announce(copy, { "@yunfan/emulator": "patch" });
  expect((await checked(copy)).problems).toEqual(problems.slice(0, 1));
  announce(copy, { "@yunfan/client-core": "minor" }, "other");
  expect((await checked(copy)).problems).toEqual([]);
});

it.each([
  [
    "raised engine",
    { engines: { node: ">=22" } },
    'engines.node went from ">=20.19" to ">=22" (major)',
    "major",
    "minor",
  ],
  [
    "lowered engine",
    { engines: { node: ">=18" } },
    'engines.node went from ">=20.19" to ">=18" (minor)',
    "minor",
    "patch",
  ],
  [
    "narrowed peer",
    { peerDependencies: { keyv: ">=6" } },
    'peerDependencies.keyv went from ">=5" to ">=6" (major)',
    "major",
    "minor",
  ],
  [
    "needed peer",
    { peerDependenciesMeta: {} },
    "peerDependencies.keyv is optional no longer, or again",
    "major",
    "minor",
  ],
])("a %s needs the bump of the policy", async (_, fields, said, bump, lower) => {
  const copy = workspace();
  change(copy, "huaweicloud", fields);
  expect((await checked(copy)).problems).toEqual([expect.stringContaining(said)]);
  announce(copy, { "@yunfan/huaweicloud": lower });
  expect((await checked(copy)).problems).toEqual([expect.stringContaining(`and its changesets say ${lower}`)]);
  announce(copy, { "@yunfan/huaweicloud": bump });
  expect((await checked(copy)).problems).toEqual([]);
});

it("a major version of ours takes along what is made on it, and what is made on that", async () => {
  const copy = workspace();
  announce(copy, { "@yunfan/client-core": "minor" });
  expect((await checked(copy)).problems).toEqual([]);
  announce(copy, { "@yunfan/client-core": "major", "@yunfan/baiducloud": "minor" });
  expect((await checked(copy)).problems).toEqual([
    "@yunfan/baiducloud: is made on @yunfan/client-core, which goes major, and its changesets say minor; write one with `npx changeset`",
    "@yunfan/huaweicloud: is made on @yunfan/client-core, which goes major, and no changeset covers it; write one with `npx changeset`",
  ]);
  announce(copy, { "@yunfan/client-core": "major", "@yunfan/baiducloud": "major", "@yunfan/huaweicloud": "major" });
  expect((await checked(copy)).problems).toEqual([]);
  announce(copy, { "@yunfan/auth-signing": "major" }, "more");
  expect((await checked(copy)).problems).toEqual([
    expect.stringContaining("@yunfan/emulator: is made on @yunfan/auth-signing, which goes major"),
  ]);
});
