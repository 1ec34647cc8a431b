import { BUMPS, worst, type Bump, type Change } from "./change.js";
import type { Release } from "./input/release.js";
import { pairServices } from "./input/pair-services.js";
import type { SpecDocument } from "./wire/document.js";
import { compareWire } from "./wire/index.js";
import { Recorder } from "./wire/recorder.js";
import { RULES } from "./wire/rules/index.js";

export interface Report {
  /** The worst of all changes. */
  readonly bump: Bump;
  readonly changes: readonly Change[];
}

/** A way to look at two specs of a service. Each finds what the others cannot see. */
type Lens = (before: SpecDocument, after: SpecDocument) => Change[];

const LENSES: readonly Lens[] = [compareWire];

/**
 * Compares two releases, service by service.
 *
 * @throws {InputError} for a spec that cannot be read as OpenAPI 3.
 */
export function compareReleases(before: Release, after: Release): Report {
  const pairs = pairServices(before, after);
  const changes = pairs.flatMap(({ service, from, to }) => {
    const found = from && to ? compareSpecs(from, to) : existence(service, from !== undefined);
    return pairs.length === 1 ? found : found.map((change) => ({ ...change, service }));
  });
  changes.sort((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump));
  return { bump: worst(changes.map(({ bump }) => bump)), changes };
}

function compareSpecs(before: SpecDocument, after: SpecDocument): Change[] {
  return LENSES.flatMap((lens) => lens(before, after));
}

/** A service is an entry point of its package. */
function existence(service: string, removed: boolean): Change[] {
  const recorder = new Recorder(RULES);
  const [from, to] = removed ? [service, undefined] : [undefined, service];
  recorder.of(null)({ rule: `service-${removed ? "removed" : "added"}`, location: service, from, to });
  return recorder.changes;
}
