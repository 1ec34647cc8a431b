import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { packAll, runNpm, type Tarball } from "./pack.js";
import { published, root } from "./workspace.js";

/** Where the packages lie, packed and installed. */
export interface Installed {
  readonly tarballs: readonly Tarball[];
  /** A project that has installed all tarballs and nothing else: no optional peer is there. */
  readonly bare: string;
  /** The same with every optional peer. */
  readonly withPeers: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly installed: Installed;
  }
}

/** Packs and installs once a run, far from the workspace, so that nothing resolves into it. */
export default function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "yunfan-packed-")));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    project.provide("installed", install(folder));
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

function install(folder: string): Installed {
  const packed = join(folder, "tarballs");
  mkdirSync(packed);
  const tarballs = packAll(packed);

  const bare = join(folder, "bare");
  mkdirSync(bare);
  const dependencies = Object.fromEntries(
    tarballs.map(({ name, filename }) => [name, `file:../tarballs/${basename(filename)}`]),
  );
  writeFileSync(join(bare, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
  runNpm("npm", ["install", "--prefer-offline", ...quiet], bare);

  const withPeers = join(folder, "with-peers");
  cpSync(bare, withPeers, { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(withPeers, "node_modules/@types"));
  for (const { folder: name, manifest } of published) {
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) {
      const link = join(withPeers, "node_modules", peer);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(peerFolder(name, peer), link, "junction");
    }
  }
  // A consumer who compiles for Node has these; some peers' types stand on them.
  symlinkSync(peerFolder("", "@types/node"), join(withPeers, "node_modules/@types/node"), "junction");
  return { tarballs, bare, withPeers };
}

/** A peer as the workspace has it: of the package, or of all. */
function peerFolder(name: string, peer: string): string {
  for (const place of [join("packages", name), ""]) {
    try {
      return realpathSync(join(root, place, "node_modules", peer));
    } catch {
      continue;
    }
  }
  throw new Error(`${peer}, a peer of packages/${name}, is not installed; make it a devDependency of the package`);
}
