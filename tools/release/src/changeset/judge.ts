import { join } from "node:path";
import { BUMPS, worst, type Bump, type Change } from "@yunfan-tools/spec-semver/change";
import { compareReleases } from "@yunfan-tools/spec-semver/compare";
import { readRelease, type Release } from "@yunfan-tools/spec-semver/release";
import { baselineOf } from "../baseline.js";
import type { Provider } from "../packages.js";
import { readLowered, speaksOf, type Lowered } from "./lowered.js";
import { sourceOf, type SourceRow } from "./source-row.js";

/** A change with what a change log tells of it. */
export interface Judged extends Change {
  readonly service: string;
  readonly source: SourceRow | undefined;
  readonly lowered: Lowered | undefined;
}

/** What happened to a provider's specs since its last release. */
export interface Judgement {
  readonly provider: Provider;
  /** The released version that they are compared with; none before the first release. */
  readonly since: string | undefined;
  /** The bump that the release needs, lowered where that was decided. */
  readonly bump: Bump;
  readonly changes: readonly Judged[];
}

/** Compares a provider's specs, as generated, with those of its last release. */
export async function judge(root: string, provider: Provider): Promise<Judgement> {
  const baseline = baselineOf(root, provider);
  if (!baseline) return { provider, since: undefined, bump: "none", changes: [] };
  const now = await readRelease(join(root, "packages", provider.folder, "src"));
  const found = await changesOf(await readRelease(baseline.folder), now);
  const only = provider.manifest.services[0]?.service ?? "";
  const lowered = readLowered(root).filter((entry) => entry.package === provider.name);
  const changes = found
    .filter(({ bump }) => bump !== "none")
    .map((one): Judged => {
      const change = { ...one, service: (one.service ?? only).replace(/^.*\//, "") };
      return {
        ...change,
        source: sourceOf(root, provider, change, baseline.folder),
        lowered: lowered.find((entry) => speaksOf(entry, change)),
      };
    });
  const bumps = changes.map((change) => change.lowered?.bump ?? change.bump);
  return { provider, since: baseline.version, bump: worst(bumps), changes };
}

/**
 * What changed on the wire; and what the types and the programs of old users show where that is worse, since the same change seen
 * twice would be told twice.
 */
async function changesOf(before: Release, after: Release): Promise<readonly Change[]> {
  const wire = await compareReleases(before, after, ["wire"]);
  // Nothing changes the types that is silent on the wire, and nothing is worse than major.
  if (wire.bump === "none" || wire.bump !== "major") return wire.changes;
  const users = await compareReleases(before, after, ["types", "consumers"]);
  const worse = users.changes.filter(({ bump }) => BUMPS.indexOf(bump) > BUMPS.indexOf(wire.bump));
  return [...wire.changes, ...worse];
}
