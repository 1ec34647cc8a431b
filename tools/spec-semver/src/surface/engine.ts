// Ranges of versions, as far as it takes to see that one takes all that another took.
import type { Json } from "../json.js";

/**
 * Whether a range takes every version that another one took. Known are lists of `>=1.2.3` and `^1.2.3` alternatives; of any
 * other the answer is no.
 */
export function accepts(range: Json | undefined, other: Json | undefined): boolean {
  if (range === undefined || range === other || range === "*") return true;
  if (typeof range !== "string" || typeof other !== "string") return false;
  const [wide, narrow] = [alternatives(range), alternatives(other)];
  if (wide === undefined || narrow === undefined) return false;
  return narrow.every((one) => wide.some((two) => includes(two, one)));
}

interface Range {
  readonly least: readonly number[];
  /** Only versions of the major version of `least`. */
  readonly caret: boolean;
}

function alternatives(text: string): Range[] | undefined {
  const parts = text.split("||").map((part) => /^\s*(>=|\^)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  return parts.map((part) => {
    const [, sign, ...numbers] = part ?? [];
    return { least: numbers.map((digits) => Number(digits ?? 0)), caret: sign === "^" };
  });
}

function includes(wide: Range, narrow: Range): boolean {
  // Below 1.0.0 a caret holds the minor version: too fine for here, unless both begin alike.
  if (wide.caret && (!narrow.caret || wide.least[0] !== narrow.least[0] || wide.least[0] === 0)) return false;
  const at = wide.least.findIndex((number, i) => number !== narrow.least[i]);
  return at === -1 || (wide.least[at] ?? 0) < (narrow.least[at] ?? 0);
}
