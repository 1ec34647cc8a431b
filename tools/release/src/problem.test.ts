import { afterEach, expect, it, vi } from "vitest";
import { Failed, main, Problem } from "./problem.js";

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

it.each([
  [new Failed("a: is wrong\nb: is wrong"), 1],
  [new Problem("usage: it"), 2],
  [Object.assign(new Error("x.json: does not parse"), { name: "InputError" }), 2],
])("%s ends with its text and %i", async (error, status) => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  await main(() => Promise.reject(error));
  expect([process.exitCode, said.mock.calls]).toEqual([status, [[error.message]]]);
});

it("leaves a fault of ours its stack, and what went well alone", async () => {
  await expect(main(() => Promise.reject(new TypeError("no function")))).rejects.toThrow(TypeError);
  await expect(main(() => Promise.reject("text"))).rejects.toBe("text");
  await main(() => undefined);
  expect(process.exitCode).toBeUndefined();
});
