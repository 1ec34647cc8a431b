import { isObject, listAt, own, same, textAt, type Json } from "../json.js";
import { compareRequestBody, compareResponses } from "./bodies.js";
import type { Context } from "./context.js";
import { METHODS, withoutNames, type Operation } from "./operations.js";
import { compareParameters } from "./parameters.js";
import { compareSecurity } from "./security.js";
import { compareDeprecation, compareRest, compareTexts } from "./texts.js";

const KNOWN = new Set([
  "operationId",
  "tags",
  "deprecated",
  "parameters",
  "requestBody",
  "responses",
  "security",
  "x-pagination",
  "x-reads-only",
  "x-idempotency-token",
]);
const ITEM = new Set<string>([...METHODS, "additionalOperations", "parameters"]);

/** All that differs in one operation but for its schemas, which are compared later. */
export function compareOperation(context: Context, before: Operation, after: Operation): void {
  const { note } = context;
  const documents = [context.before, context.after] as const;
  compareNames(context, before, after);
  compareTags(context, listAt(before.node, "tags"), listAt(after.node, "tags"));
  const [was, is] = [before.node["deprecated"] === true, after.node["deprecated"] === true];
  compareDeprecation(was, is, "endpoint", "operation", note);
  compareTexts(before.node, after.node, "operation", note);
  compareParameters(context, before, after);
  compareRequestBody(context, before, after);
  compareResponses(context, before, after);
  compareSecurity(context, before, after);
  comparePagination(context, own(before.node, "x-pagination"), own(after.node, "x-pagination"));
  for (const word of ["reads-only", "idempotency-token"]) {
    const [from, to] = [own(before.node, `x-${word}`), own(after.node, `x-${word}`)];
    if (!same(from, to)) note({ rule: `${word}-changed`, location: `operation#x-${word}`, from, to });
  }
  compareRest(before.node, after.node, { known: KNOWN, documents, location: "operation" }, note);
  compareTexts(before.item, after.item, "path", note);
  compareRest(before.item, after.item, { known: ITEM, documents, location: "path" }, note);
}

function compareNames({ note }: Context, before: Operation, after: Operation): void {
  const { id: from, path, method } = before;
  const { id: to } = after;
  if (from !== to) {
    const rule = from === undefined ? "api-operation-id-added" : "api-operation-id-removed";
    note({ rule, location: "operation", from, to });
  }
  if (withoutNames(path) !== withoutNames(after.path)) {
    note({ rule: "api-path-changed", location: "operation", from: path, to: after.path });
  }
  if (method !== after.method) {
    note({ rule: "api-method-changed", location: "operation", from: method, to: after.method });
  }
}

function compareTags({ note }: Context, before: readonly Json[], after: readonly Json[]): void {
  const location = "operation";
  const lacks = (tags: readonly Json[], tag: Json): boolean => !tags.some((other) => same(other, tag));
  for (const tag of before) if (lacks(after, tag)) note({ rule: "api-tag-removed", location, from: tag });
  for (const tag of after) if (lacks(before, tag)) note({ rule: "api-tag-added", location, to: tag });
}

function comparePagination({ note }: Context, from: Json | undefined, to: Json | undefined): void {
  if (same(from, to)) return;
  const how = from === undefined ? "added" : to === undefined ? "removed" : "changed";
  note({ rule: `pagination-${how}`, location: "operation#x-pagination", from, to });
}

/** Tells of an operation that is there on one side only. */
export function noteRemoved(operation: Operation, paths: ReadonlySet<string>, note: Context["note"]): void {
  const kind = paths.has(withoutNames(operation.path)) ? "api" : "api-path";
  const how = operation.node["deprecated"] === true ? "with" : "without";
  const from = `${operation.method} ${operation.path}`;
  note({ rule: `${kind}-removed-${how}-deprecation`, location: "operation", from });
}

export function noteAdded(operation: Operation, note: Context["note"]): void {
  note({ rule: "endpoint-added", location: "operation", to: `${operation.method} ${operation.path}` });
}

/** Everything an operation is, as a text: what {@link compareOperation} must have something to say about when it differs. */
export function effectiveText({ before }: { before: Context["before"] }, operation: Operation): string {
  const { key, method, node, item, parameters } = operation;
  const itemRest = Object.fromEntries(Object.entries(item).filter(([name]) => !ITEM.has(name)));
  const security = own(node, "security") ?? own(before.root, "security") ?? null;
  const names = new Set(Array.isArray(security) ? security.filter(isObject).flatMap(Object.keys) : []);
  const schemes = [...names].sort().map((name) => ({ $ref: `#/components/securitySchemes/${name}` }));
  const all: Json = {
    ...node,
    parameters: [...parameters.values()],
    security,
    "x-key": `${method} ${key}`,
    itemRest,
    schemes,
  };
  return `${textAt(node, "operationId") ?? ""}\n${before.closure(all)}`;
}
