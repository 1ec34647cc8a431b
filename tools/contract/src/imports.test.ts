import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";

/** What a package's own code may import: the road runs one way. */
const allowed: Record<string, string[]> = {
  "auth-signing": ["node:crypto", "node:fs", "node:os", "node:path", "#sha256"],
  "client-core": ["@yunfan/auth-signing", "openapi-fetch", "@opentelemetry/api"],
  huaweicloud: ["@yunfan/auth-signing", "@yunfan/client-core"],
  baiducloud: ["@yunfan/auth-signing", "@yunfan/client-core"],
  emulator: ["@yunfan/auth-signing", "node:", "ajv", "ajv-formats", "vitest"],
};

// A provider that was added imports what providers do.
for (const name of readdirSync(join(root, "packages"))) {
  if (existsSync(join(root, "packages", name, "src/credentials.ts"))) {
    allowed[name] ??= ["@yunfan/auth-signing", "@yunfan/client-core"];
  }
}

/** Optional peers, and the only entries that may load each: with none, the caller makes the thing and hands it in. */
const peers: Record<string, Record<string, string[]>> = {
  "client-core": { "@opentelemetry/api": ["./opentelemetry"] },
  huaweicloud: { keyv: [] },
  emulator: { vitest: ["./vitest"] },
};

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  readonly exports: Record<string, string | { default: string }>;
}

const manifestOf = (name: string) =>
  JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as Manifest;

const packageOf = (module: string) =>
  module.startsWith("@") ? module.split("/").slice(0, 2).join("/") : (module.split("/")[0] ?? "");

/** What a source file imports, types included: declarations need their modules too. */
const importsOfFile = (file: string) =>
  ts.preProcessFile(readFileSync(file, "utf8")).importedFiles.map(({ fileName }) => fileName);

function importsOf(name: string): { file: string; module: string }[] {
  const source = join(root, "packages", name, "src");
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
    .flatMap((file) => importsOfFile(join(source, file)).map((module) => ({ file, module })))
    .filter(({ module }) => !module.startsWith("."));
}

/** The packages that an entry loads, through however many files. */
function packagesOf(name: string, entry: { default: string }): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const module of importsOfFile(file)) {
      if (module.startsWith(".")) follow(join(dirname(file), module).replace(/\.js$/, ".ts"));
      else packages.add(packageOf(module));
    }
  };
  follow(join(root, "packages", name, entry.default.replace("./dist/", "src/").replace(/\.js$/, ".ts")));
  return [...packages];
}

describe.each(Object.entries(allowed))("%s", (name, modules) => {
  it("imports only what lies below it", () => {
    const may = (module: string) =>
      modules.some((one) => module === one || module.startsWith(one.endsWith(":") ? one : `${one}/`));
    expect(importsOf(name).filter(({ module }) => !may(module))).toEqual([]);
  });

  it("declares what it imports, and nothing else", () => {
    const { dependencies = {}, peerDependencies = {} } = manifestOf(name);
    const used = importsOf(name)
      .map(({ module }) => packageOf(module))
      .filter((module) => !module.startsWith("node:") && !module.startsWith("#") && !(module in peerDependencies));
    expect(Object.keys(dependencies).sort()).toEqual([...new Set(used)].sort());
    expect(Object.keys(dependencies).filter((module) => module in peerDependencies)).toEqual([]);
  });

  it("needs a peer nowhere but in the entries that are for it", () => {
    const { exports, peerDependencies = {}, peerDependenciesMeta = {} } = manifestOf(name);
    const entries = Object.entries(exports).filter((entry): entry is [string, { default: string }] => {
      return typeof entry[1] !== "string";
    });
    const loads = (peer: string) =>
      entries.filter(([, target]) => packagesOf(name, target).includes(peer)).map(([entry]) => entry);
    expect(Object.fromEntries(Object.keys(peerDependencies).map((peer) => [peer, loads(peer)]))).toEqual(
      peers[name] ?? {},
    );
    const optional = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional === true);
    expect(optional).toEqual(Object.keys(peerDependencies));
  });
});

it("every package is held to the rule", () => {
  expect(readdirSync(join(root, "packages")).sort()).toEqual(Object.keys(allowed).sort());
});
