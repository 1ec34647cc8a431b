import { parse } from "yaml";
import { isObject, type JsonObject } from "../json.js";
import { InputError } from "./input-error.js";

/** No description needs more, and comparing one that does would need more stack than there is. */
const DEEPEST = 500;

/**
 * Reads JSON, or YAML from whatever is not called `.json`.
 *
 * @throws {InputError} for what does not parse, is no object, or has no end.
 */
export function parseText(name: string, text: string): JsonObject {
  let value: unknown;
  try {
    const plain = text.replace(/^\uFEFF/, "");
    value = /\.json$/i.test(name) ? JSON.parse(plain) : parse(plain, { uniqueKeys: true, logLevel: "error" });
  } catch (error) {
    const problem = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new InputError(`${name}: does not parse: ${problem?.replace(/:$/, "")}`);
  }
  if (!isObject(value)) throw new InputError(`${name}: is no object, and so no description; name another file`);
  const problem = endlessness(value);
  if (problem !== undefined) throw new InputError(`${name}: ${problem}`);
  return value;
}

/** Why nobody could walk through a value, if so. An alias of YAML may stand within what it is an alias of. */
function endlessness(value: object): string | undefined {
  const done = new Set<object>();
  const path = new Set<object>();
  const open = [{ node: value, leave: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, leave } = next;
    if (leave) {
      path.delete(node);
      done.add(node);
      continue;
    }
    if (path.has(node)) return "an alias stands within its own anchor; write it out";
    if (done.has(node)) continue;
    path.add(node);
    if (path.size > DEEPEST) return `is nested more than ${DEEPEST} deep; flatten it`;
    open.push({ node, leave: true });
    for (const child of Object.values(node) as unknown[]) {
      if (typeof child === "object" && child !== null) open.push({ node: child, leave: false });
    }
  }
  return undefined;
}
