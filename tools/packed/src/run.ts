import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How a program ended and what it wrote. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node in a folder, without options of the run around it. */
export function runNode(cwd: string, args: readonly string[]): Promise<Ran> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error ?? new Error("ended without a code"));
    });
  });
}

/** Writes a program into a project and runs it there; what it prints is JSON. */
export async function runProgram(project: string, name: string, text: string): Promise<unknown> {
  write(project, name, text);
  const { code, stdout, stderr } = await runNode(project, [name]);
  // Node quotes the line that failed: of a bundle, that is all of it.
  const told = stderr.replace(/^(.{300}).+$/gm, "$1 ...");
  if (code !== 0 || stderr !== "") throw new Error(`${name} ended with ${code}: ${told}`);
  return JSON.parse(stdout) as unknown;
}

/** Writes a file, with the folders it needs. */
export function write(project: string, name: string, text: string): void {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}
