// Statements that read a value at every depth and put each into a variable of the type that it had.
import ts from "typescript";
import { isKeyed, isList, isOptional, itemsOf, keysOf, partsOf, shapeOf } from "../types/shape.js";

/** Reads all of `expression`, whose type it was. */
export function readingOf(checker: ts.TypeChecker, type: ts.Type, expression: string): string[] {
  return new Reading(checker).statements(type, expression, false);
}

class Reading {
  private count = 0;
  private readonly seen = new Set<ts.Type>();

  constructor(private readonly checker: ts.TypeChecker) {}

  statements(type: ts.Type, expression: string, optional: boolean): string[] {
    const { type: plain, empty } = shapeOf(this.checker, type);
    if (plain === undefined) return [`use(${expression});`];
    const list = isList(this.checker, plain);
    const keyed = isKeyed(this.checker, plain);
    if (!list && !keyed) {
      const text = textOf(this.checker, plain);
      const absent = [...(optional ? ["undefined"] : []), ...empty].map((one) => ` | ${one}`);
      return [text === undefined ? `use(${expression});` : `use<(${text})${absent.join("")}>(${expression});`];
    }
    if (this.seen.has(plain)) return [`use(${expression});`];
    this.seen.add(plain);
    const name = `v${this.count++}`;
    const inside = list ? this.list(plain, name) : this.keys(plain, name);
    const check = empty.size > 0 || optional ? `if (${name} !== undefined && ${name} !== null) ` : "";
    return [`const ${name} = ${expression};`, `${check}{`, ...inside, "}"];
  }

  private list(type: ts.Type, name: string): string[] {
    const items = itemsOf(this.checker, type);
    if (this.checker.isTupleType(type)) {
      const { elementFlags } = (type as ts.TupleTypeReference).target;
      return items.flatMap((one, i) =>
        this.statements(one, `${name}[${i}]`, elementFlags[i] !== ts.ElementFlags.Required),
      );
    }
    const [item] = items;
    const each = `v${this.count++}`;
    return [`for (const ${each} of ${name}) {`, ...(item ? this.statements(item, each, false) : []), "}"];
  }

  private keys(type: ts.Type, name: string): string[] {
    const lines = keysOf(type).flatMap((symbol) =>
      this.statements(this.checker.getTypeOfSymbol(symbol), `${name}${accessTo(symbol.name)}`, isOptional(symbol)),
    );
    const map = type.getStringIndexType();
    return map ? [...lines, ...this.statements(map, `${name}["any"]`, true)] : lines;
  }
}

/** A type as text that means the same in another file; undefined where that takes names. */
function textOf(checker: ts.TypeChecker, type: ts.Type): string | undefined {
  const plain = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike;
  const parts = partsOf(type);
  const isOpen = (one: ts.Type) =>
    one.isIntersection() && one.types.every((part) => part.flags & plain || keysOf(part).length === 0);
  const named = parts.some(({ flags }) => flags & ts.TypeFlags.EnumLike);
  if (named || !parts.every((one) => one.flags & plain || isOpen(one))) return undefined;
  return parts.map((one) => `(${checker.typeToString(one, undefined, ts.TypeFormatFlags.NoTruncation)})`).join(" | ");
}

/** How a property is reached: `.name`, or `["a name"]`. */
export function accessTo(name: string): string {
  return isName(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

export const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text);
