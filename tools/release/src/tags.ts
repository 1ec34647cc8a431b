import type { Package } from "./packages.js";
import { ended } from "./run.js";

/** The tags of this clone. */
export function tagsOf(root: string): ReadonlySet<string> {
  const { stdout } = ended(root, "git", ["tag", "--list"]);
  return new Set(stdout.split("\n").filter((tag) => tag !== ""));
}

/** Whether a folder is another than a tag has. */
export function isEditedSince(root: string, tag: string, folder: string): boolean {
  return ended(root, "git", ["diff", "--quiet", tag, "--", folder]).status !== 0;
}

/** Whether what is checked out comes after a tag. */
export function isWithin(root: string, tag: string): boolean {
  return ended(root, "git", ["merge-base", "--is-ancestor", tag, "HEAD"]).status === 0;
}

/** The tags of later versions of a package than its package.json says, the latest first. */
export function newerTags(tags: ReadonlySet<string>, { name, version }: Package): string[] {
  const versions = [...tags].filter((tag) => tag.startsWith(`${name}@`)).map((tag) => tag.slice(name.length + 1));
  return versions
    .filter((one) => /^\d+\.\d+\.\d+$/.test(one) && compareVersions(one, version) > 0)
    .sort((a, b) => compareVersions(b, a))
    .map((one) => `${name}@${one}`);
}

/** Below 0 when the first is the older one. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const at = left?.findIndex((number, i) => number !== right?.[i]) ?? -1;
  return at === -1 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
