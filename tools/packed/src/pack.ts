import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.js";

const windows = process.platform === "win32";

/** Runs npm or npx with its shim's name on this system. */
export function runNpm(program: "npm" | "npx", args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(windows ? `${program}.cmd` : program, args, {
    cwd,
    encoding: "utf8",
    shell: windows,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")} failed: ${error?.message ?? `${stderr}${stdout}`}`);
  }
  return stdout;
}

/** A packed package. */
export interface Tarball {
  readonly name: string;
  /** The tarball's path. */
  readonly filename: string;
}

/**
 * Packs every published package into a folder, with the pnpm that releases them: it writes versions in place of
 * `workspace:^` and adds the LICENSE of the workspace.
 */
export function packAll(folder: string): Tarball[] {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const args = ["--yes", packageManager, "--recursive", "--filter", "./packages/*", "pack"];
  const printed = runNpm("npx", [...args, "--pack-destination", folder, "--json"], root);
  return JSON.parse(printed) as Tarball[];
}
