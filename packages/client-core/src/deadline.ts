/** The end of a whole call or walk, waits and refreshes included; measured on a clock that nobody sets. */
export class Deadline {
  readonly #endsAt: number;

  /** @param ms - milliseconds from now; undefined for no end. */
  constructor(readonly ms: number | undefined) {
    this.#endsAt = ms === undefined ? Infinity : performance.now() + ms;
  }

  /** Milliseconds left; `Infinity` without an end. */
  remaining(): number {
    return this.#endsAt === Infinity ? Infinity : this.#endsAt - performance.now();
  }
}
