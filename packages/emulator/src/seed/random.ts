/** Numbers that follow from what they were made of, on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** So many hex digits. */
  hex(digits: number): string;
}

/**
 * sfc32, Chris Doty-Humphrey's small fast counting generator (https://pracrand.sourceforge.net): 32-bit integers only, so that no
 * machine computes it otherwise. Nothing here is a secret.
 *
 * @param words - What the numbers follow from: three whole numbers below 2^32.
 */
export function createRandom(words: readonly [number, number, number]): Random {
  let [a, b, c] = words;
  let counter = 1;
  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  // Words that are close to each other, as indexes are, take some rounds to part.
  for (let round = 0; round < 15; round++) next();
  // Exact up to the last step: a 32-bit number over 2^32 is one that a double holds.
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick<T>(list: readonly T[]): T {
      return list[below(list.length)] as T;
    },
    hex(digits) {
      let text = "";
      while (text.length < digits) text += next().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}
