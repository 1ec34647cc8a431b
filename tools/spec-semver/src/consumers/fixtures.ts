import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import type { Warn } from "../packages/from-specs.js";
import { Program } from "./program.js";

/** Where teams put the programs that must go on compiling. */
const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

/**
 * The programs that teams put there for a package, in folders of their own as well.
 *
 * @param warn - told of those that import an entry which the package does not have: they are left out
 */
export function fixturesOf(one: ClientPackage, warn: Warn, folder = FIXTURES): Program[] {
  const provider = one.name.replace(/^@[^/]+\//, "");
  const entries = new Set(entriesOf(one).map(({ key }) => `${one.name}${key.slice(1)}`));
  return filesIn(join(folder, provider)).flatMap((file) => {
    const name = `fixtures/${provider}/${file.replaceAll(sep, "/")}`;
    const text = readFileSync(join(folder, provider, file), "utf8");
    const absent = importsOf(text, one.name).find((specifier) => !entries.has(specifier));
    // As a module, whatever it imports: scripts would share their names.
    if (absent === undefined) return [new Program("fixture", name).add(text.trimEnd()).add("export {};")];
    warn(`${name} is left out: it imports ${absent}, which is not there in the old release`);
    return [];
  });
}

/** Programs of a folder, by path. Compilers pass over what is hidden or installed. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|[\\/])(\.|node_modules[\\/])/.test(file))
    .filter((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** What of a package a program imports, in whatever way. */
function importsOf(text: string, name: string): string[] {
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return specifiers.filter((specifier) => specifier === name || specifier.startsWith(`${name}/`));
}
