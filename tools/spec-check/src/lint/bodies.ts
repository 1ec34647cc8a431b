import { arrayAt, follow, isObject, objectAt, pointer, type Json, type JsonObject } from "../json.js";
import type { OperationAt } from "../nodes.js";

/** A JSON body of a response or request: its schemas, one for each alternative. */
export interface Body {
  at: string;
  schemas: { value: JsonObject; at: string }[];
}

/** The bodies of an operation's responses, by status. */
export function responseBodies(document: Json, operation: OperationAt): Map<string, Body> {
  const bodies = new Map<string, Body>();
  for (const [status, response] of Object.entries(objectAt(operation.value, "responses"))) {
    const found = follow(document, response, pointer(operation.at, "responses", status));
    bodies.set(status, bodyOf(document, found.value, found.at));
  }
  return bodies;
}

/** The body of an operation's request. */
export function requestBody(document: Json, operation: OperationAt): Body {
  const found = follow(document, operation.value["requestBody"], pointer(operation.at, "requestBody"));
  return bodyOf(document, found.value, found.at);
}

function bodyOf(document: Json, value: JsonObject, at: string): Body {
  const schemas = Object.entries(objectAt(value, "content")).flatMap(([type, media]) => {
    const schema = isObject(media) ? media["schema"] : undefined;
    return alternatives(document, schema, pointer(at, "content", type, "schema"));
  });
  return { at, schemas };
}

function alternatives(document: Json, schema: Json | undefined, at: string): { value: JsonObject; at: string }[] {
  const found = follow(document, schema, at);
  const several = ["anyOf", "oneOf"].flatMap((key) =>
    arrayAt(found.value, key).flatMap((one, index) => alternatives(document, one, pointer(found.at, key, index))),
  );
  return several.length > 0 ? several : [found];
}

/** The names of the properties directly in a schema. */
export function propertyNames(schema: JsonObject): string[] {
  return Object.keys(objectAt(schema, "properties"));
}

/** The property of a schema that a pointer such as `/error/code` leads to. */
export function propertyAt(document: Json, schema: JsonObject, path: string): JsonObject | undefined {
  let current: JsonObject = schema;
  for (const step of path.split("/").slice(1)) {
    const property = objectAt(current, "properties")[step];
    if (property === undefined) return undefined;
    current = follow(document, property, "").value;
  }
  return path.startsWith("/") ? current : undefined;
}
