import { InputError } from "../errors/usage-errors.js";
import type { ValueRule } from "../operation.js";
import { nearest, suggest } from "./suggest.js";
import { isWellFormed } from "./url.js";

/**
 * Checks one value against its rule, to any depth. Messages name the path and the limit, never the value of a string:
 * it may be a password.
 */
export function checkValue(operation: string, path: string, value: unknown, rule: ValueRule): void {
  const fail = (problem: string): never => {
    throw new InputError(operation, path, problem);
  };
  const actual = kindOf(value, rule);
  if (rule.format === "int64" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    fail("is beyond 2^53, where a number loses digits; pass it as a bigint");
  }
  if (actual !== rule.type && !(rule.type === "number" && actual === "integer")) {
    fail(`must be ${article(rule.type)}, got ${article(actual)}`);
  }
  if (rule.enum && !rule.enum.includes(value as string)) {
    const near = typeof value === "string" ? nearest(value, rule.enum.map(String)) : undefined;
    fail(
      `must be one of ${rule.enum.join(", ")}${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`}`,
    );
  }
  if (typeof value === "number" || typeof value === "bigint") {
    const whole = typeof value === "bigint" ? INT64 : {};
    const { minimum, maximum } = { ...whole, ...rule };
    checkBounds(value, minimum, maximum, (limit) => fail(`is ${value}, must be ${limit}`));
  } else if (typeof value === "string") {
    if (!isWellFormed(value)) fail("contains half a surrogate pair, which has no UTF-8 form; send whole characters");
    checkBounds(value.length, rule.minLength, rule.maxLength, (limit) =>
      fail(`has ${value.length} characters, must have ${limit}`),
    );
  } else if (Array.isArray(value)) {
    checkBounds(value.length, rule.minItems, rule.maxItems, (limit) =>
      fail(`has ${value.length} items, must have ${limit}`),
    );
    if (rule.items) for (const [i, item] of value.entries()) checkValue(operation, `${path}[${i}]`, item, rule.items);
  } else if (rule.type === "object") {
    checkObject(operation, path, value as Record<string, unknown>, rule);
  }
}

function checkObject(operation: string, path: string, value: Record<string, unknown>, rule: ValueRule): void {
  const known = rule.properties ?? {};
  const given = Object.keys(value).filter((name) => value[name] !== undefined);
  for (const name of given) {
    const property = Object.hasOwn(known, name) ? known[name] : rule.values;
    if (property === undefined) {
      throw new InputError(
        operation,
        `${path}.${name}`,
        `is not a field of ${path}${suggest(name, Object.keys(known))}`,
      );
    }
    checkValue(operation, `${path}.${name}`, value[name], property);
  }
  for (const name of rule.required ?? []) {
    if (!given.includes(name)) throw new InputError(operation, `${path}.${name}`, "is required");
  }
  checkBounds(given.length, rule.minProperties, rule.maxProperties, (limit) => {
    throw new InputError(
      operation,
      path,
      `has ${given.length} fields, must have ${limit} of ${Object.keys(known).join(", ")}`,
    );
  });
}

/** What 64 bits hold. */
const INT64 = { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n };

function checkBounds(
  size: number | bigint,
  min: number | bigint | undefined,
  max: number | bigint | undefined,
  fail: (limit: string) => void,
): void {
  if ((min === undefined || size >= min) && (max === undefined || size <= max)) return;
  fail(
    min === max
      ? `exactly ${min}`
      : min === undefined
        ? `at most ${max}`
        : max === undefined
          ? `at least ${min}`
          : `${min} to ${max}`,
  );
}

function kindOf(value: unknown, { format }: ValueRule): string {
  if (typeof value === "bigint" && format === "int64") return "integer";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? "integer" : Number.isFinite(value) ? "number" : "non-finite number";
  return typeof value;
}

function article(kind: string): string {
  return kind === "null" || kind === "undefined" ? kind : /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

/** The texts of a value that its rule calls secret, at any depth. */
export function* secretsIn(value: unknown, rule: ValueRule): Generator<string> {
  if (rule.secret && typeof value === "string") yield value;
  if (Array.isArray(value) && rule.items) for (const item of value) yield* secretsIn(item, rule.items);
  if (typeof value !== "object" || value === null) return;
  if (rule.values) for (const held of Object.values(value)) yield* secretsIn(held, rule.values);
  for (const [name, property] of Object.entries(rule.properties ?? {})) {
    yield* secretsIn((value as Record<string, unknown>)[name], property);
  }
}
