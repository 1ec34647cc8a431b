import { instantOf } from "../clock.js";
import type { Handler } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import type { SeedReservedInstance } from "../seed/seed.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

type Filter = Readonly<Record<string, unknown>>;

/** Filters that ask for a coupon's field of another name, or for several. */
const special: Readonly<Record<string, (coupon: SeedReservedInstance, wanted: unknown) => boolean>> = {
  reservedInstanceIds: ({ reservedInstanceId }, wanted) => listOf(wanted).includes(reservedInstanceId),
  instanceId: (coupon, wanted) => [coupon["instanceId"], ...listOf(coupon["instanceIds"])].includes(wanted),
  instanceName: (coupon, wanted) => [coupon["instanceName"], ...listOf(coupon["instanceNames"])].includes(wanted),
  isDeduct: (coupon, wanted) => isUsed(coupon) === wanted,
};

/** Filters that ask for a coupon's field of the same name. */
const plain = [
  "reservedInstanceName",
  "zoneName",
  "reservedInstanceStatus",
  "spec",
  "offeringType",
  "osType",
  "ehcClusterId",
  "scope",
] as const;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An empty id names no instance. */
const isUsed = (coupon: SeedReservedInstance): boolean =>
  [coupon["instanceId"], ...listOf(coupon["instanceIds"])].some((id) => id !== undefined && id !== "");

/** ListReservedInstances: the coupons that match every filter, sorted, from the marker on. */
export function listReservedInstances({ seed, records }: BaiduCloudWorld): Handler<BaiduCloudCaller> {
  return ({ input: { query, body }, warn }) => {
    const filter = body as Filter;
    // Its words are unknown and no field of a coupon shows an origin, so there is nothing to compare it with.
    if (filter["reservedInstanceSource"] !== undefined) warn("body reservedInstanceSource: not simulated, ignored");
    const maxKeys = Number(query["maxKeys"]);
    if (maxKeys < 1) throw badRequest("maxKeys must be >= 1");
    records.refresh();
    const inOrder = sorted([...seed.reservedInstances], filter);
    const listed = (coupon: SeedReservedInstance): boolean => !records.isGone(coupon) && matches(coupon, filter);
    const marker = typeof query["marker"] === "string" && query["marker"] !== "" ? query["marker"] : null;
    const start = marker === null ? 0 : inOrder.findIndex((coupon) => coupon.reservedInstanceId === marker);
    if (start < 0) throw badRequest("the marker is not one of this list");
    const rest = inOrder.slice(start).filter(listed);
    const next = rest[maxKeys];
    const totalCount = inOrder.filter(listed).length;
    records.wasRead("reservedInstances", () => true);
    return {
      status: 200,
      body: {
        totalCount,
        marker,
        maxKeys,
        // A marker is the id of the coupon a page begins with, or began with while it was there; the last page has none.
        ...(next === undefined ? {} : { nextMarker: next.reservedInstanceId }),
        isTruncated: next !== undefined,
        reservedInstances: rest.slice(0, maxKeys),
      },
    };
  };
}

const badRequest = (problem: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", message: `request is invalid: ${problem}` });

function matches(coupon: SeedReservedInstance, filter: Filter): boolean {
  const fitsSpecial = Object.entries(special).every(
    ([name, fits]) => filter[name] === undefined || fits(coupon, filter[name]),
  );
  return fitsSpecial && plain.every((name) => filter[name] === undefined || filter[name] === coupon[name]);
}

/** Sorted by the wanted key, ascending unless `desc` is asked for; equal ones and unsorted lists keep the seed's order. */
function sorted(coupons: SeedReservedInstance[], { sortKey, sortDir }: Filter): SeedReservedInstance[] {
  if (typeof sortKey !== "string") return coupons;
  const sign = sortDir === "desc" ? -1 : 1;
  const rankOf = rankBy(sortKey);
  const ranked = coupons.map((coupon) => ({ coupon, rank: rankOf(coupon[sortKey]) }));
  return ranked.sort((a, b) => sign * compare(a.rank, b.rank)).map(({ coupon }) => coupon);
}

/** Coupons without the field come before those with numbers and times, and those before words. */
type Rank = readonly [kind: 0 | 1 | 2, value: number | string];

const rankBy =
  (sortKey: string) =>
  (value: unknown): Rank => {
    // Times are of one form from the vendor, but seeds may bring any.
    const number = typeof value === "string" && sortKey.endsWith("Time") ? instantOf(value) : value;
    if (typeof number === "number" && !Number.isNaN(number)) return [1, number];
    return typeof value === "string" ? [2, value] : [0, 0];
  };

function compare([kind, a]: Rank, [otherKind, b]: Rank): number {
  if (kind !== otherKind) return kind - otherKind;
  return a < b ? -1 : a > b ? 1 : 0;
}
