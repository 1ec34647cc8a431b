// Values that an old user gives, as source text, one key a line so that a compiler's complaint names the key.
import ts from "typescript";
import { isKeyed, isList, isOptional, partsOf, shapeOf } from "../types/shape.js";

/** Which keys a value has. */
export type Extent = "minimal" | "maximal";

/**
 * A value of a type.
 *
 * @param turn - which word of each list of words, and which alternative; over the end it begins anew
 */
export function sampleOf(checker: ts.TypeChecker, type: ts.Type, extent: Extent, turn = 0): string {
  return sample({ checker, extent, turn }, type, []);
}

/** How many turns it takes until every word of every list, and every alternative, has been given. */
export function turnsOf(checker: ts.TypeChecker, type: ts.Type, within: readonly ts.Type[] = []): number {
  const { type: plain, words } = shapeOf(checker, type);
  if (plain === undefined || within.includes(plain)) return 1;
  const inner = [...within, plain];
  const below = isList(checker, plain)
    ? checker.getTypeArguments(plain as ts.TypeReference)
    : isKeyed(checker, plain)
      ? plain.getProperties().map((symbol) => checker.getTypeOfSymbol(symbol))
      : [];
  return Math.max(1, words?.size ?? partsOf(plain).length, ...below.map((one) => turnsOf(checker, one, inner)));
}

interface Way {
  readonly checker: ts.TypeChecker;
  readonly extent: Extent;
  readonly turn: number;
}

function sample(way: Way, type: ts.Type, within: readonly ts.Type[]): string {
  const { checker, turn } = way;
  const { type: plain, words } = shapeOf(checker, type);
  if (plain === undefined) return "null";
  const word = words && [...words][turn % Math.max(words.size, 1)];
  if (word !== undefined) return word;
  const parts = partsOf(plain);
  const first = parts[turn % parts.length] ?? plain;
  if (first.flags & ts.TypeFlags.StringLike) return '"text"';
  if (first.flags & ts.TypeFlags.NumberLike) return "1";
  if (first.flags & ts.TypeFlags.BooleanLike) return "true";
  if (first.flags & ts.TypeFlags.BigIntLike) return "1n";
  // A type within itself ends here: as a list without items, or left out where it may be.
  if (isList(checker, first)) {
    const [item] = checker.getTypeArguments(first as ts.TypeReference);
    return item === undefined || within.includes(first) ? "[]" : `[${sample(way, item, [...within, first])}]`;
  }
  if (!isKeyed(checker, first)) return "{}";
  const keys = first
    .getProperties()
    .filter((symbol) => !isOptional(symbol) || (way.extent === "maximal" && !within.includes(first)))
    .map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)] as const);
  const map = first.getStringIndexType();
  if (map && way.extent === "maximal") keys.push(["any", map]);
  const inner = [...within, first];
  return `{\n${keys.map(([name, one]) => `${JSON.stringify(name)}: ${sample(way, one, inner)},`).join("\n")}\n}`;
}
