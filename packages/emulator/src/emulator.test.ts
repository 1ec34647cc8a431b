import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, LIST, start } from "../test/client.js";
import { startEmulator, type Emulator } from "./index.js";
import { serviceNames } from "./service.js";

describe("startEmulator", () => {
  it("runs each service on a port of its own, on loopback", async () => {
    const emulator = await start();
    const endpoints = Object.values(emulator.endpoints);
    expect(Object.keys(emulator.endpoints)).toEqual(serviceNames);
    expect(new Set(endpoints).size).toBe(serviceNames.length);
    for (const endpoint of endpoints) expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await callHuawei(emulator, "roma", instancesOf(emulator))).status).toBe(200);
    expect((await callBaidu(emulator, LIST)).status).toBe(200);
  });

  it("keeps two emulators apart", async () => {
    const [one, two] = [await start(), await start()];
    one.failNext("ListReservedInstances", { status: 500 });
    expect((await callBaidu(two, LIST)).status).toBe(200);
    expect((await callBaidu(one, LIST)).status).toBe(500);
    expect([one.requests.length, two.requests.length]).toEqual([1, 1]);
  });

  it("runs some of the services, and its type says which", async () => {
    const emulator = await startEmulator({ services: ["bcc"] });
    expect(Object.keys(emulator.endpoints)).toEqual(["bcc"]);
    const typed: Emulator<"bcc"> = emulator;
    expect(typed.endpoints.bcc).toMatch(/^http:/);
    // @ts-expect-error -- roma was not asked for
    expect(emulator.endpoints.roma).toBeUndefined();
    await emulator.close();
  });

  it("stands for other regions", async () => {
    const emulator = await start({ region: { huaweicloud: "cn-east-3", baiducloud: "gz" } });
    expect(emulator.credentials.huaweicloud.region).toBe("cn-east-3");
    expect(await (await callHuawei(emulator, "iam", "/v3/projects?name=cn-east-3")).text()).toContain(
      emulator.credentials.huaweicloud.projectId,
    );
    expect(await (await callBaidu(emulator, LIST)).text()).toContain("cn-gz-a");
  });

  it("listens where it is told, and leaves nothing behind when a port is taken", async () => {
    const first = await start({ services: ["bcc"] });
    const taken = Number(new URL(first.endpoints.bcc).port);
    const free = await start({ services: ["iam"] });
    const iam = Number(new URL(free.endpoints.iam).port);
    await free.close();
    const second = startEmulator({ ports: { iam, bcc: taken } });
    await expect(second).rejects.toThrow(`cannot listen on 127.0.0.1:${taken}`);
    await expect(fetch(`http://127.0.0.1:${iam}`)).rejects.toThrow();
    await first.close();
    const third = await start({ services: ["bcc"], ports: { bcc: taken } });
    expect(third.endpoints.bcc).toBe(`http://127.0.0.1:${taken}`);
  });

  it("closes at once, twice if need be", async () => {
    const emulator = await start();
    await callBaidu(emulator, LIST);
    await emulator.close();
    await emulator.close();
    await expect(callBaidu(emulator, LIST)).rejects.toThrow();
  });

  it("refuses other machines unless they are wanted", async () => {
    await expect(startEmulator({ host: "0.0.0.0" })).rejects.toThrow("allowRemote: true");
    const open = await start({ host: "0.0.0.0", allowRemote: true, services: ["bcc"] });
    expect(open.endpoints.bcc).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await callBaidu(open, LIST)).status).toBe(200);
  });
});
