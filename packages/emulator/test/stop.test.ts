import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { Load, type LoadAnswer } from "./load.js";
import type { Callable } from "./signed.js";

// As built: what users run.
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

interface Run {
  readonly child: ChildProcess;
  /** Settles with the first line of standard output. */
  readonly firstLine: Promise<string>;
  /** Settles when the process has ended and its streams are closed. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; err: string }>;
}

function run(args: readonly string[]): Run {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const [line, rest] = out.split("\n", 2);
      if (line !== undefined && rest !== undefined) resolve(line);
    });
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; err: string }>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, err }));
  });
  return { child, firstLine, ended };
}

/** Rejects where the port is taken. */
const take = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => server.close(() => resolve()));
  });

const portsOf = ({ endpoints }: Callable): number[] => Object.values(endpoints).map((url) => Number(new URL(url).port));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const namesIn = (signals: string): NodeJS.Signals[] => signals.split(" and ") as NodeJS.Signals[];

describe("under load on 200 connections", { timeout: 120_000 }, () => {
  it.each([["SIGTERM"], ["SIGINT"], ["SIGINT and SIGTERM"], ["SIGTERM and SIGTERM"]])(
    "stops on %s: exit code 0, not a word, ports free",
    async (signals) => {
      const running = run(["--json"]);
      const target = JSON.parse(await running.firstLine) as Callable;
      const load = new Load(target, 200);
      let answered = 0;
      let signalled = false;
      const onAnswer = ({ status }: LoadAnswer): void => {
        expect(status).toBe(200);
        answered += 1;
        if (answered < 400 || signalled) return;
        signalled = true;
        for (const signal of namesIn(signals)) running.child.kill(signal);
      };
      // It ends by the server's hanging up, on all connections.
      await expect(load.run(1_000_000, onAnswer)).rejects.toThrow(
        /ECONNRESET|ECONNREFUSED|socket hang up|aborted|EPIPE/,
      );
      expect(await running.ended).toEqual({ code: 0, signal: null, err: "" });
      load.end();
      await Promise.all(portsOf(target).map(take));
    },
  );

  it.each([["SIGTERM"], ["SIGTERM and SIGTERM"]])(
    "exec stops with its command on %s: the command's code, not a word, no child left, ports free",
    async (signals) => {
      // The command is under way with 200 connections of its own when the signal comes.
      const program = `
        import { Agent, request } from "node:http";
        const { YUNFAN_EMULATOR_BCC: bcc, YUNFAN_EMULATOR_ROMA: roma } = process.env;
        const agent = new Agent({ keepAlive: true });
        let answered = 0;
        const ask = (url) => request(url, { agent }, (answer) => {
          answer.resume().on("end", () => {
            if (++answered === 400) console.log(JSON.stringify({ pid: process.pid, endpoints: { bcc, roma } }));
            ask(url);
          });
        }).end();
        for (let count = 0; count < 100; count++) { ask(bcc + "/v2/nothing"); ask(roma + "/v2/nothing"); }
      `;
      const running = run(["exec", "--", process.execPath, "--input-type=module", "-e", program]);
      const command = JSON.parse(await running.firstLine) as Callable & { pid: number };
      expect(isAlive(command.pid)).toBe(true);
      for (const signal of namesIn(signals)) running.child.kill(signal);
      expect(await running.ended).toEqual({ code: 143, signal: null, err: "" });
      expect(isAlive(command.pid)).toBe(false);
      await Promise.all(portsOf(command).map(take));
    },
  );
});
