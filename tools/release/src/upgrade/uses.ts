import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type ts from "typescript";
import type { ApiManifest } from "@yunfan-tools/codegen/manifest";
import { ownFiles } from "./compile.js";
import type { Project } from "./project.js";
import type { Variant } from "./variant.js";

/** A place where a project names an operation of the package. */
export interface Use {
  readonly service: string;
  readonly operation: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the operations that a project uses: by type, and by name where code has no types. */
export function usesOf({ ts }: Project, program: ts.Program, variant: Variant): Use[] {
  const checker = program.getTypeChecker();
  const operations = operationsOf(variant);
  const uses: Use[] = [];
  for (const file of ownFiles(program, variant)) {
    const visit = (node: ts.Node): void => {
      ts.forEachChild(node, visit);
      if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node)) return;
      const named = operations.filter(({ member }) => member === node.text);
      if (named.length === 0 || !isMember(ts, node)) return;
      const places = declarations(ts, checker, node).map((one) => serviceOf(one.getSourceFile().fileName, variant));
      // Without any declaration nothing is known of the object: the name has to do.
      const found = places.length === 0 ? named : named.filter(({ service }) => places.includes(service));
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
      for (const { service, operation } of found)
        uses.push({ service, operation, file: file.fileName, line: line + 1, column: character + 1 });
    };
    visit(file);
  }
  return uses;
}

/** The service in whose generated code something is declared. */
function serviceOf(file: string, { folder }: Variant): string | undefined {
  const parts = relative(folder, file).split(sep);
  return parts.at(-2) === "generated" ? parts.at(-3) : undefined;
}

/** `a.name`, `a["name"]`, `const { name } = a`, or the type `A["name"]`. */
function isMember(typescript: TypeScriptNodes, node: ts.Node): boolean {
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent)) return parent.name === node;
  if (typescript.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (typescript.isBindingElement(parent)) return (parent.propertyName ?? parent.name) === node;
  return typescript.isLiteralTypeNode(parent) && typescript.isIndexedAccessTypeNode(parent.parent);
}

type TypeScriptNodes = Pick<
  typeof ts,
  | "isPropertyAccessExpression"
  | "isElementAccessExpression"
  | "isBindingElement"
  | "isLiteralTypeNode"
  | "isIndexedAccessTypeNode"
>;

function declarations(
  typescript: TypeScriptNodes,
  checker: ts.TypeChecker,
  node: ts.Identifier | ts.StringLiteralLike,
): readonly ts.Declaration[] {
  const { parent } = node;
  const propertyOf = (owner: ts.Node) => checker.getTypeAtLocation(owner).getProperty(node.text);
  let symbol: ts.Symbol | undefined;
  if (typescript.isBindingElement(parent)) symbol = propertyOf(parent.parent);
  else if (typescript.isIndexedAccessTypeNode(parent.parent)) symbol = propertyOf(parent.parent.objectType);
  else symbol = checker.getSymbolAtLocation(node);
  return symbol?.declarations ?? [];
}

function operationsOf({ folder }: Variant): { service: string; operation: string; member: string }[] {
  const manifest = JSON.parse(readFileSync(join(folder, "src/generated/api-manifest.json"), "utf8")) as ApiManifest;
  return manifest.services.flatMap(({ service, operations }) =>
    operations.map(({ operation, member }) => ({ service, operation, member })),
  );
}
