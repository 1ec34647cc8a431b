import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Environment } from "./command/reach.js";

/** A command that cannot be started. */
class CommandError extends Error {
  override readonly name = "CommandError";
}

/**
 * Runs a command to its end, in this terminal, with its environment changed, signals handed on to it.
 *
 * @returns Its exit code; 128 and the signal's number when a signal ended it, as shells say it.
 * @throws CommandError when there is no such command.
 */
export function execute([program = "", ...args]: readonly string[], env: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
    const handOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    // To the end of this process: without a listener, one more signal would end it before it has stopped.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handOn);
    child.once("error", (error: NodeJS.ErrnoException) => {
      const problem = error.code === "ENOENT" ? "is no command here" : `could not be started (${error.code})`;
      reject(new CommandError(`${program} ${problem}`));
    });
    child.once("close", (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
