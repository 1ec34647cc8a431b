// Which exports exist at run time. A class that is exported by `export type` is a name without a value, however many files
// pass it on; the compiler's public interface does not tell.
import ts from "typescript";
import { resolved } from "./declarations.js";

/** The names that a module of a program exports as values. */
export function valueExports(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  seen = new Set<ts.SourceFile>(),
): Set<string> {
  const names = new Set<string>();
  if (seen.has(file)) return names;
  const within = new Set([...seen, file]);

  const targetOf = (specifier: ts.Expression | undefined) => {
    const module = specifier && checker.getSymbolAtLocation(specifier);
    const declaration = module?.declarations?.find((one) => ts.isSourceFile(one));
    return declaration === undefined ? new Set<string>() : valueExports(checker, declaration, within);
  };

  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause: clause, moduleSpecifier: from } = statement;
      if (statement.isTypeOnly) continue;
      if (clause === undefined) {
        for (const name of targetOf(from)) if (name !== "default") names.add(name);
      } else if (ts.isNamespaceExport(clause)) names.add(clause.name.text);
      else {
        for (const one of clause.elements) {
          const name = (one.propertyName ?? one.name).text;
          const isValue = from === undefined ? isLocalValue(checker, one, targetOf) : targetOf(from).has(name);
          if (!one.isTypeOnly && isValue) names.add(one.name.text);
        }
      }
    } else if (ts.isExportAssignment(statement)) {
      const symbol = checker.getSymbolAtLocation(statement.expression);
      if (!symbol || resolved(checker, symbol).flags & ts.SymbolFlags.Value) names.add("default");
    } else if (ts.canHaveModifiers(statement) && has(statement, ts.SyntaxKind.DefaultKeyword)) {
      if (!ts.isInterfaceDeclaration(statement)) names.add("default");
    } else if (ts.canHaveModifiers(statement) && has(statement, ts.SyntaxKind.ExportKeyword)) {
      for (const name of declaredNames(statement)) {
        const symbol = checker.getSymbolAtLocation(name);
        if (symbol && symbol.flags & ts.SymbolFlags.Value) names.add(name.getText(file));
      }
    }
  }
  return names;
}

const has = (node: ts.HasModifiers, modifier: ts.SyntaxKind) =>
  ts.getModifiers(node)?.some(({ kind }) => kind === modifier) === true;

function declaredNames(statement: ts.Statement): ts.Node[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name);
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name === undefined ? [] : [name];
}

/** Whether `export { x }` hands on a value of this file, or one that it imports. */
function isLocalValue(
  checker: ts.TypeChecker,
  specifier: ts.ExportSpecifier,
  valuesOf: (module: ts.Expression | undefined) => Set<string>,
): boolean {
  const local = checker.getExportSpecifierLocalTargetSymbol(specifier);
  if (!local) return false;
  const imported = local.declarations?.find((one) => ts.isImportSpecifier(one));
  if (imported === undefined) return (resolved(checker, local).flags & ts.SymbolFlags.Value) !== 0;
  const clause = imported.parent.parent;
  if (imported.isTypeOnly || clause.isTypeOnly) return false;
  return valuesOf(clause.parent.moduleSpecifier).has((imported.propertyName ?? imported.name).text);
}
