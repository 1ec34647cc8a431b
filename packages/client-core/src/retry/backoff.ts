import { onAbort } from "../request/on-abort.js";

/** When and how long to wait before another attempt. */
export interface RetryOptions {
  /** Requests at most for one call, the first included. Default 3; 1 switches retries off. */
  readonly maxAttempts?: number | undefined;
  /** The ceiling of the first wait, in milliseconds; it doubles with each attempt. Default 200. */
  readonly baseDelayMs?: number | undefined;
  /** The ceiling of every wait, in milliseconds. Default 20,000. */
  readonly maxDelayMs?: number | undefined;
  /** The longest `Retry-After` that is waited for, in milliseconds; a longer one ends the call. Default 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
  /** Numbers from 0 to 1 for the jitter. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Waits; ends early when the signal does. Default: a timer. */
  readonly sleep?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

/** {@link RetryOptions} with every default filled in. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxRetryAfterMs: number;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Milliseconds to wait after a failed attempt: "full jitter", anywhere between 0 and a ceiling that doubles, so that
 * clients which failed together do not come back together.
 */
export function backoffMs(attempt: number, { baseDelayMs, maxDelayMs, random }: RetryPolicy): number {
  return random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
}

/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when absent or unreadable; a date
 * that has passed is 0.
 */
export function retryAfterMs(value: string | null, now: Date): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // An HTTP date names its day: anything else that Date.parse would take is no date of this header.
  if (!/^[A-Za-z]{3}/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** A wait that the signal can end; leaves neither timer nor listener. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      unwatch?.();
      resolve();
    }, ms);
    const unwatch =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        resolve();
      });
  });
}
