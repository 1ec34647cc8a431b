import { canonical, isObject, objectAt, own, same, textAt, type Json, type JsonObject } from "../../json.js";
import type { Comparison } from "./comparison.js";
import { compareNull } from "./values.js";
import type { SchemaView, Viewer } from "./view.js";

/**
 * A schema on one side that is one of several forms on the other: said as forms added or removed.
 *
 * @returns whether it is so, and nothing else is to be compared.
 */
export function compareWrapped(comparison: Comparison, before: JsonObject, after: JsonObject): boolean {
  const { a, b } = comparison;
  if (a.union && !b.union && isOnlyUnion(a)) return unwrap(comparison, a.union, after, "removed");
  if (b.union && !a.union && isOnlyUnion(b)) return unwrap(comparison, b.union, before, "added");
  return false;
}

function unwrap(
  comparison: Comparison,
  { kind, alternatives }: NonNullable<SchemaView["union"]>,
  single: JsonObject,
  how: "added" | "removed",
): boolean {
  const { graph, prefix, note } = comparison;
  const [many, one] = how === "added" ? [graph.after, graph.before] : [graph.before, graph.after];
  const kept = alternatives.find((item) => alike(many, item, one, single));
  if (!kept) return false;
  compareNull(comparison);
  for (const item of alternatives) {
    if (item === kept) continue;
    const name = nameOf(item, many);
    note(`${prefix}-${kind}-${how}`, how === "removed" ? name : undefined, how === "added" ? name : undefined);
  }
  comparison.descend(
    `(${nameOf(kept, many)})`,
    how === "added" ? single : kept,
    how === "added" ? kept : single,
    comparison,
  );
  return true;
}

/** Whether a schema is a choice and nothing beside it. */
function isOnlyUnion({ types, words, properties, additional, items, bounds, rest }: SchemaView): boolean {
  const plain = [types, words, additional, items].every((value) => value === undefined);
  const texts = Object.keys(rest).every((key) => /^(title|description|examples?|externalDocs|x-correction)$/.test(key));
  return plain && texts && properties.size === 0 && bounds.size === 0;
}

/**
 * The forms of a value, matched by reference, by content, by title, by a type that no other form has; a last one on each side
 * is the same one, changed.
 */
export function compareUnions(comparison: Comparison): void {
  const { a, b, graph, prefix, direction, note } = comparison;
  compareDiscriminators(comparison);
  if (!a.union || !b.union) {
    const [from, to] = [a.union, b.union].map(
      (union) => union && { [union.kind]: union.alternatives.map((item) => item as Json) },
    );
    if (a.union || b.union) note(`${direction}-schema-keyword-changed`, from, to);
    return;
  }
  if (a.union.kind !== b.union.kind) note(`${direction}-schema-keyword-changed`, a.union.kind, b.union.kind);
  const left = [...a.union.alternatives];
  const right = [...b.union.alternatives];
  const match = (fits: (one: JsonObject, other: JsonObject) => boolean): void => {
    for (const one of left.slice()) {
      const other = right.find((item) => fits(one, item));
      if (!other) continue;
      left.splice(left.indexOf(one), 1);
      right.splice(right.indexOf(other), 1);
      comparison.descend(`(${nameOf(other, graph.after)})`, one, other, comparison);
    }
  };
  match((one, other) => alike(graph.before, one, graph.after, other));
  match((one, other) => one["title"] !== undefined && one["title"] === other["title"]);
  const lone = (forms: readonly JsonObject[], form: JsonObject, viewer: Viewer): boolean =>
    typeOf(form, viewer) !== "" && forms.filter((item) => typeOf(item, viewer) === typeOf(form, viewer)).length === 1;
  const [all, others] = [a.union.alternatives, b.union.alternatives];
  match(
    (one, other) =>
      !bothNamed(one, other) &&
      typeOf(one, graph.before) === typeOf(other, graph.after) &&
      lone(all, one, graph.before) &&
      lone(others, other, graph.after),
  );
  if (left.length === 1 && right.length === 1 && !bothNamed(left[0], right[0])) match(() => true);
  const { kind } = b.union;
  for (const one of left) note(`${prefix}-${kind}-removed`, nameOf(one, graph.before), undefined);
  for (const other of right) note(`${prefix}-${kind}-added`, undefined, nameOf(other, graph.after));
}

function typeOf(form: JsonObject, viewer: Viewer): string {
  return [...(viewer.view(form).types ?? [])].sort().join();
}

function bothNamed(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  return one?.["$ref"] !== undefined && other?.["$ref"] !== undefined;
}

function alike(before: Viewer, one: JsonObject, after: Viewer, other: JsonObject): boolean {
  if (one["$ref"] !== undefined && one["$ref"] === other["$ref"]) return true;
  return before.document.closure(one) === after.document.closure(other);
}

/** How people call a form: its component, its title, or what it says. */
function nameOf(schema: JsonObject, viewer: Viewer): string {
  const name = textAt(schema, "$ref")?.split("/").at(-1) ?? textAt(schema, "title");
  if (name !== undefined) return name;
  const text = canonical(schema);
  const { types } = viewer.view(schema);
  return text.length <= 60 ? text : types === undefined ? "a form" : [...types].join(" or ");
}

function compareDiscriminators({ a, b, direction, subject, graph, note, descend }: Comparison): void {
  const [from, to] = [own(a.rest, "discriminator"), own(b.rest, "discriminator")];
  // Forms that no choice lists are known by their words alone.
  const [forms, newForms] = [graph.before.document.formsOf(from), graph.after.document.formsOf(to)];
  for (const [word, form] of a.union && b.union ? [] : forms) {
    const after = newForms.get(word);
    if (after) descend(`(${word})`, form, after);
  }
  if (same(from, to)) return;
  const prefix = `${direction}-${subject === "body" ? "body" : "property"}-discriminator`;
  if (!isObject(from) || !isObject(to)) return note(`${prefix}-${isObject(to) ? "added" : "removed"}`, from, to);
  if (from["propertyName"] !== to["propertyName"]) {
    note(`${prefix}-property-name-changed`, from["propertyName"], to["propertyName"]);
  }
  const [before, after] = [objectAt(from, "mapping"), objectAt(to, "mapping")];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [own(before, key), own(after, key)];
    if (one === other) continue;
    const how = one === undefined ? "added" : other === undefined ? "deleted" : "changed";
    note(`${prefix}-mapping-${how}`, one, other);
  }
}
