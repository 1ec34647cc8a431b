import { BUMPS, worst, type Bump } from "@yunfan-tools/spec-semver/change";
import { compareEnvironments } from "@yunfan-tools/spec-semver/environment";
import { baselineOf } from "../baseline.js";
import { needsOf, packagesOf, UNRELEASED, type Needs, type Package } from "../packages.js";
import type { Pending } from "./files.js";

/** What a package needs otherwise than its last release did. */
interface NeedChange {
  /** The field of package.json, its old and its new value, for people. */
  readonly text: string;
  readonly bump: Bump;
}

/**
 * Holds the changesets to what the packages need of others: a range that changed goes out in a version of its own, and a package
 * goes along with a major version of one of ours beneath it, whose types and errors its users meet.
 */
export function needProblems(root: string, there: readonly Pending[]): string[] {
  const packages = packagesOf(root).filter(({ version }) => version !== UNRELEASED);
  return packages.flatMap((one) => {
    const says = bumpOf(one.name, there);
    const isLower = (bump: Bump) => BUMPS.indexOf(says) < BUMPS.indexOf(bump);
    const changed = needChanges(root, one)
      .filter(({ bump }) => isLower(bump))
      .map(({ text, bump }) => `${one.name}: ${text} (${bump}), and ${covered(says)}`);
    const beneath = Object.keys(needsOf(root, one).dependencies ?? {})
      .filter((name) => bumpOf(name, there) === "major" && isLower("major"))
      .map((name) => `${one.name}: is made on ${name}, which goes major, and ${covered(says)}`);
    return [...changed, ...beneath];
  });
}

function covered(says: Bump): string {
  const problem = says === "none" ? "no changeset covers it" : `its changesets say ${says}`;
  return `${problem}; write one with \`npx changeset\``;
}

function bumpOf(name: string, there: readonly Pending[]): Bump {
  return worst(there.map(({ releases }) => releases.get(name) ?? "none"));
}

function needChanges(root: string, one: Package): NeedChange[] {
  const before = baselineOf(root, one)?.needs;
  if (!before) return [];
  const after = needsOf(root, one);
  const asked = compareEnvironments({ ...before }, { ...after }).map(
    ({ rule, location, from, to, bump }): NeedChange => {
      const field = rule.startsWith("surface-engine-") ? "engines" : "peerDependencies";
      return { text: told(`${field}.${location}`, from, to), bump };
    },
  );
  return [...ranges("dependencies", before, after), ...ranges("optionalDependencies", before, after), ...asked];
}

/** What comes along by itself asks nothing of users, whatever its range. */
function ranges(field: "dependencies" | "optionalDependencies", before: Needs, after: Needs): NeedChange[] {
  const [from, to] = [before[field] ?? {}, after[field] ?? {}];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => from[name] !== to[name])
    .map((name) => ({ text: told(`${field}.${name}`, from[name], to[name]), bump: "patch" }));
}

function told(field: string, from: unknown, to: unknown): string {
  const shown = (value: unknown) => (value === undefined || value === null ? "nothing" : JSON.stringify(value));
  const what = from === to ? "is optional no longer, or again" : `went from ${shown(from)} to ${shown(to)}`;
  return `${field} ${what}`;
}
