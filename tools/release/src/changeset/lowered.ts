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

const TEXTS = ["package", "rule", "service", "location", "reason", "expires"] as const;
const FIELDS: readonly string[] = [...TEXTS, "operation", "bump"];

/** @throws {Problem} for an entry without what it needs, or with more than that. */
export function readLowered(root: string): Lowered[] {
  if (!existsSync(join(root, LOWERED))) return [];
  const entries = readJson(root, LOWERED);
  if (!Array.isArray(entries)) throw new Problem(`${LOWERED}: must be a list; write [] for none`);
  const all = entries.map((entry: unknown, index) => checkedEntry(entry, `${LOWERED} entry ${index + 1}`));
  const places = all.map(({ package: name, rule, service, operation, location }) =>
    JSON.stringify([name, rule, service, operation, location]),
  );
  const twice = places.findIndex((place, index) => places.indexOf(place) < index);
  if (twice !== -1)
    throw new Problem(`${LOWERED} entry ${twice + 1}: speaks of the same change as one before; keep one`);
  return all;
}

function checkedEntry(value: unknown, name: string): Lowered {
  const bad = (problem: string) => new Problem(`${name}: ${problem}`);
  if (typeof value !== "object" || value === null) throw bad(`must be an object with ${FIELDS.join(", ")}`);
  const entry = value as Lowered;
  const unknown = Object.keys(entry).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) throw bad(`knows no ${unknown}; an entry has ${FIELDS.join(", ")}`);
  for (const field of TEXTS) {
    if (typeof entry[field] !== "string" || entry[field].trim() === "") throw bad(`${field} must be a text`);
  }
  const operation: unknown = entry.operation ?? null;
  if (operation !== null && typeof operation !== "string")
    throw bad("operation must be a text, or null for what a whole service shares");
  if (!isDay(entry.expires)) throw bad(`expires is ${entry.expires}; write the last day as YYYY-MM-DD`);
  if (entry.bump !== "minor" && entry.bump !== "patch")
    throw bad(`bump is ${JSON.stringify(entry.bump)}; lower means minor or patch`);
  return { ...entry, operation, reason: entry.reason.trim().replaceAll(/\s+/g, " ") };
}

/** Whether there is such a day: February has no 31st, though a Date takes it for March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a decision speaks of a change. */
export function speaksOf(entry: Lowered, change: Change): boolean {
  return (
    entry.rule === change.rule &&
    entry.service === change.service &&
    entry.operation === change.operation &&
    entry.location === change.location &&
    BUMPS.indexOf(entry.bump) < BUMPS.indexOf(change.bump)
  );
}

/** Decisions that are over, and those that no change needs. */
export function staleEntries(entries: readonly Lowered[], used: readonly Lowered[], today: string): string[] {
  return entries.flatMap((entry) => {
    const name = `${LOWERED}: ${entry.package} ${entry.service} ${entry.rule} at ${entry.location}`;
    if (entry.expires < today) return [`${name}: expired on ${entry.expires}; release by the policy, or decide anew`];
    return used.some((one) => JSON.stringify(one) === JSON.stringify(entry))
      ? []
      : [`${name}: lowers no change; take it out`];
  });
}
