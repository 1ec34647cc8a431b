import { join } from "node:path";
import { needsOf, packagesOf, UNRELEASED, type Package } from "../packages.js";
import { Problem } from "../problem.js";
import { ended, git, pnpm } from "../run.js";
import { tagsOf } from "../tags.js";

/**
 * Publishes what the registry does not have, one after another, each after those of ours that it needs, and tags it at once: where
 * one fails nothing that needs it is out, and the next run goes on there. `changeset publish` does all at the same time.
 *
 * @yields what was done, a line each; nothing for what is out and tagged.
 * @throws {Problem} when the registry does not answer, or refuses one.
 */
export function* publish(root: string): Generator<string> {
  const tags = tagsOf(root);
  for (const one of inOrder(
    root,
    packagesOf(root).filter(({ version }) => version !== UNRELEASED),
  )) {
    const tag = `${one.name}@${one.version}`;
    const isOut = isPublished(root, one);
    if (!isOut) {
      pnpm(join(root, "packages", one.folder), root, "publish", "--access", "public", "--no-git-checks");
      yield `Published ${tag}`;
    }
    if (tags.has(tag) || isTaggedAtOrigin(root, tag)) continue;
    // Cut short between publishing and tagging: what went out is of the commit that gave the version.
    git(root, "tag", "--message", tag, tag, isOut ? versionCommit(root, one) : "HEAD");
    yield `Tagged ${tag}`;
  }
}

/** Packages after those that they need. */
export function inOrder(root: string, packages: readonly Package[]): Package[] {
  const done = new Set<Package>();
  const take = (one: Package, above: readonly Package[]) => {
    if (above.includes(one)) throw new Problem(`${one.name}: needs itself by way of what it needs; break the circle`);
    const { dependencies, optionalDependencies, peerDependencies } = needsOf(root, one);
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    for (const other of packages.filter(({ name }) => names.includes(name))) take(other, [...above, one]);
    done.add(one);
  };
  for (const one of packages) take(one, []);
  return [...done];
}

function isPublished(root: string, { name, version }: Package): boolean {
  const { status, stdout, stderr } = ended(root, "npm", ["view", `${name}@${version}`, "version", "--json"]);
  // Of a package that is there without this version npm says nothing.
  if (status === 0) return stdout.trim() !== "";
  if (/\bE404\b/.test(stdout + stderr)) return false;
  throw new Problem(`${name}: the registry does not say whether ${version} is out; run it again\n${stderr}`.trimEnd());
}

function isTaggedAtOrigin(root: string, tag: string): boolean {
  return ended(root, "git", ["ls-remote", "--exit-code", "origin", `refs/tags/${tag}`]).status === 0;
}

function versionCommit(root: string, { folder, version }: Package): string {
  const file = `packages/${folder}/package.json`;
  return git(root, "log", "-1", "--format=%H", `-S"version": "${version}"`, "--", file) || "HEAD";
}
