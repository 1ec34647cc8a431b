import { isObject, type Json } from "./load.js";
import type { SpecDocument } from "./spec-document.js";

/**
 * The query keys of an operation that have one value, with it: the client sends them, callers do not see them.
 *
 * @throws {SpecError} for a constant that no client could send by itself.
 */
export function fixedQueryOf(spec: SpecDocument, at: string, parameters: Json | undefined): Record<string, string> {
  const fixed: Record<string, string> = {};
  for (const [i, entry] of (Array.isArray(parameters) ? parameters : []).entries()) {
    const here = `${at}/parameters/${i}`;
    const parameter = spec.resolve(entry, here);
    const { name, schema } = parameter;
    if (!isObject(schema) || !("const" in schema)) continue;
    const value = schema["const"];
    if (parameter["in"] !== "query" || parameter["required"] !== true || typeof value !== "string") {
      spec.fail(`${here}/schema/const`, "must be a text, on a required query parameter");
    }
    if (typeof name === "string") fixed[name] = value;
  }
  return fixed;
}
