import * as fc from "fast-check";
import { expect, it } from "vitest";
import { callBaidu, json, LIST, start } from "../../test/client.js";
import { documents } from "../service.js";
import { resolve } from "../spec/document.js";

type Coupon = Readonly<Record<string, unknown>> & { readonly reservedInstanceId: string };
type Filter = Readonly<Record<string, unknown>>;

// Few words each, so that filters hit and values tie.
const word = fc.constantFrom("a", "b", "c");
const osType = fc.constantFrom("all", "linux", "windows");
const offeringType = fc.constantFrom("FullyPrepay", "PartPrepay", "NoPrepay");
const time = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-01-01T08:00:00+08:00",
  "2026-01-02T00:00:00Z",
  "2027-06-30T12:00:00.500Z",
  "soon",
  "",
);

const coupons = fc.uniqueArray(
  fc.record(
    {
      reservedInstanceId: fc.integer({ min: 1, max: 40 }).map((number) => `r-${number}`),
      reservedInstanceName: word,
      zoneName: word,
      reservedInstanceStatus: fc.constant("Active"),
      spec: word,
      offeringType,
      osType,
      scope: fc.constantFrom("AZ", "Region"),
      instanceId: fc.oneof(word, fc.constant("")),
      instanceName: word,
      instanceIds: fc.array(word, { maxLength: 2 }),
      instanceNames: fc.array(word, { maxLength: 2 }),
      ehcClusterId: word,
      instanceCount: fc.integer({ min: 0, max: 3 }),
      effectiveTime: time,
      expireTime: time,
    },
    { requiredKeys: ["reservedInstanceId"] },
  ),
  { selector: ({ reservedInstanceId }) => reservedInstanceId, maxLength: 20 },
);

const filters = fc.record(
  {
    reservedInstanceIds: fc.array(fc.integer({ min: 1, max: 40 }).map((number) => `r-${number}`)),
    reservedInstanceName: word,
    zoneName: word,
    reservedInstanceStatus: fc.constantFrom("Active", "Expired"),
    spec: word,
    offeringType,
    osType,
    instanceId: word,
    instanceName: word,
    isDeduct: fc.boolean(),
    ehcClusterId: word,
    scope: fc.constantFrom("AZ", "Region", "Moon"),
    sortKey: fc.constantFrom("osType", "instanceCount", "effectiveTime", "expireTime"),
    sortDir: fc.constantFrom("asc", "desc"),
  },
  { requiredKeys: [] },
);
/** Some of them at a time: all together match nothing. */
const someFilters = fc
  .tuple(filters, fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 3 }), fc.boolean())
  .map(([all, chosen, sorts]) =>
    Object.fromEntries(
      Object.entries(all).filter(([name], index) => (name.startsWith("sort") ? sorts : chosen.includes(index))),
    ),
  );

/** What the filters mean, said as plainly as can be. */
function model(list: readonly Coupon[], filter: Filter): Coupon[] {
  const ids = ({ instanceId, instanceIds = [] }: Coupon) =>
    [instanceId, ...(instanceIds as string[])].filter((id) => id !== undefined && id !== "");
  const names = ({ instanceName, instanceNames = [] }: Coupon): unknown[] => [
    instanceName,
    ...(instanceNames as string[]),
  ];
  const kept = list.filter((coupon) =>
    Object.entries(filter).every(([name, wanted]) => {
      if (name === "sortKey" || name === "sortDir") return true;
      if (name === "reservedInstanceIds") return (wanted as string[]).includes(coupon.reservedInstanceId);
      if (name === "instanceId") return ids(coupon).includes(wanted);
      if (name === "instanceName") return names(coupon).includes(wanted);
      if (name === "isDeduct") return ids(coupon).length > 0 === wanted;
      return coupon[name] === wanted;
    }),
  );
  const { sortKey, sortDir = "asc" } = filter as { readonly sortKey?: string; readonly sortDir?: string };
  if (sortKey === undefined) return kept;
  // Insertion by pairs, so that equal ones stay in order whatever the direction.
  const sorted: Coupon[] = [];
  for (const coupon of kept) {
    const place = sorted.findIndex((other) =>
      sortDir === "asc" ? isBefore(coupon, other, sortKey) : isBefore(other, coupon, sortKey),
    );
    sorted.splice(place === -1 ? sorted.length : place, 0, coupon);
  }
  return sorted;
}

/** Missing first, then what has a place on the number line, then other words. */
function isBefore(one: Coupon, other: Coupon, key: string): boolean {
  const values = [one[key], other[key]] as (string | number | undefined)[];
  const kinds = values.map((value) => (value === undefined ? 0 : Number.isNaN(numberOf(value, key)) ? 2 : 1));
  const [a = "", b = ""] = kinds[0] === 1 ? values.map((value) => numberOf(value, key)) : values;
  return kinds[0] === kinds[1] ? a < b : (kinds[0] ?? 0) < (kinds[1] ?? 0);
}

const numberOf = (value: string | number | undefined, key: string): number =>
  typeof value === "number" ? value : key.endsWith("Time") && value !== undefined ? Date.parse(value) : Number.NaN;

it("answers any filter and order over any coupons as a plain reading of them does, whole and in pages", async () => {
  await fc.assert(
    fc.asyncProperty(coupons, fc.array(someFilters, { minLength: 1, maxLength: 4 }), async (list, wanted) => {
      const emulator = await start({ services: ["bcc"], seed: { reservedInstances: list } });
      for (const filter of wanted) {
        const expected = model(list, filter);
        const read = (query: string) =>
          json<{ totalCount: number; nextMarker?: string; reservedInstances: Coupon[] }>(
            callBaidu(emulator, LIST + query, { body: JSON.stringify(filter) }),
          );
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const whole = await read("");
        expect(whole).toMatchObject({ totalCount: expected.length, reservedInstances: expected });
        const walked: Coupon[] = [];
        for (let query: string | undefined = "?maxKeys=3"; query !== undefined;) {
          // oxlint-disable-next-line no-await-in-loop -- pages follow each other
          const page = await read(query);
          walked.push(...page.reservedInstances);
          query = page.nextMarker === undefined ? undefined : `?maxKeys=3&marker=${page.nextMarker}`;
        }
        expect(walked).toEqual(expected);
      }
      await emulator.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);

it("tries every filter that the spec documents, but for the origin and the misspelling", () => {
  const { properties = {} } = resolve(documents.bcc, { $ref: "#/components/schemas/ReservedInstanceFilter" });
  const tried = new Set(fc.sample(filters, 200).flatMap((filter) => Object.keys(filter)));
  const left = Object.keys(properties).filter((name) => !tried.has(name));
  expect(left).toEqual(["instandeName", "reservedInstanceSource"]);
});
