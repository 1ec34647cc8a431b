// Values that an old user gives, as source text, one key a line so that a compiler's complaint names the key.
import ts from "typescript";
import { isKeyed, isList, isOptional, itemsOf, keysOf, partsOf, shapeOf } from "../types/shape.js";

/** Which keys a value has. */
export type Extent = "minimal" | "maximal";

/** In place of a value that text cannot make, such as a function or one with a brand. */
const UNMADE = "(undefined as never)";

/**
 * A value of a type.
 *
 * @param turn - which word of each list of words, and which alternative; over the end it begins anew
 */
export function sampleOf(checker: ts.TypeChecker, type: ts.Type, extent: Extent, turn = 0): string {
  return sample({ checker, extent }, type, turn, []);
}

/** How many turns it takes until every word of every list, and every alternative, has been given. */
export function turnsOf(checker: ts.TypeChecker, type: ts.Type, within: readonly ts.Type[] = []): number {
  const { type: plain, words } = shapeOf(checker, type);
  if (plain === undefined || within.includes(plain)) return 1;
  if (words !== undefined) return Math.max(1, words.size);
  const inner = [...within, plain];
  const parts = partsOf(plain);
  const below =
    parts.length > 1
      ? parts
      : isList(checker, plain)
        ? itemsOf(checker, plain)
        : isKeyed(checker, plain)
          ? keysOf(plain).map((symbol) => checker.getTypeOfSymbol(symbol))
          : [];
  return parts.length * Math.max(1, ...below.map((one) => turnsOf(checker, one, inner)));
}

interface Way {
  readonly checker: ts.TypeChecker;
  readonly extent: Extent;
}

function sample(way: Way, type: ts.Type, turn: number, within: readonly ts.Type[]): string {
  const { checker } = way;
  const { type: plain, words, empty } = shapeOf(checker, type);
  if (plain === undefined) return [...empty][0] ?? UNMADE;
  const parts = partsOf(plain);
  if (words !== undefined && words.size > 0 && !parts.some(isEnum)) return [...words][turn % words.size] as string;
  const first = parts[turn % parts.length] ?? plain;
  // What is within an alternative takes its own turns each time that the alternative is given.
  const next = Math.floor(turn / parts.length);
  // A type within itself ends here: as a list without items, or left out where it may be.
  if (isList(checker, first)) {
    const items = itemsOf(checker, first);
    if (within.includes(first)) return checker.isTupleType(first) ? UNMADE : "[]";
    return `[${items.map((item) => sample(way, item, next, [...within, first])).join(", ")}]`;
  }
  if (!isKeyed(checker, first)) return plainSample(checker, first);
  // Of a class, whose values are made by itself alone.
  if (keysOf(first).length < first.getProperties().length) return UNMADE;
  const keys = keysOf(first)
    .filter((symbol) => !isOptional(symbol) || (way.extent === "maximal" && !within.includes(first)))
    .map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)] as const);
  const map = first.getStringIndexType();
  if (map && way.extent === "maximal" && !within.includes(first)) keys.push(["any", map]);
  const inner = [...within, first];
  return `{\n${keys.map(([name, one]) => `${JSON.stringify(name)}: ${sample(way, one, next, inner)},`).join("\n")}\n}`;
}

const isObject = ({ flags }: ts.Type) => (flags & ts.TypeFlags.Object) !== 0;
const isEnum = ({ flags }: ts.Type) => (flags & ts.TypeFlags.EnumLike) !== 0;

function plainSample(checker: ts.TypeChecker, type: ts.Type): string {
  const { flags } = type;
  if (isEnum(type)) return UNMADE;
  if (flags & (ts.TypeFlags.Literal & ~ts.TypeFlags.Enum)) return checker.typeToString(type);
  if (flags & ts.TypeFlags.String) return '"text"';
  if (flags & ts.TypeFlags.Number) return "1";
  if (flags & ts.TypeFlags.BigInt) return "1n";
  if (type.isIntersection()) {
    const [more, plain] = [type.types.filter(isObject), type.types.find((one) => !isObject(one))];
    return plain && more.every((one) => keysOf(one).length === 0) ? plainSample(checker, plain) : UNMADE;
  }
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return "{}";
  return UNMADE;
}
