import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineOf, keepBaseline } from "../baseline.js";
import { LOWERED } from "../changeset/lowered.js";
import { pending } from "../changeset/files.js";
import { packagesOf, UNRELEASED } from "../packages.js";
import { changesetVersion, git, pnpm, tsx } from "../run.js";

/**
 * Takes the waiting changesets into versions and change logs, with all that follows from a version, and commits it. Where that
 * fails everything is as before.
 *
 * @param root a workspace without changes of its own.
 * @returns what was versioned, as `name@version`; nothing where no changeset waits.
 */
export function version(root: string): string[] {
  if (pending(root).length === 0) return [];
  const before = new Map(packagesOf(root).map((one) => [one.name, one.version]));
  try {
    changesetVersion(root);
    follow(root);
    const versioned = packagesOf(root)
      .filter((one) => before.get(one.name) !== one.version)
      .map((one) => `${one.name}@${one.version}`);
    git(root, "add", "--all");
    const message =
      versioned.length > 0 ? `Release ${versioned.join(", ")}` : "Take in changesets that release nothing";
    git(root, "commit", "--quiet", "--message", message);
    return versioned;
  } catch (error) {
    git(root, "reset", "--quiet", "--hard");
    git(root, "clean", "--quiet", "-d", "--force");
    throw error;
  }
}

/** What tells a version, or was said of the one before. */
function follow(root: string): void {
  // The emulator tells its version.
  tsx(root, "tools/codegen/src/cli.ts", "emulator");
  for (const one of packagesOf(root)) {
    const isReleased = one.version !== UNRELEASED;
    if (isReleased && baselineOf(root, one)?.version !== one.version) keepBaseline(root, one);
  }
  // What they spoke of is in the baseline now.
  if (existsSync(join(root, LOWERED))) writeFileSync(join(root, LOWERED), "[]\n");
  pnpm(root, root, "install", "--lockfile-only", "--offline", "--ignore-scripts");
}
