import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, LIST, NOW, start } from "../../test/client.js";
import { documents } from "../service.js";
import { resolve } from "../spec/document.js";
import { checkSeed } from "./check.js";
import { generateCoupons, generateInstances } from "./generate.js";
import { loadSeed } from "./load.js";

const situation = { project: "p".repeat(32), baiducloud: "bj", now: NOW };
const makers = {
  romaInstances: (count: number, rng = 7, now = NOW) => generateInstances(count, rng, { ...situation, now }),
  reservedInstances: (count: number, rng = 7, now = NOW) => generateCoupons(count, rng, { ...situation, now }),
};
const schemas = {
  romaInstances: resolve(documents.roma, { $ref: "#/components/schemas/RomaInstance" }),
  reservedInstances: resolve(documents.bcc, { $ref: "#/components/schemas/ReservedInstance" }),
};
const needed = { romaInstances: ["id", "project_id", "status"], reservedInstances: ["reservedInstanceId"] };
/** SHA-256 of the JSON of the first 2500 of number 7. */
const digests = {
  romaInstances: "48cee98c27cd79607a1a8374ddd308353b27e0d7e1ca80aa190c86a2dee7c1d8",
  reservedInstances: "fbd48d0921956a659ad07133d23846e0bc958af8ce08504652b93fc4b1c236c9",
};
/** Any word of theirs would be invented. */
const UNKNOWN = ["logicalZone", "flavorSubType", "productCategory", "timeGranularity"];

describe.each(["romaInstances", "reservedInstances"] as const)("made-up %s", (list) => {
  const make = makers[list];

  it("are those of their number and day, to the byte, wherever they are made", () => {
    const digest = createHash("sha256")
      .update(JSON.stringify(make(2500)))
      .digest("hex");
    // Another digest means that everybody's made-up records change: a new word in a spec does that, too.
    expect(digest).toBe(digests[list]);
    expect(make(10, 7, new Date("2026-03-01T23:59:59Z"))).toEqual(make(10, 7, new Date("2026-03-01T00:00:00Z")));
    expect(make(10, 8)).not.toEqual(make(10));
    expect(make(10, 7, new Date("2026-03-02T00:00:00Z"))).not.toEqual(make(10));
  });

  it("do not change when more of them are made", () => {
    expect(make(2500).slice(0, 10)).toEqual(make(10));
  });

  it("fit the spec, with every word and every field, and lack each that may be missing", () => {
    const records = make(2500) as readonly Readonly<Record<string, unknown>>[];
    expect(() => checkSeed({ [list]: records })).not.toThrow();
    for (const [field, schema] of Object.entries(schemas[list].properties ?? {})) {
      const values = records.map((record) => record[field]);
      expect([field, values.some((value) => value !== undefined)]).toEqual([field, !UNKNOWN.includes(field)]);
      if (!needed[list].includes(field)) expect([field, values.includes(undefined)]).toEqual([field, true]);
      const { enum: words = [] } = schema as { readonly enum?: readonly unknown[] };
      for (const word of words) expect([field, word, values.includes(word)]).toEqual([field, word, true]);
    }
  });

  it("have ids of their own, however many they are", () => {
    const [field = ""] = needed[list];
    const ids = make(20_000).map((record) => record[field]);
    expect(new Set(ids).size).toBe(20_000);
  }, 30_000);
});

it("gives coupons that are over, that end soon and that last, each with its state", () => {
  const coupons = makers.reservedInstances(2500).filter((one) => one["expireTime"] !== undefined);
  const today = Date.parse("2026-03-01T00:00:00Z");
  const days = coupons.map((one) => (Date.parse(String(one["expireTime"])) - today) / 86_400_000);
  expect(days.filter((count) => count <= 0).length).toBeGreaterThan(100);
  expect(days.filter((count) => count > 0 && count < 30).length).toBeGreaterThan(20);
  expect(days.filter((count) => count > 365).length).toBeGreaterThan(100);
  for (const [index, { reservedInstanceStatus, effectiveTime }] of coupons.entries()) {
    if (reservedInstanceStatus !== undefined) {
      expect(reservedInstanceStatus).toBe((days[index] ?? 0) <= 0 ? "Expired" : "Active");
    }
    if (typeof effectiveTime === "string") expect(Date.parse(effectiveTime)).toBeLessThanOrEqual(today);
  }
});

it("answers from made-up records, and lets coupons expire", async () => {
  const emulator = await start({ now: () => NOW, generate: { romaInstances: 250, reservedInstances: 2500, rng: 7 } });
  const roma = await json<{ total: number; instances: object[] }>(
    callHuawei(emulator, "roma", `${instancesOf(emulator)}?offset=100&limit=100`, { now: NOW }),
  );
  const { projectId: project } = emulator.credentials.huaweicloud;
  const made = generateInstances(250, 7, { ...situation, project });
  expect(roma).toEqual({ total: 250, size: 100, instances: made.slice(100, 200) });
  const expired = async () => {
    const body = JSON.stringify({ reservedInstanceStatus: "Expired" });
    const answer = callBaidu(emulator, `${LIST}?maxKeys=1`, { body, now: emulator.clock.now() });
    return (await json<{ totalCount: number }>(answer)).totalCount;
  };
  const before = await expired();
  emulator.clock.advance({ days: 365 });
  expect(await expired()).toBeGreaterThan(before + 100);
});

it("keeps the default lists beside those that are made up, and refuses a list twice", () => {
  const place = { huaweicloud: "cn-north-4", baiducloud: "bj", now: NOW };
  const seed = loadSeed({}, place, { romaInstances: 3 });
  expect([seed.romaInstances.length, seed.reservedInstances.length]).toEqual([3, 32]);
  expect(loadSeed({}, place, { romaInstances: 3 })).toEqual(loadSeed({}, place, { romaInstances: 3, rng: 1 }));
  expect(loadSeed({}, place, { reservedInstances: 0 })).toMatchObject({ reservedInstances: [], transitions: [] });
  expect(() => loadSeed({ romaInstances: [] }, place, { romaInstances: 3 })).toThrow(
    "generate.romaInstances: the seed has this list too; leave one of the two out",
  );
  expect(() => loadSeed({ projects: [] }, place, { romaInstances: 1 })).toThrow("the seed has no project");
});
