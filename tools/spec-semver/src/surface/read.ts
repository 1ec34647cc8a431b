import { errorKindOf } from "@yunfan-tools/packed/declarations";
import { isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import type { Modules } from "../packages/modules.js";
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
  /** The names of each entry, and whether they are values; none for data. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  readonly commands: ReadonlySet<string>;
  /** The literal `kind` of each class of errors, by its name. */
  readonly errorKinds: ReadonlyMap<string, string>;
  /** By `<interface>.<option>`. */
  readonly options: ReadonlyMap<string, Option>;
}

export function readSurface(modules: Modules, folder: string, one: ClientPackage): Surface {
  const { manifest } = one;
  const symbols = new Map(entriesOf(one).map(({ key }) => [key, modules.exportsOf(folder, key)]));
  const all = [...symbols.values()].flatMap((names) => [...names.values()].map((symbol) => modules.resolved(symbol)));
  const kinds = all.flatMap((symbol) => {
    const kind = errorKindOf(modules.checker, symbol);
    return kind === undefined ? [] : [[symbol.name, kind] as const];
  });
  return {
    ...environmentOf(manifest),
    entries: new Map(
      [...symbols].map(([key, names]) => {
        const values = modules.valuesOf(folder, key);
        return [key, new Map([...names.keys()].map((name) => [name, values.has(name)]))];
      }),
    ),
    commands: commandsOf(manifest),
    errorKinds: new Map(kinds),
    options: new Map(all.flatMap((symbol) => optionsOf(modules.checker, symbol))),
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

function commandsOf(manifest: JsonObject): Set<string> {
  const { bin } = manifest;
  if (typeof bin === "string") return new Set([textAt(manifest, "name")?.replace(/^@[^/]+\//, "") ?? ""]);
  return new Set(isObject(bin) ? Object.keys(bin) : []);
}
