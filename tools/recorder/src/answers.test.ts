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

describe("an answer with more in it than there should be", () => {
  const planted = {
    field: "undocumented-9Qz7Tk2LmPw4",
    header: "header-5Rt8Yp3NvXc6",
    token: "token-in-a-name-8Hj4Kd7Sf2",
    mail: "somebody@corp.example.cn",
    address: "10.20.30.40",
    address6: "fd12:3456:789a::42",
    link: "https://internal.corp.cn/x",
    phone: "13812345678",
    id: "7116d09f88fa41908676fdd4b039e95b",
  };

  it("is recorded without any of it", async () => {
    const file = join(ownFolder(), "x.json");
    const instance = {
      id: planted.id,
      name: planted.token,
      description: `ask ${planted.mail} or ${planted.phone} at ${planted.address} or ${planted.address6}, ${planted.link}`,
      publicip_address: planted.address,
      status: "PAUSED",
      publicip_enable: null,
      flavour: { key: planted.field },
      created_user: { user_id: planted.id, user_name: planted.token },
    };
    network.answerNext("CheckRomaInstanceListV2", {
      service: "roma",
      status: 200,
      headers: { "X-Session": planted.header, "Set-Cookie": `a=${planted.header}`, "X-Request-Id": planted.id },
      body: JSON.stringify({ total: "1", instances: [instance] }),
    });
    const run = await record(["huaweicloud", "roma.CheckRomaInstanceListV2", "--region", "cn-north-4", "--out", file]);
    const { text, recording } = readRecording(file);
    for (const value of Object.values(planted)) {
      expect(text).not.toContain(value);
      expect(run.stdout + run.stderr).not.toContain(value);
    }
    expect(run.code).toBe(3);
    expect(run.stdout.split("\n").filter((line) => line.startsWith("differs"))).toEqual([
      "differs: /response/headers/x-session appeared, and is not documented; left out",
      "differs: /response/body/total is string, documented as integer; left out",
      'differs: /response/body/instances/*/status has the new word "PAUSED"; left out',
      "differs: /response/body/instances/*/publicip_enable is null, documented as boolean; left out",
      "differs: /response/body/instances/*/flavour appeared, and is not documented; left out",
    ]);
    const [made] = (recording.response.body as { instances: Record<string, unknown>[] }).instances;
    expect(made).toEqual({
      id: expect.stringMatching(/^[\da-f]{32}$/) as string,
      name: expect.stringMatching(
        /^[a-z]{5}-[a-z]{2}-[a-z]-[a-z]{4}-\d[A-Z][a-z]\d[A-Z][a-z]\d[A-Z][a-z]\d$/,
      ) as string,
      description: expect.stringMatching(
        /^[a-z]{3} user-\d+@example\.com [a-z]{2} \d{11} [a-z]{2} 192\.0\.2\.\d+ [a-z]{2} 2001:db8::[\da-f]+, https:\/\/service-\d+\.example\.com\/[a-z]$/,
      ) as string,
      publicip_address: expect.stringMatching(/^192\.0\.2\.\d+$/) as string,
      created_user: { user_id: made?.["id"], user_name: made?.["name"] },
    });
    // Relations survive, across header and body as well.
    expect(recording.response.headers).toEqual({ "X-Request-Id": made?.["id"] });
  });

  it.each([
    [
      "an undocumented status",
      { status: 418, body: "{}" },
      "/response/status is not documented, so nothing of the answer may be kept",
    ],
    [
      "a value that was to be replaced where it is kept",
      { status: 200, body: JSON.stringify({ total: 98_765_432, instances: [{ name: "98765432" }] }) },
      "/response/body/total holds a value that was to be replaced",
    ],
  ])("is not written at all with %s", async (_, answer, problem) => {
    const folder = ownFolder();
    network.answerNext("CheckRomaInstanceListV2", answer);
    const out = ["--out", join(folder, "x.json")];
    const run = await record(["huaweicloud", "roma.CheckRomaInstanceListV2", "--region", "cn-north-4", ...out]);
    expect(run.stderr).toBe(`refused: ${problem}\n`);
    expect(run.code).toBe(1);
    expect(filesIn(folder)).toEqual([]);
  });
});
