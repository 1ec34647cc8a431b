import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A file of a package as users have it. */
export interface ShippedFile {
  /** Its path in the package, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Where a project has installed a package. */
export const installedAt = (project: string, name: string) => join(project, "node_modules", name);

/** Every file of an installed package, but not its dependencies. */
export function shippedFiles(folder: string): ShippedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !path.startsWith("node_modules/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}
