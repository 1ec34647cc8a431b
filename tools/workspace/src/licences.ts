import { readFileSync } from "node:fs";

/** Licences that are taken, each with the reason; and packages whose manifest does not say theirs in SPDX's words. */
export interface Allowed {
  /** For what is installed with a published package. */
  readonly published: Readonly<Record<string, string>>;
  /** For what only builds, checks and tests use, beyond those for published packages. */
  readonly tools: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, { says: string; licence: string; reason: string }>>;
}

/** A package with the licence that its manifest names. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The list that is kept in licences.json. */
export const allowed = JSON.parse(readFileSync(new URL("../licences.json", import.meta.url), "utf8")) as Allowed;

/**
 * Says what is wrong with the licences of packages, one line each.
 * @param isPublished whether a `name@version` is installed with a published package
 */
export function refused(packages: readonly Licensed[], isPublished: (id: string) => boolean, list: Allowed): string[] {
  return packages.flatMap(({ name, version, licence }) => {
    const id = `${name}@${version}`;
    const decided = list.packages[name];
    const known = decided?.says === licence ? decided.licence : licence;
    if (known in list.published || (!isPublished(id) && known in list.tools)) return [];
    const where = isPublished(id) ? "which is installed with a published package" : "which tools use";
    return [
      `${id}, ${where}, is under ${licence}: not in tools/workspace/licences.json; take another package or say why it is fine`,
    ];
  });
}

/** The entries of the list that nothing needs any more. */
export function unneeded(packages: readonly Licensed[], isPublished: (id: string) => boolean, list: Allowed): string[] {
  const licences = (those: readonly Licensed[]) =>
    new Set(
      those.map(({ name, licence }) => (list.packages[name]?.says === licence ? list.packages[name].licence : licence)),
    );
  const all = licences(packages);
  const ofTools = licences(packages.filter(({ name, version }) => !isPublished(`${name}@${version}`)));
  const names = new Set(
    packages.filter(({ name, licence }) => list.packages[name]?.says === licence).map(({ name }) => name),
  );
  return [
    ...Object.keys(list.published).filter((licence) => !all.has(licence)),
    ...Object.keys(list.tools).filter((licence) => !ofTools.has(licence)),
    ...Object.keys(list.packages).filter((name) => !names.has(name)),
  ];
}
