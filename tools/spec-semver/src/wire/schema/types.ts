import type { Json } from "../../json.js";

const INTEGER = "integer";
const NUMBER = "number";

/** The words of a `type`. */
export function typesOf(value: Json): Set<string> {
  const words = new Set([value].flat().map(String));
  // Every integer is a number.
  if (words.has(NUMBER)) words.delete(INTEGER);
  return words;
}

/** The types of values that are all there may be, where nothing else tells the type. */
export function typesOfValues(values: readonly Json[] | undefined): Set<string> | undefined {
  return values && typesOf(values.map(typeOf));
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? INTEGER : typeof value;
}

/** What several `type` keywords allow together; undefined for none of them, which allows all. */
export function intersectTypes(sets: readonly Set<string>[]): Set<string> | undefined {
  const [first, ...others] = sets;
  if (!first) return undefined;
  return others.reduce((left, right) => {
    const both = [...left].filter((type) => takes(right, type));
    return new Set([...both, ...[...right].filter((type) => takes(left, type))]);
  }, first);
}

function takes(types: ReadonlySet<string> | undefined, type: string): boolean {
  return types === undefined || types.has(type) || (type === INTEGER && types.has(NUMBER));
}

/** Whether all that some types allow, others allow too. */
export function within(types: ReadonlySet<string> | undefined, others: ReadonlySet<string> | undefined): boolean {
  if (others === undefined) return true;
  return types !== undefined && [...types].every((type) => takes(others, type));
}

/** Formats that take whatever another one takes. */
const WIDER: Readonly<Record<string, readonly string[]>> = { int64: ["int32"], double: ["float", "int32"] };

/** Whether a format takes all that another one took. No format takes anything, but for what only `int64` can name. */
export function formatTakes(to: string | undefined, from: string | undefined, integers: boolean): boolean {
  if (to === from) return true;
  // A 64-bit integer is `number | bigint` for callers, and every other integer is `number`.
  if (integers && from === "int64") return false;
  if (integers && to === "int64") return from === undefined || from === "int32";
  return to === undefined || (from !== undefined && (WIDER[to]?.includes(from) ?? false));
}

/** A type with its format, as people read it. */
export function typeText(types: ReadonlySet<string> | undefined, format: string | undefined): string {
  const words = types === undefined ? "anything" : [...types].sort().join(" or ");
  return format === undefined ? words : `${words} (${format})`;
}
