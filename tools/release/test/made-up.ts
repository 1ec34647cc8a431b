import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../src/root.js";
import { commit, git } from "./workspace.js";

/** A workspace of a made-up package or more, released, in a repository of its own, with what is installed here. */
export async function madeUp(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "made-up-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const all = {
    "package.json": { name: "made-up", private: true },
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
    ".gitignore": "node_modules\n",
    "tools/none/package.json": { name: "none", private: true },
    ".changeset/config.json": { changelog: "@changesets/cli/changelog", commit: false, baseBranch: "main" },
    ...files,
  };
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await git(folder, "init", "--quiet", "--initial-branch", "main");
  await git(folder, "config", "user.name", "Releaser");
  await git(folder, "config", "user.email", "releaser@example.invalid");
  await git(folder, "config", "commit.gpgsign", "false");
  await commit(folder, "Start");
  return folder;
}
