import { instantOf } from "../clock.js";
import type { SeedTransition } from "./seed.js";

type ListName = SeedTransition["list"];

/** What a record still has before it, and since when and for how many answers the next change has been waited for. */
interface Waiting {
  readonly list: ListName;
  readonly id: string;
  readonly queue: SeedTransition[];
  since: number;
  reads: number;
}

/** The changes that records go through by themselves. */
export interface Transitions {
  /** Appends changes, none for records whose ends may have moved; the first of a record that had none waits from now on. */
  add(transitions: readonly SeedTransition[]): void;
  /** Forgets the changes of a record that is gone. */
  drop(list: ListName, id: string): void;
  /** Makes the changes whose time has come. */
  refresh(): void;
  /** Counts an answer about the records that are meant, and makes the changes that waited for it. */
  wasRead(list: ListName, isMeant: (record: Readonly<Record<string, unknown>>) => boolean): void;
}

/** How transitions see and change the records. */
export interface TransitionTarget {
  readonly find: (list: ListName, id: string) => Readonly<Record<string, unknown>> | undefined;
  readonly make: (transition: SeedTransition) => void;
}

/** No transitions yet, by the given clock. */
export function createTransitions(now: () => Date, { find, make }: TransitionTarget): Transitions {
  const waiting = new Map<string, Waiting>();
  const keyOf = (list: ListName, id: string): string => `${list} ${id}`;
  // When the next change by the clock is due: a list of a hundred thousand is not looked through for every request.
  let nextDue = Number.NEGATIVE_INFINITY;

  /** When a change is due by the clock, never for one that waits for answers or that has no end. */
  const dueOf = ({ queue: [next], since }: Waiting): number => {
    if (next?.afterSeconds !== undefined) return since + next.afterSeconds * 1000;
    if (next?.at === undefined) return Number.POSITIVE_INFINITY;
    const end = next.at === "expireTime" ? instantOf(find(next.list, next.id)?.["expireTime"]) : instantOf(next.at);
    return Number.isNaN(end) ? Number.POSITIVE_INFINITY : Math.max(end, since);
  };
  const advance = (key: string, one: Waiting, time: number): void => {
    const next = one.queue.shift();
    one.since = time;
    one.reads = 0;
    if (next !== undefined) make(next);
    if (one.queue.length === 0 || next?.remove === true) waiting.delete(key);
  };
  const makeDue = (key: string, one: Waiting, time: number): void => {
    for (let due = dueOf(one); one.queue.length > 0 && due <= time; due = dueOf(one)) advance(key, one, due);
  };
  return {
    add(transitions) {
      for (const one of transitions) {
        const key = keyOf(one.list, one.id);
        const known = waiting.get(key);
        if (known === undefined) {
          waiting.set(key, { list: one.list, id: one.id, queue: [one], since: now().getTime(), reads: 0 });
        } else known.queue.push(one);
      }
      nextDue = Number.NEGATIVE_INFINITY;
    },
    drop: (list, id) => void waiting.delete(keyOf(list, id)),
    refresh() {
      const time = now().getTime();
      if (time < nextDue) return;
      nextDue = Number.POSITIVE_INFINITY;
      for (const [key, one] of waiting) {
        makeDue(key, one, time);
        nextDue = Math.min(nextDue, dueOf(one));
      }
    },
    wasRead(list, isMeant) {
      for (const [key, one] of waiting) {
        const [next] = one.queue;
        if (one.list !== list || next?.afterReads === undefined) continue;
        const record = find(list, one.id);
        if (record === undefined || !isMeant(record)) continue;
        one.reads += 1;
        if (one.reads < next.afterReads) continue;
        advance(key, one, now().getTime());
        nextDue = Number.NEGATIVE_INFINITY;
      }
    },
  };
}
