import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, LIST } from "../test/client.js";
import type { Emulator, EmulatorCredentials } from "./index.js";
import { generateCoupons, generateInstances } from "./seed/generate.js";
import { serviceNames } from "./service.js";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

/** Runs the command; `onLine` gets the first line of stdout. */
function run(args: string[], onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => Promise<void> | void) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    let told = false;
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
      if (told || !out.includes("\n")) return;
      told = true;
      Promise.resolve(onLine?.(out, (signal) => child.kill(signal))).catch(reject);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

interface Started {
  endpoints: Record<string, string>;
  credentials: EmulatorCredentials;
}

describe("yunfan-emulator", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "prints one line of JSON, runs, and stops cleanly on %s",
    async (signal) => {
      const result = await run(["--region-baiducloud", "gz"], async (line, kill) => {
        const { endpoints, credentials } = JSON.parse(line) as Started;
        expect(Object.keys(endpoints)).toEqual(serviceNames);
        expect(credentials.baiducloud.region).toBe("gz");
        expect((await fetch(`${endpoints["roma"]}/v2/0123456789abcdef/instances`)).status).toBe(401);
        kill(signal);
      });
      expect(result).toMatchObject({ code: 0, err: "" });
      expect(result.out.trimEnd().split("\n")).toHaveLength(1);
    },
    20_000,
  );

  it("says on standard error why a signature was refused", async () => {
    let id = "";
    const result = await run(["--region-baiducloud", "gz"], async (line, kill) => {
      const { endpoints, credentials } = JSON.parse(line) as Started;
      const { accessKeyId } = credentials.huaweicloud;
      const authorization = `bce-auth-v1/${accessKeyId}/2026-03-01T12:00:00Z/1800/host/${"0".repeat(64)}`;
      const url = `${endpoints["bcc"]}/v2/instance/reserved/list`;
      const answer = await fetch(url, { method: "POST", headers: { authorization }, body: "{}" });
      id = answer.headers.get("x-bce-request-id") ?? "";
      kill("SIGTERM");
    });
    expect(id).not.toBe("");
    expect(result).toMatchObject({
      code: 0,
      err: `yunfan-emulator: request ${id}: EMULATORHUAWEICLOUD1 is an access key of Huawei Cloud, and this is Baidu AI Cloud; use a key of this vendor\n`,
    });
  }, 20_000);

  it("listens on the ports it is given", async () => {
    let port = 0;
    await run([], (line, kill) => {
      port = Number(new URL((JSON.parse(line) as Started).endpoints["roma"] ?? "").port);
      kill("SIGTERM");
    });
    for (const service of ["roma", "sts"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, on the same port
      await run([`--port-${service}`, String(port)], (line, kill) => {
        expect((JSON.parse(line) as Started).endpoints[service]).toBe(`http://127.0.0.1:${port}`);
        kill("SIGTERM");
      });
    }
  }, 20_000);

  it("makes up the records that its number stands for", async () => {
    let project = "";
    const listed: string[] = [];
    await run(["--generate", "25", "--rng", "7"], async (line, kill) => {
      const emulator = JSON.parse(line) as Emulator;
      project = emulator.credentials.huaweicloud.projectId;
      const roma = await json<{ instances: { id: string }[] }>(
        callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=100`),
      );
      const bcc = await json<{ reservedInstances: { reservedInstanceId: string }[] }>(callBaidu(emulator, LIST));
      listed.push(...roma.instances.map(({ id }) => id), ...bcc.reservedInstances.map((one) => one.reservedInstanceId));
      kill("SIGTERM");
    });
    // Ids follow from the number alone, so the day of the run does not matter.
    const situation = { project, baiducloud: "bj", now: new Date() };
    expect(listed).toEqual([
      ...generateInstances(25, 7, situation).map(({ id }) => id),
      ...generateCoupons(25, 7, situation).map(({ reservedInstanceId: id }) => id),
    ]);
  }, 20_000);

  it("prints help", async () => {
    const result = await run(["--help"]);
    expect(result.code).toBe(0);
    expect(result.out).toContain("--port-roma N");
  }, 20_000);

  it.each([
    [["--prot-roma", "1"], 2, "yunfan-emulator: Unknown option '--prot-roma'; see --help\n"],
    [
      ["extra"],
      2,
      "yunfan-emulator: Unexpected argument 'extra'. This command does not take positional arguments; see --help\n",
    ],
    [["--seed"], 2, "yunfan-emulator: Option '--seed <value>' argument missing; see --help\n"],
    [["--port-roma", "x"], 2, "yunfan-emulator: --port-roma x is no port; give a number from 0 to 65535; see --help\n"],
    [["--generate", "100001"], 2, "yunfan-emulator: --generate 100001 cannot be; give a whole number from 0 to 100000"],
    [["--generate", "1", "--rng", "4294967296"], 2, "yunfan-emulator: --rng 4294967296 cannot be; give a whole number"],
    [["--rng", "7"], 2, "yunfan-emulator: --rng makes nothing up by itself; give --generate too; see --help\n"],
    [["--seed", "no/such/folder"], 1, "yunfan-emulator: no/such/folder: cannot be read as a folder\n"],
    [["--host", "0.0.0.0"], 1, "yunfan-emulator: host 0.0.0.0 is not a loopback address"],
  ])(
    "answers %j with exit code %i and one line",
    async (args, code, line) => {
      const result = await run(args);
      expect(result).toMatchObject({ code, out: "" });
      expect(result.err.startsWith(line)).toBe(true);
      expect(result.err.split("\n")).toHaveLength(2);
    },
    20_000,
  );
});
