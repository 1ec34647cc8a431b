import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNode, write } from "./run.js";
import { root } from "./workspace.js";

/** The compilers that consumers have: the lowest that is supported, the last with the old engine, the new one. */
export const compilers = {
  "5.4": "tools/packed/node_modules/typescript54",
  "5.9": "node_modules/typescript",
  "7": "node_modules/typescript7",
} as const;
export type Compiler = keyof typeof compilers;

/** A module resolution, with the module setting that goes with it. */
export const resolutions = {
  node16: { module: "Node16", moduleResolution: "Node16" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "Bundler" },
} as const;
export type Resolution = keyof typeof resolutions;

/** The strictest settings that change how declarations are read; libraries are checked too. */
const STRICT = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [] as readonly string[],
  strict: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: false,
  // The compiler's own libraries are not ours to check.
  skipDefaultLibCheck: true,
  noEmit: true,
};

/** Settings of a compilation beyond {@link STRICT}. */
export type Settings = Readonly<Record<string, unknown>>;

/** The version of a compiler, such as `5.9.3`. */
export function versionOf(compiler: Compiler): string {
  const manifest = readFileSync(join(root, compilers[compiler], "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Compiles files of a project with the real compiler, and gives the lines it prints. */
export async function compile(
  compiler: Compiler,
  project: string,
  files: readonly string[],
  settings: Settings,
): Promise<string[]> {
  const name = `tsconfig-${compiler}-${Object.values(settings).join("-")}.json`.replace(/[^\w.-]/g, "");
  write(project, name, JSON.stringify({ compilerOptions: { ...STRICT, ...settings }, files }));
  const tsc = join(root, compilers[compiler], "bin/tsc");
  const { code, stdout, stderr } = await runNode(project, [tsc, "-p", name, "--pretty", "false"]);
  // A compiler with something to say exits with 1 or 2; anything else is no verdict.
  if (code > 2 || stderr !== "") throw new Error(`TypeScript ${compiler} did not run: ${stderr}`);
  return stdout.split("\n").filter((line) => line !== "");
}
