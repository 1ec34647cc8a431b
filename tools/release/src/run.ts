import { spawnSync, type StdioOptions } from "node:child_process";
import { join } from "node:path";
import { readJson } from "./packages.js";
import { Problem } from "./problem.js";

/** How a command ended, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it could not be started. */
  readonly error?: Error | undefined;
}

/** Runs a command to its end, whatever that is. */
export function ended(
  cwd: string,
  command: string,
  args: readonly string[],
  stdio: StdioOptions = ["ignore", "pipe", "pipe"],
): Ended {
  const windows = process.platform === "win32";
  const { status, stdout, stderr, error } = spawnSync(windows && command === "npx" ? "npx.cmd" : command, args, {
    cwd,
    encoding: "utf8",
    stdio,
    shell: windows,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "", error };
}

/**
 * What a command prints; what it says on the way goes where ours does.
 *
 * @throws {Problem} when it fails.
 */
function run(cwd: string, command: string, args: readonly string[], stdio?: StdioOptions): string {
  const { status, stdout, error } = ended(cwd, command, args, stdio ?? ["ignore", "pipe", "inherit"]);
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

/** Runs the pinned pnpm in a folder of the workspace; it may ask whoever runs it. It installs nothing by itself: tools/bootstrap.mjs did. */
export function pnpm(folder: string, root: string, ...args: string[]): void {
  const { packageManager } = readJson(root, "package.json") as { packageManager: string };
  run(folder, "npx", ["--yes", packageManager, "--config.verify-deps-before-run=false", ...args], "inherit");
}

/** Runs git. */
export function git(cwd: string, ...args: string[]): string {
  return run(cwd, "git", args).trim();
}

/** Takes changesets into versions and change logs. */
export function changesetVersion(cwd: string): void {
  node(cwd, "node_modules/@changesets/cli/bin.js", "version");
}
