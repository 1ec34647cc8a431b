// Packages in the compiler's memory, beside the packages that they import.
import { root } from "@yunfan-tools/contract/root";
import { CONSUMER_OPTIONS } from "@yunfan-tools/packed/consumer-options";
import { resolved } from "@yunfan-tools/packed/declarations";
import { valueExports } from "@yunfan-tools/packed/value-exports";
import { join } from "node:path/posix";
import ts from "typescript";
import { entriesOf, type ClientPackage } from "./client-package.js";

const BASE = join(root.replaceAll("\\", "/"), "tools/spec-semver/.in-memory");

/**
 * Where a package lies in a folder, as one that is installed there. It has no version: compilers take two packages of one name
 * and version for the same, and read the first only.
 */
export function installed(folder: string, { name, manifest, files }: ClientPackage): [path: string, text: string][] {
  const { version: _, ...rest } = manifest;
  return [...files].map(([path, text]) => [
    `${folder}/node_modules/${name}/${path}`,
    path === "package.json" ? JSON.stringify(rest) : text,
  ]);
}

/** The types of some packages, read by one compiler so that they can be held to each other. */
export class Modules {
  readonly checker: ts.TypeChecker;
  private readonly program: ts.Program;

  /** @param packages - each in a folder of its own */
  constructor(private readonly packages: ReadonlyMap<string, ClientPackage>) {
    const files = new Map(
      [...packages].flatMap(([folder, one]) => installed(folder, one).map(([path, text]) => [join(BASE, path), text])),
    );
    const rootNames = [...packages].flatMap(([folder, one]) =>
      entriesOf(one).flatMap(({ types }) => (types === undefined ? [] : [pathOf(folder, one, types)])),
    );
    this.program = ts.createProgram({ rootNames, options: CONSUMER_OPTIONS, host: hostOf(files) });
    this.checker = this.program.getTypeChecker();
  }

  /** What an entry exports, by name; empty for data, and for an entry that is not there. */
  exportsOf(folder: string, key: string): Map<string, ts.Symbol> {
    const file = this.fileOf(folder, key);
    const module = file && this.checker.getSymbolAtLocation(file);
    return new Map(module ? this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]) : []);
  }

  /** The names that an entry exports as values, rather than as types only. */
  valuesOf(folder: string, key: string): ReadonlySet<string> {
    const file = this.fileOf(folder, key);
    return file ? valueExports(this.checker, file) : new Set();
  }

  private fileOf(folder: string, key: string): ts.SourceFile | undefined {
    const one = this.packages.get(folder);
    const types = one && entriesOf(one).find((entry) => entry.key === key)?.types;
    return types === undefined ? undefined : this.program.getSourceFile(pathOf(folder, one as ClientPackage, types));
  }

  /** A symbol behind any number of re-exports. */
  resolved(symbol: ts.Symbol): ts.Symbol {
    return resolved(this.checker, symbol);
  }

  /** The type that a name stands for; undefined for a value. */
  typeOf(symbol: ts.Symbol | undefined): ts.Type | undefined {
    const target = symbol && this.resolved(symbol);
    return target && target.flags & ts.SymbolFlags.Type ? this.checker.getDeclaredTypeOfSymbol(target) : undefined;
  }
}

const pathOf = (folder: string, { name }: ClientPackage, path: string) =>
  join(BASE, folder, "node_modules", name, path);

// What all programs import is the same: read once.
const shared = new Map<string, ts.SourceFile | undefined>();

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(CONSUMER_OPTIONS);
  const folders = new Set([...files.keys()].flatMap(above));
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    realpath: (path) => (path.startsWith(BASE) ? path : (ts.sys.realpath?.(path) ?? path)),
    getSourceFile(path, version, ...rest) {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version, true);
      if (!shared.has(path)) shared.set(path, host.getSourceFile(path, version, ...rest));
      return shared.get(path);
    },
  };
}

function above(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}
