// oxlint-disable typescript/no-unsafe-type-assertion -- every index below is within the list

// Lists here are short and often sorted already; Array.prototype.sort costs several times what this does for them.
const SHORT = 16;

/** Sorts in place, keeping equal items in order. `isAfter(a, b)` is true when `a` must stand behind `b`. */
export function sortInPlace<T>(list: T[], isAfter: (a: T, b: T) => boolean): T[] {
  // Long lists come only from hostile or odd input, where insertion would be quadratic.
  if (list.length > SHORT) return list.sort((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0));
  for (let i = 1; i < list.length; i++) {
    const item = list[i] as T;
    let j = i - 1;
    while (j >= 0 && isAfter(list[j] as T, item)) {
      list[j + 1] = list[j] as T;
      j--;
    }
    list[j + 1] = item;
  }
  return list;
}

/** Sorts strings in place by UTF-16 code units, which is what `>` compares. */
export function sortStrings(list: string[]): string[] {
  if (list.length > SHORT) return list.sort();
  // Written out once more because a comparison by callback costs as much as the rest of the sort.
  for (let i = 1; i < list.length; i++) {
    const item = list[i] as string;
    let j = i - 1;
    while (j >= 0 && (list[j] as string) > item) {
      list[j + 1] = list[j] as string;
      j--;
    }
    list[j + 1] = item;
  }
  return list;
}

/** `list.join(separator)` for short lists, by plain concatenation, which costs a fraction of the general method. */
export function joinShort(list: readonly string[], separator: string): string {
  let text = "";
  for (let i = 0; i < list.length; i++) text += i === 0 ? (list[i] as string) : separator + (list[i] as string);
  return text;
}
