import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.js";

/** The compilers that consumers have: each type must hold in both. */
export const compilers = { "TypeScript 5.9": "typescript", "TypeScript 7": "typescript7" } as const;

/** One diagnostic: the file, as the programs name it, and its line; the code, the message with its reasons. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

const OPTIONS = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/**
 * Compiles programs as a consumer would, with the real compiler, and gives its diagnostics.
 *
 * @param programs - texts by path
 * @param parent - the folder, from the root, that a folder for them is made in: they find what is installed there
 */
export async function compile(
  compiler: keyof typeof compilers,
  programs: Readonly<Record<string, string>>,
  parent = "tools/contract",
): Promise<Diagnostic[]> {
  mkdirSync(join(root, parent), { recursive: true });
  const folder = mkdtempSync(join(root, parent, ".programs-"));
  try {
    for (const [name, text] of Object.entries(programs)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const tsconfig = { compilerOptions: OPTIONS, include: ["**/*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const output = await run(
      join(root, "node_modules", compilers[compiler], "bin/tsc"),
      ["-p", "tsconfig.json", "--pretty", "false"],
      folder,
    );
    return [...output.matchAll(/^(\S.*?)\((\d+),\d+\): error (TS\d+): (.*(?:\n +.*)*)$/gm)].map(
      ([, file = "", line, code = "", message = ""]) => ({ file, line: Number(line), code, message }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(tsc: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [tsc, ...args], { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      // A compiler with something to say exits with 1 or 2; anything else is no verdict.
      if (error && error.code !== 1 && error.code !== 2)
        reject(new Error(`${tsc} did not run: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}
