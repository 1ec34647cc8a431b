import { isObject, type Json } from "../json.js";
import type { Sample } from "../ledger.js";

/** Turns a sample message into facts: the path and JSON types of every field, and the header names. */
export function sampleFacts(id: string, body: Json, headers: string[] = []): Sample {
  const fields: Record<string, string[]> = {};
  collect(body, "", fields);
  return { id, headers, fields };
}

/** The JSON type of a value; whole numbers are told apart. */
function jsonType(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function collect(value: Json, path: string, fields: Record<string, string[]>): void {
  if (path !== "") {
    const types = (fields[path] ??= []);
    const type = jsonType(value);
    if (!types.includes(type)) types.push(type);
  }
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, fields);
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) collect(child, path === "" ? key : `${path}.${key}`, fields);
  }
}
