import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** Runs the command as `npm start` does, with nothing of this machine's credentials. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", main, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  });
  return { status, stdout, stderr };
}

it("lists both inventories from the emulator", { timeout: 30_000 }, () => {
  const { status, stdout, stderr } = run([]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/NAME +EDITION +ARCH +STATUS +PAID +CREATED\n/);
  expect(stdout.match(/\d+ instances$/gm)).toHaveLength(2);
  expect(stdout).toMatch(/NAME +SPEC +ZONE +STATUS +COUNT +EXPIRES\n/);
  expect(stdout).toMatch(/\d\d reserved instances$/m);
  expect(stdout.match(/^ {2}POST http\S+list\?maxKeys=10\S* {2}200$/gm)?.length).toBeGreaterThan(2);
  expect(stdout).toContain("npm start -- --live");
});

it("says in a line each what the live run lacks", { timeout: 30_000 }, () => {
  const { status, stdout, stderr } = run(["--live", "--bcc-region", "Mars"], {
    BCE_ACCESS_KEY_ID: "x",
    BCE_SECRET_ACCESS_KEY: "a-secret-key",
  });
  expect(status).toBe(1);
  expect(stdout).not.toContain("Requests made");
  expect(stderr.trimEnd().split("\n")).toEqual([
    expect.stringContaining("environment variables are not set: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK"),
    expect.stringContaining('region: "Mars" is no region id'),
  ]);
  expect(stdout + stderr).not.toContain("a-secret-key");
});

it("refuses an option that it does not know, and explains itself", { timeout: 30_000 }, () => {
  expect(run(["--lve"])).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^ {2}npm start: Unknown option '--lve'.*\n$/) as string,
  });
  expect(run(["--help"])).toMatchObject({
    status: 0,
    stderr: "",
    stdout: expect.stringContaining("BCE_SECRET_ACCESS_KEY") as string,
  });
});
