import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readJson } from "./packages.js";
import { Problem } from "./problem.js";

/**
 * What a command prints; what it says on the way goes where ours does.
 *
 * @throws {Problem} when it fails.
 */
export function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const windows = process.platform === "win32";
  const { status, stdout, error } = spawnSync(windows && command === "npx" ? "npx.cmd" : command, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell: windows,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const cause = error ? error.message : `it ended with status ${status ?? "unknown"}`;
  throw new Problem(`${[command, ...args].join(" ")}: failed, ${cause}\n${stdout}`.trimEnd());
}

/** Runs Node on a file of the workspace. */
export function node(root: string, file: string, ...args: string[]): string {
  return run(root, process.execPath, [join(root, file), ...args]);
}

/** Runs a TypeScript program of the workspace. */
export function tsx(root: string, file: string, ...args: string[]): string {
  return run(root, process.execPath, ["--import", "tsx", join(root, file), ...args]);
}

/** Runs the pinned pnpm, and what it starts finds it as `pnpm`. It installs nothing by itself: tools/bootstrap.mjs did. */
export function pnpm(root: string, ...args: string[]): string {
  const { packageManager } = readJson(root, "package.json") as { packageManager: string };
  return run(root, "npx", ["--yes", packageManager, "--config.verify-deps-before-run=false", ...args]);
}

/** Runs git. */
export function git(cwd: string, ...args: string[]): string {
  return run(cwd, "git", args).trim();
}

/** Takes changesets into versions and change logs. */
export function changesetVersion(cwd: string): void {
  node(cwd, "node_modules/@changesets/cli/bin.js", "version");
}
