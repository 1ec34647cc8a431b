import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, later, LIST, minutes, NOW, start } from "../../test/client.js";
import { SeedError, type Change, type Emulator, type Seed, type SeedTransition } from "../index.js";

interface Coupons {
  readonly totalCount: number;
  readonly reservedInstances: readonly Readonly<Record<string, string>>[];
}
interface Instances {
  readonly total: number;
  readonly instances: readonly { readonly id: string; readonly status: string }[];
}

const PROJECT = "p".repeat(32);
const basis = {
  accounts: [{ id: "a", name: "own" }],
  users: [{ id: "u", name: "operator", password: "pw", domain_id: "a" }],
  projects: [
    { id: PROJECT, name: "cn-north-4", domain_id: "a" },
    { id: "q".repeat(32), name: "cn-east-3", domain_id: "a" },
  ],
};
const instance = (id: string, status: string, project_id = PROJECT) => ({ id, project_id, status });
const coupon = (id: string, expireTime = "2026-03-01T13:00:00Z") => ({
  reservedInstanceId: id,
  expireTime,
  reservedInstanceStatus: "Active",
});

const startWith = (seed: Partial<Seed>) => start({ seed: { ...basis, ...seed }, now: () => NOW });
const startRoma = (...transitions: SeedTransition[]) =>
  startWith({ romaInstances: [instance("1", "CREATING"), instance("2", "DELETING")], transitions });
const roma = (id: string) => ({ list: "romaInstances", id }) as const;
const bcc = (id: string) => ({ list: "reservedInstances", id }) as const;
const runs = { set: { status: "RUNNING" } };

/** The states in ROMA's answer, such as `1 CREATING, 2 DELETING`. */
async function statesOf(emulator: Emulator, query = "", path = instancesOf(emulator)): Promise<string> {
  const answer = callHuawei(emulator, "roma", path + query, { now: emulator.clock.now() });
  const { total, instances } = await json<Instances>(answer);
  expect(total).toBe(instances.length);
  return instances.map(({ id, status }) => `${id} ${status}`).join(", ");
}
const couponsOf = (emulator: Emulator, filter: object = {}, query = "") =>
  json<Coupons>(callBaidu(emulator, LIST + query, { now: emulator.clock.now(), body: JSON.stringify(filter) }));
async function couponStatesOf(emulator: Emulator, filter: object = {}): Promise<string> {
  const { totalCount, reservedInstances } = await couponsOf(emulator, filter);
  expect(totalCount).toBe(reservedInstances.length);
  return reservedInstances
    .map(({ reservedInstanceId: id, reservedInstanceStatus: state }) => `${id} ${state}`)
    .join(", ");
}

