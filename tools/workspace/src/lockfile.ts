import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./root.js";

/** The parts of pnpm-lock.yaml (version 9.0) that are read here. */
export interface Lockfile {
  readonly lockfileVersion: string;
  readonly importers: Readonly<Record<string, Importer>>;
  readonly packages: Readonly<Record<string, { readonly resolution: Readonly<Record<string, unknown>> }>>;
  readonly snapshots: Readonly<Record<string, Snapshot>>;
}

type Importer = {
  readonly [kind in "dependencies" | "devDependencies" | "optionalDependencies"]?: Readonly<Record<string, Locked>>;
};

interface Snapshot {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Locked {
  readonly specifier: string;
  readonly version: string;
}

/** The workspace's lockfile. */
export const readLockfile = () => parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;

/** Says of each package of a lockfile that does not come from the registry, by its hash, where it comes from instead. */
export function exotic({ packages, importers }: Lockfile): string[] {
  const resolved = Object.entries(packages)
    .filter(([, { resolution }]) => Object.keys(resolution).join() !== "integrity" || !isSha512(resolution.integrity))
    .map(([name, { resolution }]) => `${name}: ${JSON.stringify(resolution)}`);
  const named = Object.keys(packages).filter((name) => /@(?:https?|git|file|link)[+:]/.test(name));
  const asked = Object.entries(importers).flatMap(([importer, one]) =>
    KINDS.flatMap((kind) =>
      Object.entries(one[kind] ?? {})
        .filter(([, { specifier }]) => /[/:]/.test(specifier.replace(/^workspace:|^npm:(?:@[\w-]+\/)?[\w.-]+@/, "")))
        .map(([name, { specifier }]) => `${importer} asks for ${name} at ${specifier}`),
    ),
  );
  return [...resolved, ...named, ...asked];
}

/** Whether a version names one release, with or without its package's name, or a package of this workspace. */
export const isPinned = (version: string) =>
  /^(?:(?:npm:)?(?:@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$|^workspace:\^$/.test(version);

/** The dependencies of the workspace's projects, peers apart, that name more than one release, one line each. */
export function unpinned({ importers }: Lockfile): string[] {
  return Object.entries(importers).flatMap(([importer, one]) =>
    KINDS.flatMap((kind) =>
      Object.entries(one[kind] ?? {})
        .filter(([name, { specifier }]) => !isPinned(specifier) && !(name in read(importer).peerDependencies))
        .map(([name, { specifier }]) => `${importer} asks for ${name} at ${specifier}: name one version`),
    ),
  );
}

const KINDS = ["dependencies", "devDependencies", "optionalDependencies"] as const;
const isSha512 = (integrity: unknown) => typeof integrity === "string" && /^sha512-[\w+/]{86}==$/.test(integrity);

/**
 * What comes with a published package: its dependencies and theirs, as `name@version`, our own packages included.
 * Peers are the caller's to bring, so they are not in it.
 */
export function productionOf({ importers, snapshots }: Lockfile, name: string): string[] {
  const found = new Set<string>();
  const own = (folder: string) => {
    const manifest = read(folder);
    for (const dependency of Object.keys(manifest.dependencies)) {
      const locked = importers[folder]?.dependencies?.[dependency];
      if (locked === undefined) throw new Error(`${folder} depends on ${dependency}, which is not in the lockfile`);
      if (locked.version.startsWith("link:")) {
        const linked = join(folder, locked.version.slice("link:".length));
        found.add(`${dependency}@${read(linked).version}`);
        own(linked);
      } else follow(`${dependency}@${locked.version}`, manifest.peerDependencies);
    }
  };
  const follow = (key: string, peers: Readonly<Record<string, string>> = {}) => {
    const plain = key.replace(/\(.*$/, "");
    if (found.has(plain)) return;
    found.add(plain);
    const { dependencies = {}, optionalDependencies = {} } = snapshots[key] ?? {};
    for (const [dependency, version] of Object.entries({ ...dependencies, ...optionalDependencies })) {
      if (!(dependency in peers)) follow(`${dependency}@${version}`);
    }
  };
  own(`packages/${name}`);
  return [...found].sort();
}

function read(folder: string) {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
    readonly version: string;
    readonly dependencies?: Record<string, string>;
    readonly peerDependencies?: Record<string, string>;
  };
  return { dependencies: {}, peerDependencies: {}, ...manifest };
}
