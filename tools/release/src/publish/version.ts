import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baselineOf, keepBaseline } from "../baseline.js";
import { LOWERED } from "../changeset/lowered.js";
import { pending } from "../changeset/files.js";
import { packagesOf, providersOf, UNRELEASED } from "../packages.js";
import { changesetVersion, git, pnpm, tsx } from "../run.js";

/**
 * Takes the waiting changesets into versions and change logs, with all that follows from a version, and commits it.
 *
 * @returns what was versioned, as `name@version`; nothing where no changeset waits.
 */
export function version(root: string): string[] {
  if (pending(root).length === 0) return [];
  const before = new Map(packagesOf(root).map((one) => [one.name, one.version]));
  changesetVersion(root);
  // The emulator tells its version.
  tsx(root, "tools/codegen/src/cli.ts", "emulator");
  for (const provider of providersOf(root)) {
    const isReleased = provider.version !== UNRELEASED;
    if (isReleased && baselineOf(root, provider)?.version !== provider.version) keepBaseline(root, provider);
  }
  // What they spoke of is in the baseline now.
  if (existsSync(join(root, LOWERED))) writeFileSync(join(root, LOWERED), "[]\n");
  pnpm(root, "install", "--lockfile-only", "--offline", "--ignore-scripts");
  const versioned = packagesOf(root)
    .filter((one) => before.get(one.name) !== one.version)
    .map((one) => `${one.name}@${one.version}`);
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", `Release ${versioned.join(", ")}`);
  return versioned;
}
