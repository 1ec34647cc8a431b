import { expect, it } from "vitest";
import { headerOf } from "./message.js";

it("finds a header in any letter case and joins repeats", () => {
  const headers = [
    ["X-A", " 1 "],
    ["x-a", "2"],
    ["X-B", ""],
  ] as const;
  expect(headerOf(headers, "x-a")).toBe("1, 2");
  expect(headerOf(headers, "x-b")).toBe("");
  expect(headerOf(headers, "x-c")).toBeUndefined();
});
