import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVendorNetwork, type VendorNetwork } from "@yunfan-tools/contract/vendor-network";
import { filesIn, ownFolder, readRecording, runRecorder } from "./testing.js";

let network: VendorNetwork;
beforeAll(async () => {
  network = await startVendorNetwork();
});
afterAll(() => network.close());

const record = (args: readonly string[]) => runRecorder(args, network.env);

describe("the file", () => {
  const args = ["baiducloud", "ListReservedInstances", "--region", "bj", "--input", '{"maxKeys":1}'];

  it("is not written over, unless that is said, and nothing is left beside it", async () => {
    const folder = ownFolder();
    const file = join(folder, "x.json");
    writeFileSync(file, "mine");
    const before = network.requests.length;
    const refused = await record([...args, "--out", file]);
    expect(refused).toMatchObject({ code: 1, stderr: `refused: ${file} exists; --force writes over it\n` });
    expect(readFileSync(file, "utf8")).toBe("mine");
    // Nothing was asked of the cloud for it.
    expect(network.requests).toHaveLength(before);
    expect(await record([...args, "--out", file, "--force"])).toMatchObject({ code: 0, stderr: "" });
    expect(readRecording(file).recording.operation).toBe("ListReservedInstances");
    expect(filesIn(folder)).toEqual(["x.json"]);
  });

  it("may hold an error, which is recorded at the first attempt", async () => {
    const file = join(ownFolder(), "x.json");
    network.answerNext("ListReservedInstances", {
      status: 500,
      body: JSON.stringify({ requestId: "r-1", code: "InternalError", message: "host bcc-17 is down" }),
    });
    const run = await record([...args, "--out", file]);
    expect(run.code).toBe(0);
    expect(readRecording(file).recording.response).toMatchObject({
      status: 500,
      body: { code: "InternalError", message: expect.not.stringContaining("bcc-17") as string },
    });
  });
});

describe("arguments", () => {
  const roma = ["huaweicloud", "roma.CheckRomaInstanceListV2"];
  it.each([
    ["an unknown option", [...roma, "--colour"], "Unknown option '--colour'"],
    ["no region", roma, 'region: is needed to find ROMA, such as "cn-north-1"'],
    ["input that the client refuses", [...roma, "--region", "cn-north-4", "--input", '{"limit":500}'], "limit is 500"],
  ])("are unusable with %s", async (_, args, problem) => {
    const run = await record(args);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(problem);
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
  });

  it("may ask for help", async () => {
    const run = await record(["--help"]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toContain(
      "Exit status: 0 written, 3 written and the answer differs from the spec, 1 not written",
    );
  });

  it("need credentials beside them", async () => {
    const { HUAWEICLOUD_SDK_AK: _ak, HUAWEICLOUD_SDK_SK: _sk, BCE_ACCESS_KEY_ID: _id, ...env } = network.env;
    const run = await runRecorder(["baiducloud", "GetSessionToken"], { ...env, BCE_SECRET_ACCESS_KEY: "" });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^refused: no answer to record: .*credentials.*\n$/);
  });
});
