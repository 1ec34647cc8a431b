import { shortId, uuid } from "./identity.js";
import type { SeedReservedInstance } from "./seed.js";

const COUNT = 32;
const DAY = 86_400_000;
const SPECS = ["bcc.g4.c2m8", "bcc.g5.c4m16", "bcc.c5.c8m16", "bcc.m5.c4m32", "bcc.g4.c16m64"] as const;
const OS = ["all", "linux", "linux", "windows"] as const;
const PAYMENTS = ["FullyPrepay", "FullyPrepay", "PartPrepay", "NoPrepay"] as const;
const TEAMS = ["web", "search", "billing", "batch", "ai"] as const;
const MONTHS = [3, 6, 12, 24, 36] as const;

const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0];

/** ISO time in UTC to the second. */
const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Coupons that expire from one day to some two years after the day of `now`, at growing distances. */
export function defaultCoupons(region: string, now: Date): SeedReservedInstance[] {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  return Array.from({ length: COUNT }, (_, index) => coupon(region, today, index));
}

function coupon(region: string, today: number, index: number): SeedReservedInstance {
  const team = pick(TEAMS, index);
  const months = pick(MONTHS, index * 3);
  // Quadratic, so that several expire within a month; scattered over the list by an odd step.
  const place = (index * 13) % COUNT;
  const expires = today + Math.round(1 + place * place * 0.7) * DAY + ((index * 4567) % 86_400) * 1000;
  const autoRenew = index % 4 === 0;
  const scope = index % 7 === 6 ? "Region" : "AZ";
  const used = index % 3 !== 2;
  const instances = used ? Array.from({ length: 1 + (index % 2) }, (_, nth) => `${team}-${index}-${nth}`) : [];
  const [first] = instances;
  return {
    autoRenew,
    renewTimeUnit: autoRenew ? "month" : null,
    renewTime: autoRenew ? months : null,
    nextRenewTime: autoRenew ? iso(expires - DAY) : null,
    reservedInstanceId: `r-${shortId(`coupon ${index}`)}`,
    reservedInstanceUuid: uuid(`coupon ${index}`),
    reservedInstanceName: `${team}-coupon-${String(index).padStart(2, "0")}`,
    scope,
    zoneName: `cn-${region}-${pick(["a", "b", "d"], index)}`,
    spec: pick(SPECS, index * 2),
    reservedType: "BCC",
    offeringType: pick(PAYMENTS, index),
    osType: pick(OS, index * 5 + 1),
    reservedInstanceStatus: "Active",
    instanceCount: 1 + ((index * 5) % 8),
    effectiveTime: iso(expires - months * 30 * DAY),
    expireTime: iso(expires),
    tags: index % 5 === 0 ? null : [{ tagKey: "team", tagValue: team }],
    // Which instance uses a coupon stands only in the vendor's SDKs; some coupons carry it.
    ...(first === undefined ? {} : { instanceId: `i-${shortId(first)}`, instanceName: first }),
    ...(first === undefined
      ? {}
      : { instanceIds: instances.map((name) => `i-${shortId(name)}`), instanceNames: instances }),
    ...(index % 8 === 3 ? { isNeedEhcCluster: true, ehcClusterId: `ehc-${shortId(`cluster ${team}`)}` } : {}),
  };
}
