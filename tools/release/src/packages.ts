import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ApiManifest } from "@yunfan-tools/codegen/manifest";

/** A package under packages/. */
export interface Package {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** A package that is generated from specs. */
export interface Provider extends Package {
  readonly manifest: ApiManifest;
}

/** The version that stands in package.json until a package's first release. */
export const UNRELEASED = "0.0.0";

/** Every package that is published. */
export function packagesOf(root: string): Package[] {
  return readdirSync(join(root, "packages"))
    .filter((folder) => existsSync(join(root, "packages", folder, "package.json")))
    .map((folder) => ({ folder, ...(readJson(root, "packages", folder, "package.json") as Omit<Package, "folder">) }))
    .map(({ folder, name, version }) => ({ folder, name, version }));
}

/** Every package with clients. */
export function providersOf(root: string): Provider[] {
  const manifest = (folder: string) => join("packages", folder, "src/generated/api-manifest.json");
  return packagesOf(root)
    .filter(({ folder }) => existsSync(join(root, manifest(folder))))
    .map((one) => ({ ...one, manifest: readJson(root, manifest(one.folder)) as ApiManifest }));
}

/** What a JSON file holds. */
export function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}
