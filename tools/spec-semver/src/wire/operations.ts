import { isObject, listAt, objectAt, own, textAt, type Json, type JsonObject } from "../json.js";
import type { SpecDocument } from "./document.js";

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

export interface Operation {
  /** The vendor's name. */
  readonly id: string | undefined;
  /** The vendor's name, or method and path without one. */
  readonly name: string;
  readonly method: string;
  /** As under `paths`: a fragment tells apart what has the same method and path. */
  readonly key: string;
  /** As it goes on the wire. */
  readonly path: string;
  readonly node: JsonObject;
  readonly item: JsonObject;
  /** By place and name; those of the operation go before those of its path. */
  readonly parameters: ReadonlyMap<string, JsonObject>;
}

export function operationsOf(document: SpecDocument): Operation[] {
  return Object.entries(objectAt(document.root, "paths")).flatMap(([key, value]) => {
    const item = document.resolve(value);
    const more = objectAt(item, "additionalOperations");
    const nodes = [
      ...METHODS.map((method) => [method, own(item, method)] as const),
      // OpenAPI 3.2 has a place for methods of other names.
      ...Object.entries(more),
    ];
    return nodes.flatMap(([method, node]): Operation[] => {
      if (!isObject(node)) return [];
      const id = textAt(node, "operationId");
      const path = key.split("#", 1)[0] ?? key;
      const upper = method.toUpperCase();
      const parameters = new Map([
        ...parametersOf(listAt(item, "parameters"), document),
        ...parametersOf(listAt(node, "parameters"), document),
      ]);
      return [{ id, name: id ?? `${upper} ${key}`, method: upper, key, path, node, item, parameters }];
    });
  });
}

function parametersOf(list: readonly Json[], document: SpecDocument): [string, JsonObject][] {
  return list.map((entry) => {
    const parameter = document.resolve(entry);
    const place = textAt(parameter, "in") ?? "";
    const name = textAt(parameter, "name") ?? "";
    // Names of headers are the same in any case.
    return [`${place}.${place === "header" ? name.toLowerCase() : name}`, parameter];
  });
}

export interface Matched {
  readonly both: readonly (readonly [Operation, Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Finds each operation again: by its name, else by method and path, whatever the path's parameters are called. */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): Matched {
  const both: [Operation, Operation][] = [];
  let [removed, added] = [[...before], [...after]];
  const match = (keyOf: (operation: Operation) => string | undefined): void => {
    const byKey = new Map(added.map((operation) => [keyOf(operation), operation]));
    const taken = new Set<Operation>();
    const left = removed.filter((operation) => {
      const key = keyOf(operation);
      const other = key === undefined ? undefined : byKey.get(key);
      if (other === undefined || taken.has(other)) return true;
      taken.add(other);
      both.push([operation, other]);
      return false;
    });
    removed = left;
    added = added.filter((operation) => !taken.has(operation));
  };
  // Where a document has two operations of one name, each is its own first.
  match(({ id, method, key }) => `${id ?? ""} ${method} ${key}`);
  match(({ id }) => id);
  match(({ method, key }) => `${method} ${key}`);
  match(({ method, key }) => `${method} ${withoutNames(key)}`);
  return { both, removed, added };
}

/** A path whose parameters have no names. */
export function withoutNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** The names of a path's parameters, in order. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}
