import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { onAbort } from "./on-abort.js";

it("tells everybody who waits, once, through one listener", () => {
  const controller = new AbortController();
  const told: string[] = [];
  const stop = onAbort(controller.signal, () => told.push("first"));
  onAbort(controller.signal, () => told.push("second"));
  const third = () => told.push("third");
  onAbort(controller.signal, third)();
  onAbort(controller.signal, third);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  stop();
  controller.abort();
  controller.signal.dispatchEvent(new Event("abort"));
  expect(told).toEqual(["second", "third"]);
});

it("tells at once what has happened already", () => {
  let told = 0;
  onAbort(AbortSignal.abort(), () => told++)();
  expect(told).toBe(1);
});

it("leaves no listener when nobody waits, and listens anew for the next", () => {
  const controller = new AbortController();
  const { signal } = controller;
  for (let i = 0; i < 3; i++) {
    const stops = [onAbort(signal, () => undefined), onAbort(signal, () => undefined)];
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    for (const stop of stops) stop();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  }
  let told = 0;
  onAbort(signal, () => told++);
  controller.abort();
  expect(told).toBe(1);
});
