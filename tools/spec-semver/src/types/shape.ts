// What a type is made of, as far as the walk goes by it.
import ts from "typescript";

export interface Shape {
  /** Without null and undefined; undefined where nothing else is left. */
  readonly type: ts.Type | undefined;
  readonly nullable: boolean;
  /** The literals of a union that is made of such, but for what keeps it open. */
  readonly words: ReadonlySet<string> | undefined;
  /** Whether other words may come: `"a" | (string & {})`, or any text. */
  readonly open: boolean;
}

export function shapeOf(checker: ts.TypeChecker, type: ts.Type): Shape {
  const members = partsOf(type);
  const nullable = members.some(({ flags }) => flags & ts.TypeFlags.Null);
  const rest = members.filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const isWord = (one: ts.Type) => one.isStringLiteral() || one.isNumberLiteral();
  const [words, others] = [rest.filter(isWord), rest.filter((one) => !isWord(one))];
  const open = others.length > 0 && others.every(isAnyWord);
  return {
    type: rest.length === 0 ? undefined : checker.getNonNullableType(type),
    nullable,
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
  return (type.flags & plain) !== 0 || (type.isIntersection() && type.types.some(({ flags }) => flags & plain));
}

/** An object with keys or a map, rather than a list or a plain value. */
export function isKeyed(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    !isList(checker, type) &&
    type.getCallSignatures().length === 0 &&
    (type.getProperties().length > 0 || type.getStringIndexType() !== undefined)
  );
}

export function isList(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

export const isOptional = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
