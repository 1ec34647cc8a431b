// What a package promises to those who import it: read from its built declarations, so that it is what users get.
import { dirname, join } from "node:path";
import ts from "typescript";
import { manifestOf, type ExportTarget } from "../workspace.js";
import { CONSUMER_OPTIONS } from "./consumer-options.js";
import { declarationsOf, errorKindOf, isOwn, packageOf, printed, referenced, resolved } from "./declarations.js";
import { valueExports } from "./value-exports.js";

/** A name that an entry exports, or that signatures need. */
export interface SurfaceName {
  readonly name: string;
  /** The declarations as TypeScript writes them, comments left out but for `@deprecated`; overloads and merged ones each. */
  readonly declarations: readonly string[];
  /** Whether it can be used as a value; else it is a type, or exported as one. */
  readonly value: boolean;
  /** The package that declares it, where that is another. */
  readonly from?: string;
  /** Its name there, where that is another. */
  readonly original?: string;
  /** The literal `kind` of an error class. */
  readonly errorKind?: string;
}

/** A module that the package exports. */
export interface SurfaceEntry {
  /** Its key in `exports`, such as `./bcc`. */
  readonly entry: string;
  /** Sorted by name; none for data. */
  readonly names: readonly SurfaceName[];
}

/** The surface of a package. */
export interface Surface {
  readonly package: string;
  readonly node: string | undefined;
  readonly commands: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  /** Sorted by entry. */
  readonly entries: readonly SurfaceEntry[];
  /** What signatures are made of without being exported by any entry, sorted by name. */
  readonly internals: readonly SurfaceName[];
  /** Declarations that are added to other packages' modules. */
  readonly augmentations: readonly string[];
}

// The compiler's libraries are the same for every package: read once.
const libraries = new Map<string, ts.SourceFile | undefined>();

function createHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(CONSUMER_OPTIONS);
  const folder = ts.getDefaultLibFilePath(CONSUMER_OPTIONS).replace(/[^/]+$/, "");
  return {
    ...host,
    getSourceFile(name, ...rest) {
      if (!name.startsWith(folder)) return host.getSourceFile(name, ...rest);
      if (!libraries.has(name)) libraries.set(name, host.getSourceFile(name, ...rest));
      return libraries.get(name);
    },
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
const isData = (target: ExportTarget): target is string => typeof target === "string";

const isAugmentation = (node: ts.Statement): node is ts.ModuleDeclaration =>
  ts.isModuleDeclaration(node) &&
  (ts.isStringLiteral(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0);

/**
 * Reads the surface of a built package.
 *
 * @param folder - The package's folder, with its package.json and the declarations that `exports` names.
 * @throws Error when a declaration that `exports` names is missing, or is of a kind that cannot be told.
 */
export function readSurface(folder: string): Surface {
  const manifest = manifestOf(folder);
  const modules = Object.entries(manifest.exports).flatMap(([entry, target]) => {
    return isData(target) ? [] : [{ entry, file: join(folder, target["types"] ?? "") }];
  });
  const program = ts.createProgram({
    rootNames: modules.map(({ file }) => file),
    options: CONSUMER_OPTIONS,
    host: createHost(),
  });
  const checker = program.getTypeChecker();

  const exported = new Set<ts.Symbol>();
  const read = (symbol: ts.Symbol, name: string, value: boolean): SurfaceName => {
    const target = resolved(checker, symbol);
    const all = declarationsOf(target);
    // Of a name that the package adds to, only what it adds.
    const own = all.filter((node) => isOwn([node], folder));
    const from = own.length > 0 ? undefined : packageOf(all);
    const kind = errorKindOf(checker, target);
    return {
      name,
      declarations: own.map(printed),
      value,
      ...(from === undefined ? {} : { from }),
      ...(from === undefined || target.name === name ? {} : { original: target.name }),
      ...(kind === undefined ? {} : { errorKind: kind }),
    };
  };

  const entries: SurfaceEntry[] = modules.map(({ entry, file }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${manifest.name}: ${entry} has no declarations at ${file}; build the package first`);
    const values = valueExports(checker, source);
    const names = checker.getExportsOfModule(module).map((symbol) => {
      exported.add(resolved(checker, symbol));
      return read(symbol, symbol.name, values.has(symbol.name));
    });
    return { entry, names: names.sort(byName) };
  });
  const data = Object.entries(manifest.exports).filter(([, target]) => isData(target));

  const own = program.getSourceFiles().filter(({ fileName }) => dirname(fileName).startsWith(join(folder, "dist")));
  const added = own.flatMap(({ statements }) => statements.filter(isAugmentation));
  const bodies = added.flatMap(({ body }) => body ?? []);
  const internals = referenced(checker, [...exported], bodies, folder).filter((symbol) => !exported.has(symbol));
  return {
    package: manifest.name,
    node: manifest.engines?.node,
    commands: Object.keys(manifest.bin ?? {}).sort(),
    dependencies: manifest.dependencies ?? {},
    peerDependencies: manifest.peerDependencies ?? {},
    entries: [...entries, ...data.map(([entry]) => ({ entry, names: [] }))].sort((a, b) =>
      a.entry < b.entry ? -1 : 1,
    ),
    internals: internals.map((symbol) => read(symbol, symbol.name, false)).sort(byName),
    augmentations: added.map(printed).sort(),
  };
}
