/** Any JSON value, as a parsed spec, ledger or sample holds it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

/** Whether a value is a JSON object (and not an array or null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key, or an empty one: specs leave most keys out. */
export function objectAt(parent: Json | undefined, key: string): JsonObject {
  const value = isObject(parent) ? parent[key] : undefined;
  return isObject(value) ? value : {};
}

/** The array under a key, or an empty one. */
export function arrayAt(parent: Json | undefined, key: string): Json[] {
  const value = isObject(parent) ? parent[key] : undefined;
  return Array.isArray(value) ? value : [];
}

/** The text under a key, or undefined. */
export function textAt(parent: Json | undefined, key: string): string | undefined {
  const value = isObject(parent) ? parent[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The scalar under a key as text, or undefined: numbers and booleans of a source are words here. */
export function wordAt(parent: Json | undefined, key: string): string | undefined {
  const value = isObject(parent) ? parent[key] : undefined;
  return value === undefined || typeof value === "object" ? undefined : String(value);
}

/** A pointer with one more step. */
export function pointer(base: string, ...steps: (string | number)[]): string {
  return steps.reduce<string>(
    (path, step) => `${path}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    base,
  );
}

/** The value a JSON pointer leads to, or undefined. */
export function atPointer(root: Json, path: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isObject(value) ? value[key] : undefined;
  }
  return value;
}

/** Follows local references; gives the value and where it really stands. */
export function follow(root: Json, value: Json | undefined, at: string): { value: JsonObject; at: string } {
  let current = value;
  let where = at;
  for (let hops = 0; hops < 16; hops++) {
    const ref = textAt(current, "$ref");
    if (ref === undefined || !ref.startsWith("#/")) break;
    where = ref.slice(1);
    current = atPointer(root, where);
  }
  return { value: isObject(current) ? current : {}, at: where };
}

/** Visits every object of a document, depth first, with its pointer. */
export function visit(value: Json, at: string, see: (object: JsonObject, at: string) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, pointer(at, index), see));
  } else if (isObject(value)) {
    see(value, at);
    for (const [key, child] of Object.entries(value)) visit(child, pointer(at, key), see);
  }
}

/** Parses JSON text; the one place where an untyped value enters. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}
