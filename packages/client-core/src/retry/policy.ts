import { ConfigurationError } from "../errors/usage-errors.js";
import { sleep } from "./sleep.js";

/** When and how long to wait before another attempt. */
export interface RetryOptions {
  /**
   * Requests at most for one call, the first included. Default 3; 1 switches retries off. A corrected clock and a renewed
   * token are worth one request more each, whatever this says.
   */
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

/** @throws {ConfigurationError} naming the option that cannot be. */
export function createPolicy({
  maxAttempts = 3,
  baseDelayMs = 200,
  maxDelayMs = 20_000,
  maxRetryAfterMs = 60_000,
  random = Math.random,
  sleep: wait = sleep,
}: RetryOptions = {}): RetryPolicy {
  if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) {
    throw new ConfigurationError("retry.maxAttempts", `is ${maxAttempts}, must be a whole number from 1`);
  }
  for (const [name, ms] of Object.entries({ baseDelayMs, maxDelayMs, maxRetryAfterMs })) {
    if (!(ms >= 0 && ms < 2 ** 31))
      throw new ConfigurationError(`retry.${name}`, `is ${ms}, must be milliseconds from 0 and below 2^31`);
  }
  return { maxAttempts, baseDelayMs, maxDelayMs, maxRetryAfterMs, random, sleep: wait };
}
