import { BUMPS, worst, type Bump, type Change } from "./change.js";
import { compareConsumers } from "./consumers/index.js";
import { pairServices, type ServicePair } from "./input/pair-services.js";
import type { Release } from "./input/release.js";
import type { PackagePair } from "./packages/client-package.js";
import { packagesOf, type Warn } from "./packages/from-specs.js";
import { sameTypes } from "./packages/same-types.js";
import { compareSurfaces } from "./surface/index.js";
import { compareTypes } from "./types/index.js";
import { compareWire } from "./wire/index.js";
import { Recorder } from "./wire/recorder.js";
import { RULES } from "./wire/rules/index.js";

export interface Report {
  /** The worst of all changes. */
  readonly bump: Bump;
  readonly changes: readonly Change[];
}

/** Ways to look at two releases. Each finds what the others cannot see, and the worst finding wins. */
export const LENSES = ["wire", "types", "consumers", "surface"] as const;
export type Lens = (typeof LENSES)[number];

/**
 * Compares two releases, service by service and package by package.
 *
 * @param lenses - those to look through; the surface is seen where both releases are published packages
 * @param warn - told of what a lens cannot see
 * @throws {InputError} for a spec that cannot be read as OpenAPI 3.
 */
export async function compareReleases(
  before: Release,
  after: Release,
  lenses: readonly Lens[] = LENSES,
  warn: Warn = () => {},
): Promise<Report> {
  const services = pairServices(before.specs, after.specs);
  const changes = lenses.includes("wire") ? services.flatMap(compareService) : [];
  if (lenses.some((lens) => lens !== "wire")) {
    const published = before.published && after.published && [{ before: before.published, after: after.published }];
    const pairs = published ?? (await packagesOf(services, warn));
    const surfaced = published ? lenses : lenses.filter((lens) => lens !== "surface");
    changes.push(...(await comparePackages(pairs, surfaced, warn)).flat());
  }
  changes.sort((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump));
  return {
    bump: worst(changes.map(({ bump }) => bump)),
    changes: services.length > 1 ? changes : changes.map(withoutService),
  };
}

function withoutService(change: Change): Change {
  const { service: _service, ...rest } = change;
  return rest;
}

/**
 * What the lenses beyond the wire see in packages.
 *
 * @returns the changes of each pair, in their order
 */
export async function comparePackages(
  pairs: readonly PackagePair[],
  lenses: readonly Lens[],
  warn: Warn,
): Promise<Change[][]> {
  const changes = pairs.map((): Change[] => []);
  const look = (found: readonly Change[][], at: readonly number[]) =>
    found.forEach((list, i) => changes[at[i] ?? 0]?.push(...list));
  const all = [...pairs.keys()];
  if (lenses.includes("surface") && all.length > 0) look(compareSurfaces(pairs), all);
  // What says the same to a compiler needs none.
  const differing = all.filter((i) => !sameTypes(pairs[i] as PackagePair));
  if (differing.length === 0) return changes;
  const some = differing.map((i) => pairs[i] as PackagePair);
  if (lenses.includes("types")) look(compareTypes(some), differing);
  if (lenses.includes("consumers")) look(await compareConsumers(some, warn), differing);
  return changes;
}

function compareService({ service, from, to }: ServicePair): Change[] {
  const found = from && to ? compareWire(from, to) : existence(service, from !== undefined);
  return found.map((change) => ({ ...change, service }));
}

/** A service is an entry point of its package. */
function existence(service: string, removed: boolean): Change[] {
  const recorder = new Recorder(RULES);
  const [from, to] = removed ? [service, undefined] : [undefined, service];
  recorder.of(null)({ rule: `service-${removed ? "removed" : "added"}`, location: service, from, to });
  return recorder.changes;
}
