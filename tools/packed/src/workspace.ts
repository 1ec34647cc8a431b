import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The workspace root, with a slash at its end. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What an entry of `exports` names: a file, or a file for each condition. */
export type ExportTarget = string | { readonly [condition: string]: string };

/** As much of a package.json as is looked at here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly engines?: { readonly node?: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, ExportTarget>>;
  readonly imports?: Readonly<Record<string, ExportTarget>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The manifest of a folder. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** A package that is published: its folder's name and its manifest in the workspace. */
export interface Published {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package that is published, by name. */
export const published: readonly Published[] = readdirSync(join(root, "packages"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ folder: name, manifest: manifestOf(join(root, "packages", name)) }))
  .filter(({ manifest }) => manifest.private !== true)
  .sort((a, b) => (a.folder < b.folder ? -1 : 1));

/** What a consumer writes to import an entry, such as `@yunfan/baiducloud/bcc`. */
export const specifier = (manifest: Manifest, entry: string) => manifest.name + entry.slice(1);
