// Symbols and their declarations, as the compiler reads them from .d.ts files.
import { sep } from "node:path";
import ts from "typescript";

/** A symbol behind any number of re-exports. */
export function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

const isTold = (node: ts.Node): node is ts.DeclarationStatement | ts.VariableDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isVariableDeclaration(node);

/** The declarations of a name, as statements. */
export function declarationsOf(symbol: ts.Symbol): ts.Statement[] {
  const nodes = symbol.declarations ?? [];
  const strange = nodes.find((node) => !isTold(node));
  if (strange || nodes.length === 0) {
    const kind = strange ? ts.SyntaxKind[strange.kind] : "unresolved name";
    throw new Error(`${symbol.name} is a ${kind}, which the report of the surface cannot tell; export a declaration`);
  }
  return nodes.map((node) => {
    const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    return statement as ts.Statement;
  });
}

/** Whether declarations lie in a package's build. */
export function isOwn(nodes: readonly ts.Node[], folder: string): boolean {
  const build = `${folder.replaceAll(sep, "/").replace(/\/$/, "")}/dist/`;
  return nodes.some((node) => node.getSourceFile().fileName.startsWith(build));
}

/** The package that declarations come from, by where they lie. */
export function packageOf(nodes: readonly ts.Node[]): string {
  const file = nodes[0]?.getSourceFile().fileName ?? "";
  const [, installed] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  const [, sibling] = /\/packages\/([^/]+)\/dist\//.exec(file) ?? [];
  if (installed !== undefined) return installed;
  if (sibling !== undefined) return `@yunfan/${sibling}`;
  throw new Error(`${file} is in no package`);
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** A statement as TypeScript writes it, without comments: what is deprecated is marked so. */
export function printed(node: ts.Statement): string {
  const file = node.getSourceFile();
  const text = printer.printNode(ts.EmitHint.Unspecified, node, file);
  const deprecated: string[] = [];
  const visit = (one: ts.Node): void => {
    const name = ts.isVariableStatement(one)
      ? one.declarationList.declarations[0]?.name
      : (one as ts.NamedDeclaration).name;
    const tag = ts.getJSDocDeprecatedTag(one);
    if (tag && name) deprecated.push(`// deprecated: ${name.getText(file)}`);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return [...new Set(deprecated), text].join("\n");
}

/** Every top-level name of a package that the declarations of some names stand on, those names included. */
export function referenced(checker: ts.TypeChecker, names: readonly ts.Symbol[], folder: string): ts.Symbol[] {
  const seen = new Set<ts.Symbol>();
  const follow = (symbol: ts.Symbol): void => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const found = checker.getSymbolAtLocation(node);
        const target = found && resolved(checker, found);
        if (target && isTopLevel(target, folder)) follow(target);
      }
      ts.forEachChild(node, visit);
    };
    if (isOwn(symbol.declarations ?? [], folder)) for (const statement of declarationsOf(symbol)) visit(statement);
  };
  for (const symbol of names) follow(symbol);
  return [...seen];
}

/** Whether a name is one of a file of the package, rather than a member, a parameter or what it adds to another package. */
function isTopLevel(symbol: ts.Symbol, folder: string): boolean {
  return (symbol.declarations ?? []).some((node) => {
    const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    return isTold(node) && ts.isSourceFile(statement.parent) && isOwn([node], folder);
  });
}

/** The literal `kind` of a class of errors. */
export function errorKindOf(checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  if (!(symbol.flags & ts.SymbolFlags.Class)) return undefined;
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (!type.getProperty("stack")) return undefined;
  const kind = type.getProperty("kind");
  const literal = kind && checker.getTypeOfSymbol(kind);
  return literal?.isStringLiteral() === true ? literal.value : undefined;
}
