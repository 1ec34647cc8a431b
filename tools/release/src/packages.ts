import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ApiManifest } from "@yunfan-tools/codegen/manifest";
import { Problem } from "./problem.js";

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

/** What a package.json says of other packages, and of where the package runs. */
export interface Needs {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly engines?: Readonly<Record<string, string>>;
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
  return packagesOf(root).flatMap((one) => providerOf(root, one) ?? []);
}

/** A package as one with clients; nothing for another. */
export function providerOf(root: string, one: Package): Provider | undefined {
  const manifest = join("packages", one.folder, "src/generated/api-manifest.json");
  return existsSync(join(root, manifest)) ? { ...one, manifest: readJson(root, manifest) as ApiManifest } : undefined;
}

/** What a package needs, as its package.json says now. */
export function needsOf(root: string, { folder }: Package): Needs {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta, engines } = readJson(
    root,
    "packages",
    folder,
    "package.json",
  ) as { -readonly [Key in keyof Needs]: Needs[Key] | undefined };
  return JSON.parse(
    JSON.stringify({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta, engines }),
  ) as Needs;
}

/**
 * What a JSON file holds.
 *
 * @throws {Problem} for what is not JSON.
 */
export function readJson(root: string, ...path: string[]): unknown {
  const text = readFileSync(join(root, ...path), "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`${join(...path) || root}: is not JSON (${(error as Error).message.replaceAll(/\s+/g, " ")})`);
  }
}
