import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { madeUp } from "../../test/made-up.js";
import { commit, git } from "../../test/workspace.js";
import { packagesOf } from "../packages.js";
import { preview } from "./preview.js";
import { version } from "./version.js";

const FILES = {
  "packages/a/package.json": { name: "@made-up/a", version: "1.0.0" },
  "packages/a/CHANGELOG.md": "# @made-up/a\n\n## 1.0.0\n\n### Major Changes\n\n- first\n",
  "packages/b/package.json": { name: "@made-up/b", version: "1.0.0", dependencies: { "@made-up/a": "workspace:^" } },
  ".changeset/one.md": '---\n"@made-up/a": minor\n---\n\nMore of it.\n',
  "tools/release/lower-bumps.json": "[ ]\n",
};

it("a release that fails half-way leaves all as it was", async () => {
  const folder = await madeUp({ ...FILES, "tools/codegen/src/cli.ts": "process.exitCode = 3;\n" });
  // So that the release begins one, which git does not know.
  rmSync(join(folder, "packages/a/CHANGELOG.md"));
  await commit(folder, "Without a change log");
  const head = await git(folder, "rev-parse", "HEAD");
  expect(() => version(folder)).toThrow(/tools\/codegen\/src\/cli\.ts emulator: failed, it ended with status 3/);
  expect(await git(folder, "status", "--porcelain")).toBe("");
  expect(await git(folder, "rev-parse", "HEAD")).toBe(head);
  expect(packagesOf(folder).map((one) => one.version)).toEqual(["1.0.0", "1.0.0"]);
});

it("without a changeset nothing is versioned", async () => {
  const folder = await madeUp(FILES);
  rmSync(join(folder, ".changeset/one.md"));
  expect(version(folder)).toEqual([]);
  expect(preview(folder)).toEqual([]);
  expect(existsSync(join(folder, "tools/release/baseline"))).toBe(false);
});

it("a preview tells versions and the new section, of what is not committed as well, and changes nothing", async () => {
  const folder = await madeUp(FILES);
  const scratch = await mkdtemp(join(tmpdir(), "preview-"));
  vi.stubEnv("TMPDIR", scratch);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(scratch, { recursive: true });
  });
  writeFileSync(join(folder, ".changeset/two.md"), '---\n"@made-up/a": patch\n---\n\nBetter.\n');
  const [one, ...others] = preview(folder);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ name: "@made-up/a", from: "1.0.0", to: "1.1.0" });
  expect(one?.section).toMatch(
    /^### Minor Changes\n\n- ([0-9a-f]{7}: )?More of it\.\n\n### Patch Changes\n\n- Better\.$/,
  );
  expect(await git(folder, "status", "--porcelain")).toBe("?? .changeset/two.md");
  expect(readdirSync(scratch).filter((name) => name.startsWith("release-preview-"))).toEqual([]);
});

it("a major version takes those along whose range would not take it", async () => {
  const folder = await madeUp({ ...FILES, ".changeset/one.md": '---\n"@made-up/a": major\n---\n\nOther.\n' });
  expect(preview(folder).map(({ name, to }) => [name, to])).toEqual([
    ["@made-up/a", "2.0.0"],
    ["@made-up/b", "1.0.1"],
  ]);
  expect(readFileSync(join(folder, "packages/a/package.json"), "utf8")).toContain('"1.0.0"');
});
