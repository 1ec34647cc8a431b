import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { ScaffoldError } from "./scaffold-error.js";

/** What is to be laid out, by paths from the workspace root. */
export interface Plan {
  /** New folders, each with its files; none may be there yet. */
  readonly folders: readonly { readonly path: string; readonly files: Readonly<Record<string, string>> }[];
  /** Single new files, and files that are there with their new text. */
  readonly files: Readonly<Record<string, string>>;
  /** What is left to do, in order. */
  readonly next: readonly string[];
}

/** Formats every file as `prettier --check` wants it at its place; the lockfile is pnpm's own. */
export async function formatted(root: string, plan: Plan): Promise<Plan> {
  const one = async (path: string, text: string): Promise<string> => {
    if (path === "pnpm-lock.yaml" || !/\.(?:ts|json|ya?ml|md)$/.test(path)) return text;
    const filepath = join(root, path);
    return format(text, { ...(await resolveConfig(filepath)), filepath });
  };
  const all = async (files: Readonly<Record<string, string>>, at: (name: string) => string) =>
    Object.fromEntries(
      await Promise.all(Object.entries(files).map(async ([name, text]) => [name, await one(at(name), text)] as const)),
    );
  const folders = plan.folders.map(async ({ path, files }) => ({
    path,
    files: await all(files, (name) => join(path, name)),
  }));
  return { ...plan, folders: await Promise.all(folders), files: await all(plan.files, (name) => name) };
}

/** The paths that a plan makes or changes, with what happens to each. */
export function described(root: string, { folders, files }: Plan): string[] {
  return [
    ...folders.flatMap(({ path, files: inside }) => Object.keys(inside).map((name) => `new      ${path}/${name}`)),
    ...Object.keys(files).map((path) => `${existsSync(join(root, path)) ? "changed " : "new     "} ${path}`),
  ];
}

/**
 * Lays a plan out: all of it, or nothing. Folders are written elsewhere and moved to their place; what fails on the way is
 * taken back.
 *
 * @throws ScaffoldError when a folder is there already.
 */
export function apply(root: string, { folders, files }: Plan): void {
  const taken = folders.find(({ path }) => existsSync(join(root, path)));
  if (taken !== undefined) throw new ScaffoldError(`${taken.path} is there already; nothing was written`);
  const fresh = mkdtempSync(join(root, ".scaffold-"));
  // What ends the process waits until all is done or taken back: this takes milliseconds.
  const wait = () => {};
  for (const signal of SIGNALS) process.on(signal, wait);
  const undo: (() => void)[] = [];
  try {
    for (const [index, { files: inside }] of folders.entries()) {
      for (const [name, text] of Object.entries(inside)) put(join(fresh, String(index), name), text);
    }
    for (const [path, text] of Object.entries(files)) put(join(fresh, "files", path), text);
    for (const [index, { path }] of folders.entries()) move(join(fresh, String(index)), join(root, path), undo);
    for (const path of Object.keys(files)) move(join(fresh, "files", path), join(root, path), undo);
  } catch (error) {
    for (const back of undo.reverse()) back();
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function move(from: string, to: string, undo: (() => void)[]): void {
  const before = existsSync(to) ? readFileSync(to) : undefined;
  const made = mkdirSync(dirname(to), { recursive: true });
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
  renameSync(from, to);
  undo.push(() => (before === undefined ? rmSync(to, { recursive: true, force: true }) : writeFileSync(to, before)));
}
