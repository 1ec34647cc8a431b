import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pending } from "../changeset/files.js";
import { packagesOf } from "../packages.js";
import { changesetVersion, git } from "../run.js";

/** What a release would make of one package. */
export interface Previewed {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The section that its change log would gain. */
  readonly section: string;
}

/** Makes the versions and change logs of a release, by the very tool that a release uses, in a copy that is thrown away. */
export function preview(root: string): Previewed[] {
  if (pending(root).length === 0) return [];
  const scratch = mkdtempSync(join(tmpdir(), "release-preview-"));
  try {
    // With the history, since change logs name commits.
    git(root, "clone", "--quiet", "--no-checkout", root, scratch);
    for (const file of manifests(root)) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      cpSync(join(root, file), join(scratch, file), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(scratch, "node_modules"), "junction");
    const before = packagesOf(root);
    changesetVersion(scratch);
    return packagesOf(scratch).flatMap(({ folder, name, version }) => {
      const from = before.find((one) => one.name === name)?.version ?? version;
      if (from === version) return [];
      return [{ name, from, to: version, section: sectionOf(join(scratch, "packages", folder), version) }];
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What changesets read and write. */
function manifests(root: string): string[] {
  const projects = ["packages", "tools"].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => [
      `${group}/${name}/package.json`,
      `${group}/${name}/CHANGELOG.md`,
    ]),
  );
  return [
    ".changeset",
    ".prettierrc.json",
    "package.json",
    "pnpm-workspace.yaml",
    "pnpm-lock.yaml",
    ...projects,
  ].filter((file) => existsSync(join(root, file)));
}

function sectionOf(folder: string, version: string): string {
  const text = readFileSync(join(folder, "CHANGELOG.md"), "utf8");
  const [, section = ""] = text.split(`\n## ${version}\n`);
  return section.split(/\n## \d/)[0]?.trim() ?? "";
}
