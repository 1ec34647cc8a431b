import ts from "typescript";
import { isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { entriesOf, type Way } from "../packages/client-package.js";
import type { Modules } from "../packages/modules.js";
import { shapeOf } from "../types/shape.js";
import type { Declarations, Side } from "./declared.js";
import { optionsOf, type Option } from "./options.js";

/** What a package asks of where it is installed. */
export interface Environment {
  readonly engines: JsonObject;
  readonly peers: JsonObject;
  /** The peers that may be left out. */
  readonly optionalPeers: ReadonlySet<string>;
}

/** What a package promises to those who install and import it. */
export interface Surface extends Environment {
  readonly entries: ReadonlyMap<string, EntrySurface>;
  readonly commands: ReadonlySet<string>;
  /** The literal `kind` of each class of errors, by its name. */
  readonly errorKinds: ReadonlyMap<string, string>;
  /** By `<interface>.<option>`. */
  readonly options: ReadonlyMap<string, Option>;
}

export interface EntrySurface {
  readonly ways: ReadonlySet<Way>;
  /** None for data. */
  readonly names: ReadonlyMap<string, NameSurface>;
}

/** What a name stands for; a class does for both. */
export interface NameSurface {
  readonly value: boolean;
  readonly type: boolean;
}

export function readSurface(modules: Modules, { folder, one }: Side, declarations: Declarations): Surface {
  const { manifest } = one;
  const entries = entriesOf(one);
  const symbols = new Map(entries.map(({ key }) => [key, modules.exportsOf(folder, key)]));
  const all = [...symbols.values()].flatMap((names) => [...names.values()].map((symbol) => modules.resolved(symbol)));
  const kinds = all.flatMap((symbol) => {
    const kind = kindOf(modules.checker, symbol);
    return kind === undefined ? [] : [[symbol.name, kind] as const];
  });
  return {
    ...environmentOf(manifest),
    entries: new Map(
      entries.map(({ key, ways }) => {
        const values = modules.valuesOf(folder, key);
        const names = [...(symbols.get(key) ?? [])].map(
          ([name, symbol]) => [name, { value: values.has(name), type: modules.typeOf(symbol) !== undefined }] as const,
        );
        return [key, { ways, names: new Map(names) }];
      }),
    ),
    commands: commandsOf(manifest),
    errorKinds: new Map(kinds),
    options: new Map(all.flatMap((symbol) => optionsOf(modules.checker, declarations, symbol))),
  };
}

/** What a package.json asks of where the package is installed. */
export function environmentOf(manifest: JsonObject): Environment {
  const meta = objectAt(manifest, "peerDependenciesMeta");
  return {
    engines: objectAt(manifest, "engines"),
    peers: objectAt(manifest, "peerDependencies"),
    optionalPeers: new Set(Object.keys(meta).filter((name) => objectAt(meta, name)["optional"] === true)),
  };
}

/** The literal `kind` of a class of errors, or several. */
function kindOf(checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  const type = symbol.flags & ts.SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : undefined;
  const kind = type?.getProperty("stack") && type.getProperty("kind");
  const shape = kind && shapeOf(checker, checker.getTypeOfSymbol(kind));
  return shape?.words === undefined || shape.open ? undefined : [...shape.words].join(" | ");
}

function commandsOf(manifest: JsonObject): Set<string> {
  const { bin } = manifest;
  if (typeof bin === "string") return new Set([textAt(manifest, "name")?.replace(/^@[^/]+\//, "") ?? ""]);
  return new Set(isObject(bin) ? Object.keys(bin) : []);
}
