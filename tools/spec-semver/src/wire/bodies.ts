import { isObject, objectAt, own, type JsonObject } from "../json.js";
import { compareContent } from "./content.js";
import { addSchemas, type Context } from "./context.js";
import type { Operation } from "./operations.js";
import { asSchema } from "./schema/parts.js";
import { compareDeprecation, compareRest, compareTexts } from "./texts.js";

const BODY = new Set(["required", "content"]);
const RESPONSE = new Set(["headers", "content"]);
const HEADER = new Set(["required", "deprecated", "schema", "content"]);

/** The body of a request. */
export function compareRequestBody(context: Context, before: Operation, after: Operation): void {
  const { note } = context;
  const location = "request.body";
  const [from, to] = [own(before.node, "requestBody"), own(after.node, "requestBody")];
  const [one, other] = [context.before.resolve(from), context.after.resolve(to)];
  const [was, is] = [one["required"] === true, other["required"] === true];
  if (from === undefined || to === undefined) {
    if (to !== undefined) note({ rule: `request-body-added-${is ? "required" : "optional"}`, location, to: "body" });
    else if (from !== undefined) note({ rule: "request-body-removed", location, from: "body" });
    return;
  }
  if (was !== is) {
    const words = ["optional", "required"];
    note({
      rule: `request-body-became-${words[Number(is)]}`,
      location,
      from: words[Number(was)],
      to: words[Number(is)],
    });
  }
  compareTexts(one, other, location, note);
  const place = { direction: "request", subject: "body", location, rules: "request-body" } as const;
  compareContent(context, objectAt(one, "content"), objectAt(other, "content"), place);
  compareRest(one, other, { known: BODY, documents: [context.before, context.after], location }, note);
}

/** The documented statuses, with their headers and bodies. */
export function compareResponses(context: Context, before: Operation, after: Operation): void {
  const { note } = context;
  const [from, to] = [objectAt(before.node, "responses"), objectAt(after.node, "responses")];
  for (const status of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const location = `response.${status}`;
    const [one, other] = [own(from, status), own(to, status)];
    const kind = status.startsWith("2") ? "success" : "non-success";
    if (status.startsWith("x-"))
      compareRest({ [status]: one ?? null }, { [status]: other ?? null }, rest(context, new Set()), note);
    else if (other === undefined) note({ rule: `response-${kind}-status-removed`, location, from: status });
    else if (one === undefined) note({ rule: `response-${kind}-status-added`, location, to: status });
    else compareResponse(context, context.before.resolve(one), context.after.resolve(other), location);
  }
}

function rest(context: Context, known: ReadonlySet<string>, location = "response") {
  return { known, documents: [context.before, context.after], location } as const;
}

function compareResponse(context: Context, before: JsonObject, after: JsonObject, location: string): void {
  const { note } = context;
  compareTexts(before, after, location, note);
  compareHeaders(context, objectAt(before, "headers"), objectAt(after, "headers"), location);
  const place = { direction: "response", subject: "body", location, rules: "response" } as const;
  compareContent(context, objectAt(before, "content"), objectAt(after, "content"), place);
  compareRest(before, after, rest(context, RESPONSE, location), note);
}

function compareHeaders(context: Context, before: JsonObject, after: JsonObject, response: string): void {
  const { note } = context;
  const [from, to] = [byName(before), byName(after)];
  for (const [key, [name, node]] of from) {
    const location = `${response}.header.${name}`;
    const one = context.before.resolve(node);
    const found = to.get(key);
    if (!found) {
      const rule = `${one["required"] === true ? "required" : "optional"}-response-header-removed`;
      note({ rule, location, from: name });
      continue;
    }
    compareHeader(context, one, context.after.resolve(found[1]), location);
  }
  for (const [key, [name]] of to) {
    if (!from.has(key)) note({ rule: "response-header-added", location: `${response}.header.${name}`, to: name });
  }
}

function compareHeader(context: Context, before: JsonObject, after: JsonObject, location: string): void {
  const { note } = context;
  const words = ["optional", "required"];
  const [was, is] = [Number(before["required"] === true), Number(after["required"] === true)];
  if (was !== is) note({ rule: `response-header-became-${words[is]}`, location, from: words[was], to: words[is] });
  compareDeprecation(before["deprecated"] === true, after["deprecated"] === true, "response-header", location, note);
  compareTexts(before, after, location, note);
  const place = { direction: "response", subject: "header", location } as const;
  addSchemas(context, asSchema(own(before, "schema")), asSchema(own(after, "schema")), place);
  compareContent(context, objectAt(before, "content"), objectAt(after, "content"), { ...place, rules: "response" });
  compareRest(before, after, rest(context, HEADER, location), note);
}

/** Names of headers are the same in any case. */
function byName(headers: JsonObject): Map<string, [string, JsonObject]> {
  return new Map(
    Object.entries(headers).map(([name, node]) => [name.toLowerCase(), [name, isObject(node) ? node : {}]]),
  );
}
