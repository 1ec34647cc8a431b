/** A time limit joined with the caller's signal; leaves no listener and no timer behind once released. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #outer: AbortSignal | undefined;
  readonly #onAbort = (): void => this.#controller.abort();
  passed = false;

  constructor(timeoutMs: number, outer: AbortSignal | undefined) {
    this.#outer = outer;
    this.#timer = setTimeout(() => {
      this.passed = true;
      this.#controller.abort();
    }, timeoutMs);
    if (outer?.aborted) this.#controller.abort();
    else outer?.addEventListener("abort", this.#onAbort, { once: true });
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
    let stop: (() => void) | undefined;
    const ended = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason as Error);
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    });
    try {
      return await Promise.race([value, ended]);
    } finally {
      if (stop) signal.removeEventListener("abort", stop);
    }
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#onAbort);
  }
}
