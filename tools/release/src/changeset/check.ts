import { BUMPS, type Bump } from "@yunfan-tools/spec-semver/change";
import { packagesOf, UNRELEASED, type Package } from "../packages.js";
import { newerTags, tagsOf } from "../tags.js";
import type { Judgement } from "./judge.js";
import { isWritten, pending, type Asked, type Pending } from "./files.js";
import { LOWERED, readLowered, staleEntries } from "./lowered.js";
import { needProblems } from "./needs.js";

/** What a check found: what is wrong, and what is worth knowing otherwise. */
export interface Checked {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

const AGAIN = "run `pnpm changeset:spec` and commit what it writes";

/** Holds the changesets to what the specs, and the packages beneath them, ask for. */
export function check(root: string, judgements: readonly Judgement[], all: readonly Asked[], today: string): Checked {
  const there = pending(root);
  const used = judgements.flatMap(({ changes }) => changes.flatMap(({ lowered }) => lowered ?? []));
  const problems = [
    ...packagesOf(root).flatMap((one) => firstRelease(one, there)),
    ...all.flatMap((one) => coverage(root, one, there)),
    ...there
      .filter(({ file }) => isWritten(root, file) && !all.some((one) => samePackage(file, one)))
      .map(({ file }) => `${file}: no spec changed as it says; ${AGAIN}`),
    ...needProblems(root, there),
    ...staleEntries(readLowered(root), used, today),
  ];
  return { problems, notes: notes(root, judgements) };
}

function firstRelease({ name, version }: Package, there: readonly Pending[]): string[] {
  if (version !== UNRELEASED || there.some(({ releases }) => (releases.get(name) ?? "none") !== "none")) return [];
  return [`${name}: was never released, and no changeset announces it; write one with \`npx changeset\``];
}

function coverage(root: string, one: Asked, there: readonly Pending[]): string[] {
  const { name } = one.package;
  const own = there.filter(({ file }) => isWritten(root, file) && samePackage(file, one));
  if (own.length === 0) return [`${name}: its specs changed (${one.bump}), and no changeset tells of it; ${AGAIN}`];
  return own.flatMap(({ file, text, releases }) => {
    const says: Bump = releases.get(name) ?? "none";
    if (BUMPS.indexOf(says) < BUMPS.indexOf(one.bump))
      return [`${file}: says ${says}, and the specs need ${one.bump}; ${AGAIN}, or give the reason in ${LOWERED}`];
    return file === one.file && text === one.text ? [] : [`${file}: is not what the specs give; ${AGAIN}`];
  });
}

function samePackage(file: string, one: Asked): boolean {
  return file.startsWith(`.changeset/spec-${one.package.folder}-`);
}

function notes(root: string, judgements: readonly Judgement[]): string[] {
  const said = judgements.map(({ provider, since, bump, changes }) => {
    if (since === undefined) return `${provider.name}: never released, so there is nothing to compare its specs with`;
    const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
    return `${provider.name}: ${changes.length === 0 ? "as" : `${bump}, ${count} since`} ${since}`;
  });
  const [packages, tags] = [packagesOf(root), tagsOf(root)];
  const untagged = packages.filter(({ name, version }) => version !== UNRELEASED && !tags.has(`${name}@${version}`));
  if (untagged.length > 0) {
    const names = untagged.map(({ name, version }) => `${name}@${version}`).join(", ");
    said.push(`this clone lacks tags, so these baselines were not held to theirs: ${names}`);
  }
  for (const one of packages) {
    const [newer] = newerTags(tags, one);
    if (newer !== undefined)
      said.push(`${newer} is out, and what is here is from before it; compared with ${one.version}`);
  }
  return said;
}
