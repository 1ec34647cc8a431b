import { describe, expect, it } from "vitest";
import { administer } from "../../test/admin.js";
import {
  askKeys,
  callBaidu,
  callHuawei,
  instancesOf,
  json,
  keysOf,
  later,
  LIST,
  minutes,
  NOW,
  roleOf,
  SESSION,
  start,
  tokenOf,
} from "../../test/client.js";
import type { Emulator, EmulatorOptions } from "../index.js";

const options: EmulatorOptions = { now: () => NOW };
const now = NOW;
const dated = (emulator: Emulator) => ({ now: emulator.clock.now() });

interface Baidu {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** Has a token and keys of every kind issued. */
async function issue(emulator: Emulator) {
  const byToken = { methods: ["token"], token: { duration_seconds: 3600 } };
  const byAgency = {
    methods: ["assume_role"],
    assume_role: { agency_name: "operations", domain_name: "stranger" },
  };
  const ask = (path: string) => json<Baidu>(callBaidu(emulator, path, { service: "sts", now }));
  return {
    token: await tokenOf(emulator),
    huawei: [
      await keysOf(await askKeys(emulator, byToken, { now })),
      await keysOf(await askKeys(emulator, byAgency, { now })),
    ],
    baidu: [await ask(`${SESSION}?durationSeconds=3600`), await ask(roleOf(emulator))],
  };
}

/** Uses all that changes in an emulator. */
async function useEverything(emulator: Emulator): Promise<void> {
  await issue(emulator);
  const { projectId, accessKeyId } = emulator.credentials.huaweicloud;
  emulator.change({
    romaInstances: { put: [{ id: "hub", project_id: projectId, status: "CREATING" }] },
    reservedInstances: { remove: [String((await couponsOf(emulator, now))[0]?.["reservedInstanceId"])] },
    transitions: [{ list: "romaInstances", id: "hub", afterReads: 1, set: { status: "RUNNING" } }],
  });
  await callHuawei(emulator, "roma", instancesOf(emulator), { now });
  emulator.clock.set(later(minutes(60 * 24 * 400)));
  await callBaidu(emulator, LIST, dated(emulator));
  emulator.change({ reservedInstances: { remove: ["nobody"] } });
  for (let count = 0; count < 5; count++) {
    const key = { accessKeyId, secretAccessKey: "wrong" };
    // oxlint-disable-next-line no-await-in-loop -- in a row
    await callHuawei(emulator, "roma", instancesOf(emulator), { key, ...dated(emulator) });
  }
  const locked = await callHuawei(emulator, "roma", instancesOf(emulator), dated(emulator));
  expect(await locked.text()).toContain("AK access failed to reach the limit");
  emulator.failNext("CheckRomaInstanceListV2", { status: 500, times: 3 });
  emulator.answerNext("ListReservedInstances", { status: 418 });
  emulator.changeNext("ListReservedInstances", { reservedInstances: { remove: ["r-1"] } });
  emulator.changeNext("CheckRomaInstanceListV2", { romaInstances: { remove: ["hub"] } });
  await callBaidu(emulator, "/nowhere", dated(emulator));
}

const couponsOf = async (emulator: Emulator, at: Date) =>
  (
    await json<{ reservedInstances: Record<string, unknown>[] }>(
      callBaidu(emulator, `${LIST}?maxKeys=1000`, { now: at }),
    )
  ).reservedInstances;

/** All that can be seen of an emulator's state, ids and ports left out. */
async function everythingOf(emulator: Emulator) {
  const before = { clock: emulator.clock.now(), requests: [...emulator.requests], coverage: emulator.coverage() };
  const coupons = await couponsOf(emulator, now);
  const instances = await json(callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=50`, { now }));
  const running = await json(callHuawei(emulator, "roma", `${instancesOf(emulator)}?status=RUNNING`, { now }));
  const projects = await (await callHuawei(emulator, "iam", "/v3/projects", { now })).text();
  const { port } = new URL(emulator.endpoints.iam);
  emulator.clock.advance({ days: 3 });
  const expired = await couponsOf(emulator, emulator.clock.now());
  return {
    ...before,
    credentials: emulator.credentials,
    coupons,
    instances,
    running,
    projects: projects.replaceAll(port, "port"),
    expired,
    after: emulator.requests.map(({ operation, status, scripted, warnings }) => ({
      operation,
      status,
      scripted,
      warnings,
    })),
  };
}

describe.each(["emulator.reset()", "POST /_emulator/reset"])("%s", (way) => {
  const reset = (emulator: Emulator) =>
    way === "emulator.reset()"
      ? emulator.reset()
      : administer(emulator, way, {}).then(({ status }) => expect(status).toBe(200));

  it("leaves what a fresh emulator has", async () => {
    const emulator = await start(options);
    const { endpoints, requests } = emulator;
    await useEverything(emulator);
    await reset(emulator);
    expect(emulator.endpoints).toEqual(endpoints);
    expect(emulator.requests).toBe(requests);
    expect(await everythingOf(emulator)).toEqual(await everythingOf(await start(options)));
    await reset(emulator);
    expect(await everythingOf(emulator)).toEqual(await everythingOf(await start(options)));
  });

  it("forgets what was issued", async () => {
    const emulator = await start(options);
    const { token, huawei, baidu } = await issue(emulator);
    const used = async () => {
      const byToken = fetch(emulator.endpoints.roma + instancesOf(emulator), { headers: { "X-Auth-Token": token } });
      const byKeys = huawei.map((key) => {
        const headers = { "X-Security-Token": key.securityToken };
        return callHuawei(emulator, "iam", "/v3/projects", { key, now, headers });
      });
      const byBaidu = baidu.map((key) => {
        const headers = { "x-bce-security-token": key.sessionToken };
        return callBaidu(emulator, LIST, { key, now, headers });
      });
      return (await Promise.all([byToken, ...byKeys, ...byBaidu])).map(({ status }) => status);
    };
    expect(await used()).toEqual([200, 200, 200, 200, 200]);
    await reset(emulator);
    expect(await used()).toEqual([401, 401, 401, 403, 403]);
  });

  it("keeps what the emulator was started with", async () => {
    const key = { accessKeyId: "MINE", secretAccessKey: "mine" };
    const seed = { reservedInstances: [{ reservedInstanceId: "r-own" }] };
    const emulator = await start({ ...options, seed, credentials: { baiducloud: [key] }, services: ["bcc"] });
    emulator.change({ reservedInstances: { remove: ["r-own"] } });
    seed.reservedInstances.length = 0;
    expect(await couponsOf(emulator, now)).toEqual([]);
    await reset(emulator);
    const answer = await json<{ reservedInstances: unknown[] }>(callBaidu(emulator, LIST, { key, now }));
    expect(answer.reservedInstances).toMatchObject([{ reservedInstanceId: "r-own" }]);
  });
});
