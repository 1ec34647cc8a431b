import { expect, it } from "vitest";
import { equalInConstantTime } from "./constant-time.js";

it("is equality, whatever the lengths", () => {
  const texts = ["", "a", "b", "ab", "aa", "aaa", "abab"];
  for (const a of texts) for (const b of texts) expect(equalInConstantTime(a, b)).toBe(a === b);
});
