import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** The parts of a published package's manifest that are read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The folders under packages/ of what teams install. */
export const published = readdirSync(join(root, "packages")).filter((name) => manifestOf(name).private !== true);

/** The manifest of a package under packages/. */
export function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as Manifest;
}
