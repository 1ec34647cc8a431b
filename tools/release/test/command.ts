import { execFile } from "node:child_process";

/** What a command left behind. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command while this process goes on serving.
 *
 * @throws {Error} with what it said, for a status that is not among `statuses` (default: 0 only).
 */
export function command(
  file: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; statuses?: readonly number[] },
): Promise<Ended> {
  const { cwd, env = process.env, statuses = [0] } = options;
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      if (statuses.includes(status)) resolve({ status, out, err });
      else reject(new Error(`${[file, ...args].join(" ")}: status ${status}\n${out}\n${err}`));
    });
  });
}