describe("transitions by the clock", () => {
  it("make a creating instance run and a deleting one go", async () => {
    const emulator = await startRoma(
      { ...roma("1"), afterSeconds: 60, ...runs },
      { ...roma("2"), afterSeconds: 120, remove: true },
    );
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
    emulator.clock.advance({ milliseconds: 59_999 });
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
    emulator.clock.advance(1);
    expect(await statesOf(emulator)).toBe("1 RUNNING, 2 DELETING");
    expect(await statesOf(emulator, "?status=CREATING")).toBe("");
    emulator.clock.advance({ minutes: 1 });
    expect(await statesOf(emulator)).toBe("1 RUNNING");
    // What has happened stays.
    emulator.clock.reset();
    expect(await statesOf(emulator)).toBe("1 RUNNING");
  });

  it("follow each other, each counted from the one before, however far the clock goes at once", async () => {
    const chain: SeedTransition[] = [
      { ...roma("1"), afterSeconds: 60, ...runs },
      { ...roma("2"), afterSeconds: 90, remove: true },
      { ...roma("1"), afterSeconds: 60, set: { status: "DELETING" } },
      { ...roma("1"), at: "2026-03-01T12:10:00Z", remove: true },
    ];
    const [steps, leap] = [await startRoma(...chain), await startRoma(...chain)];
    const seen: string[] = [];
    for (const seconds of [60, 59, 1, 479, 1]) {
      steps.clock.advance({ seconds });
      // oxlint-disable-next-line no-await-in-loop -- time goes on
      seen.push(await statesOf(steps));
    }
    expect(seen).toEqual(["1 RUNNING, 2 DELETING", "1 RUNNING", "1 DELETING", "1 DELETING", ""]);
    leap.clock.advance({ seconds: 121 });
    expect(await statesOf(leap)).toBe("1 DELETING");
  });

  it("expire coupons when their end has come, whatever it is by then", async () => {
    const set = { reservedInstanceStatus: "Expired" };
    const emulator = await startWith({
      reservedInstances: [coupon("a"), coupon("b", "2026-03-01T22:00:00+08:00"), coupon("c"), coupon("d")],
      transitions: ["a", "b", "c"].map((id) => ({ ...bcc(id), at: "expireTime", set })),
    });
    emulator.clock.set("2026-03-01T12:59:59Z");
    expect(await couponStatesOf(emulator, { reservedInstanceStatus: "Expired" })).toBe("");
    emulator.change({ reservedInstances: { put: [coupon("c", "2026-03-01T13:30:00Z")] } });
    expect(await couponStatesOf(emulator, { reservedInstanceStatus: "Expired" })).toBe("");
    emulator.clock.set("2026-03-01T13:00:00Z");
    expect(await couponStatesOf(emulator)).toBe("a Expired, b Active, c Active, d Active");
    emulator.clock.set("2026-03-01T13:30:00Z");
    expect(await couponStatesOf(emulator, { reservedInstanceStatus: "Expired" })).toBe("a Expired, c Expired");
    // An end that comes nearer is seen as well.
    emulator.change({ reservedInstances: { put: [coupon("b", "2026-03-01T13:40:00Z")] } });
    emulator.clock.set("2026-03-01T13:40:00Z");
    expect(await couponStatesOf(emulator, { reservedInstanceStatus: "Active" })).toBe("d Active");
  });

  it("come with the default coupons, but for those that renew, and not with coupons of one's own", async () => {
    const emulator = await start({ now: () => NOW });
    const before = await couponsOf(emulator);
    expect(new Set(before.reservedInstances.map((one) => one["reservedInstanceStatus"]))).toEqual(new Set(["Active"]));
    emulator.clock.advance({ days: 100 });
    const { reservedInstances } = await couponsOf(emulator);
    for (const { expireTime = "", reservedInstanceStatus, autoRenew } of reservedInstances) {
      const isOver = Date.parse(expireTime) <= emulator.clock.now().getTime() && !autoRenew;
      expect(reservedInstanceStatus).toBe(isOver ? "Expired" : "Active");
    }
    expect(new Set(reservedInstances.map((one) => one["reservedInstanceStatus"])).size).toBe(2);
    const own = await startWith({ reservedInstances: [coupon("a")] });
    own.clock.advance({ days: 100 });
    expect(await couponStatesOf(own)).toBe("a Active");
  });
});

