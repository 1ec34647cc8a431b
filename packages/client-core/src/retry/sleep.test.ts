import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { sleep } from "./sleep.js";

it("a wait ends with the signal, at once when it has ended before, and leaves no timer", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  const controller = new AbortController();
  const nap = sleep(60_000, controller.signal);
  controller.abort();
  await nap;
  await sleep(60_000, controller.signal);
  expect(timers()).toBe(before);
});

it("a wait that is over leaves no listener", async () => {
  const { signal } = new AbortController();
  const nap = sleep(1, signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await nap;
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
