// Two types side by side, key by key at every depth: assignability alone forgives keys that came or went.
import ts from "typescript";
import type { Note } from "../wire/recorder.js";
import {
  isKeyed,
  isList,
  isOptional,
  isReadonlyKey,
  isReadonlyList,
  itemsOf,
  keysOf,
  partsOf,
  shapeOf,
  type Shape,
} from "./shape.js";

/** A value goes in, or comes out. */
export type Direction = "input" | "output";

export class Walk {
  private readonly seen = new Map<ts.Type, Set<ts.Type>>();

  /** @param note - takes what was found; each pair of types is told once, where the walk first meets it */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly direction: Direction,
    private readonly note: Note,
  ) {}

  compare(before: ts.Type, after: ts.Type, location: string): void {
    const [one, other] = [shapeOf(this.checker, before), shapeOf(this.checker, after)];
    for (const value of ["null", "undefined"] as const) {
      if (one.empty.has(value) && !other.empty.has(value)) this.tell("became-not-nullable", location, value);
      if (!one.empty.has(value) && other.empty.has(value)) this.tell("became-nullable", location, undefined, value);
    }
    if (one.type === undefined || other.type === undefined) {
      if (one.type !== other.type) this.tellType(one, other, location);
    } else if (one.words !== undefined && other.words !== undefined) {
      this.words(one, other, location);
    } else if (isList(this.checker, one.type) && isList(this.checker, other.type)) {
      this.lists(one.type, other.type, location);
    } else if (isKeyed(this.checker, one.type) && isKeyed(this.checker, other.type)) {
      this.keys(one.type, other.type, location);
    } else if (!(one.type.isUnion() && other.type.isUnion() && this.members(one.type, other.type, location))) {
      this.tellType(one, other, location);
    }
  }

  /** @returns false for a pair that was compared, or that is being compared: types may be within themselves. */
  private meets(before: ts.Type, after: ts.Type): boolean {
    const known = this.seen.get(before) ?? new Set();
    if (known.has(after)) return false;
    this.seen.set(before, known.add(after));
    return true;
  }

  private lists(before: ts.Type, after: ts.Type, location: string): void {
    if (!this.meets(before, after)) return;
    const [fixed, newFixed] = [isReadonlyList(this.checker, before), isReadonlyList(this.checker, after)];
    if (fixed !== newFixed) {
      const rules = this.direction === "output" ? ["became-readonly", "became-writable"] : ["widened", "narrowed"];
      this.tell(rules[newFixed ? 0 : 1] as string, location, this.text(before), this.text(after));
    }
    const [from, to] = [itemsOf(this.checker, before), itemsOf(this.checker, after)];
    const tuple = this.checker.isTupleType(before);
    if (tuple !== this.checker.isTupleType(after) || from.length !== to.length) {
      this.tellType(shapeOf(this.checker, before), shapeOf(this.checker, after), location);
      return;
    }
    from.forEach((item, i) => this.compare(item, to[i] as ts.Type, `${location}[${tuple ? i : ""}]`));
  }

  private words(one: Shape, other: Shape, location: string): void {
    // Without any word it is a plain text or number; going from there to a closed list of words, or back, is a type's change.
    if (one.open !== other.open && this.tellType(one, other, location)) return;
    const [before, after] = [one.words ?? new Set<string>(), other.words ?? new Set<string>()];
    if (one.open && other.open && this.assigns(one, other) !== "both") {
      this.tellType(one, other, location);
      return;
    }
    for (const word of before) if (!after.has(word)) this.tell("word-removed", location, word, undefined);
    for (const word of after) if (!before.has(word)) this.tell("word-added", location, undefined, word);
  }

  private keys(before: ts.Type, after: ts.Type, location: string): void {
    if (!this.meets(before, after)) return;
    const others = new Map(keysOf(after).map((symbol) => [symbol.name, symbol]));
    for (const symbol of keysOf(before)) {
      const other = others.get(symbol.name);
      others.delete(symbol.name);
      const at = `${location}.${symbol.name}`;
      if (other === undefined) {
        this.tell("key-removed", at, this.text(this.checker.getTypeOfSymbol(symbol)), undefined);
        continue;
      }
      this.marks(symbol, other, at);
      this.compare(this.checker.getTypeOfSymbol(symbol), this.checker.getTypeOfSymbol(other), at);
    }
    for (const symbol of others.values()) {
      const rule =
        this.direction === "output" ? "key-added" : isOptional(symbol) ? "optional-key-added" : "required-key-added";
      this.tell(rule, `${location}.${symbol.name}`, undefined, this.text(this.checker.getTypeOfSymbol(symbol)));
    }
    const [map, newMap] = [before.getStringIndexType(), after.getStringIndexType()];
    if (map && newMap) this.compare(map, newMap, `${location}.*`);
    else if (map) this.tell("key-removed", `${location}.*`, this.text(map), undefined);
    else if (newMap) this.tell(this.direction === "output" ? "key-added" : "optional-key-added", `${location}.*`);
  }

  /** What is said of a key beside its type. */
  marks(before: ts.Symbol, after: ts.Symbol, location: string): void {
    if (isOptional(before) !== isOptional(after)) {
      this.tell(isOptional(after) ? "key-became-optional" : "key-became-required", location);
    }
    // An input is given, not kept: assignability says the same of both.
    if (this.direction === "output" && isReadonlyKey(before) !== isReadonlyKey(after)) {
      this.tell(isReadonlyKey(after) ? "became-readonly" : "became-writable", location);
    }
  }

  /**
   * Alternatives, each held to that of the same name; what is left on both sides, to that in the same place.
   *
   * @returns false when they cannot be told apart, and nothing was compared
   */
  private members(before: ts.UnionType, after: ts.UnionType, location: string): boolean {
    const others = new Map(partsOf(after).map((type) => [this.text(type), type]));
    const pairs: [ts.Type, ts.Type][] = [];
    const left: ts.Type[] = [];
    for (const type of partsOf(before)) {
      const name = this.text(type);
      const other = others.get(name);
      if (other === undefined) left.push(type);
      else pairs.push([type, other]);
      others.delete(name);
    }
    const come = [...others.values()];
    if (left.length !== come.length || ![...left, ...come].every((type) => isKeyed(this.checker, type))) return false;
    left.forEach((type, i) => pairs.push([type, come[i] as ts.Type]));
    for (const [one, other] of pairs) if (other !== one) this.compare(one, other, location);
    return true;
  }

  /** @returns whether there was something to tell. */
  private tellType(one: Shape, other: Shape, location: string): boolean {
    const found = this.assigns(one, other);
    if (found === "both") return false;
    const rule = this.direction === "output" ? "type-changed" : found === "forth" ? "widened" : "narrowed";
    this.tell(rule, location, this.shapeText(one), this.shapeText(other));
    return true;
  }

  private assigns({ type: one }: Shape, { type: other }: Shape): "both" | "forth" | "neither" {
    if (one === undefined || other === undefined) return one === other ? "both" : "neither";
    // Any is taken for whatever stands on the other side: it takes more than all others, and promises nothing.
    const [any, newAny] = [this.holdsAny(one), this.holdsAny(other)];
    if (any !== newAny) return newAny ? "forth" : "neither";
    const [forth, back] = [this.checker.isTypeAssignableTo(one, other), this.checker.isTypeAssignableTo(other, one)];
    if (forth && back) return this.differ(one, other) ? "neither" : "both";
    return forth ? "forth" : "neither";
  }

  private holdsAny(type: ts.Type): boolean {
    return (type.flags & ts.TypeFlags.Any) !== 0 || (isCallable(type) && /\bany\b/.test(this.text(type)));
  }

  /** Methods are assignable both ways where only one is safe. */
  private differ(one: ts.Type, other: ts.Type): boolean {
    return isCallable(one) && isCallable(other) && this.text(one) !== this.text(other);
  }

  private shapeText({ type }: Shape): string {
    return type === undefined ? "null" : this.text(type);
  }

  private text(type: ts.Type): string {
    return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }

  private tell(rule: string, location: string, from?: string, to?: string): void {
    this.note({ rule: `types-${this.direction}-${rule}`, location, from, to });
  }
}

const isCallable = (type: ts.Type) => type.getCallSignatures().length > 0;
