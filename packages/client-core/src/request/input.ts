import { InputError } from "../errors/usage-errors.js";
import type { OperationRecord } from "../operation.js";
import { suggest } from "./suggest.js";
import { checkValue, secretsIn } from "./value.js";

/** An input, sorted by where each field travels. */
export interface SplitInput {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  /** Present when the operation takes a JSON body, `{}` when the caller gave no field of it. */
  readonly body: Record<string, unknown> | undefined;
  /** The values that must not come back in an error. */
  readonly secrets: readonly string[];
}

/**
 * Checks an input against the operation's record and sorts it. `undefined` counts as not given.
 *
 * @throws {InputError} naming the field, its problem and the way out, before anything is sent.
 */
export function splitInput(operation: OperationRecord, input: unknown): SplitInput {
  if (!isPlainObject(input)) {
    throw new InputError(operation.id, "input", `must be an object of named fields, got ${describe(input)}`);
  }
  const split = { path: {}, query: { ...operation.fixedQuery }, body: {} };
  const secrets: string[] = [];
  const fields = operation.input;
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      throw new InputError(
        operation.id,
        name,
        `is not an input of this operation${suggest(name, Object.keys(fields))}`,
      );
    }
    checkValue(operation.id, name, value, field.rule);
    secrets.push(...secretsIn(value, field.rule));
    (split[field.in] as Record<string, unknown>)[name] = value;
  }
  let takesBody = false;
  for (const [name, field] of Object.entries(fields)) {
    takesBody ||= field.in === "body";
    if (field.required && !Object.hasOwn(split[field.in], name)) {
      throw new InputError(operation.id, name, "is required");
    }
  }
  return { ...split, body: takesBody ? split.body : undefined, secrets };
}

/** An object of named values: no array, no Date, no Map, no class of one's own, whose fields would go unseen. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" ? `a ${value.constructor?.name ?? "strange object"}` : `a ${typeof value}`;
}
