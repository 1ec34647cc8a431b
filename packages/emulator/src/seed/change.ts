import { checkSeed, SeedError } from "./check.js";
import { isObject } from "../spec/document.js";
import type { Seed, SeedReservedInstance, SeedRomaInstance } from "./seed.js";

/** What becomes of one list: records to take out by id, then records to put in. */
export interface ListChange<Item> {
  /** Ids of records to take out; ids that the list does not have are passed over. */
  readonly remove?: readonly string[] | undefined;
  /** Each takes the place of the record with its id, else goes to the end. */
  readonly put?: readonly Item[] | undefined;
}

/** Records that come, change and go while the emulator runs. */
export interface Change {
  readonly romaInstances?: ListChange<SeedRomaInstance> | undefined;
  readonly reservedInstances?: ListChange<SeedReservedInstance> | undefined;
}

const idFields = { romaInstances: "id", reservedInstances: "reservedInstanceId" } as const;
const lists = Object.keys(idFields) as (keyof Change)[];

/** The records of an emulator, which change; a record that is gone still marks its place. */
export interface Records {
  readonly seed: Seed;
  readonly isGone: (record: SeedRomaInstance | SeedReservedInstance) => boolean;
  /** Makes a checked change. */
  apply(change: Change): void;
}

/** @param seed - Its lists are changed in place. */
export function createRecords(seed: Seed): Records {
  const gone = new WeakSet();
  return {
    seed,
    isGone: (record) => gone.has(record),
    apply(change) {
      for (const list of lists) {
        const items = seed[list] as unknown as Record<string, unknown>[];
        const indexOf = (id: unknown): number => items.findIndex((item) => item[idFields[list]] === id);
        for (const id of change[list]?.remove ?? []) {
          const item = items[indexOf(id)];
          if (item !== undefined) gone.add(item);
        }
        for (const item of change[list]?.put ?? []) {
          const index = indexOf(item[idFields[list]]);
          if (index === -1) items.push(item);
          else items[index] = item;
        }
      }
    },
  };
}

/**
 * A copy of a change whose records fit the specs.
 * @throws SeedError naming list, index and field.
 */
export function checkedChange(change: unknown): Change {
  if (!isObject(change)) throw new SeedError(`change: must be an object of lists (${lists.join(", ")})`);
  for (const [name, list] of Object.entries(change)) {
    const at = `change.${name}`;
    if (!lists.some((known) => known === name))
      throw new SeedError(`${at}: no such list; there are ${lists.join(", ")}`);
    if (!isObject(list)) throw new SeedError(`${at}: must be an object with put or remove`);
    for (const key of Object.keys(list)) {
      if (key !== "put" && key !== "remove") throw new SeedError(`${at}.${key}: no such key; there are put and remove`);
    }
    const { put, remove } = list;
    if (put !== undefined) checkSeed({ [name]: put }, () => `${at}.put`);
    if (remove !== undefined && !(Array.isArray(remove) && remove.every((id) => typeof id === "string"))) {
      throw new SeedError(`${at}.remove: must be an array of ids`);
    }
  }
  return structuredClone(change) as Change;
}
