import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../src/root.js";
import { command } from "./command.js";

/** A copy of this workspace as it is, with a history of its own and these dependencies. */
export async function copyWorkspace(to: string): Promise<void> {
  const { out } = await command("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const file of out.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
  linkModules(to);
  for (const group of ["packages", "tools"]) {
    for (const name of readdirSync(join(root, group))) {
      const modules = join(group, name, "node_modules");
      if (existsSync(join(root, modules))) linkOwn(join(root, modules), join(to, modules), to);
    }
  }
  await git(to, "init", "--quiet", "--initial-branch", "main");
  writeFileSync(join(to, ".git/info/exclude"), "/node_modules\n/.npmrc\n");
  await git(to, "config", "user.name", "Releaser");
  await git(to, "config", "user.email", "releaser@example.invalid");
  await git(to, "config", "commit.gpgsign", "false");
  await git(to, "config", "tag.gpgsign", "false");
  await commit(to, "The workspace");
}

/** A project's links: to the copy's neighbours, and to what is installed here. */
function linkOwn(from: string, into: string, to: string): void {
  for (const name of readdirSync(from).filter((one) => !one.startsWith("."))) {
    if (name.startsWith("@")) {
      linkOwn(join(from, name), join(into, name), to);
      continue;
    }
    const real = realpathSync(join(from, name));
    const isNeighbour = !relative(root, real).startsWith("node_modules");
    mkdirSync(into, { recursive: true });
    symlinkSync(isNeighbour ? join(to, relative(root, real)) : real, join(into, name), "junction");
  }
}

/** Links to what is installed here, in a folder of its own, so that nothing done to the copy's node_modules is done to ours. */
function linkModules(to: string): void {
  const modules = join(root, "node_modules");
  mkdirSync(join(to, "node_modules"), { recursive: true });
  // Nx reads it.
  cpSync(join(modules, ".modules.yaml"), join(to, "node_modules/.modules.yaml"));
  for (const name of readdirSync(modules).filter((one) => one === ".bin" || !one.startsWith("."))) {
    const names = name.startsWith("@") ? readdirSync(join(modules, name)).map((part) => join(name, part)) : [name];
    for (const one of names) {
      mkdirSync(dirname(join(to, "node_modules", one)), { recursive: true });
      symlinkSync(realpathSync(join(modules, one)), join(to, "node_modules", one), "junction");
    }
  }
}

export async function git(cwd: string, ...args: string[]): Promise<string> {
  return (await command("git", args, { cwd })).out.trim();
}

export async function commit(cwd: string, message: string): Promise<void> {
  await git(cwd, "add", "--all");
  await git(cwd, "commit", "--quiet", "--message", message);
}

/** Edits a file; what is to be replaced must be there. */
export function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file}: holds no ${from}`);
  writeFileSync(file, text.replace(from, to));
}
