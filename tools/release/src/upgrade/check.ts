import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BUMPS, type Change } from "@yunfan-tools/spec-semver/change";
import { compareReleases } from "@yunfan-tools/spec-semver/compare";
import { readRelease } from "@yunfan-tools/spec-semver/release";
import { Problem } from "../problem.js";
import { failures, newFailures, programWith, type Failure } from "./compile.js";
import { readProjects } from "./project.js";
import { usesOf, type Use } from "./uses.js";
import { checkWords, install, type Variant } from "./variant.js";

/** A used operation that changed on the wire. */
export interface ChangedUse {
  readonly service: string;
  /** Null for what all operations of the service share. */
  readonly operation: string | null;
  readonly uses: readonly Use[];
  readonly changes: readonly Change[];
}

/** What an upgrade means to a project. */
export interface Upgrade {
  readonly from: string;
  readonly to: string;
  readonly typescript: string;
  /** The imports of the package that the version before has, and those that it lacks, of which nothing can be told. */
  readonly imports: { readonly found: readonly string[]; readonly missing: readonly string[] };
  /** Places that compile before the upgrade and not after it. */
  readonly broken: readonly Failure[];
  readonly changed: readonly ChangedUse[];
  /** How many changes touch only what the project does not use. */
  readonly unused: number;
}

/**
 * Tells what an upgrade of a package of clients means to a project.
 *
 * @throws {Problem} for a project or a version that cannot be had.
 */
export async function checkUpgrade(name: string, from: string, to: string, folder: string): Promise<Upgrade> {
  checkWords(name, [from, to]);
  const project = resolve(folder);
  const projects = readProjects(project);
  const scratch = mkdtempSync(join(tmpdir(), "upgrade-check-"));
  try {
    const before = install(name, from, project, join(scratch, "from"));
    const after = install(name, to, project, join(scratch, "to"));
    for (const { folder: own, version } of [before, after]) {
      if (!existsSync(join(own, "src/generated/api-manifest.json")))
        throw new Problem(`${name} ${version}: carries no api-manifest.json; only packages of clients can be checked`);
    }
    const [found, missing] = [new Set<string>(), new Set<string>()];
    const every: Use[] = [];
    const fails: Failure[] = [];
    for (const one of projects) {
      const old = programWith(one, name, before, (specifier, isThere) => (isThere ? found : missing).add(specifier));
      every.push(...usesOf(one, old, before));
      fails.push(...newFailures(failures(one, old, before), failures(one, programWith(one, name, after), after)));
    }
    // Projects that refer to each other share files.
    const [uses, broken] = [once(every), once(fails)];
    const { changed, unused } = split(await changesOf(before, after), uses);
    const typescript = projects[0]?.ts.version ?? "";
    const imports = { found: [...found].sort(), missing: [...missing].sort() };
    return { from: before.version, to: after.version, typescript, imports, broken, changed, unused };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function once<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

async function changesOf(before: Variant, after: Variant): Promise<Change[]> {
  const services = await Promise.all([before, after].map(({ folder }) => readRelease(join(folder, "src"))));
  const [old, fresh] = services;
  if (!old || !fresh) return [];
  const [only = ""] = [...old.specs.keys()];
  // Types are the compilers' matter, with the project's own lines.
  const { changes } = await compareReleases(old, fresh, ["wire"]);
  return changes
    .filter(({ bump }) => BUMPS.indexOf(bump) > BUMPS.indexOf("patch"))
    .map((change) => ({ ...change, service: (change.service ?? only).replace(/^.*\//, "") }));
}

function split(changes: readonly Change[], uses: readonly Use[]): { changed: ChangedUse[]; unused: number } {
  const groups = new Map<string, { use: ChangedUse; changes: Change[] }>();
  let unused = 0;
  for (const change of changes) {
    const { service = "", operation } = change;
    const own = uses.filter((use) => use.service === service && (operation === null || use.operation === operation));
    if (own.length === 0) {
      unused += 1;
      continue;
    }
    const key = `${service} ${operation ?? ""}`;
    const group = groups.get(key) ?? { use: { service, operation, uses: own, changes: [] }, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return { changed: [...groups.values()].map(({ use, changes: all }) => ({ ...use, changes: all })), unused };
}
