import { onAbort } from "./on-abort.js";

/** A time limit joined with the caller's signal; leaves no listener and no timer behind once released. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #unwatch: (() => void) | undefined;
  passed = false;

  constructor(timeoutMs: number, outer: AbortSignal | undefined) {
    const end = () => {
      this.passed = true;
      this.#controller.abort();
    };
    this.#timer = setTimeout(end, Math.max(0, timeoutMs));
    // No time left is known at once: the timer would let a request out before it fires.
    if (timeoutMs <= 0) end();
    this.#unwatch = outer && onAbort(outer, () => this.#controller.abort());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Throws when the limit has passed or the caller has aborted. */
  check(): void {
    this.#controller.signal.throwIfAborted();
  }

  /**
   * The value, unless the limit ends first; nobody then waits for the value. Credentials providers know no signal, and a
   * fetch of the caller's own may not heed it.
   */
  async race<T>(value: Promise<T>): Promise<T> {
    const { signal } = this;
    let unwatch: (() => void) | undefined;
    const ended = new Promise<never>((_, reject) => {
      unwatch = onAbort(signal, () => reject(signal.reason as Error));
    });
    try {
      return await Promise.race([value, ended]);
    } finally {
      unwatch?.();
    }
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#unwatch?.();
  }
}
