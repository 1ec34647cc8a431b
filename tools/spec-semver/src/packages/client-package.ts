import { isObject, objectAt, textAt, type JsonObject } from "../json.js";

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

/** A module that a package exports. */
export interface Entry {
  /** As under `exports`, such as `./roma`. */
  readonly key: string;
  /** The file of its types, by path in the package; undefined for data. */
  readonly types: string | undefined;
}

export function entriesOf({ manifest }: ClientPackage): Entry[] {
  return Object.entries(objectAt(manifest, "exports")).map(([key, target]) => {
    const types = isObject(target) ? textAt(target, "types") : undefined;
    return { key, types: types?.replace(/^\.\//, "") };
  });
}

/** The service that an entry is of, such as `huaweicloud/iam` for `./iam/temporary-keys`. */
export function serviceOf({ name }: ClientPackage, key: string): string {
  return `${name.replace(/^@[^/]+\//, "")}/${key.split("/")[1] ?? ""}`;
}
