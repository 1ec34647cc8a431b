import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packagesOf, readJson, UNRELEASED, type Package, type Provider } from "./packages.js";

/** Where the specs of each provider's last release are kept: committed, so that comparing needs no network and no tags. */
export const BASELINE = "tools/release/baseline";

/** The specs of a provider as they were released, and as which version. */
export interface Baseline {
  readonly folder: string;
  readonly version: string;
}

/** What a provider's specs are compared with; nothing before its first release. */
export function baselineOf(root: string, provider: Package): Baseline | undefined {
  const folder = join(root, BASELINE, provider.folder);
  if (!existsSync(join(folder, "released.json"))) return undefined;
  return { folder, version: (readJson(folder, "released.json") as { version: string }).version };
}

/** Keeps the specs of a version that is about to go out, which are the very files that its package carries. */
export function keepBaseline(root: string, provider: Provider): void {
  const folder = join(root, BASELINE, provider.folder);
  rmSync(folder, { recursive: true, force: true });
  for (const { service, version, spec } of provider.manifest.services) {
    const copy = join(folder, service, version, "openapi.json");
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(root, "packages", provider.folder, spec.file), copy);
  }
  const released = { package: provider.name, version: provider.version };
  writeFileSync(join(folder, "released.json"), `${JSON.stringify(released, null, 2)}\n`);
}

/** What is wrong with a baseline, one line each: another version's, gone, or edited since its tag. */
export function baselineProblems(root: string, provider: Package): string[] {
  const found = baselineOf(root, provider);
  const place = `${BASELINE}/${provider.folder}`;
  if (provider.version === UNRELEASED) {
    return found ? [`${place}: is there, and ${provider.name} was never released; delete it`] : [];
  }
  const tag = `${provider.name}@${provider.version}`;
  if (found?.version !== provider.version) {
    const holds = found ? `holds ${found.version}` : "is missing";
    return [`${place}: ${holds}, and package.json says ${provider.version}; \`git checkout ${tag} -- ${place}\``];
  }
  return editedSince(root, tag, place) ? [`${place}: is not what ${tag} has; \`git checkout ${tag} -- ${place}\``] : [];
}

/** Whether a tag of the last release is in this clone, so that baselines can be held to it. */
export function hasTags(root: string): boolean {
  return packagesOf(root).some(({ name, version }) => hasTag(root, `${name}@${version}`));
}

function editedSince(root: string, tag: string, place: string): boolean {
  return hasTag(root, tag) && spawnSync("git", ["diff", "--quiet", tag, "--", place], { cwd: root }).status !== 0;
}

function hasTag(root: string, tag: string): boolean {
  return spawnSync("git", ["rev-parse", "--quiet", "--verify", `refs/tags/${tag}`], { cwd: root }).status === 0;
}
