import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { answer, loopback } from "../test/loopback.js";
import { createShop } from "../test/shop.js";

// Listeners and timers of calls that are over keep everything alive that those calls held.

const CALLS = 10_000;
const AT_ONCE = 50;

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

it("10,000 calls with one signal leave no listener and no timer behind", { timeout: 300_000 }, async () => {
  const { endpoint } = await loopback(answer(200, '{"id":1}'));
  const { signal } = new AbortController();
  const shop = createShop(endpoint, { deadlineMs: 600_000, defaults: { owner: () => Promise.resolve("me") } });
  const warnings: Error[] = [];
  const warn = (warning: Error) => void warnings.push(warning);
  process.on("warning", warn);
  const before = timers();
  let most = 0;
  for (let made = 0; made < CALLS; made += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, async () => shop.getItem({ item: "a" }, { signal }));
    most = Math.max(most, getEventListeners(signal, "abort").length);
    await Promise.all(calls);
  }
  process.off("warning", warn);
  // However many calls share a signal: Node warns of a leak from the eleventh listener on.
  expect(most).toBe(1);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  // What undici keeps is one timer for all of its sockets.
  expect(timers() - before).toBeLessThanOrEqual(1);
  expect(warnings).toEqual([]);
});
