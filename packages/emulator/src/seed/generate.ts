import { documents } from "../service.js";
import { resolve, type OpenApiDocument } from "../spec/document.js";
import { EXPIRED } from "./expiry.js";
import { createRandom, type Random } from "./random.js";
import type { SeedReservedInstance, SeedRomaInstance } from "./seed.js";

/** How many records to make up in place of the default ones, and from what. */
export interface Generation {
  /** ROMA instances, all of the default user's project; up to 100000. The list of the vendor ends at offset 100. */
  readonly romaInstances?: number | undefined;
  /** Coupons; up to 100000. */
  readonly reservedInstances?: number | undefined;
  /** What they follow from, a whole number below 2^32: the same one gives the same records on the same day. Default 1. */
  readonly rng?: number | undefined;
}

/** What made-up records depend on besides the number. */
export interface GenerationSituation {
  /** The project of the ROMA instances. */
  readonly project: string;
  /** Region code of Baidu AI Cloud, such as `bj`. */
  readonly baiducloud: string;
  /** Times are before and after this day. */
  readonly now: Date;
}

const DAY = 86_400_000;
const dayOf = (now: Date): number => Math.floor(now.getTime() / DAY) * DAY;
/** ISO time in UTC to the second. */
const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const NAMES = [
  "order",
  "billing",
  "stock",
  "search",
  "ledger",
  "device",
  "claims",
  "catalog",
  "fleet",
  "payroll",
] as const;
const PARTS = ["hub", "bridge", "gateway", "sync", "feed", "relay"] as const;

/** The words of an enum of a spec, so that none is forgotten when the spec learns of one. */
function wordsOf(document: OpenApiDocument, schema: string, field: string): readonly string[] {
  const found = resolve(document, { $ref: `#/components/schemas/${schema}` }).properties?.[field];
  return (found as { readonly enum: readonly (string | null)[] }).enum.filter((word) => word !== null);
}
/** Each word once from the start on, then any. */
const wordAt = (words: readonly string[], index: number, random: Random): string => words[index] ?? random.pick(words);

/** A record without some of the fields that it need not have. */
function thinned<R extends object>(record: R, needs: readonly (keyof R)[], random: Random): R {
  const kept = Object.entries(record).filter(([name]) => needs.includes(name as keyof R) || !random.chance(6));
  return Object.fromEntries(kept) as R;
}

const uuidOf = (random: Random): string =>
  [random.hex(8), random.hex(4), `4${random.hex(3)}`, `a${random.hex(3)}`, random.hex(12)].join("-");

const ROMA = 1;
const COUPONS = 2;

/** ROMA instances: all states, editions, architectures and ways to pay; created within three years before the day. */
export function generateInstances(
  count: number,
  rng: number,
  { project, now }: GenerationSituation,
): SeedRomaInstance[] {
  const words = (field: string): readonly string[] => wordsOf(documents.roma, "RomaInstance", field);
  const all = {
    status: words("status"),
    flavor: words("flavor_type"),
    arch: words("cpu_arch"),
    charge: words("charge_type"),
  };
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom([rng, ROMA, index]);
    const status = index < all.status.length || random.chance(40) ? wordAt(all.status, index, random) : "RUNNING";
    const created = dayOf(now) - random.below(3 * 365 * 86_400) * 1000;
    const updated = created + random.below((dayOf(now) - created) / 1000 + 1) * 1000;
    const isPublic = random.chance(50);
    const isFaulty = status === "ERROR" || status.startsWith("CREATE_F") || status.startsWith("DELETE_F");
    const user = (): object => thinned({ user_id: random.hex(32), user_name: random.pick(NAMES) }, [], random);
    const instance = {
      id: uuidOf(random),
      name: `${random.pick(NAMES)}-${random.pick(PARTS)}-${index}`,
      description: random.pick(["", "Integration", "Waiting for support", "与合作伙伴的集成"]),
      flavor_id: `00400-${30101 + random.below(8)}-0--0`,
      flavor_type: wordAt(all.flavor, index, random),
      cpu_arch: wordAt(all.arch, index, random),
      vpc_id: uuidOf(random),
      subnet_id: uuidOf(random),
      security_group_id: uuidOf(random),
      publicip_enable: isPublic,
      // TEST-NET-3 addresses belong to nobody.
      ...(isPublic ? { publicip_id: uuidOf(random), publicip_address: `203.0.113.${1 + random.below(254)}` } : {}),
      status,
      ...(isFaulty ? { error_code: "ROMA.00011000", error_msg: "System error" } : {}),
      charge_type: wordAt(all.charge, index, random),
      project_id: project,
      create_time: iso(created),
      update_time: iso(updated),
      maintain_begin: "22:00:00",
      maintain_end: "02:00:00",
      available_zone_ids: Array.from({ length: 1 + random.below(3) }, () => random.hex(32)),
      enterprise_project_id: random.chance(80) ? "0" : uuidOf(random),
      created_user: user(),
      last_updated_user: user(),
    };
    return thinned(instance, ["id", "project_id", "status"], random);
  });
}

