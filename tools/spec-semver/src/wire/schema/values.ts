import { canonical, own, same, type Json } from "../../json.js";
import type { Comparison } from "./comparison.js";
import { compareBounds } from "./limits.js";
import { formatTakes, typeText, within } from "./types.js";

/** Type, format, null, words, constant, default, pattern and limits of a value. */
export function compareValues(comparison: Comparison): void {
  compareTypes(comparison);
  compareSecrecy(comparison);
  compareNull(comparison);
  const [words, constant] = wordsAndConstants(comparison);
  compareWords(comparison, ...words);
  compareAdded(comparison, "const", ...constant);
  compareAdded(comparison, "default-value", own(comparison.a.rest, "default"), own(comparison.b.rest, "default"));
  compareAdded(comparison, "pattern", comparison.a.pattern, comparison.b.pattern);
  compareBounds(comparison);
  compareUnique(comparison);
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

export function compareNull({ a, b, prefix, note }: Comparison): void {
  // What takes anything takes null; that it did not, or does not any more, is told as a change of types.
  if ((a.types === undefined && !a.union) !== (b.types === undefined && !b.union)) return;
  if (a.nullable !== b.nullable) note(`${prefix}-became-${b.nullable ? "" : "not-"}nullable`, a.nullable, b.nullable);
}

type Change<T> = readonly [from: T | undefined, to: T | undefined];

/** The words and the constant of both sides. Where one has words and the other a constant, that is its only word. */
function wordsAndConstants({ a, b }: Comparison): [Change<Json[]>, Change<Json>] {
  const [one, other] = [own(a.rest, "const"), own(b.rest, "const")];
  const [from, to] = [a.words && [...a.words], b.words && [...b.words]];
  if (from && !to && one === undefined && other !== undefined)
    return [
      [from, [other]],
      [undefined, undefined],
    ];
  if (to && !from && other === undefined && one !== undefined)
    return [
      [[one], to],
      [undefined, undefined],
    ];
  return [
    [from, to],
    [one, other],
  ];
}

function compareWords({ prefix, note }: Comparison, from: Change<Json[]>[0], to: Change<Json[]>[1]): void {
  if (from === undefined || to === undefined) {
    if (from !== to) note(`${prefix}-${to ? "became" : "no-longer"}-enum`, from, to);
    return;
  }
  const [before, after] = [
    new Set(from.map((word) => canonical(word, "const"))),
    new Set(to.map((word) => canonical(word, "const"))),
  ];
  // oasdiff calls the body of a response so in this one rule.
  const removed = prefix === "response-body" ? "response-mediatype" : prefix;
  for (const word of from)
    if (!after.has(canonical(word, "const"))) note(`${removed}-enum-value-removed`, word, undefined);
  for (const word of to) if (!before.has(canonical(word, "const"))) note(`${prefix}-enum-value-added`, undefined, word);
}

/** Rules that come as added, changed and removed. */
function compareAdded({ prefix, note }: Comparison, what: string, from: Json | undefined, to: Json | undefined): void {
  if (same(from, to, "const")) return;
  note(`${prefix}-${what}-${from === undefined ? "added" : to === undefined ? "removed" : "changed"}`, from, to);
}

function compareUnique({ a, b, prefix, note }: Comparison): void {
  if (a.uniqueItems === b.uniqueItems) return;
  note(`${prefix}-unique-items-${b.uniqueItems ? "set" : "unset"}`, a.uniqueItems, b.uniqueItems);
}

function compareMultiples({ a, b, direction, prefix, note }: Comparison): void {
  const [from, to] = [own(a.rest, "multipleOf"), own(b.rest, "multipleOf")];
  if (same(from, to)) return;
  if (direction === "response") note("response-multiple-of-changed", from, to);
  else if (from === undefined) note(`${prefix}-multiple-of-set`, from, to);
  else if (to === undefined) note(`${prefix}-multiple-of-unset`, from, to);
  else {
    const times = typeof from === "number" && typeof to === "number" ? from / to : Number.NaN;
    // 0.01 is ten times 0.001, but not to the last bit.
    const divides = Math.round(times) >= 1 && Math.abs(times - Math.round(times)) < 1e-9;
    note(`${prefix}-multiple-of-${divides ? "generalized" : "changed"}`, from, to);
  }
}
