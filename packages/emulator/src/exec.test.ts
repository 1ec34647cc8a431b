import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { serviceNames, vendors } from "./service.js";

// As built: what users run.
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

function run(
  args: string[],
  env: Record<string, string> = {},
  onOut?: (kill: (signal: NodeJS.Signals) => void) => void,
) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
    let [out, err] = ["", ""];
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.stdout.on("data", (chunk) => {
      if (out === "") onOut?.((signal) => child.kill(signal));
      out += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A program in another process, as a test run would be. */
const node = (program: string) => ["exec", "--", process.execPath, "--input-type=module", "-e", program];

describe("yunfan-emulator exec", { timeout: 60_000 }, () => {
  it("leads a program to the emulator, and ends with its exit code", async () => {
    const program = `
      const { env } = process;
      const answer = await fetch(env.YUNFAN_EMULATOR_BCC + "/v2/instance/reserved/list", { method: "POST", body: "{}" });
      console.log(String(answer.status), String(env.HUAWEICLOUD_SDK_REGION_ROMA_CN_EAST_3 === env.YUNFAN_EMULATOR_ROMA));
      console.log([env.HUAWEICLOUD_SDK_AK, env.BCE_ACCESS_KEY_ID, String(env.HUAWEICLOUD_SDK_SECURITY_TOKEN), env.OWN].join(" "));
      process.exitCode = 7;
    `;
    const env = { OWN: "kept", HUAWEICLOUD_SDK_AK: "mine", HUAWEICLOUD_SDK_SECURITY_TOKEN: "mine" };
    const result = await run(["--region-huaweicloud", "cn-east-3", ...node(program)], env);
    expect(result).toEqual({
      code: 7,
      out: "403 true\nEMULATORHUAWEICLOUD1 emulatorbaiducloudaccesskeyid001 undefined kept\n",
      err: "",
    });
  });

  it("leaves alone what belongs to a provider that does not run", async () => {
    const program = `
      const { env } = process;
      console.log([env.HUAWEICLOUD_SDK_AK, env.BCE_ACCESS_KEY_ID, env.BCE_SESSION_TOKEN].join(" "));
      console.log(Object.keys(env).filter((name) => name.startsWith("YUNFAN_EMULATOR_")).sort().join(" "));
    `;
    const env = { HUAWEICLOUD_SDK_AK: "mine", BCE_ACCESS_KEY_ID: "mine", BCE_SESSION_TOKEN: "mine" };
    const theirs = serviceNames.filter((name) => vendors[name] === "huaweicloud");
    const variables = theirs.map((name) => `YUNFAN_EMULATOR_${name.toUpperCase()}`).sort();
    expect(await run(["--provider", "huaweicloud", ...node(program)], env)).toEqual({
      code: 0,
      out: `EMULATORHUAWEICLOUD1 mine mine\n${variables.join(" ")}\n`,
      err: "",
    });
  });

  it("takes an option's value for no command", async () => {
    const { code, err } = await run(["--seed", "exec", "exec", "--", "true"]);
    expect([code, err]).toEqual([1, "yunfan-emulator: exec: cannot be read as a folder\n"]);
  });

  it("hands a signal on, and says how the program ended", async () => {
    const program = "console.log('up'); setInterval(() => {}, 1000);";
    expect(await run(node(program), {}, (kill) => kill("SIGTERM"))).toEqual({ code: 143, out: "up\n", err: "" });
    const polite = "process.on('SIGINT', () => process.exit(5)); console.log('up'); setInterval(() => {}, 1000);";
    expect(await run(node(polite), {}, (kill) => kill("SIGINT"))).toEqual({ code: 5, out: "up\n", err: "" });
  });

  it.each([
    [["exec"], 2, "yunfan-emulator: exec needs a command: exec -- npm test; see --help\n"],
    [["exec", "npm", "test"], 2, "yunfan-emulator: exec needs a command: exec -- npm test; see --help\n"],
    [["exec", "--"], 2, "yunfan-emulator: exec needs a command: exec -- npm test; see --help\n"],
    [["exec", "--", "no-such-command-here"], 1, "yunfan-emulator: no-such-command-here is no command here\n"],
    [
      ["--seed", "no/such/folder", "exec", "--", "true"],
      1,
      "yunfan-emulator: no/such/folder: cannot be read as a folder\n",
    ],
  ])("%j ends with %i and one line", async (args, code, err) => {
    expect(await run(args)).toEqual({ code, out: "", err });
  });
});
