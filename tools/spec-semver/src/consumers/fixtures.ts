import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import { Program } from "./program.js";

/** Where teams put the programs that must go on compiling. */
const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** The programs that teams put there for a package, those that import an entry that it does not have left out. */
export function fixturesOf(one: ClientPackage, folder = FIXTURES): Program[] {
  const provider = one.name.replace(/^@[^/]+\//, "");
  const own = join(folder, provider);
  if (!existsSync(own)) return [];
  const entries = new Set(entriesOf(one).map(({ key }) => `${one.name}${key.slice(1)}`));
  return readdirSync(own)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => [file, readFileSync(join(own, file), "utf8")] as const)
    .filter(([, text]) => importsOf(text, one.name).every((specifier) => entries.has(specifier)))
    .map(([file, text]) => new Program("fixture", `fixtures/${provider}/${file}`).add(text.trimEnd()));
}

function importsOf(text: string, name: string): string[] {
  const specifiers = [...text.matchAll(/\bfrom "([^"]+)"/g)].map(([, specifier = ""]) => specifier);
  return specifiers.filter((specifier) => specifier === name || specifier.startsWith(`${name}/`));
}
