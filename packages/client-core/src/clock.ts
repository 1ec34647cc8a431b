import type { ResponseHeaders } from "./request/fetch.js";

/** A difference below this is no skew that a service complains about: Huawei Cloud allows 15 minutes, Baidu 30. */
const LEAST_MS = 60_000;
/** A difference above this is a wrong date, not a clock that is off: better told than mended. */
const MOST_MS = 24 * 60 * 60 * 1000;

/**
 * How far this machine's clock is ahead of a service's, by the `Date` of its answer; 0 within a minute, and where the date
 * is missing or more than a day off. Services say by their own clocks when what they issue ends: a machine that is hours
 * behind would go on with it afterwards.
 */
export function aheadOf({ headers }: { readonly headers: Pick<ResponseHeaders, "get"> }, now: Date): number {
  const ahead = now.getTime() - Date.parse(headers.get("date") ?? "");
  return Math.abs(ahead) >= LEAST_MS && Math.abs(ahead) <= MOST_MS ? ahead : 0;
}

/**
 * The clock that signs: the machine's, corrected by what a service's `Date` header says once it has complained. One per
 * client; `with()` hands it on.
 */
export class SigningClock {
  #offsetMs = 0;

  constructor(private readonly machine: () => Date) {}

  /** How far the machine's clock was found to be off, in milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): Date {
    const machine = this.machine();
    return this.#offsetMs === 0 ? machine : new Date(machine.getTime() + this.#offsetMs);
  }

  /**
   * Learns the time from an answer that was refused for its clock. Returns whether signing anew may help: the offset
   * changed, or a parallel call had changed it since `signedWith` was in force.
   */
  correct(date: string | null, signedWith: number): boolean {
    if (this.#offsetMs !== signedWith) return true;
    const server = date === null ? Number.NaN : Date.parse(date);
    const offset = server - this.machine().getTime();
    if (!(Math.abs(offset - signedWith) >= LEAST_MS && Math.abs(offset) <= MOST_MS)) return false;
    this.#offsetMs = offset;
    return true;
  }
}
