import { isObject, type Json, type JsonObject } from "../src/json.js";

const SETS = /^(required|enum|type|anyOf|oneOf|allOf|tags|security|parameters)$/;

/**
 * All of a spec that is in force, written out: references unfolded, unused components left out, what has no order sorted. Made
 * without the tool's own code, to judge it by.
 */
export function effective(root: JsonObject): string {
  const { components, security = [], ...rest } = root;
  const schemes = isObject(components) ? components["securitySchemes"] : undefined;
  const used: Json[] = [];
  for (const item of Object.values(isObject(rest["paths"]) ? rest["paths"] : {})) {
    for (const operation of isObject(item) ? Object.values(item) : []) {
      if (!isObject(operation) || !("responses" in operation || "operationId" in operation)) continue;
      const ways = (operation["security"] ?? security) as Json[];
      const names = ways.flatMap((way) => Object.keys(way ?? {}));
      used.push(
        sortedBy(ways.map((way) => text(way, root, []))),
        names.sort().map((name) => (isObject(schemes) ? (schemes[name] ?? null) : null)),
      );
    }
  }
  return text([rest, used], root, []);
}

function sortedBy(items: string[]): string {
  return items.sort().join();
}

function text(node: Json, root: JsonObject, via: readonly string[], key = ""): string {
  if (Array.isArray(node)) {
    const items = node.map((item) => text(item, root, via));
    return `[${(SETS.test(key) ? items.sort() : items).join()}]`;
  }
  if (!isObject(node)) return JSON.stringify(node);
  const parts = Object.keys(node)
    .sort()
    .filter((name) => !(name === "$ref" && typeof node[name] === "string"))
    .map((name) => `${JSON.stringify(name)}:${text(node[name] ?? null, root, via, name)}`);
  const ref = node["$ref"];
  if (typeof ref !== "string") return `{${parts.join()}}`;
  // The name is part of the interface, so it stands there with what it names.
  const inside = via.includes(ref) ? "" : text(target(ref, root), root, [...via, ref]);
  return `{${parts.join()}${ref}=${inside}}`;
}

function target(ref: string, root: JsonObject): Json {
  let value: Json | undefined = root;
  for (const part of ref.split("/").slice(1)) value = (value as JsonObject | undefined)?.[part];
  return value ?? null;
}
