// Two types side by side, key by key at every depth: assignability alone forgives keys that came or went.
import ts from "typescript";
import type { Note } from "../wire/recorder.js";
import { isKeyed, isList, isOptional, partsOf, shapeOf, type Shape } from "./shape.js";

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
    if (one.nullable !== other.nullable) {
      this.tell(other.nullable ? "became-nullable" : "became-not-nullable", location);
    }
    if (one.type === undefined || other.type === undefined) {
      if (one.type !== other.type) this.tellType(one, other, location);
    } else if (one.words !== undefined && other.words !== undefined) {
      this.words(one, other, location);
    } else if (isList(this.checker, one.type) && isList(this.checker, other.type)) {
      const [from, to] = [this.item(one.type), this.item(other.type)];
      if (from && to) this.compare(from, to, `${location}[]`);
    } else if (isKeyed(this.checker, one.type) && isKeyed(this.checker, other.type)) {
      this.keys(one.type, other.type, location);
    } else if (one.type.isUnion() && other.type.isUnion() && this.members(one.type, other.type, location)) {
      return;
    } else {
      this.tellType(one, other, location);
    }
  }

  private item(type: ts.Type): ts.Type | undefined {
    return this.checker.getTypeArguments(type as ts.TypeReference)[0];
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
    const known = this.seen.get(before) ?? new Set();
    if (known.has(after)) return;
    this.seen.set(before, known.add(after));
    const others = new Map(after.getProperties().map((symbol) => [symbol.name, symbol]));
    for (const symbol of before.getProperties()) {
      const other = others.get(symbol.name);
      others.delete(symbol.name);
      const at = `${location}.${symbol.name}`;
      if (other === undefined) {
        this.tell("key-removed", at, this.text(this.checker.getTypeOfSymbol(symbol)), undefined);
        continue;
      }
      if (isOptional(symbol) !== isOptional(other)) {
        this.tell(isOptional(other) ? "key-became-optional" : "key-became-required", at);
      }
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

  /** Alternatives of the same names, each held to itself. @returns false when they are not the same. */
  private members(before: ts.UnionType, after: ts.UnionType, location: string): boolean {
    const others = new Map(partsOf(after).map((type) => [this.text(type), type]));
    const pairs = partsOf(before).map((type) => [type, others.get(this.text(type))] as const);
    if (pairs.length !== others.size || pairs.some(([, other]) => other === undefined)) return false;
    for (const [one, other] of pairs) if (other && other !== one) this.alternative(one, other, location);
    return true;
  }

  private alternative(one: ts.Type, other: ts.Type, location: string): void {
    if (isKeyed(this.checker, one) && isKeyed(this.checker, other)) this.keys(one, other, location);
    else if (one.flags !== other.flags) this.compare(one, other, location);
  }

  /** @returns whether there was something to tell. */
  private tellType(one: Shape, other: Shape, location: string): boolean {
    const found = this.assigns(one, other);
    if (found === "both") return false;
    const rule =
      this.direction === "output" ? "type-changed" : `types-input-${found === "forth" ? "widened" : "narrowed"}`;
    this.tell(rule.replace("types-input-", ""), location, this.shapeText(one), this.shapeText(other));
    return true;
  }

  private assigns({ type: one }: Shape, { type: other }: Shape): "both" | "forth" | "neither" {
    if (one === undefined || other === undefined) return one === other ? "both" : "neither";
    const [forth, back] = [this.checker.isTypeAssignableTo(one, other), this.checker.isTypeAssignableTo(other, one)];
    return forth && back ? "both" : forth ? "forth" : "neither";
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