const SPECS = ["bcc.g4.c2m8", "bcc.g5.c4m16", "bcc.c5.c8m16", "bcc.m5.c4m32", "bcc.g4.c16m64"] as const;
/** What coupons are sold for: https://cloud.baidu.com/doc/BCC/s/plhymy0nv */
const MONTHS = [3, 6, 9, 12, 24, 36] as const;
const ID_LENGTH = 8;
const ID_COUNT = 36 ** ID_LENGTH;

/** Coupons: all scopes, kinds of images and ways to pay; in force since before the day, ended up to half a year before it or later. */
export function generateCoupons(
  count: number,
  rng: number,
  { baiducloud, now }: GenerationSituation,
): SeedReservedInstance[] {
  const words = (field: string): readonly string[] => wordsOf(documents.bcc, "ReservedInstance", field);
  const all = {
    scope: words("scope"),
    offering: words("offeringType"),
    os: words("osType"),
    type: words("reservedType"),
  };
  const today = dayOf(now);
  const first = createRandom([rng, COUPONS, 0xffffffff]).below(ID_COUNT);
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom([rng, COUPONS, index]);
    const months = random.pick(MONTHS);
    const length = months * 30 * DAY;
    const effective = today - random.below(length / 1000 + 180 * 86_400) * 1000;
    const expires = effective + length;
    const team = random.pick(NAMES);
    const autoRenew = expires > today && random.chance(25);
    const instances = Array.from({ length: random.chance(60) ? 1 + random.below(3) : 0 }, () => ({
      id: `i-${random.hex(ID_LENGTH)}`,
      name: `${team}-${random.below(1000)}`,
    }));
    const needsCluster = random.chance(10);
    const coupon = {
      autoRenew,
      renewTimeUnit: autoRenew ? "month" : null,
      renewTime: autoRenew ? months : null,
      nextRenewTime: autoRenew ? iso(expires - DAY) : null,
      // Steps of a number without the factors 2 and 3 come back to the first id after all ids only, so no two are the same.
      reservedInstanceId: `r-${((first + index * 7_919_000_003) % ID_COUNT).toString(36).padStart(ID_LENGTH, "0")}`,
      reservedInstanceUuid: uuidOf(random),
      reservedInstanceName: `${team}-coupon-${index}`,
      scope: wordAt(all.scope, index, random),
      zoneName: `cn-${baiducloud}-${random.pick(["a", "b", "c", "d"])}`,
      spec: random.pick(SPECS),
      reservedType: wordAt(all.type, index, random),
      offeringType: wordAt(all.offering, index, random),
      osType: wordAt(all.os, index, random),
      reservedInstanceStatus: expires <= today ? EXPIRED : "Active",
      instanceCount: 1 + random.below(20),
      effectiveTime: iso(effective),
      expireTime: iso(expires),
      tags: random.chance(30) ? null : [thinned({ tagKey: "team", tagValue: team }, ["tagKey"], random)],
      ...(instances.length === 0
        ? {}
        : {
            instanceId: instances[0]?.id,
            instanceName: instances[0]?.name,
            instanceIds: instances.map(({ id }) => id),
            instanceNames: instances.map(({ name }) => name),
          }),
      // Fields that the vendor's SDKs alone know. Those with unknown words are left out: any word would be invented.
      ...(random.chance(10)
        ? { transferIn: true, transferInTime: iso(effective + DAY), grantorUserId: random.hex(32) }
        : { transferIn: false }),
      isNeedEhcCluster: needsCluster,
      ...(needsCluster ? { ehcClusterId: `ehc-${random.hex(ID_LENGTH)}` } : {}),
      reservedInstanceTime: months,
    };
    // A coupon that renews says so: without that it would expire.
    return thinned(coupon, autoRenew ? ["reservedInstanceId", "autoRenew"] : ["reservedInstanceId"], random);
  });
}
