/** A span of time; its parts are added up. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
  readonly milliseconds?: number | undefined;
}

/**
 * The clock of an emulator. All that depends on time reads it: signature windows, tokens, temporary keys, lockouts, expiring
 * coupons, the Date of answers. It runs on at the pace of the option `now`, however often it is set; where `now` stands
 * still, so does the clock.
 */
export interface Clock {
  /** The time it shows. */
  now(): Date;
  /**
   * Puts it to a time, forward or back: a Date, an ISO 8601 text such as `2026-03-01T12:00:00Z` (a zone is needed
   * beside an hour), or milliseconds since 1970.
   * @throws RangeError for anything else, and for times before 1970 or from the year 9000 on.
   */
  set(time: Date | string | number): void;
  /**
   * Puts it forward by milliseconds or by a span.
   * @throws RangeError for a span below zero or that is none, and where it would end from the year 9000 on.
   */
  advance(by: number | Duration): void;
  /** Puts it back to the time of the option `now`. */
  reset(): void;
}

const units: Readonly<Record<keyof Duration, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
};

// What a later time needs more than four digits for is printed in a form that no vendor has; a token may last a year.
const END = Date.UTC(9000, 0);

/** A clock that shows the time of `base` until it is told otherwise. */
export function createClock(base: () => Date): Clock {
  let ahead = 0;
  const put = (time: number, start: number, given: unknown): void => {
    if (!(time >= 0 && time < END)) {
      throw new RangeError(
        `the clock cannot be put to ${shown(given)}; give a Date, an ISO time with its zone or milliseconds, from 1970 to 8999`,
      );
    }
    ahead = Math.round(time) - start;
  };
  return {
    now: () => new Date(base().getTime() + ahead),
    set(time) {
      put(instantOf(time), base().getTime(), time);
    },
    advance(by) {
      const start = base().getTime();
      put(start + ahead + lengthOf(by), start, by);
    },
    reset() {
      ahead = 0;
    },
  };
}

const shown = (given: unknown): string =>
  typeof given === "number" || typeof given === "string" ? String(given) : JSON.stringify(given);

// Without a zone, a text would mean another time on another machine.
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since 1970, or NaN for what is no time. A text without an hour is midnight in UTC. */
export function instantOf(time: unknown): number {
  if (time instanceof Date) return time.getTime();
  if (typeof time === "number") return time;
  return typeof time === "string" && ISO.test(time) ? Date.parse(time) : Number.NaN;
}

function lengthOf(by: number | Duration): number {
  const parts: [string, unknown][] = typeof by === "number" ? [["milliseconds", by]] : Object.entries(by);
  let sum = 0;
  for (const [unit, count] of parts) {
    if (!Object.hasOwn(units, unit)) {
      throw new RangeError(`advance by ${unit}: there is no such unit; there are ${Object.keys(units).join(", ")}`);
    }
    if (count === undefined) continue;
    if (typeof count !== "number" || !Number.isFinite(count) || count < 0) {
      throw new RangeError(`advance by ${unit}: ${shown(count)} is no span; give 0 or more, or set the clock back`);
    }
    sum += count * units[unit as keyof Duration];
  }
  return sum;
}
