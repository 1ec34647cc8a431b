import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, LIST, start } from "../../test/client.js";
import { SeedError, type Change, type Emulator } from "../index.js";

interface Page {
  readonly totalCount: number;
  readonly nextMarker?: string;
  readonly reservedInstances: readonly { readonly reservedInstanceId: string; readonly [field: string]: unknown }[];
}

const coupons = ["a", "b", "c", "d"].map((id) => ({ reservedInstanceId: id, zoneName: "z" }));
const page = (emulator: Emulator, query = "", filter: object = {}) =>
  json<Page>(callBaidu(emulator, LIST + query, { body: JSON.stringify(filter) }));
const idsOf = ({ reservedInstances }: Page) => reservedInstances.map(({ reservedInstanceId: id }) => id).join("");

describe("change", () => {
  it("takes records out, puts them in place of those with their id, or at the end", async () => {
    const emulator = await start({ seed: { reservedInstances: coupons } });
    emulator.change({
      reservedInstances: {
        remove: ["b", "not-there"],
        put: [{ reservedInstanceId: "c", zoneName: "y" }, { reservedInstanceId: "e" }],
      },
    });
    const all = await page(emulator);
    expect(all.totalCount).toBe(4);
    expect(idsOf(all)).toBe("acde");
    expect(idsOf(await page(emulator, "", { zoneName: "y" }))).toBe("c");
    emulator.change({ reservedInstances: { put: [{ reservedInstanceId: "b" }] } });
    expect(idsOf(await page(emulator))).toBe("abcde");
  });

  it("changes the instances of ROMA as well, and leaves the caller's own lists alone", async () => {
    const emulator = await start();
    const { projectId: project_id } = emulator.credentials.huaweicloud;
    const read = () =>
      json<{ total: number; instances: { id: string; status: string }[] }>(
        callHuawei(emulator, "roma", instancesOf(emulator)),
      );
    const before = await read();
    const put = [{ id: "new", project_id, status: "RUNNING" }];
    emulator.change({ romaInstances: { remove: [before.instances[0]?.id ?? ""], put } });
    expect((await read()).total).toBe(before.total);
    put[0] = { id: "other", project_id, status: "ERROR" };
    const second = await json<{ instances: { id: string }[] }>(
      callHuawei(emulator, "roma", `${instancesOf(emulator)}?offset=10&limit=100`),
    );
    expect(second.instances.at(-1)?.id).toBe("new");
  });

  it("leaves a marker good whose record is gone, or fits the filter no more", async () => {
    const emulator = await start({ seed: { reservedInstances: coupons } });
    const first = await page(emulator, "?maxKeys=2", { zoneName: "z" });
    expect(first.nextMarker).toBe("c");
    emulator.change({ reservedInstances: { remove: ["c"] } });
    expect(idsOf(await page(emulator, "?maxKeys=2&marker=c", { zoneName: "z" }))).toBe("d");
    emulator.change({ reservedInstances: { put: [{ reservedInstanceId: "c", zoneName: "y" }] } });
    expect(idsOf(await page(emulator, "?maxKeys=2&marker=c", { zoneName: "z" }))).toBe("d");
  });

  it("waits for the next request of an operation, each change for one", async () => {
    const emulator = await start({ seed: { reservedInstances: coupons } });
    emulator.changeNext("ListReservedInstances", { reservedInstances: { remove: ["a"] } });
    emulator.changeNext("ListReservedInstances", { reservedInstances: { remove: ["b"] } });
    await callHuawei(emulator, "roma", instancesOf(emulator));
    expect(idsOf(await page(emulator))).toBe("bcd");
    emulator.failNext("ListReservedInstances", { status: 500 });
    await page(emulator);
    expect(idsOf(await page(emulator))).toBe("cd");
  });

  it.each<[unknown, string]>([
    [[], "change: must be an object of lists (romaInstances, reservedInstances, transitions)"],
    [{ users: {} }, "change.users: no such list; there are romaInstances, reservedInstances, transitions"],
    [{ romaInstances: [] }, "change.romaInstances: must be an object with put or remove"],
    [{ romaInstances: { add: [] } }, "change.romaInstances.add: no such key; there are put and remove"],
    [{ romaInstances: { remove: [1] } }, "change.romaInstances.remove: must be an array of ids"],
    [
      { reservedInstances: { put: [{ reservedInstanceId: "x" }, {}] } },
      "change.reservedInstances.put[1].reservedInstanceId: is missing",
    ],
    [
      { reservedInstances: { put: [{ reservedInstanceId: "x", zone: "z" }] } },
      "change.reservedInstances.put[0].zone: is ",
    ],
  ])("refuses %j", async (change, message) => {
    const emulator = await start({ seed: { reservedInstances: coupons } });
    for (const make of [
      () => emulator.change(change as Change),
      () => emulator.changeNext("ListReservedInstances", change as Change),
    ]) {
      expect(make).toThrow(SeedError);
      expect(make).toThrow(message);
    }
    expect(idsOf(await page(emulator))).toBe("abcd");
  });

  it("refuses to wait for an operation that is not there", async () => {
    const emulator = await start();
    expect(() => emulator.changeNext("Nothing" as never, {})).toThrow("there is no operation Nothing");
  });
});
