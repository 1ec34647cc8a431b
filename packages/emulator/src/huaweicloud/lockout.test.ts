import { expect, it } from "vitest";
import { createLockout } from "./lockout.js";

it("counts failures in a row, by key", () => {
  const lockout = createLockout(() => new Date(0));
  for (let count = 0; count < 4; count++) lockout.failed("A");
  lockout.succeeded("A");
  for (let count = 0; count < 4; count++) lockout.failed("A");
  for (let count = 0; count < 5; count++) lockout.failed("B");
  expect([lockout.isLocked("A"), lockout.isLocked("B"), lockout.isLocked("C")]).toEqual([false, true, false]);
});

it("opens after five minutes and counts anew", () => {
  let time = 0;
  const lockout = createLockout(() => new Date(time));
  for (let count = 0; count < 5; count++) lockout.failed("A");
  time = 299_999;
  expect(lockout.isLocked("A")).toBe(true);
  time = 300_000;
  expect(lockout.isLocked("A")).toBe(false);
  lockout.failed("A");
  expect(lockout.isLocked("A")).toBe(false);
});
