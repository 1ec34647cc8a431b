import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import parseText from "@changesets/parse";
import { worst, type Bump } from "@yunfan-tools/spec-semver/change";
import { baselineProblems } from "../baseline.js";
import { packagesOf, providersOf, UNRELEASED, type Package } from "../packages.js";
import { Failed, Problem } from "../problem.js";
import { tagsOf } from "../tags.js";
import { judge, type Judgement } from "./judge.js";
import { changesetText, emulatorText } from "./text.js";

/** A changeset that the specs ask for. */
export interface Asked {
  readonly package: Package;
  readonly bump: Bump;
  /** Its place from the workspace root: the package's folder, and the hash of the text. */
  readonly file: string;
  readonly text: string;
}

/** A changeset as it lies in `.changeset`. */
export interface Pending {
  readonly file: string;
  readonly text: string;
  readonly releases: ReadonlyMap<string, Bump>;
}

/**
 * Compares every provider with its last release.
 *
 * @throws {Failed} for a baseline that is not that release: nothing can be said then.
 */
export async function judgeAll(root: string): Promise<Judgement[]> {
  const tags = tagsOf(root);
  const wrong = packagesOf(root).flatMap((one) => baselineProblems(root, one, tags));
  if (wrong.length > 0) throw new Failed(wrong.join("\n"));
  return Promise.all(providersOf(root).map((provider) => judge(root, provider)));
}

/** The changesets that changed specs ask for: one per provider, and one for the emulator, which answers by them. */
export async function asked(root: string, judgements: readonly Judgement[]): Promise<Asked[]> {
  const changed = judgements.filter(({ bump }) => bump !== "none");
  const path = join(root, ".changeset/spec.md");
  const found = await Promise.all(
    changed.map(async (one) => named(one.provider, one.bump, await changesetText(path, one))),
  );
  const emulator = packagesOf(root).find(({ folder }) => folder === "emulator");
  if (!emulator || emulator.version === UNRELEASED || changed.length === 0) return found;
  const bump = worst(changed.map((one) => one.bump));
  return [...found, named(emulator, bump, await emulatorText(path, emulator.name, bump, changed))];
}

function named({ folder, name, version }: Package, bump: Bump, text: string): Asked {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return { package: { folder, name, version }, bump, file: `.changeset/spec-${folder}-${hash}.md`, text };
}

/**
 * Every changeset that waits for a release.
 *
 * @throws {Problem} for one that cannot be read, or that names what is not published.
 */
export function pending(root: string): Pending[] {
  const names = packagesOf(root).map(({ name }) => name);
  return readdirSync(join(root, ".changeset"))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) => {
      const file = `.changeset/${name}`;
      // A checkout may write line ends as its system does.
      const text = readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n");
      const releases = releasesOf(file, text);
      const [unknown] = [...releases.keys()].filter((one) => !names.includes(one));
      if (unknown !== undefined)
        throw new Problem(
          `${file}: names ${unknown}, which is not published from here; name one of ${names.join(", ")}`,
        );
      return { file, text, releases };
    });
}

function releasesOf(file: string, text: string): Map<string, Bump> {
  try {
    return new Map(parseText(text).releases.map((one) => [one.name, one.type]));
  } catch (error) {
    const [first = ""] = (error as Error).message.split("\n");
    throw new Problem(`${file}: ${first.replace(/\.$/, "")}; write it with \`npx changeset\``);
  }
}

/** Whether this tool wrote a changeset. */
export function isWritten(root: string, file: string): boolean {
  const folder = /^\.changeset\/spec-(.+)-[0-9a-f]{8}\.md$/.exec(file)?.[1];
  return packagesOf(root).some((one) => one.folder === folder);
}

/** Writes what is asked for, takes out what no longer is, and says what it did; nothing when all is there. */
export function write(root: string, all: readonly Asked[]): string[] {
  const there = pending(root);
  const gone = there.filter(({ file }) => isWritten(root, file) && !all.some((one) => one.file === file));
  for (const { file } of gone) rmSync(join(root, file));
  const fresh = all.filter(({ file, text }) => !there.some((one) => one.file === file && one.text === text));
  for (const { file, text } of fresh) writeFileSync(join(root, file), text);
  return [...gone.map(({ file }) => `deleted ${file}`), ...fresh.map(({ file, bump }) => `wrote ${file} (${bump})`)];
}
