import { BUMPS, type Bump } from "@yunfan-tools/spec-semver/change";
import { baselineProblems, hasTags } from "../baseline.js";
import { UNRELEASED } from "../packages.js";
import type { Judgement } from "./judge.js";
import { isWritten, pending, type Asked, type Pending } from "./files.js";
import { LOWERED, readLowered, staleEntries } from "./lowered.js";

/** What a check found: what is wrong, and what is worth knowing otherwise. */
export interface Checked {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

const AGAIN = "run `pnpm changeset:spec` and commit what it writes";

/** Holds the changesets to what the specs ask for. */
export function check(root: string, judgements: readonly Judgement[], all: readonly Asked[], today: string): Checked {
  const there = pending(root);
  const used = judgements.flatMap(({ changes }) => changes.flatMap(({ lowered }) => lowered ?? []));
  const problems = [
    ...judgements.flatMap(({ provider }) => baselineProblems(root, provider)),
    ...judgements.flatMap(({ provider }) => firstRelease(provider, there)),
    ...all.flatMap((one) => coverage(root, one, there)),
    ...there
      .filter(({ file }) => isWritten(root, file) && !all.some((one) => samePackage(file, one)))
      .map(({ file }) => `${file}: no spec changed as it says; ${AGAIN}`),
    ...staleEntries(readLowered(root), used, today),
  ];
  return { problems, notes: notes(root, judgements) };
}

function firstRelease({ name, version }: Judgement["provider"], there: readonly Pending[]): string[] {
  if (version !== UNRELEASED || there.some(({ releases }) => releases.has(name))) return [];
  return [`${name}: was never released, and no changeset announces it; write one with \`npx changeset\``];
}

function coverage(root: string, one: Asked, there: readonly Pending[]): string[] {
  const { name } = one.package;
  const own = there.filter(({ file }) => isWritten(root, file) && samePackage(file, one));
  if (own.length === 0) return [`${name}: its specs changed (${one.bump}), and no changeset covers it; ${AGAIN}`];
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
    return `${provider.name}: ${changes.length === 0 ? "as" : `${bump}, ${changes.length} changes since`} ${since}`;
  });
  const released = judgements.some(({ provider }) => provider.version !== UNRELEASED);
  if (released && !hasTags(root)) said.push("this clone has no tags: the baseline was not held to that of the release");
  return said;
}
