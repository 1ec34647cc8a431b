import { canonical, own, same, type Json } from "../../json.js";
import type { Comparison } from "./comparison.js";
import { formatTakes, typeText, within } from "./types.js";
import { BOUNDS, type Bound } from "./view.js";

/** Type, format, null, words, constant, default, pattern and limits of a value. */
export function compareValues(comparison: Comparison): void {
  compareTypes(comparison);
  compareSecrecy(comparison);
  compareNull(comparison);
  compareWords(comparison);
  compareConst(comparison);
  compareAdded(comparison, "default-value", own(comparison.a.rest, "default"), own(comparison.b.rest, "default"));
  compareAdded(comparison, "pattern", comparison.a.pattern, comparison.b.pattern);
  compareBounds(comparison);
  compareMultiples(comparison);
}

function compareTypes({ a, b, direction, prefix, note }: Comparison): void {
  const from = typeText(a.types, a.format);
  const to = typeText(b.types, b.format);
  if (from === to) return;
  const integers = a.types?.has("integer") === true && b.types?.has("integer") === true;
  const sameTypes = typeText(a.types, undefined) === typeText(b.types, undefined);
  if (direction === "response") {
    // A format other than int64 only promises more.
    if (sameTypes && a.format === undefined && b.format !== "int64") note("response-format-added", from, to);
    else if (within(a.types, b.types) && !sameTypes) note(`${prefix}-type-generalized`, from, to);
    else note(`${prefix}-type-changed`, from, to);
    return;
  }
  const takes = within(a.types, b.types) && formatTakes(b.format, a.format, integers);
  note(takes ? `${prefix}-type-generalized` : `${prefix}-type-changed`, from, to);
}

function compareSecrecy({ a, b, prefix, note }: Comparison): void {
  if (a.secret !== b.secret) note(`${prefix}-${b.secret ? "became" : "no-longer"}-secret`, a.secret, b.secret);
}

function compareNull({ a, b, prefix, note }: Comparison): void {
  if (a.nullable !== b.nullable) note(`${prefix}-became-${b.nullable ? "" : "not-"}nullable`, a.nullable, b.nullable);
}

function compareWords({ a, b, prefix, note }: Comparison): void {
  const from = a.words && [...a.words];
  const to = b.words && [...b.words];
  if (from === undefined || to === undefined) {
    if (from !== to) note(`${prefix}-${to ? "became" : "no-longer"}-enum`, from, to);
    return;
  }
  const [before, after] = [new Set(from.map((word) => canonical(word))), new Set(to.map((word) => canonical(word)))];
  // oasdiff calls the body of a response so in this one rule.
  const removed = prefix === "response-body" ? "response-mediatype" : prefix;
  for (const word of from) if (!after.has(canonical(word))) note(`${removed}-enum-value-removed`, word, undefined);
  for (const word of to) if (!before.has(canonical(word))) note(`${prefix}-enum-value-added`, undefined, word);
}

function compareConst(comparison: Comparison): void {
  compareAdded(comparison, "const", own(comparison.a.rest, "const"), own(comparison.b.rest, "const"));
}

/** Rules that come as added, changed and removed. */
function compareAdded({ prefix, note }: Comparison, what: string, from: Json | undefined, to: Json | undefined): void {
  if (same(from, to)) return;
  note(`${prefix}-${what}-${from === undefined ? "added" : to === undefined ? "removed" : "changed"}`, from, to);
}

function compareBounds({ a, b, prefix, note }: Comparison): void {
  for (const bound of Object.keys(BOUNDS) as Bound[]) {
    const [from, to] = [a.bounds.get(bound), b.bounds.get(bound)];
    if (from === to) continue;
    const how = from === undefined ? "set" : to === undefined ? "unset" : to > from ? "increased" : "decreased";
    note(`${prefix}-${bound}-${how}`, from, to);
  }
  if (a.uniqueItems !== b.uniqueItems) {
    note(`${prefix}-unique-items-${b.uniqueItems ? "set" : "unset"}`, a.uniqueItems, b.uniqueItems);
  }
}

function compareMultiples({ a, b, direction, prefix, note }: Comparison): void {
  const [from, to] = [own(a.rest, "multipleOf"), own(b.rest, "multipleOf")];
  if (same(from, to)) return;
  if (direction === "response") note("response-multiple-of-changed", from, to);
  else if (from === undefined) note(`${prefix}-multiple-of-set`, from, to);
  else if (to === undefined) note(`${prefix}-multiple-of-unset`, from, to);
  else {
    const divides = typeof from === "number" && typeof to === "number" && from % to === 0;
    note(`${prefix}-multiple-of-${divides ? "generalized" : "changed"}`, from, to);
  }
}
