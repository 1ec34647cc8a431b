import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../problem.js";
import { run } from "../run.js";

/** One version of a package, installed apart from the project. */
export interface Variant {
  /** The folder whose node_modules holds it. */
  readonly at: string;
  /** The package's own folder, without links. */
  readonly folder: string;
  readonly version: string;
}

/**
 * Installs a version: from the registry that the project's .npmrc names, from a tarball, or from a folder, which is taken as it is.
 *
 * @param into an empty folder.
 * @throws {Problem} when it cannot be had.
 */
export function install(name: string, what: string, project: string, into: string): Variant {
  mkdirSync(into, { recursive: true });
  const link = join(into, "node_modules", name);
  if (isFolder(what)) {
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(what), link, "junction");
  } else {
    const settings = npmrcOf(project);
    if (settings !== undefined) copyFileSync(settings, join(into, ".npmrc"));
    writeFileSync(join(into, "package.json"), `${JSON.stringify({ name: "upgrade-check", private: true })}\n`);
    const wanted = existsSync(what) ? resolve(what) : `${name}@${what}`;
    run(into, "npm", [
      "install",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--omit=dev",
      "--loglevel=error",
      wanted,
    ]);
  }
  const manifest = join(link, "package.json");
  if (!existsSync(manifest))
    throw new Problem(`${what}: holds no ${name}; name a version, a tarball or a folder of it`);
  const { name: found, version } = JSON.parse(readFileSync(manifest, "utf8")) as { name: string; version: string };
  if (found !== name) throw new Problem(`${what}: is ${found}, not ${name}`);
  return { at: realpathSync(into), folder: realpathSync(link), version };
}

function isFolder(what: string): boolean {
  return existsSync(what) && statSync(what).isDirectory();
}

/** The nearest .npmrc: that of the project, or of the workspace it lies in. */
function npmrcOf(folder: string): string | undefined {
  const file = join(folder, ".npmrc");
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : npmrcOf(dirname(folder));
}
