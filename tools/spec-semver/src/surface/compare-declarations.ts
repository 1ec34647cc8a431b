// The net below the other rules: names whose declarations differ, held to assignability as a whole.
import ts from "typescript";
import { entriesOf } from "../packages/client-package.js";
import type { Modules } from "../packages/modules.js";
import { shapeOf } from "../types/shape.js";
import { operationsIn } from "../types/index.js";
import type { Note } from "../wire/recorder.js";
import type { Declarations, Side } from "./declared.js";
import { isOptions } from "./options.js";

/** Names of both releases, but for those that other rules and lenses judge: options, and what operations take and give. */
export function compareDeclarations(
  modules: Modules,
  [before, after]: readonly [Side, Side],
  [texts, newTexts]: readonly [Declarations, Declarations],
  note: Note,
): void {
  const [old, fresh] = [namesOf(modules, before, texts), namesOf(modules, after, newTexts)];
  const done = new Set<ts.Symbol>();
  for (const [location, symbol] of old.names) {
    const other = fresh.names.get(location);
    if (other === undefined || done.has(symbol) || old.judged.has(symbol)) continue;
    done.add(symbol);
    const [from, to] = [texts.textOf(symbol), newTexts.textOf(other)];
    if (from === to) continue;
    const judgement = judge(modules.checker, [symbol, from], [other, to]);
    // What it stands for is told by other rules.
    const meanings = (symbol.flags ^ other.flags) & (ts.SymbolFlags.Value | ts.SymbolFlags.Type);
    if (judgement !== "reworded" || meanings === 0)
      note({ rule: `surface-declaration-${judgement}`, location, from, to });
  }
}

interface Names {
  /** By entry and name, behind any number of re-exports. */
  readonly names: ReadonlyMap<string, ts.Symbol>;
  readonly judged: ReadonlySet<ts.Symbol>;
}

function namesOf(modules: Modules, { folder, one }: Side, declarations: Declarations): Names {
  const names = new Map<string, ts.Symbol>();
  const judged = new Set<ts.Symbol>();
  const follow = (symbol: ts.Symbol | undefined): void => {
    if (!symbol || judged.has(symbol) || !symbol.declarations?.some((node) => declarations.isOwn(node))) return;
    judged.add(symbol);
    for (const next of symbol.declarations.flatMap((node) => declarations.namesIn(node))) follow(next);
  };
  for (const { key } of entriesOf(one)) {
    const exported = new Map(
      [...modules.exportsOf(folder, key)].map(([name, symbol]) => [name, modules.resolved(symbol)] as const),
    );
    const operations = operationsIn(exported);
    for (const operation of operations) {
      for (const part of ["Input", "Output", "Errors"]) follow(exported.get(`${operation}${part}`));
    }
    for (const [name, symbol] of exported) {
      names.set(`${key} ${name}`, symbol);
      // The programs of an old user call the operations of clients.
      if (isOptions(symbol) || (operations.length > 0 && name.endsWith("Client"))) judged.add(symbol);
    }
  }
  return { names, judged };
}

type Judgement = "changed" | "widened" | "reworded";
type Declared = readonly [symbol: ts.Symbol, text: string];

function judge(checker: ts.TypeChecker, [before, from]: Declared, [after, to]: Declared): Judgement {
  // What assignability forgives.
  const marks = (text: string, word: string) => text.split(new RegExp(`\\b${word}\\b`)).length;
  if (marks(from, "any") !== marks(to, "any") || marks(from, "readonly") < marks(to, "readonly")) return "changed";
  const found: Judgement[] = [];
  const both = before.flags & after.flags;
  if (both & ts.SymbolFlags.Value) {
    found.push(gives(checker, checker.getTypeOfSymbol(before), checker.getTypeOfSymbol(after)));
  }
  if (both & ts.SymbolFlags.Type) {
    const [one, other] = [checker.getDeclaredTypeOfSymbol(before), checker.getDeclaredTypeOfSymbol(after)];
    // Users hold a list of words of their own against one that is exported.
    const words = shapeOf(checker, one).words !== undefined && shapeOf(checker, other).words !== undefined;
    found.push(words ? gives(checker, other, one) : gives(checker, one, other));
  }
  return (["changed", "widened"] as const).find((one) => found.includes(one)) ?? "reworded";
}

function gives(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): Judgement {
  if (!checker.isTypeAssignableTo(after, before)) return "changed";
  return checker.isTypeAssignableTo(before, after) ? "reworded" : "widened";
}
