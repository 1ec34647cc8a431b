import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, LIST } from "../test/client.js";
import type { Emulator, EmulatorCredentials } from "./index.js";
import { optionNames } from "./command/option-table.js";
import { generateCoupons, generateInstances } from "./seed/generate.js";
import { serviceNames, vendors } from "./service.js";

// As built: what users run.
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** Runs the command; `onLine` gets the first line of stdout. */
function run(args: string[], onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => Promise<void> | void) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    let told = false;
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
      if (told || !out.includes("\n")) return;
      told = true;
      Promise.resolve()
        .then(() => onLine?.(out, (signal) => child.kill(signal)))
        .catch((error: unknown) => {
          child.kill("SIGKILL");
          reject(error instanceof Error ? error : new Error(String(error)));
        });
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

interface Started {
  endpoints: Record<string, string>;
  credentials: EmulatorCredentials;
}

const servicesOf = (provider: string) => serviceNames.filter((name) => vendors[name] === provider);

describe("yunfan-emulator", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "prints one line of JSON, runs, and stops cleanly on %s",
    async (signal) => {
      const result = await run(["--json", "--region-baiducloud", "gz"], async (line, kill) => {
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
    const result = await run([], async (text, kill) => {
      const authorization = `bce-auth-v1/EMULATORHUAWEICLOUD1/2026-03-01T12:00:00Z/1800/host/${"0".repeat(64)}`;
      const url = `${/YUNFAN_EMULATOR_BCC=(.*)/.exec(text)?.[1]}/v2/instance/reserved/list`;
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
    await run(["--json"], (line, kill) => {
      port = Number(new URL((JSON.parse(line) as Started).endpoints["roma"] ?? "").port);
      kill("SIGTERM");
    });
    for (const service of ["roma", "sts"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, on the same port
      await run(["--json", `--port-${service}`, String(port)], (line, kill) => {
        expect((JSON.parse(line) as Started).endpoints[service]).toBe(`http://127.0.0.1:${port}`);
        kill("SIGTERM");
      });
    }
  }, 20_000);

  it("serves everything on the one port that it is given", async () => {
    await run(["--json", "--port", "0"], async (line, kill) => {
      const emulator = JSON.parse(line) as Emulator;
      expect(new Set(Object.values(emulator.endpoints)).size).toBe(1);
      expect((await callHuawei(emulator, "iam", "/v3/projects")).status).toBe(200);
      expect((await callBaidu(emulator, LIST)).status).toBe(200);
      kill("SIGTERM");
    });
  }, 20_000);

  it("makes up the records that its number stands for", async () => {
    let project = "";
    const listed: string[] = [];
    await run(["--json", "--generate", "25", "--rng", "7"], async (line, kill) => {
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

  it("prints for people what runs, what to set and where to look", async () => {
    const result = await run(["--region-huaweicloud", "cn-east-3"], (_, kill) => kill("SIGTERM"));
    expect(result).toMatchObject({ code: 0, err: "" });
    const port = String.raw`http://127\.0\.0\.1:\d+`;
    for (const line of [
      "Huawei Cloud, region cn-east-3",
      `  iam   ${port}`,
      `  roma  ${port}`,
      "Baidu AI Cloud, region bj",
      `  bcc   ${port}`,
      `  sts   ${port}`,
      "  export HUAWEICLOUD_SDK_AK=EMULATORHUAWEICLOUD1",
      `  export HUAWEICLOUD_SDK_REGION_ROMA_CN_EAST_3=${port}`,
      "  export BCE_ACCESS_KEY_ID=emulatorbaiducloudaccesskeyid001",
      `  export YUNFAN_EMULATOR_BCC=${port}`,
      "IAM user operator of account yunfan, password Emulator-Pass-1",
      `Requests, and why signatures were refused: ${port}/_emulator/requests`,
      "To stop it: Ctrl-C",
    ]) {
      expect(result.out).toMatch(new RegExp(`^${line}$`, "m"));
    }
    const exported = result.out.match(/^ {2}export .*$/gm) ?? [];
    expect(spawnSync("sh", ["-eu", "-c", `${exported.join("\n")}\necho $HUAWEICLOUD_SDK_SK`]).stdout.toString()).toBe(
      "emulator-huaweicloud-secret-access-key-1\n",
    );
  }, 20_000);

  it.each([
    [["--provider", "huaweicloud"], servicesOf("huaweicloud"), ["huaweicloud"]],
    [["--provider", "baidu"], servicesOf("baiducloud"), ["baiducloud"]],
    [["--provider", "baiducloud", "--provider", "huawei"], [...serviceNames], ["huaweicloud", "baiducloud"]],
    [["--provider=huaweicloud,baiducloud"], [...serviceNames], ["huaweicloud", "baiducloud"]],
  ])(
    "runs and prints with %j the services %j",
    async (args, services, providers) => {
      await run(["--json", ...args], (line, kill) => {
        const { endpoints, credentials } = JSON.parse(line) as Started;
        expect([Object.keys(endpoints), Object.keys(credentials)]).toEqual([services, providers]);
        kill("SIGTERM");
      });
      const { out } = await run(args, (_, kill) => kill("SIGTERM"));
      expect([out.includes("export HUAWEICLOUD_SDK_AK"), out.includes("export BCE_ACCESS_KEY_ID")]).toEqual([
        providers.includes("huaweicloud"),
        providers.includes("baiducloud"),
      ]);
    },
    20_000,
  );

  it("looks at credentials and input as it is told", async () => {
    const statuses: number[] = [];
    const args = ["--json", "--auth", "warn", "--auth", "baiducloud=off", "--strict-input"];
    const { err } = await run(args, async (line, kill) => {
      const emulator = JSON.parse(line) as Emulator;
      const key = { ...emulator.credentials.huaweicloud, secretAccessKey: "wrong" };
      const list = `${emulator.endpoints.bcc}${LIST}`;
      for (const answer of [
        await callHuawei(emulator, "roma", instancesOf(emulator), { key }),
        await callBaidu(emulator, LIST, { key: { accessKeyId: "who", secretAccessKey: "knows" } }),
        await fetch(list, { method: "POST", body: '{"colour":"red"}' }),
      ]) {
        statuses.push(answer.status);
      }
      kill("SIGTERM");
    });
    expect(statuses).toEqual([200, 200, 400]);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(err)).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      verdict: expect.stringMatching(/^the signature fits none/) as string,
    });
  }, 20_000);

  it("prints help, aligned, with every option", async () => {
    const result = await run(["--help"]);
    expect(result.code).toBe(0);
    const starts = [...result.out.matchAll(/^ {2}(--[a-z-]+(?: [A-Z]+)? +)\S/gm)].map(([, label = ""]) => label);
    expect(new Set(starts.map((label) => label.length)).size).toBe(1);
    expect(starts.map((label) => label.split(" ")[0])).toEqual(optionNames.map((name) => `--${name}`));
    for (const line of result.out.split("\n")) expect(line.length).toBeLessThanOrEqual(125);
  }, 20_000);

  it.each([
    [
      ["--prot-roma", "1"],
      2,
      "yunfan-emulator: there is no option --prot-roma; did you mean --port-roma? See --help\n",
    ],
    [["--colour", "1"], 2, "yunfan-emulator: there is no option --colour; see --help\n"],
    [["-p", "1"], 2, "yunfan-emulator: there is no option -p; see --help\n"],
    [
      ["--provider", "huaweiclod"],
      2,
      'yunfan-emulator: --provider huaweiclod is no provider; give huaweicloud or baiducloud; did you mean "huaweicloud"?',
    ],
    [["--provider", ""], 2, "yunfan-emulator: --provider  is no provider; give huaweicloud or baiducloud"],
    [["--auth", "of"], 2, 'yunfan-emulator: --auth of is no mode; give strict, warn or off; did you mean "off"?'],
    [["--auth", "aws=off"], 2, "yunfan-emulator: --auth aws is no provider; give huaweicloud or baiducloud"],
    [["--auth", "a=b=off"], 2, "yunfan-emulator: --auth a=b=off is no mode"],
    [
      ["--provider", "huawei", "--port-bcc", "1"],
      2,
      "yunfan-emulator: --port-bcc is for a service that --provider leaves out; see --help\n",
    ],
    [
      ["--port", "8080", "--port-iam", "1"],
      2,
      "yunfan-emulator: --port puts all services on one port, and --port-iam one on its own; give one of the two; see",
    ],
    [["--port", "65536"], 2, "yunfan-emulator: --port 65536 is no port; give a number from 0 to 65535; see --help\n"],
    [["--json", "--colour"], 2, '{"error":"there is no option --colour; see --help"}\n'],
    [["--json", "--seed", "no/such/folder"], 1, '{"error":"no/such/folder: cannot be read as a folder"}\n'],
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
