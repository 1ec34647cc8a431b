import { instantOf } from "../clock.js";
import { SeedError } from "./seed-error.js";
import type { Seed, SeedTransition } from "./seed.js";

const MOST_READS = 1_000_000;
const MOST_SECONDS = 31_536_000_000;

/** The shape of a transition; what goes together with what is checked apart. */
export const transitionSchema: object = {
  type: "object",
  required: ["list", "id"],
  properties: {
    list: { type: "string", enum: ["romaInstances", "reservedInstances"] },
    id: { type: "string", minLength: 1 },
    afterSeconds: { type: "number", minimum: 0, maximum: MOST_SECONDS },
    afterReads: { type: "integer", minimum: 1, maximum: MOST_READS },
    at: { type: "string" },
    set: { type: "object", minProperties: 1 },
    remove: { const: true },
  },
};

/** The field that a record is found by. */
export const idFields = { romaInstances: "id", reservedInstances: "reservedInstanceId" } as const;

/** Fields that say which record it is, so that changing them would make it another. */
const fixed = { romaInstances: ["id", "project_id"], reservedInstances: ["reservedInstanceId"] } as const;

/** Called with a field and what is wrong with it. */
export type Fail = (field: string, problem: string) => never;

/** Checks fields that a record of a list is to get. */
export type CheckFields = (list: SeedTransition["list"], fields: Readonly<Record<string, unknown>>, fail: Fail) => void;

/** Checks that a transition of the right shape says one thing, and one that can be. */
export function checkTransition(transition: SeedTransition, checkFields: CheckFields, fail: Fail): void {
  const { list, at, set } = transition;
  exactlyOne(transition, ["afterSeconds", "afterReads", "at"], fail);
  exactlyOne(transition, ["set", "remove"], fail);
  if (at === "expireTime" && list !== "reservedInstances") fail("at", "expireTime is a field of coupons alone");
  if (at !== undefined && at !== "expireTime" && Number.isNaN(instantOf(at))) {
    fail("at", `${at} is no time; give an ISO time with its zone, or expireTime`);
  }
  if (set === undefined) return;
  for (const field of fixed[list])
    if (Object.hasOwn(set, field)) fail(`set.${field}`, "says which record it is; leave it");
  checkFields(list, set, (field, problem) => fail(`set.${field}`, problem));
}

function exactlyOne(transition: SeedTransition, fields: readonly (keyof SeedTransition)[], fail: Fail): void {
  const given = fields.filter((field) => transition[field] !== undefined);
  if (given.length !== 1) fail("", `has ${given.join(" and ") || "none"} of ${fields.join(", ")}; give exactly one`);
}

/**
 * Checks that the records are there which transitions are of.
 * @throws SeedError naming list, index and field.
 */
export function checkTargets(
  records: Pick<Seed, SeedTransition["list"]>,
  transitions: readonly SeedTransition[],
  source: string,
): void {
  const known = {
    romaInstances: new Map(records.romaInstances.map((one) => [one.id, one])),
    reservedInstances: new Map(records.reservedInstances.map((one) => [one.reservedInstanceId, one])),
  };
  const removedBy = new Map<object, number>();
  for (const [index, { list, id, at, remove }] of transitions.entries()) {
    const record = known[list].get(id);
    if (record === undefined) throw new SeedError(`${source}[${index}].id: there is no record ${id} in ${list}`);
    const last = removedBy.get(record);
    if (last !== undefined) throw new SeedError(`${source}[${index}]: comes after [${last}], which removes the record`);
    if (remove === true) removedBy.set(record, index);
    if (at === "expireTime" && Number.isNaN(instantOf(record["expireTime"]))) {
      throw new SeedError(`${source}[${index}].at: the coupon ${id} has no expireTime with its zone`);
    }
  }
}
