import { own, type JsonObject } from "../../json.js";
import type { Comparison } from "./comparison.js";
import { typeText } from "./types.js";
import type { Viewer } from "./view.js";

/** Fields, which of them must be there, and what other fields and items hold. */
export function compareObjects(comparison: Comparison): void {
  const { a, b, graph } = comparison;
  const travels = (viewer: Viewer, schema: JsonObject): boolean => {
    const { readOnly, writeOnly } = viewer.view(schema);
    return comparison.direction === "request" ? !readOnly : !writeOnly;
  };
  for (const [name, schema] of a.properties) {
    const after = b.properties.get(name);
    const was = travels(graph.before, schema);
    const is = after !== undefined && travels(graph.after, after);
    if (after === undefined) {
      if (was) noteRemoved(comparison, name, schema);
      continue;
    }
    if (was || is) compareMarks(comparison, name, schema, after);
    // What does not travel in this direction cannot break anybody here.
    if (!was || !is) continue;
    compareRequired(comparison, name, after);
    comparison.descend(`.${name}`, schema, after);
  }
  for (const [name, schema] of b.properties) {
    if (!a.properties.has(name) && travels(graph.after, schema)) noteAdded(comparison, name, schema, graph.after);
  }
  compareAdditional(comparison);
  comparison.descend("[]", a.items, b.items);
}

function noteRemoved({ a, direction, graph, note }: Comparison, name: string, schema: JsonObject): void {
  const how = a.required.has(name) ? "required" : "optional";
  const rule = direction === "request" ? "request-property-removed" : `response-${how}-property-removed`;
  note(rule, kindOf(graph.before, schema), undefined, `.${name}`);
}

function noteAdded({ b, direction, note }: Comparison, name: string, schema: JsonObject, viewer: Viewer): void {
  const required = b.required.has(name);
  const kind = kindOf(viewer, schema);
  const at = `.${name}`;
  if (direction === "response")
    note(`response-${required ? "required" : "optional"}-property-added`, undefined, kind, at);
  else if (!required) note("new-optional-request-property", undefined, kind, at);
  else {
    const standard = own(viewer.view(schema).rest, "default");
    if (standard === undefined) note("new-required-request-property", undefined, kind, at);
    else note("new-required-request-property-with-default", undefined, standard, at);
  }
}

function compareRequired({ a, b, direction, graph, note }: Comparison, name: string, after: JsonObject): void {
  const [was, is] = [a.required.has(name), b.required.has(name)];
  if (was === is) return;
  const standard = direction === "request" && is && own(graph.after.view(after).rest, "default") !== undefined;
  const rule = `${direction}-property-became-${is ? "required" : "optional"}${standard ? "-with-default" : ""}`;
  note(rule, was ? "required" : "optional", is ? "required" : "optional", `.${name}`);
}

function compareMarks(
  { b, direction, graph, note }: Comparison,
  name: string,
  before: JsonObject,
  after: JsonObject,
): void {
  const [one, other] = [graph.before.view(before), graph.after.view(after)];
  const how = b.required.has(name) ? "required" : "optional";
  for (const [mark, was, is] of [
    ["read-only", one.readOnly, other.readOnly],
    ["write-only", one.writeOnly, other.writeOnly],
  ] as const) {
    if (was !== is) note(`${direction}-${how}-property-became-${is ? "" : "not-"}${mark}`, was, is, `.${name}`);
  }
}

function compareAdditional({ a, b, direction, graph, note, descend }: Comparison): void {
  const [from, to] = [a.additional, b.additional];
  if (from === to) return;
  if (from && to) return descend(".*", from, to);
  const [before, after] = [open(from, graph.before), open(to, graph.after)];
  if (direction === "request") {
    const closed = openness(to) < openness(from);
    note(`request-additional-properties-${closed ? "closed" : "opened"}`, before, after, ".*");
  } else if (from === false) note("response-additional-properties-added", before, after, ".*");
  else if (from !== undefined && to === false) note("response-additional-properties-removed", before, after, ".*");
  else note(`response-additional-properties-${to === undefined ? "opened" : "closed"}`, before, after, ".*");
}

function openness(additional: JsonObject | false | undefined): number {
  return additional === undefined ? 2 : additional === false ? 0 : 1;
}

function open(additional: JsonObject | false | undefined, viewer: Viewer): string {
  return additional === undefined ? "anything" : additional === false ? "none" : kindOf(viewer, additional);
}

function kindOf(viewer: Viewer, schema: JsonObject): string {
  const { types, format } = viewer.view(schema);
  return typeText(types, format);
}
