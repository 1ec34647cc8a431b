import type { RetryPolicy } from "./policy.js";

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
