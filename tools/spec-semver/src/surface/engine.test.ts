import { expect, test } from "vitest";
import type { Json } from "../json.js";
import { accepts } from "./engine.js";

// prettier-ignore
const ROWS: readonly (readonly [range: Json | undefined, other: Json | undefined, accepts: boolean])[] = [
  [">=20.19", ">=20.19", true],
  [">=18", ">=20.19", true],
  [">=20.19.1", ">=20.19", false],
  [">=22", ">=20.19", false],
  ["^20.19 || >=22.12", ">=20.19", false],
  [">=20.19", "^20.19 || >=22.12", true],
  [">=22", "^20.19 || >=22.12", false],
  ["^1.9.0", "^1.8.0", false],
  ["^1.8.0", "^1.9.0", true],
  ["^2.0.0", "^1.9.0", false],
  ["^0.2.0", "^0.2.0", true],
  ["^0.1.0", "^0.2.0", false],
  ["*", "^1.0.0", true],
  [undefined, ">=20", true],
  [">=20", undefined, false],
  ["~1.2.0", "~1.2.1", false],
];

test.each(ROWS)("%s takes all that %s took: %s", (range, other, expected) => {
  expect(accepts(range, other)).toBe(expected);
});
