import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/**
 * What the pinned pnpm prints, started as tools/bootstrap.mjs starts it.
 * @throws Error with what it said when it fails.
 */
export function pnpm(...args: string[]): string {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const windows = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync(windows ? "npx.cmd" : "npx", ["--yes", packageManager, ...args], {
    cwd: root,
    encoding: "utf8",
    shell: windows,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`pnpm ${args.join(" ")} failed: ${stderr}${stdout}`);
  return stdout;
}
