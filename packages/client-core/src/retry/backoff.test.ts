import { describe, expect, it } from "vitest";
import { backoffMs, retryAfterMs } from "./backoff.js";
import type { RetryPolicy } from "./policy.js";

const policy = (random: () => number): RetryPolicy => ({
  maxAttempts: 9,
  baseDelayMs: 200,
  maxDelayMs: 1000,
  maxRetryAfterMs: 60_000,
  random,
  sleep: () => Promise.resolve(),
});

describe("backoffMs", () => {
  it("is anywhere below a ceiling that doubles up to the largest", () => {
    const most = [1, 2, 3, 4, 9].map((attempt) =>
      backoffMs(
        attempt,
        policy(() => 1),
      ),
    );
    expect(most).toEqual([200, 400, 800, 1000, 1000]);
    expect(
      backoffMs(
        3,
        policy(() => 0),
      ),
    ).toBe(0);
    expect(
      backoffMs(
        3,
        policy(() => 0.25),
      ),
    ).toBe(200);
  });
});

describe("retryAfterMs", () => {
  const now = new Date("2026-01-02T00:00:00Z");

  it.each([
    [null, undefined],
    ["", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["2026-01-02", undefined],
    ["0", 0],
    [" 7 ", 7000],
    ["2147484", 2_147_484_000],
    ["Fri, 02 Jan 2026 00:00:30 GMT", 30_000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 0],
  ])("reads %j as %j", (value, ms) => {
    expect(retryAfterMs(value, now)).toBe(ms);
  });
});
