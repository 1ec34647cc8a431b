import { arrayAt, follow, isObject, textAt, type Json, type JsonObject } from "./json.js";
import { LIMITS, type Limit } from "./ledger.js";

/** What a node says, in the same cells as a ledger row. */
export interface Cells extends Partial<Record<Limit, Json>> {
  place?: string;
  name?: string;
  type?: string;
  required?: boolean;
  values?: string[];
  method?: string;
  path?: string;
  body?: "described";
  deprecated?: boolean;
}

/** Reads a schema's type, words and limits. Keywords beside a `$ref` win over those behind it. */
export function schemaCells(root: Json, schema: Json | undefined): Cells {
  const merged = merge(root, schema);
  const items = merge(root, merged["items"]);
  const cells: Cells = { type: typeWord(root, merged) };
  if (merged["deprecated"] === true) cells.deprecated = true;
  const words = arrayAt("enum" in merged ? merged : items, "enum").filter((word) => word !== null);
  if (words.length > 0) cells.values = words.map(String);
  // A key without a value, which is sent with an empty one.
  if (merged["const"] === "" && cells.type === "string") Object.assign(cells, { type: "flag", default: "" });
  for (const limit of LIMITS) {
    const value = merged[limit];
    if (value !== undefined) cells[limit] = value;
  }
  return cells;
}

/** A schema with its reference followed. */
export function merge(root: Json, schema: Json | undefined): JsonObject {
  const target = follow(root, schema, "").value;
  return isObject(schema) && "$ref" in schema ? { ...target, ...schema } : target;
}

/** `string`, `string|null`, `array<object>`, `object` … */
export function typeWord(root: Json, schema: JsonObject): string {
  const types = typesOf(schema).map((type) =>
    type === "array" ? `array<${typeWord(root, merge(root, schema["items"]))}>` : type,
  );
  return types.length === 0 ? "any" : types.join("|");
}

/** The type words inside a map, outermost first: `[object, array<string>]`; none for what is no map. */
export function mapWords(root: Json, schema: Json | undefined): string[] {
  const inner = merge(root, schema)["additionalProperties"];
  return isObject(inner) ? [typeWord(root, merge(root, inner)), ...mapWords(root, inner)] : [];
}

function typesOf(schema: JsonObject): string[] {
  const single = textAt(schema, "type");
  if (single !== undefined) return [single];
  const list = arrayAt(schema, "type").map(String);
  if (list.length > 0) return list;
  return "properties" in schema || "anyOf" in schema || "oneOf" in schema || "allOf" in schema ? ["object"] : [];
}
