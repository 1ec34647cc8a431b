import { isObject, own, type Json, type JsonObject } from "../json.js";

/** A package of clients as a compiler sees it: published, or made of specs. */
export interface ClientPackage {
  /** Such as `@yunfan/huaweicloud`. */
  readonly name: string;
  readonly manifest: JsonObject;
  /** `package.json` and what types are read from, by path in the package. */
  readonly files: ReadonlyMap<string, string>;
}

/** One package in two releases. */
export interface PackagePair {
  readonly before: ClientPackage;
  readonly after: ClientPackage;
}

/** The conditions by which Node looks for a module: an entry has a target for each, or some. */
const WAYS = ["import", "require"] as const;
export type Way = (typeof WAYS)[number];

/** A module that a package exports. */
export interface Entry {
  /** As under `exports`, such as `./roma`. */
  readonly key: string;
  /** The file of its types, by path in the package; undefined for data. */
  readonly types: string | undefined;
  readonly ways: ReadonlySet<Way>;
}

export function entriesOf({ manifest, files }: ClientPackage): Entry[] {
  return targetsOf(own(manifest, "exports")).map(([key, target]) => ({
    key,
    types: WAYS.map((way) => typesAt(targetBy(target, ["types", way, "node", "default"]), files)).find(Boolean),
    ways: new Set(WAYS.filter((way) => targetBy(target, [way, "node", "default"]) !== undefined)),
  }));
}

/** What stands under `exports` by entry: one that is a path, or conditions alone, is that of the package itself. */
function targetsOf(exported: Json | undefined): [string, Json][] {
  const paths = isObject(exported) && Object.keys(exported).every((key) => key.startsWith("."));
  const targets: [string, Json][] = paths ? Object.entries(exported) : exported === undefined ? [] : [[".", exported]];
  // Null closes what a pattern opened.
  return targets.filter(([, target]) => target !== null);
}

/** The file that an entry leads to under some conditions: the first in its own order that holds. */
function targetBy(target: Json, conditions: readonly string[]): string | undefined {
  if (typeof target === "string") return target;
  if (!isObject(target)) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    const found = conditions.includes(condition) ? targetBy(inner, conditions) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The types of a file: itself, or the declarations beside a script, where compilers look as well. */
function typesAt(target: string | undefined, files: ReadonlyMap<string, string>): string | undefined {
  const path = target?.replace(/^\.\//, "");
  if (path === undefined || /\.[cm]?ts$/.test(path)) return path;
  const beside = path.replace(/\.([cm]?)js$/, ".d.$1ts");
  return beside !== path && files.has(beside) ? beside : undefined;
}

/** The service that an entry is of, such as `huaweicloud/iam` for `./iam/temporary-keys`. */
export function serviceOf({ name }: ClientPackage, key: string): string {
  return `${name.replace(/^@[^/]+\//, "")}/${key.split("/")[1] ?? ""}`;
}
