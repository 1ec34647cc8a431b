import { checkSeed } from "./check.js";
import { isObject } from "../spec/document.js";
import { checkTargets, idFields } from "./check-transitions.js";
import { SeedError } from "./seed-error.js";
import type { Seed, SeedReservedInstance, SeedRomaInstance, SeedTransition } from "./seed.js";
import { createTransitions, type Transitions } from "./transitions.js";

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
  /**
   * Changes that records go through by themselves from now on, behind those that they have before them already. Of
   * `changeNext`, those of records that are not there by then are passed over.
   */
  readonly transitions?: readonly SeedTransition[] | undefined;
}

const lists = Object.keys(idFields) as SeedTransition["list"][];

/** The records of an emulator, which change; a record that is gone still marks its place. */
export interface Records extends Pick<Transitions, "refresh" | "wasRead"> {
  readonly seed: Seed;
  readonly isGone: (record: SeedRomaInstance | SeedReservedInstance) => boolean;
  /** Makes a checked change. */
  apply(change: Change): void;
}

/** @param seed - Its lists are changed in place, its transitions begin. */
export function createRecords(seed: Seed, now: () => Date): Records {
  const gone = new WeakSet();
  const itemsOf = (list: SeedTransition["list"]) => seed[list] as unknown as Record<string, unknown>[];
  // Records never move: new ones go to the end, and those that are gone keep their place.
  const indexes = {
    romaInstances: new Map(seed.romaInstances.map(({ id }, index) => [id, index])),
    reservedInstances: new Map(seed.reservedInstances.map(({ reservedInstanceId: id }, index) => [id, index])),
  };
  const find = (list: SeedTransition["list"], id: string): Record<string, unknown> | undefined => {
    const item = itemsOf(list)[indexes[list].get(id) ?? -1];
    return item === undefined || gone.has(item) ? undefined : item;
  };
  const put = (list: SeedTransition["list"], id: string, item: Record<string, unknown>): void => {
    const index = indexes[list].get(id) ?? itemsOf(list).length;
    itemsOf(list)[index] = item;
    indexes[list].set(id, index);
  };
  const transitions = createTransitions(now, {
    find,
    make({ list, id, set }) {
      const item = find(list, id);
      if (item === undefined) return;
      if (set === undefined) gone.add(item);
      else put(list, id, { ...item, ...structuredClone(set) });
    },
  });
  transitions.add(seed.transitions);
  return {
    seed,
    isGone: (record) => gone.has(record),
    refresh: () => transitions.refresh(),
    wasRead: (list, isMeant) => transitions.wasRead(list, isMeant),
    apply(change) {
      // What was due before comes before.
      transitions.refresh();
      for (const list of lists) {
        for (const id of change[list]?.remove ?? []) {
          const item = find(list, id);
          if (item !== undefined) gone.add(item);
          transitions.drop(list, id);
        }
        for (const item of change[list]?.put ?? []) put(list, String(item[idFields[list]]), item);
      }
      transitions.add((change.transitions ?? []).filter(({ list, id }) => find(list, id) !== undefined));
    },
  };
}

/**
 * A copy of a change whose records fit the specs.
 *
 * @param records - Where the transitions must find theirs, beside those that the change puts in; left out where nobody
 *   knows yet what will be there.
 * @throws SeedError naming list, index and field.
 */
export function checkedChange(change: unknown, records?: Records): Change {
  const names = [...lists, "transitions"].join(", ");
  if (!isObject(change)) throw new SeedError(`change: must be an object of lists (${names})`);
  for (const [name, list] of Object.entries(change)) {
    const at = `change.${name}`;
    if (name === "transitions") {
      if (list !== undefined) checkSeed({ transitions: list }, () => at);
      continue;
    }
    if (!lists.some((known) => known === name)) throw new SeedError(`${at}: no such list; there are ${names}`);
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
  const copy = structuredClone(change) as Change;
  const { romaInstances, reservedInstances, transitions = [] } = copy;
  if (records !== undefined && transitions.length > 0) {
    const { seed, isGone } = records;
    const after = {
      romaInstances: [...seed.romaInstances.filter((one) => !isGone(one)), ...(romaInstances?.put ?? [])],
      reservedInstances: [...seed.reservedInstances.filter((one) => !isGone(one)), ...(reservedInstances?.put ?? [])],
    };
    checkTargets(after, transitions, "change.transitions");
  }
  return copy;
}
