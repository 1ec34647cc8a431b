// What stands in the declarations of a package, so that only what differs need be judged.
import ts from "typescript";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import type { Modules } from "../packages/modules.js";

const printer = ts.createPrinter({ removeComments: true });

/** One package of a pair, among modules. */
export interface Side {
  readonly folder: string;
  readonly one: ClientPackage;
}

export class Declarations {
  private readonly folder: string;

  /** @param exported - the names that can be imported from one release or the other */
  constructor(
    private readonly modules: Modules,
    { folder, one }: Side,
    private readonly exported: ReadonlySet<string>,
  ) {
    this.folder = `/${folder}/node_modules/${one.name}/`;
  }

  static of(modules: Modules, sides: readonly [Side, Side]): [Declarations, Declarations] {
    const symbols = sides.flatMap(({ folder, one }) =>
      entriesOf(one).flatMap(({ key }) => [...modules.exportsOf(folder, key).values()]),
    );
    const exported = new Set(symbols.map((symbol) => modules.resolved(symbol).name));
    return [new Declarations(modules, sides[0], exported), new Declarations(modules, sides[1], exported)];
  }

  isOwn(node: ts.Node): boolean {
    return node.getSourceFile().fileName.includes(this.folder);
  }

  /** Whether a declaration is of the package, by a name that nobody can import. */
  isHidden(node: ts.Node): boolean {
    return ts.isInterfaceDeclaration(node) && this.isOwn(node) && !this.exported.has(node.name.text);
  }

  /**
   * The declarations of a name without comments, and with them those of the names that they go by and that nobody can import:
   * those that can be are judged themselves.
   */
  textOf(symbol: ts.Symbol): string {
    const texts = new Map<ts.Symbol, string>();
    const follow = (one: ts.Symbol): void => {
      if (texts.has(one)) return;
      const nodes = one.declarations ?? [];
      texts.set(one, nodes.map((node) => print(node)).join("\n"));
      for (const next of nodes.flatMap((node) => this.namesIn(node))) {
        const isHidden = !this.exported.has(next.name) && next.declarations?.some((node) => isTopLevel(node));
        if (isHidden && next.declarations?.some((node) => this.isOwn(node))) follow(next);
      }
    };
    follow(symbol);
    return [...texts.values()].join("\n");
  }

  /** Every name that a declaration goes by, behind any number of re-exports. */
  namesIn(node: ts.Node): ts.Symbol[] {
    const found: ts.Symbol[] = [];
    const visit = (one: ts.Node): void => {
      const symbol = ts.isIdentifier(one) ? this.modules.checker.getSymbolAtLocation(one) : undefined;
      if (symbol) found.push(this.modules.resolved(symbol));
      ts.forEachChild(one, visit);
    };
    visit(node);
    return found;
  }
}

const isTopLevel = (node: ts.Node) =>
  ts.isSourceFile(node.parent) || (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent));

/** A declaration without what a class keeps to itself, and without the kind of an error, which is judged by itself. */
function print(node: ts.Declaration): string {
  return printer.printNode(
    ts.EmitHint.Unspecified,
    ts.isClassDeclaration(node) ? seen(node) : node,
    node.getSourceFile(),
  );
}

function seen(node: ts.ClassDeclaration): ts.ClassDeclaration {
  const { modifiers, name, typeParameters, heritageClauses } = node;
  const isSeen = (one: ts.ClassElement) =>
    !(one.name && (ts.isPrivateIdentifier(one.name) || (heritageClauses && one.name.getText() === "kind"))) &&
    !(ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Private);
  const members = node.members.filter(isSeen);
  return ts.factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
}
