import { describe, expect, it } from "vitest";
import { checkSeed } from "./check.js";
import { defaultSeed } from "./default-seed.js";

const at = (now: string, huaweicloud = "cn-north-4", baiducloud = "bj") =>
  defaultSeed({ huaweicloud, baiducloud, now: new Date(now) });

describe("the default seed", () => {
  it("fits the specs", () => {
    expect(() => checkSeed(at("2026-03-01T12:00:00Z"))).not.toThrow();
  });

  it("is the same all day, and follows the regions", () => {
    expect(at("2026-03-01T23:59:59Z")).toEqual(at("2026-03-01T00:00:00Z"));
    expect(at("2026-03-02T00:00:00Z")).not.toEqual(at("2026-03-01T00:00:00Z"));
    const other = at("2026-03-01T00:00:00Z", "cn-east-3", "gz");
    expect(other.projects.map(({ name }) => name)).toContain("cn-south-1");
    expect(other.reservedInstances.every((coupon) => String(coupon["zoneName"]).startsWith("cn-gz-"))).toBe(true);
    expect(other.romaInstances[0]?.project_id).toBe(other.projects[0]?.id);
  });

  it("is varied enough to test with", () => {
    const { romaInstances, reservedInstances } = at("2026-03-01T00:00:00Z");
    expect(new Set(romaInstances.map(({ status }) => status)).size).toBeGreaterThanOrEqual(6);
    for (const field of ["osType", "offeringType", "scope", "spec", "zoneName", "autoRenew", "tags"]) {
      expect(new Set(reservedInstances.map((one) => JSON.stringify(one[field]))).size).toBeGreaterThan(1);
    }
    const lives = reservedInstances.map((one) => [String(one["effectiveTime"]), String(one["expireTime"])]);
    expect(lives.every(([from = "", to = ""]) => from < to)).toBe(true);
  });
});
