import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Recording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";

/** A folder of a test's own, gone when the test is. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "recorder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What a run of the command came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a process of its own; standard input is `stdin`. Not `spawnSync`: the servers live here. */
export function runRecorder(args: readonly string[], env: Readonly<Record<string, string>>, stdin = ""): Promise<Run> {
  const preload = fileURLToPath(import.meta.resolve("@yunfan-tools/contract/proxied-fetch"));
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "--import", preload, cli, ...args], {
      cwd: root,
      // No profile file of whoever runs the tests, and no metadata service.
      env: { PATH: process.env["PATH"], HOME: tmpdir(), ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(stdin);
  });
}

/** A recording that was written, as text and read. */
export function readRecording(file: string): { text: string; recording: Recording } {
  const text = readFileSync(file, "utf8");
  return { text, recording: JSON.parse(text) as Recording };
}

/** Every file of a folder, hidden ones too. */
export const filesIn = (folder: string): string[] => readdirSync(folder);
