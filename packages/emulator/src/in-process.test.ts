import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import { describe, expect, it } from "vitest";
import { LIST, start } from "../test/client.js";
import { createEmulator, type Emulator } from "./in-process.js";
import { modelled, type ServiceName } from "./service.js";

/** Of services that will come, some may have addresses and paths of these. */
const KNOWN: readonly ServiceName[] = modelled;

async function list(emulator: Emulator, base: string = emulator.endpoints.roma, secret?: string) {
  const { huaweicloud } = emulator.credentials;
  const url = `${base}/v2/${huaweicloud.projectId}/instances?limit=2`;
  const key = secret === undefined ? huaweicloud : { ...huaweicloud, secretAccessKey: secret };
  const { headers } = signSdkHmacSha256({ method: "GET", url, headers: {} }, key, { now: emulator.clock.now() });
  return emulator.fetch(url, { headers });
}

describe("createEmulator", () => {
  it("stands where the vendors' own services do", async () => {
    const emulator = createEmulator({ region: { huaweicloud: "cn-east-3", baiducloud: "gz" }, services: KNOWN });
    expect(emulator.endpoints).toMatchObject({
      iam: "https://iam.cn-east-3.myhuaweicloud.com",
      roma: "https://roma.cn-east-3.myhuaweicloud.com",
      bcc: "https://bcc.gz.baidubce.com",
      sts: "https://sts.bj.baidubce.com",
    });
    const answer = await list(emulator);
    expect([answer.status, await answer.json()]).toMatchObject([200, { size: 2, total: 12 }]);
    await expect(emulator.fetch("https://roma.cn-north-4.myhuaweicloud.com/")).rejects.toThrow(
      "the emulator is no roma.cn-north-4.myhuaweicloud.com; it is iam.cn-east-3.myhuaweicloud.com, roma.cn-east-3",
    );
  });

  it("verifies, records and explains as a listening one does", async () => {
    const emulator = createEmulator({ services: ["roma", "bcc"] });
    const wrong = await list(
      emulator as Emulator,
      emulator.endpoints.roma,
      emulator.credentials.baiducloud.secretAccessKey,
    );
    expect([wrong.status, emulator.requests[0]?.diagnosis?.mistakes]).toEqual([401, ["secret-of-other-key"]]);
    const url = emulator.endpoints.bcc + LIST;
    const own = { host: new URL(url).host, "content-type": "application/json" };
    const { baiducloud: key } = emulator.credentials;
    const signed = signBceAuthV1({ method: "POST", url, headers: own }, key, { now: emulator.clock.now() });
    const headers = { ...own, ...signed.headers };
    emulator.failNext("ListReservedInstances", { status: 500 });
    expect((await emulator.fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(500);
    expect((await emulator.fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(200);
    await emulator.close();
    await expect(emulator.fetch(url)).rejects.toThrow("the emulator is closed");
  });

  it("is part of a listening one too, by all its names", async () => {
    const emulator = await start({ services: KNOWN });
    const { roma } = emulator.endpoints;
    for (const base of [roma, roma.replace("127.0.0.1", "localhost"), "https://roma.cn-north-4.myhuaweicloud.com"]) {
      expect((await list(emulator, base)).status).toBe(200);
    }
    const one = await start({ port: 0, services: KNOWN });
    expect((await list(one)).status).toBe(200);
  });

  it("needs a list for a seed, where a listening one takes a folder", () => {
    const coupon = { reservedInstanceId: "r-1" };
    expect(() => createEmulator({ seed: { reservedInstances: [coupon, coupon] } })).toThrow("reservedInstances[1]");
  });
});
