export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own property that is an object, or an empty one: names in a spec are foreign, `constructor` may be one. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  const found = own(value, key);
  return isObject(found) ? found : {};
}

export function listAt(value: JsonObject, key: string): Json[] {
  const found = own(value, key);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: JsonObject, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
}

export function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The lists whose order means nothing in OpenAPI. */
const SETS = new Set(["required", "enum", "type", "anyOf", "oneOf", "allOf", "tags", "security", "parameters"]);
/** Keywords that hold values: in those, a list has an order whatever it is called. */
const VALUE = /^(const|default|examples?|x-.*)$/;
/** Objects whose keys are names that somebody gave, and no keywords: `default` may be a status, or a field. */
const NAMES =
  /^(properties|patternProperties|\$defs|schemas|responses|headers|content|encoding|parameters|requestBodies|securitySchemes|variables|paths|pathItems|webhooks|callbacks|links)$/;

/** A text that two values share when they differ in the order of keys, and of lists without order, only. */
export function canonical(value: Json | undefined, key = "", isValue = VALUE.test(key)): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, "", isValue || key === "enum"));
    if (!isValue && SETS.has(key)) items.sort();
    return `[${items.join(",")}]`;
  }
  if (!isObject(value)) return value === undefined ? "" : JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => {
      const keyword = NAMES.test(key) ? "" : name;
      return `${JSON.stringify(name)}:${canonical(value[name], keyword, isValue || VALUE.test(keyword))}`;
    });
  return `{${members.join(",")}}`;
}

export function same(a: Json | undefined, b: Json | undefined, key = ""): boolean {
  return a === b || canonical(a, key) === canonical(b, key);
}