describe("transitions by answers", () => {
  it("wait for so many answers of the project, whatever they showed", async () => {
    const emulator = await startRoma(
      { ...roma("1"), afterReads: 2, ...runs },
      { ...roma("1"), afterReads: 1, set: { status: "FROZEN" } },
      { ...roma("2"), afterReads: 3, remove: true },
    );
    // Neither refusals nor other projects count.
    await callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=101`, { now: NOW });
    await statesOf(emulator, "", `/v2/${"q".repeat(32)}/instances`);
    expect(await statesOf(emulator, "?status=RUNNING")).toBe("");
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
    expect(await statesOf(emulator)).toBe("1 RUNNING, 2 DELETING");
    expect(await statesOf(emulator)).toBe("1 FROZEN");
  });

  it("leave the answer whole that they waited for", async () => {
    const emulator = await startWith({
      reservedInstances: [coupon("a"), coupon("b")],
      transitions: [{ ...bcc("a"), afterReads: 1, remove: true }],
    });
    await couponsOf(emulator, {}, "?marker=nothing");
    expect(await couponStatesOf(emulator)).toBe("a Active, b Active");
    expect(await couponStatesOf(emulator)).toBe("b Active");
  });
});

describe("transitions of a change", () => {
  it("begin with the change, behind those there are", async () => {
    const emulator = await startRoma({ ...roma("1"), afterSeconds: 60, ...runs });
    emulator.clock.advance({ seconds: 30 });
    emulator.change({
      romaInstances: { put: [instance("3", "CREATING")] },
      transitions: [
        { ...roma("3"), afterSeconds: 60, ...runs },
        { ...roma("1"), afterSeconds: 60, set: { status: "DELETING" } },
      ],
    });
    emulator.clock.set(later(minutes(1)));
    expect(await statesOf(emulator)).toBe("1 RUNNING, 2 DELETING, 3 CREATING");
    emulator.clock.set(later(minutes(1.5)));
    expect(await statesOf(emulator)).toBe("1 RUNNING, 2 DELETING, 3 RUNNING");
    emulator.clock.set(later(minutes(2)));
    expect(await statesOf(emulator)).toBe("1 DELETING, 2 DELETING, 3 RUNNING");
  });

  it("end with a record that is taken out", async () => {
    const emulator = await startRoma({ ...roma("1"), afterSeconds: 60, ...runs });
    emulator.change({ romaInstances: { remove: ["1"] } });
    emulator.change({ romaInstances: { put: [instance("1", "CREATING")] } });
    emulator.clock.advance({ minutes: 2 });
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
  });

  it("do not reach a record that a change puts in after their time", async () => {
    const emulator = await startRoma({ ...roma("1"), afterSeconds: 60, ...runs });
    emulator.clock.advance({ minutes: 2 });
    emulator.change({ romaInstances: { put: [instance("1", "FROZEN")] } });
    expect(await statesOf(emulator)).toBe("1 FROZEN, 2 DELETING");
  });

  it("wait for the request that the change waits for, and pass over what is not there by then", async () => {
    const emulator = await startRoma();
    emulator.changeNext("CheckRomaInstanceListV2", {
      transitions: [
        { ...roma("none"), afterReads: 1, remove: true },
        { ...roma("1"), afterReads: 1, ...runs },
      ],
    });
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
    expect(await statesOf(emulator)).toBe("1 RUNNING, 2 DELETING");
  });

  it("are refused for records that are not there, and nothing is changed", async () => {
    const emulator = await startRoma();
    const change: Change = {
      romaInstances: { remove: ["1"] },
      transitions: [{ ...roma("none"), afterReads: 1, remove: true }],
    };
    expect(() => emulator.change(change)).toThrow("change.transitions[0].id: there is no record none in romaInstances");
    expect(await statesOf(emulator)).toBe("1 CREATING, 2 DELETING");
  });
});

it.each<[object, string]>([
  [{ ...roma("1"), ...runs }, "[0]: has none of afterSeconds, afterReads, at; give exactly one"],
  [{ ...roma("1"), afterSeconds: 1, afterReads: 1, ...runs }, "[0]: has afterSeconds and afterReads of afterSeconds,"],
  [{ ...roma("1"), afterSeconds: 1 }, "[0]: has none of set, remove; give exactly one"],
  [{ ...roma("1"), afterSeconds: 1, ...runs, remove: true }, "[0]: has set and remove of set, remove"],
  [{ ...roma("1"), afterSeconds: -1, ...runs }, "[0].afterSeconds: must be >= 0"],
  [{ ...roma("1"), afterReads: 0, ...runs }, "[0].afterReads: must be >= 1"],
  [{ ...roma("1"), at: "soon", ...runs }, "[0].at: soon is no time; give an ISO time with its zone, or expireTime"],
  [{ ...roma("1"), at: "expireTime", ...runs }, "[0].at: expireTime is a field of coupons alone"],
  [{ ...bcc("x"), at: "expireTime", remove: true }, "[0].at: the coupon x has no expireTime with its zone"],
  [{ ...roma("1"), afterReads: 1, set: {} }, "[0].set: must NOT have fewer than 1 properties"],
  [{ ...roma("1"), afterReads: 1, set: { status: "BROKEN" } }, "[0].set.status: must be one of CREATING,"],
  [{ ...roma("1"), afterReads: 1, set: { state: "RUNNING" } }, "[0].set.state: is undocumented"],
  [{ ...roma("1"), afterReads: 1, set: { id: "2" } }, "[0].set.id: says which record it is; leave it"],
  [
    { ...bcc("x"), afterReads: 1, set: { reservedInstanceStatus: 7 } },
    "[0].set.reservedInstanceStatus: must be string",
  ],
  [{ ...roma("1"), afterReads: 1, remove: false }, "[0].remove: must be equal to constant"],
  [{ list: "users", id: "u", afterReads: 1, remove: true }, "[0].list: must be one of romaInstances, reservedInst"],
  [{ ...roma("1"), after: 1, afterReads: 1, remove: true }, "[0].after: is undocumented"],
  [{ ...roma("7"), afterReads: 1, remove: true }, "[0].id: there is no record 7 in romaInstances"],
])("refuses %j", async (transition, message) => {
  const seed = { romaInstances: [instance("1", "CREATING")], reservedInstances: [{ reservedInstanceId: "x" }] };
  const starting = startWith({ ...seed, transitions: [transition as SeedTransition] });
  await expect(starting).rejects.toThrow(SeedError);
  await expect(starting).rejects.toThrow(`seed.transitions${message}`);
});

it("refuses what comes after a removal", async () => {
  const removed = { ...roma("1"), afterReads: 1, remove: true } as const;
  await expect(startRoma(removed, { ...roma("1"), afterReads: 1, ...runs })).rejects.toThrow(
    "seed.transitions[1]: comes after [0], which removes the record",
  );
});
