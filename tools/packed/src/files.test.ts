import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, posix } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { budgets } from "./budgets.js";
import { installedAt, shippedFiles } from "./shipped.js";
import { published, root } from "./workspace.js";

const { bare, tarballs } = inject("installed");

/**
 * What a package ships: its sources without their tests, four files built from each, generated data, and the words about it.
 * Whatever else lies among the sources is no source.
 */
function expected(folder: string): string[] {
  const source = join(root, "packages", folder, "src");
  const sources = readdirSync(source, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test(-d)?\.ts$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(source.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => /\.ts$|(?:^|\/)generated\/[\w-]+\.json$/.test(path));
  const built = sources
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => [".d.ts", ".d.ts.map", ".js", ".js.map"].map((end) => `dist/${path.slice(0, -3)}${end}`));
  return ["LICENSE", "README.md", "package.json", ...built, ...sources.map((path) => `src/${path}`)].sort();
}

it("every published package is packed, and none else", () => {
  expect(tarballs.map(({ name }) => name).sort()).toEqual(published.map(({ manifest }) => manifest.name).sort());
});

describe.each(published)("the tarball of $folder", ({ folder, manifest }) => {
  const files = shippedFiles(installedAt(bare, manifest.name));
  const paths = new Set(files.map(({ path }) => path));

  it("holds what users need and nothing else", () => {
    // A file too many under dist/ has lost its source: build with `npm run build`, which takes it out.
    expect(files.map(({ path }) => path)).toEqual(expected(folder));
  });

  it("names no path of the machine that packed it", () => {
    const machine = /(?<![\w.])\/(?:home|root|Users|tmp|var\/folders)\/\w|[A-Z]:\\\\?Users|file:\/\/\/|\.pnpm\//;
    const own = [root, homedir() + "/"];
    const found = files.filter(({ text }) => machine.test(text) || own.some((path) => text.includes(path)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("ships a map for every built file, and every source that a map names", () => {
    const built = files.filter(({ path }) => /^dist\/.*\.(?:js|d\.ts)$/.test(path));
    const unmapped = built.filter(({ path, text }) => {
      return !text.endsWith(`//# sourceMappingURL=${posix.basename(path)}.map`);
    });
    expect(unmapped.map(({ path }) => path)).toEqual([]);

    const maps = files.filter(({ path }) => path.endsWith(".map"));
    const sources = maps.flatMap(({ path, text }) => {
      const map = JSON.parse(text) as { sourceRoot: string; sources: string[] };
      return map.sources.map((source) => posix.join(posix.dirname(path), map.sourceRoot, source));
    });
    expect(maps).toHaveLength(built.length);
    expect(sources).toHaveLength(built.length);
    expect(sources.filter((source) => !paths.has(source))).toEqual([]);
  });

  it("comes with the licence and with a README whose links hold wherever it is read", () => {
    const text = (path: string) => files.find((file) => file.path === path)?.text ?? "";
    expect(text("LICENSE")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
    expect(text("README.md")).toMatch(new RegExp(`^# ${manifest.name}\n`));
    const links = [...text("README.md").matchAll(/\]\((?!https:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !paths.has(posix.normalize(link)))).toEqual([]);
  });

  it("keeps to its budget, unpacked", () => {
    const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const budget = (budgets[folder]?.unpackedKiB ?? 0) * 1024;
    const wayOut = `budget of ${folder}; if the growth is meant, raise it in tools/packed/src/budgets.ts`;
    expect(bytes, wayOut).toBeLessThanOrEqual(budget);
    // A budget far above what it holds back holds nothing back.
    expect(bytes, wayOut.replace("growth is meant, raise", "loss is meant, lower")).toBeGreaterThan(budget * 0.6);
  });
});

it("there is a budget for every package, and none for others", () => {
  expect(Object.keys(budgets).sort()).toEqual(published.map(({ folder }) => folder));
});
