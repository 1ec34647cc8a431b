/**
 * A 64-bit integer: a `number` as long as that holds it exactly (up to 2^53 - 1 either way), a `bigint` beyond.
 *
 * `BigInt(value)` is exact for both; `Number(value)` is a number for both. `JSON.stringify` throws on a `bigint`: give it a
 * replacer, such as `(_, value) => (typeof value === "bigint" ? value.toString() : value)`.
 */
export type Int64 = number | bigint;

/** The shortest run of digits that a double may not hold. */
const LONG = /\d{16}/;

/** Every text and every number of a JSON document, so that digits inside a text are left alone. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON without losing digits of the integers that pointers name; `*` stands for every item of a list or map. All other
 * numbers are doubles, as `JSON.parse` has them.
 *
 * @throws {SyntaxError} as `JSON.parse` does.
 */
export function parseExact(text: string, pointers: readonly string[] = []): unknown {
  const value: unknown = JSON.parse(text);
  if (pointers.length === 0 || !LONG.test(text)) return value;
  // Node 20 has no `JSON.parse` that shows sources. Parsed again with long integers as texts, a document has the digits in
  // the very places where the first reading has their doubles.
  const digits: unknown = JSON.parse(
    text.replace(TOKENS, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token)),
  );
  for (const pointer of pointers) restore(value, digits, pointer.split("/").slice(1));
  return value;
}

function restore(value: unknown, digits: unknown, [key, ...rest]: readonly string[]): void {
  if (key === undefined || typeof value !== "object" || value === null) return;
  const keys = key === "*" ? Object.keys(value) : [key];
  const [rounded, exact] = [value as Record<string, unknown>, digits as Record<string, unknown>];
  for (const one of keys) {
    if (!Object.hasOwn(rounded, one)) continue;
    const number = rounded[one];
    if (rest.length > 0) restore(number, exact[one], rest);
    else if (typeof number === "number" && !Number.isSafeInteger(number) && typeof exact[one] === "string") {
      rounded[one] = BigInt(exact[one]);
    }
  }
}
