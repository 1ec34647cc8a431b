import { expect, it } from "vitest";
import { createRandom } from "./random.js";

it("gives the numbers that follow from its words, today as ever", () => {
  const numbers = (words: readonly [number, number, number]) => {
    const random = createRandom(words);
    return Array.from({ length: 6 }, () => random.below(1000));
  };
  expect(numbers([7, 1, 0])).toEqual(numbers([7, 1, 0]));
  expect(numbers([7, 1, 0])).toEqual([323, 757, 943, 996, 80, 420]);
  for (const words of [
    [8, 1, 0],
    [7, 2, 0],
    [7, 1, 1],
  ] as const)
    expect(numbers(words)).not.toEqual(numbers([7, 1, 0]));
});

it("spreads evenly, neighbours included", () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index++) {
    const digit = createRandom([7, 1, index]).below(10);
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  const random = createRandom([1, 2, 3]);
  expect(random.hex(32)).toMatch(/^[0-9a-f]{32}$/);
  expect(random.chance(0)).toBe(false);
  expect(random.chance(100)).toBe(true);
  expect(["a", "b"]).toContain(random.pick(["a", "b"]));
});
