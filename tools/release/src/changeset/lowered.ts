import { existsSync } from "node:fs";
import { join } from "node:path";
import { BUMPS, type Bump, type Change } from "@yunfan-tools/spec-semver/change";
import { readJson } from "../packages.js";
import { Problem } from "../problem.js";

/** Changes that go out under a lower bump than the policy's, each with the reason and a last day. */
export const LOWERED = "tools/release/lower-bumps.json";

/** A decision to release one change as less than the policy calls it. */
export interface Lowered {
  readonly package: string;
  readonly rule: string;
  readonly service: string;
  readonly operation: string | null;
  readonly location: string;
  readonly bump: Bump;
  readonly reason: string;
  /** The last day on which it counts, as YYYY-MM-DD. */
  readonly expires: string;
}

/** @throws {Problem} for an entry without what it needs. */
export function readLowered(root: string): Lowered[] {
  if (!existsSync(join(root, LOWERED))) return [];
  return (readJson(root, LOWERED) as Lowered[]).map((entry, index) => {
    const bad = (problem: string) => new Problem(`${LOWERED} entry ${index + 1}: ${problem}`);
    for (const field of ["package", "rule", "service", "location", "reason", "expires"] as const) {
      if (typeof entry[field] !== "string" || entry[field].trim() === "") throw bad(`${field} must be a text`);
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(entry.expires) || Number.isNaN(Date.parse(entry.expires)))
      throw bad(`expires is ${entry.expires}; write the last day as YYYY-MM-DD`);
    if (!BUMPS.includes(entry.bump) || entry.bump === "none" || entry.bump === "major")
      throw bad(`bump is ${JSON.stringify(entry.bump)}; lower means minor or patch`);
    return entry;
  });
}

/** Whether a decision speaks of a change. */
export function speaksOf(entry: Lowered, change: Change): boolean {
  return (
    entry.rule === change.rule &&
    entry.service === change.service &&
    (entry.operation ?? null) === change.operation &&
    entry.location === change.location &&
    BUMPS.indexOf(entry.bump) < BUMPS.indexOf(change.bump)
  );
}

/** Decisions that are over, and those that no change needs. */
export function staleEntries(entries: readonly Lowered[], used: readonly Lowered[], today: string): string[] {
  return entries.flatMap((entry) => {
    const name = `${LOWERED}: ${entry.rule} at ${entry.location}`;
    if (entry.expires < today) return [`${name}: expired on ${entry.expires}; release by the policy, or decide anew`];
    return used.some((one) => JSON.stringify(one) === JSON.stringify(entry))
      ? []
      : [`${name}: lowers no change; take it out`];
  });
}
