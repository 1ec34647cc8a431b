import { copyFileSync, existsSync, mkdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readJson } from "../packages.js";
import { Problem } from "../problem.js";
import { ended } from "../run.js";

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
    fetchInto(into, existsSync(what) ? resolve(what) : `${name}@${what}`);
  }
  const manifest = join(link, "package.json");
  if (!existsSync(manifest))
    throw new Problem(`${what}: holds no ${name}; name a version, a tarball or a folder of it`);
  const { name: found, version } = readJson(manifest) as { name: string; version: string };
  if (found !== name) throw new Problem(`${what}: is ${found}, not ${name}`);
  return { at: realpathSync(into), folder: realpathSync(link), version };
}

function fetchInto(folder: string, wanted: string): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--loglevel=error"];
  const { status, stderr, error } = ended(folder, "npm", ["install", ...quiet, wanted]);
  if (status === 0) return;
  const said = stderr.split("\n").flatMap((line) => /^npm error (?!code )(?:\w+ )?(.*\S)/.exec(line)?.[1] ?? []);
  const why = error?.message ?? said[0] ?? `npm ended with status ${status ?? "unknown"}`;
  throw new Problem(`${wanted}: cannot be installed (${why}); name a version, a tarball or a folder`);
}

/**
 * Holds the words of a command to what npm takes, so that none leads out of a folder or is an option.
 *
 * @throws {Problem} for another.
 */
export function checkWords(name: string, versions: readonly string[]): void {
  if (!/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~][a-z0-9._~-]*$/.test(name))
    throw new Problem(`${name}: is not the name of a package, such as @yunfan/huaweicloud`);
  const wrong = versions.find((one) => one.trim() === "" || (!existsSync(one) && !/^[\w.^~<>=|* +-]+$/.test(one)));
  const option = versions.find((one) => one.startsWith("-"));
  if (wrong !== undefined || option !== undefined)
    throw new Problem(`${wrong ?? option}: is no version, and there is no such tarball or folder`);
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
