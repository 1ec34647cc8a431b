import { arrayAt, follow, isObject, objectAt, pointer, textAt, type Json, type JsonObject } from "./json.js";
import { mapWords, merge, schemaCells, type Cells } from "./schema-cells.js";

/** What a node is. */
export type Kind = "operation" | "scheme" | "parameter" | "property" | "header" | "status";

/** One thing that a spec says and a ledger can prove. A component reached in several ways gives several nodes. */
export interface SpecNode {
  /** The id of the row that would prove it, with the operation in front where the ledger has several. */
  id: string;
  kind: Kind;
  operation: string;
  /** Where it stands in the document. */
  pointer: string;
  cells: Cells;
  /** Where its corrections may stand: on itself, and on the component it refers to. */
  spots: string[];
  /** The pointer of the response it belongs to. */
  response?: string;
  /** Of a map, whose names are the caller's own: the type word of what it holds, and of what that holds. */
  map?: string[];
}

/** One operation of a document. */
export interface OperationAt {
  method: string;
  /** As on the wire. */
  path: string;
  /** The fragment of the path's key, which tells operations of one method and path apart. */
  variant?: string;
  at: string;
  value: JsonObject;
  item: JsonObject;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** The operations of a document. */
export function operationsOf(document: Json): OperationAt[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([key, item]) =>
    METHODS.flatMap((method) => {
      const value = isObject(item) ? item[method] : undefined;
      if (!isObject(value) || !isObject(item)) return [];
      const [path = "", ...rest] = key.split("#");
      const variant = rest.length === 0 ? {} : { variant: rest.join("#") };
      return [{ method: method.toUpperCase(), path, ...variant, at: pointer("/paths", key, method), value, item }];
    }),
  );
}

/** Walks a document into its nodes. `prefixed`: ids carry the operation, as in a ledger of several operations. */
export function nodesOf(document: Json, prefixed: boolean): SpecNode[] {
  return operationsOf(document).flatMap((operation) => {
    const walker = new Walker(document, operation, prefixed);
    return walker.walk();
  });
}

class Walker {
  private readonly nodes: SpecNode[] = [];
  private readonly name: string;
  private readonly prefix: string;

  constructor(
    private readonly document: Json,
    private readonly operation: OperationAt,
    prefixed: boolean,
  ) {
    this.name = textAt(operation.value, "operationId") ?? operation.at;
    this.prefix = prefixed ? `${this.name}.` : "";
  }

  walk(): SpecNode[] {
    const { value, item, at, method, path } = this.operation;
    this.add("operation", "operation", at, { method, path });
    this.schemes();
    const shared = at.slice(0, at.lastIndexOf("/"));
    arrayAt(item, "parameters").forEach((one, index) => this.parameter(one, pointer(shared, "parameters", index)));
    arrayAt(value, "parameters").forEach((one, index) => this.parameter(one, pointer(at, "parameters", index)));
    const body = follow(this.document, value["requestBody"], pointer(at, "requestBody"));
    this.content(body.value, body.at, "request.body", "body");
    for (const [status, response] of Object.entries(objectAt(value, "responses"))) {
      this.response(status, response, pointer(at, "responses", status));
    }
    return this.nodes;
  }

  private add(kind: Kind, id: string, at: string, cells: Cells, more: string[] = [], response?: string): void {
    const spots = [...new Set([at, ...more])];
    const node: SpecNode = { id: this.prefix + id, kind, operation: this.name, pointer: at, cells, spots };
    this.nodes.push(response === undefined ? node : { ...node, response });
  }

  private schemes(): void {
    const { value } = this.operation;
    const security = "security" in value ? arrayAt(value, "security") : arrayAt(this.document, "security");
    for (const alternative of security) {
      for (const name of isObject(alternative) ? Object.keys(alternative) : []) {
        const at = pointer("/components/securitySchemes", name);
        const scheme = objectAt(objectAt(objectAt(this.document, "components"), "securitySchemes"), name);
        const place = textAt(scheme, "in") ?? "header";
        const header = textAt(scheme, "name") ?? name;
        const cells: Cells = { place, name: header, type: "string", required: security.length === 1 };
        this.add("scheme", `request.${place}.${header}`, at, cells);
      }
    }
  }

  private parameter(value: Json, at: string): void {
    const found = follow(this.document, value, at);
    const place = textAt(found.value, "in") ?? "";
    const name = textAt(found.value, "name") ?? "";
    const cells = schemaCells(this.document, found.value["schema"]);
    Object.assign(cells, { place, name, required: found.value["required"] === true });
    this.add("parameter", `request.${place}.${name}`, found.at, cells, [at]);
  }

  private response(status: string, value: Json, at: string): void {
    const found = follow(this.document, value, at);
    const described = Object.keys(objectAt(found.value, "content")).length > 0;
    const cells: Cells = { place: "status", name: status, ...(described ? { body: "described" } : {}) };
    this.add("status", `status.${status}`, at, cells, [found.at]);
    for (const [name, header] of Object.entries(objectAt(found.value, "headers"))) {
      const headerAt = pointer(found.at, "headers", name);
      const target = follow(this.document, header, headerAt);
      const headerCells = schemaCells(this.document, target.value["schema"]);
      Object.assign(headerCells, { place: "response-header", name });
      this.add("header", `response.${status}.header.${name}`, headerAt, headerCells, [target.at], at);
    }
    this.content(found.value, found.at, `response.${status}`, "response", at);
  }

  private content(value: JsonObject, at: string, id: string, place: string, response?: string): void {
    for (const [type, media] of Object.entries(objectAt(value, "content"))) {
      const schemaAt = pointer(at, "content", type, "schema");
      this.properties(isObject(media) ? media["schema"] : undefined, schemaAt, id, place, [], response);
    }
  }

  /** The properties below a schema, through references, lists and alternatives. */
  private properties(
    schema: Json | undefined,
    at: string,
    id: string,
    place: string,
    seen: string[],
    response?: string,
  ) {
    const found = follow(this.document, schema, at);
    // A type may hold itself: what was walked on this way is not walked again.
    if (seen.includes(found.at)) return;
    const trail = [...seen, found.at];
    for (const key of ["anyOf", "oneOf", "allOf"]) {
      arrayAt(found.value, key).forEach((one, index) =>
        this.properties(one, pointer(found.at, key, index), id, place, trail, response),
      );
    }
    if (isObject(found.value["items"])) {
      this.properties(found.value["items"], pointer(found.at, "items"), `${id}[]`, place, trail, response);
    }
    const required = arrayAt(found.value, "required");
    for (const [name, property] of Object.entries(objectAt(found.value, "properties"))) {
      const propertyAt = pointer(found.at, "properties", name);
      const childId = `${id}.${name}`;
      const cells = schemaCells(this.document, property);
      Object.assign(cells, { place, name, required: required.includes(name) });
      const target = follow(this.document, property, propertyAt);
      const items = merge(this.document, property)["items"];
      const itemsAt = isObject(items) ? [follow(this.document, items, pointer(target.at, "items")).at] : [];
      this.add("property", childId, propertyAt, cells, [target.at, ...itemsAt], response);
      const map = mapWords(this.document, property);
      if (map.length > 0) Object.assign(this.nodes.at(-1) ?? {}, { map });
      this.properties(property, propertyAt, childId, place, trail, response);
    }
  }
}
