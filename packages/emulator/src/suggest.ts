/** `; did you mean "limit"?` when one of the names is close to what was written, else nothing. */
export function didYouMean(written: string, names: readonly string[]): string {
  const near = closest(written, names);
  return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}

/**
 * The name that was probably meant: the one with the fewest slips of the pen in it, letter case aside; one to each three
 * letters and three at most.
 */
export function closest(written: string, names: readonly string[]): string | undefined {
  const plain = written.toLowerCase();
  const allowed = Math.min(3, Math.ceil(plain.length / 3));
  let best: { readonly name: string; readonly slips: number } | undefined;
  for (const name of names) {
    const other = name.toLowerCase();
    // What is far longer is no slip, and need not be compared: the text may be as long as a request.
    if (Math.abs(other.length - plain.length) > allowed) continue;
    const slips = slipsBetween(plain, other);
    if (slips <= allowed && slips < other.length && slips < (best?.slips ?? Infinity)) best = { name, slips };
  }
  return best?.name;
}

/** Letters to add, leave out, change or swap with the next one (optimal string alignment distance). */
function slipsBetween(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let at = 1; at <= to.length; at++) {
      const same = from[row - 1] === to[at - 1];
      const swapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      next.push(
        Math.min(
          (next[at - 1] ?? 0) + 1,
          (last[at] ?? 0) + 1,
          (last[at - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[at - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[to.length] ?? 0;
}

/** What was probably meant, else all the names there are. */
export const suggest = (written: string, names: readonly string[]): string =>
  didYouMean(written, names) || `; there are ${names.join(", ")}`;

/** A name that somebody else wrote, as a part of a line: anything but a word in quotes and bounded. */
export function quoted(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : JSON.stringify(name.slice(0, 60));
}
