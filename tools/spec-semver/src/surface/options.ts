// Options of clients and calls, and their defaults as far as they can be read: declarations hold no values, but their
// documentation names them.
import ts from "typescript";
import type { Declarations } from "./declared.js";

export interface Option {
  readonly required: boolean;
  readonly type: ts.Type;
  /** As it is declared, with what it goes by. */
  readonly declared: string;
  /** What its documentation says of its default. */
  readonly default: string | undefined;
}

/** The options that an exported interface of such declares, itself or by what nobody can import, by `<interface>.<option>`. */
export function optionsOf(checker: ts.TypeChecker, declarations: Declarations, symbol: ts.Symbol): [string, Option][] {
  if (!isOptions(symbol)) return [];
  const own = new Set<ts.Node>(symbol.declarations);
  return checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .filter((option) => option.declarations?.some(({ parent }) => own.has(parent) || declarations.isHidden(parent)))
    .map((option) => [
      `${symbol.name}.${option.name}`,
      {
        required: !(option.flags & ts.SymbolFlags.Optional),
        type: checker.getTypeOfSymbol(option),
        declared: declarations.textOf(option),
        default: defaultIn(checker, option),
      },
    ]);
}

export const isOptions = ({ flags, name }: ts.Symbol) =>
  (flags & ts.SymbolFlags.Interface) !== 0 && name.endsWith("Options");

function defaultIn(checker: ts.TypeChecker, option: ts.Symbol): string | undefined {
  const tag = option.getJsDocTags(checker).find(({ name }) => name === "default");
  const text = tag
    ? ts.displayPartsToString(tag.text)
    : ts.displayPartsToString(option.getDocumentationComment(checker));
  if (tag) return text.trim();
  return /\bDefault:? (.+?)(?:[.;](?:\s|$)|$)/s.exec(text)?.[1]?.replace(/\s+/g, " ").trim();
}

/** Whether a text names a value, such as `60,000`, `16 MiB`, `false` or a text in backticks, and is no prose. */
export function isValue(text: string): boolean {
  return /^(?:`[^`]*`|"[^"]*"|[-\d.,_]+(?: ?[a-z]+)?|true|false|none|all|no limit|no check)$/i.test(text);
}
