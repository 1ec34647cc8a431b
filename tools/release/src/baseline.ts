import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { needsOf, providerOf, readJson, UNRELEASED, type Needs, type Package } from "./packages.js";
import { Problem } from "./problem.js";
import { isEditedSince, isWithin, newerTags, tagsOf } from "./tags.js";

/** Where each package's last release is kept: committed, so that comparing needs no network and no tags. */
export const BASELINE = "tools/release/baseline";

/** A package as it was released, and as which version. */
export interface Baseline {
  readonly folder: string;
  readonly version: string;
  readonly needs: Needs;
}

/** The file beside the specs. */
interface Released {
  readonly package: string;
  readonly version: string;
  readonly needs: Needs;
  /** SHA-256 of each spec, by its place in this folder. */
  readonly specs: Readonly<Record<string, string>>;
}

/**
 * What a package is compared with; nothing before its first release.
 *
 * @throws {Problem} for one that cannot be read.
 */
export function baselineOf(root: string, one: Package): Baseline | undefined {
  const released = readReleased(root, one);
  return released && { folder: join(root, BASELINE, one.folder), version: released.version, needs: released.needs };
}

function readReleased(root: string, { folder }: Package): Omit<Released, "package"> | undefined {
  const place = `${BASELINE}/${folder}/released.json`;
  if (!existsSync(join(root, place))) return undefined;
  const { version, needs, specs } = (readJson(root, place) ?? {}) as Partial<Released>;
  if (typeof version !== "string" || !isRecord(needs) || !isRecord(specs))
    throw new Problem(`${place}: lacks version, needs or specs; take it from the tag of the release`);
  return { version, needs, specs };
}

function isRecord(value: unknown): value is Readonly<Record<string, never>> {
  return typeof value === "object" && value !== null;
}

/** Keeps a version that is about to go out: what it needs, and its specs, which are the very files that it carries. */
export function keepBaseline(root: string, one: Package): void {
  const folder = join(root, BASELINE, one.folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const specs: Record<string, string> = {};
  for (const { service, version, spec } of providerOf(root, one)?.manifest.services ?? []) {
    const place = `${service}/${version}/openapi.json`;
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    cpSync(join(root, "packages", one.folder, spec.file), join(folder, place));
    specs[place] = hashOf(join(folder, place));
  }
  const released: Released = { package: one.name, version: one.version, needs: needsOf(root, one), specs };
  writeFileSync(join(folder, "released.json"), `${JSON.stringify(released, null, 2)}\n`);
}

/** What is wrong with a baseline, one line each: another version's, gone, edited, or older than a release that is merged. */
export function baselineProblems(root: string, one: Package, tags = tagsOf(root)): string[] {
  const place = `${BASELINE}/${one.folder}`;
  const [newer] = newerTags(tags, one).filter((tag) => isWithin(root, tag));
  if (newer !== undefined)
    return [
      `${one.name}: ${newer} is released, and package.json says ${one.version}; \`git checkout ${newer} -- ${place}\` and its package.json`,
    ];
  const found = readReleased(root, one);
  if (one.version === UNRELEASED) {
    return found ? [`${place}: is there, and ${one.name} was never released; delete it`] : [];
  }
  const tag = `${one.name}@${one.version}`;
  const back = `\`git checkout ${tag} -- ${place}\``;
  if (found?.version !== one.version) {
    const holds = found ? `holds ${found.version}` : "is missing";
    return [`${place}: ${holds}, and package.json says ${one.version}; ${back}`];
  }
  const wrong = Object.entries(found.specs).flatMap(([file, hash]) => {
    if (!existsSync(join(root, place, file))) return [`${place}/${file}: is missing; ${back}`];
    return hashOf(join(root, place, file)) === hash ? [] : [`${place}/${file}: was edited since the release; ${back}`];
  });
  if (wrong.length > 0) return wrong;
  return tags.has(tag) && isEditedSince(root, tag, place) ? [`${place}: is not what ${tag} has; ${back}`] : [];
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
