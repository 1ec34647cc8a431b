import { expect, it } from "vitest";
import { createPolicy } from "./policy.js";
import { sleep } from "./sleep.js";

it("without options is the documented one", () => {
  expect(createPolicy()).toEqual({
    maxAttempts: 3,
    baseDelayMs: 200,
    maxDelayMs: 20_000,
    maxRetryAfterMs: 60_000,
    random: Math.random,
    sleep,
  });
});
