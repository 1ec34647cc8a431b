import { arrayAt, atPointer, isObject, objectAt, pointer, textAt, visit, type Json, type JsonObject } from "../json.js";
import { LIMITS } from "../ledger.js";
import { operationsOf } from "../nodes.js";

/** A place in a document that a mutation test changes. */
export interface Site {
  at: string;
  /** What a failure must mention. */
  name: string;
}

/** Every property of every component. */
export function properties(document: Json): Site[] {
  return Object.entries(objectAt(objectAt(document, "components"), "schemas")).flatMap(([schema, value]) =>
    Object.keys(objectAt(value, "properties")).map((name) => ({
      at: pointer("/components/schemas", schema, "properties", name),
      name,
    })),
  );
}

/** Every parameter of every operation. */
export function parameters(document: Json): Site[] {
  return operationsOf(document).flatMap(({ value, at }) =>
    arrayAt(value, "parameters").map((one, index) => ({
      at: pointer(at, "parameters", index),
      name: textAt(one, "name") ?? "",
    })),
  );
}

/** Every entry of a map below every operation's responses: statuses, and their headers. */
export function statuses(document: Json): Site[] {
  return operationsOf(document).flatMap(({ value, at }) =>
    Object.keys(objectAt(value, "responses")).map((name) => ({ at: pointer(at, "responses", name), name })),
  );
}

/** Every response header. */
export function headers(document: Json): Site[] {
  return statuses(document).flatMap(({ at }) =>
    Object.keys(objectAt(atPointer(document, at), "headers")).map((name) => ({
      at: pointer(at, "headers", name),
      name,
    })),
  );
}

/** Every word of every enum of a schema. */
export function words(document: Json): Site[] {
  return schemas(document).flatMap(({ at, value }) =>
    arrayAt(value, "enum").flatMap((word, index) =>
      typeof word === "string" ? [{ at: pointer(at, "enum", index), name: word }] : [],
    ),
  );
}

/** Every limit of every schema. */
export function limits(document: Json): Site[] {
  return schemas(document).flatMap(({ at, value }) =>
    LIMITS.filter((limit) => limit in value).map((limit) => ({ at: pointer(at, limit), name: limit })),
  );
}

/** Every correction; each entry where there are several. */
export function corrections(document: Json): Site[] {
  const found: Site[] = [];
  visit(document, "", (object, at) => {
    const value = object["x-correction"];
    if (value === undefined) return;
    const here = pointer(at, "x-correction");
    if (Array.isArray(value)) value.forEach((_, index) => found.push({ at: pointer(here, index), name: "" }));
    else found.push({ at: here, name: "" });
  });
  return found;
}

/** Takes a value out of its object or list. */
export function remove(document: Json, at: string): void {
  const { parent, key } = locate(document, at);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** Puts a value in place of another. */
export function replace(document: Json, at: string, value: Json): void {
  const { parent, key } = locate(document, at);
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else parent[key] = value;
}

/** The object at a pointer. */
export function objectOf(document: Json, at: string): JsonObject {
  const value = atPointer(document, at);
  if (!isObject(value)) throw new Error(`no object at ${at}`);
  return value;
}

function locate(document: Json, at: string): { parent: JsonObject | Json[]; key: string } {
  const cut = at.lastIndexOf("/");
  const parent = atPointer(document, at.slice(0, cut));
  if (!isObject(parent) && !Array.isArray(parent)) throw new Error(`nothing at ${at}`);
  return {
    parent,
    key: at
      .slice(cut + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~"),
  };
}

function schemas(document: Json): { at: string; value: JsonObject }[] {
  const found: { at: string; value: JsonObject }[] = [];
  visit(document, "", (value, at) => {
    const inside = /\/schema$|^\/components\/schemas\//.test(at) && !at.includes("/x-correction");
    if (inside && !at.endsWith("/properties")) found.push({ at, value });
  });
  return found;
}
