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
  return [...deprecated(node, file), printer.printNode(ts.EmitHint.Unspecified, node, file)].join("\n");
}

/** What a statement marks as deprecated, by its path of names; of declarations that share theirs, which of them. */
function deprecated(statement: ts.Statement, file: ts.SourceFile): string[] {
  const marks: string[] = [];
  const met = new Map<string, number>();
  const visit = (node: ts.Node, above: readonly string[]): void => {
    const name = ts.isVariableStatement(node)
      ? node.declarationList.declarations[0]?.name
      : (node as ts.NamedDeclaration).name;
    const path = name && !ts.isVariableDeclaration(node) ? [...above, name.getText(file)] : above;
    const key = path.join(".");
    const count = name ? (met.get(key) ?? 0) + 1 : 0;
    if (name) met.set(key, count);
    if (name && ts.getJSDocDeprecatedTag(node)) {
      marks.push(`// deprecated: ${key}${count > 1 ? `, its declaration ${String(count)}` : ""}`);
    }
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(statement, []);
  return [...new Set(marks)];
}

/**
 * Every top-level name of a package that the declarations of some names stand on, those names included, and what some nodes
 * beside them stand on.
 */
export function referenced(
  checker: ts.TypeChecker,
  names: readonly ts.Symbol[],
  nodes: readonly ts.Node[],
  folder: string,
): ts.Symbol[] {
  const seen = new Set<ts.Symbol>();
  const follow = (symbol: ts.Symbol): void => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    if (isOwn(symbol.declarations ?? [], folder)) declarationsOf(symbol).forEach(visit);
  };
  const consider = (found: ts.Symbol | undefined): void => {
    const target = found && resolved(checker, found);
    if (target && isTopLevel(target, folder)) follow(target);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) consider(checker.getSymbolAtLocation(node));
    // `typeof import("./x.js")`: all of that module.
    if (ts.isImportTypeNode(node) && !node.qualifier && ts.isLiteralTypeNode(node.argument)) {
      const module = checker.getSymbolAtLocation(node.argument.literal);
      if (module) checker.getExportsOfModule(module).forEach(consider);
    }
    ts.forEachChild(node, visit);
  };
  for (const symbol of names) follow(symbol);
  nodes.forEach(visit);
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
