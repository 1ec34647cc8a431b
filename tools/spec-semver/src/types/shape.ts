// What a type is made of, as far as the walk goes by it.
import ts from "typescript";

export interface Shape {
  /** Without null and undefined; undefined where nothing else is left. */
  readonly type: ts.Type | undefined;
  /** Which of `null` and `undefined` are values of it. A key that may be left out is no such, unless it says so itself. */
  readonly empty: ReadonlySet<"null" | "undefined">;
  /** The literals of a union that is made of such, but for what keeps it open. */
  readonly words: ReadonlySet<string> | undefined;
  /** Whether other words may come: `"a" | (string & {})`, or any text. */
  readonly open: boolean;
}

export function shapeOf(checker: ts.TypeChecker, type: ts.Type): Shape {
  const members = partsOf(type);
  const rest = members.filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const isWord = (one: ts.Type) => one.isStringLiteral() || one.isNumberLiteral();
  const [words, others] = [rest.filter(isWord), rest.filter((one) => !isWord(one))];
  const open = others.length > 0 && others.every(isAnyWord);
  const empty = new Set<"null" | "undefined">();
  if (members.includes(checker.getNullType())) empty.add("null");
  // Beside it there is a type of what is missing, which has the same flags.
  if (members.includes(checker.getUndefinedType())) empty.add("undefined");
  return {
    type: rest.length === 0 ? undefined : rest.length === members.length ? type : checker.getNonNullableType(type),
    empty,
    words: rest.length > 0 && (others.length === 0 || open) ? new Set(words.map(wordOf)) : undefined,
    open,
  };
}

export function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

const wordOf = (type: ts.Type) => JSON.stringify((type as ts.LiteralType).value);

/** `string`, `number`, or either `& {}`, which unions of words hold to stay open. */
function isAnyWord(type: ts.Type): boolean {
  const plain = ts.TypeFlags.String | ts.TypeFlags.Number;
  return (type.flags & plain) !== 0 || (isBranded(type) && type.types.some(({ flags }) => flags & plain));
}

/** An intersection with a plain value: `string & {}`, `string & { readonly brand: "id" }`. */
function isBranded(type: ts.Type): type is ts.IntersectionType {
  return type.isIntersection() && type.types.some(({ flags }) => !(flags & KEYED));
}

const KEYED = ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.Union;

/** An object, though it may have no keys yet, or a map, rather than a list or a plain value. */
export function isKeyed(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
    !isBranded(type) &&
    !isList(checker, type) &&
    [...type.getCallSignatures(), ...type.getConstructSignatures()].length === 0
  );
}

const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/** The keys that users of a type name: what a class keeps to itself is none, nor are symbols. */
export function keysOf(type: ts.Type): ts.Symbol[] {
  return type
    .getProperties()
    .filter((symbol) => !/^__[#@]/.test(String(symbol.escapedName)) && !isMarked(symbol, HIDDEN));
}

export function isList(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** What a list holds, in order; of an array the one type. */
export function itemsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  return checker.getTypeArguments(type as ts.TypeReference);
}

/** Whether a list may not be changed. */
export function isReadonlyList(checker: ts.TypeChecker, type: ts.Type): boolean {
  const { target } = type as ts.TypeReference;
  return checker.isTupleType(type) ? (target as ts.TupleType).readonly : target.symbol.name === "ReadonlyArray";
}

export const isOptional = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

/** Whether a key may be read, and no more. */
export const isReadonlyKey = (symbol: ts.Symbol) => isMarked(symbol, ts.ModifierFlags.Readonly);

function isMarked({ declarations = [] }: ts.Symbol, flags: number): boolean {
  return declarations.some((node) => (ts.getCombinedModifierFlags(node) & flags) !== 0);
}
