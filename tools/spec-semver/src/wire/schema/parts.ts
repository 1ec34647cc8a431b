import { isObject, listAt, own, type Json, type JsonObject } from "../../json.js";
import type { SpecDocument } from "../document.js";

export const ANYTHING: JsonObject = {};
const NOTHING: JsonObject = { not: {} };

/** A schema as an object; JSON Schema has `true` for anything and `false` for nothing as well. */
export function asSchema(node: Json | undefined): JsonObject {
  if (isObject(node)) return node;
  return node === false ? NOTHING : ANYTHING;
}

/** A schema without references and `allOf`: objects that all hold together. */
export interface Parts {
  readonly parts: readonly JsonObject[];
  /** Whether null is taken by a way that no `type` shows: an alternative of its own, or the mark of OpenAPI 3.0. */
  readonly takesNull: boolean;
}

export function partsOf(schema: JsonObject, document: SpecDocument): Parts {
  const parts: JsonObject[] = [];
  let takesNull = false;
  const seen = new Set<JsonObject>();
  const walk = (node: JsonObject): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const { $ref, allOf, nullable, ...rest } = node;
    if (nullable === true) takesNull = true;
    const only: Json[] = [];
    for (const key of ["anyOf", "oneOf"]) {
      const all = listAt(rest, key);
      const others = all.filter((item) => !isNull(item));
      if (others.length < all.length) takesNull = true;
      // A choice of one is no choice.
      if (all.length > 0 && others.length < 2) {
        delete rest[key];
        only.push(...others);
      } else if (others.length > 1 && others.every(isPlain)) {
        // A choice of types is a list of types.
        delete rest[key];
        only.push({ type: [...new Set(others.flatMap((item) => own(item as JsonObject, "type") ?? []))] });
      } else if (others.length < all.length) rest[key] = others;
    }
    if (Object.keys(rest).length > 0) parts.push(rest);
    if (typeof $ref === "string") walk(asSchema(document.target($ref)));
    for (const item of [...(Array.isArray(allOf) ? allOf : []), ...only]) walk(asSchema(item));
  };
  walk(schema);
  return { parts, takesNull };
}

/** Whether a schema tells a type and nothing else. */
function isPlain(node: Json): boolean {
  return isObject(node) && typeof node["type"] === "string" && Object.keys(node).length === 1;
}

/** Whether a schema takes null and nothing else. */
function isNull(node: Json): boolean {
  if (!isObject(node)) return false;
  const { type, enum: words, const: value, description: _, title: __, ...rest } = node;
  if (Object.keys(rest).length > 0) return false;
  const onlyWord = Array.isArray(words) && words.length === 1 && words[0] === null;
  return type === "null" || (type === undefined && (onlyWord || value === null));
}
