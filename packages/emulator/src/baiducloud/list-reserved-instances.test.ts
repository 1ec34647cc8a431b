import { describe, expect, it } from "vitest";
import { callBaidu, json, LIST, NOW, start } from "../../test/client.js";
import type { Emulator } from "../index.js";

interface Coupon {
  reservedInstanceId: string;
  reservedInstanceName: string;
  instanceId?: string;
  instanceNames?: string[];
  expireTime: string;
  instanceCount: number;
  [field: string]: unknown;
}

interface Page {
  totalCount: number;
  marker: string | null;
  maxKeys: number;
  nextMarker?: string;
  isTruncated: boolean;
  reservedInstances: Coupon[];
}

const list = (emulator: Emulator, filter: object, query = "") =>
  json<Page>(callBaidu(emulator, LIST + query, { body: JSON.stringify(filter) }));
const all = async (emulator: Emulator) => (await list(emulator, {})).reservedInstances;

describe("ListReservedInstances", () => {
  it("gives up to 1000 coupons where no limit is named, and no nextMarker on the last page", async () => {
    const page = await list(await start(), {});
    expect(page).toMatchObject({ totalCount: 32, marker: null, maxKeys: 1000, isTruncated: false });
    expect(page.reservedInstances).toHaveLength(32);
    expect("nextMarker" in page).toBe(false);
  });

  it("walks every coupon once by markers, within filter and order", async () => {
    const emulator = await start();
    const filter = { zoneName: "cn-bj-a", sortKey: "expireTime", sortDir: "desc" };
    const whole = await list(emulator, filter);
    const seen: string[] = [];
    let query = "?maxKeys=3";
    for (let pages = 0; pages < 20; pages++) {
      const page = await list(emulator, filter, query);
      expect(page).toMatchObject({ totalCount: whole.totalCount, maxKeys: 3 });
      expect(page.isTruncated).toBe(page.nextMarker !== undefined);
      seen.push(...page.reservedInstances.map(({ reservedInstanceId }) => reservedInstanceId));
      if (page.nextMarker === undefined) break;
      query = `?maxKeys=3&marker=${page.nextMarker}`;
    }
    expect(whole.totalCount).toBeGreaterThan(9);
    expect(seen).toEqual(whole.reservedInstances.map(({ reservedInstanceId }) => reservedInstanceId));
  });

  it("repeats the marker it was given; an empty one begins anew", async () => {
    const emulator = await start();
    const first = await list(emulator, {}, "?maxKeys=5");
    const second = await list(emulator, {}, `?maxKeys=5&marker=${first.nextMarker}`);
    expect(second.marker).toBe(first.nextMarker);
    expect(second.reservedInstances[0]?.reservedInstanceId).toBe(first.nextMarker);
    expect(await list(emulator, {}, "?maxKeys=5&marker=")).toEqual(first);
  });

  it("filters by each documented field", async () => {
    const emulator = await start();
    const coupons = await all(emulator);
    const one = coupons.find(({ instanceNames }) => instanceNames?.length === 2);
    if (one === undefined) throw new Error("the seed has no coupon with two instances");
    const names = [
      "reservedInstanceName",
      "zoneName",
      "reservedInstanceStatus",
      "spec",
      "offeringType",
      "osType",
      "scope",
    ];
    for (const name of names) {
      const wanted = coupons.filter((coupon) => coupon[name] === one[name]).length;
      const page = await list(emulator, { [name]: one[name] });
      expect([name, page.totalCount]).toEqual([name, wanted]);
      expect(page.reservedInstances.every((coupon) => coupon[name] === one[name])).toBe(true);
    }
    const id = one.reservedInstanceId;
    expect((await list(emulator, { reservedInstanceIds: [id, "r-none"] })).reservedInstances).toEqual([one]);
    expect((await list(emulator, { reservedInstanceIds: [] })).totalCount).toBe(0);
    expect((await list(emulator, { instanceId: one.instanceId })).reservedInstances).toEqual([one]);
    expect((await list(emulator, { instanceName: one.instanceNames?.[1] })).reservedInstances).toEqual([one]);
    const used = coupons.filter(({ instanceId }) => instanceId !== undefined).length;
    expect((await list(emulator, { isDeduct: true })).totalCount).toBe(used);
    expect((await list(emulator, { isDeduct: false })).totalCount).toBe(32 - used);
    const cluster = coupons.find((coupon) => coupon["ehcClusterId"] !== undefined)?.["ehcClusterId"];
    expect((await list(emulator, { ehcClusterId: cluster })).totalCount).toBeGreaterThan(0);
    expect((await list(emulator, { zoneName: "cn-bj-a", osType: "windows", spec: "none" })).totalCount).toBe(0);
  });

  it("ignores the misspelt instandeName and the origin, and remarks on both", async () => {
    const emulator = await start();
    const filter = { instandeName: "web-0-0", reservedInstanceSource: "x", reservedType: "BCC" };
    expect((await list(emulator, filter)).totalCount).toBe(32);
    expect(emulator.requests.at(-1)?.warnings).toEqual([
      "body instandeName: deprecated, ignored",
      "body reservedType: undocumented, ignored",
      "body reservedInstanceSource: not simulated, ignored",
    ]);
  });

  it.each(["osType", "instanceCount", "effectiveTime", "expireTime"])("sorts by %s both ways", async (sortKey) => {
    const emulator = await start();
    const values = async (sortDir?: string) =>
      (await list(emulator, { sortKey, sortDir })).reservedInstances.map(
        (coupon) => coupon[sortKey] as string | number,
      );
    const up = await values("asc");
    expect(up).toEqual([...up].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(await values("desc")).toEqual([...up].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    expect(await values()).toEqual(up);
    expect(new Set(up).size).toBeGreaterThan(2);
  });

  it.each([
    ["?maxKeys=1001", "{}", "BadRequest"],
    ["?maxKeys=0", "{}", "BadRequest"],
    ["?maxKeys=-1", "{}", "BadRequest"],
    ["?maxKeys=x", "{}", "BadRequest"],
    ["?marker=r-none", "{}", "BadRequest"],
    ["", '{"sortKey":"name"}', "BadRequest"],
    ["", '{"offeringType":"Free"}', "BadRequest"],
    ["", '{"isDeduct":"true"}', "InappropriateJSON"],
    ["", "[]", "InappropriateJSON"],
    ["", "{", "MalformedJSON"],
    ["", "", "BadRequest"],
    ["?marker=%E4%BA", "{}", "InvalidURI"],
  ])("refuses %s %s as %s", async (query, body, code) => {
    const emulator = await start();
    const answer = await callBaidu(emulator, LIST + query, { body });
    expect([answer.status, (await json(answer))["code"]]).toEqual([400, code]);
  });

  it("has coupons that expire soon and late by the clock it started with", async () => {
    const emulator = await start({ now: () => NOW });
    const coupons = (await json<Page>(callBaidu(emulator, LIST, { now: NOW }))).reservedInstances;
    const days = coupons.map(({ expireTime }) => (Date.parse(expireTime) - NOW.getTime()) / 86_400_000);
    expect(Math.min(...days)).toBeGreaterThan(0);
    expect(days.filter((count) => count < 30).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...days)).toBeGreaterThan(365);
  });
});
