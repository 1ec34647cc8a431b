import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSeed } from "./check.js";
import { didYouMean } from "../suggest.js";
import { SeedError } from "./seed-error.js";
import { seedFiles, seedLists, type Seed } from "./seed.js";

/**
 * The lists of a folder with `accounts.json`, `users.json`, `projects.json`, `agencies.json`, `roma-instances.json`,
 * `reserved-instances.json`, `roles.json`, `transitions.json` and `faults.json`, each optional and a JSON array.
 *
 * @throws SeedError naming file, index and field.
 */
export function readSeedFolder(folder: string): Partial<Seed> {
  const known = new Set(Object.values(seedFiles));
  const files = new Set(readNames(folder).filter((name) => name.endsWith(".json")));
  for (const name of files) {
    if (!known.has(name))
      throw new SeedError(
        `${join(folder, name)}: no such list; there are ${[...known].join(", ")}${didYouMean(name, [...known])}`,
      );
  }
  const given = Object.fromEntries(
    seedLists
      .filter((list) => files.has(seedFiles[list]))
      .map((list) => [list, readJson(join(folder, seedFiles[list]))]),
  );
  return checkSeed(given, (list) => join(folder, seedFiles[list]));
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new SeedError(`${folder}: cannot be read as a folder`, { cause });
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? `is not JSON: ${cause.message}` : "cannot be read";
    throw new SeedError(`${file}: ${problem}`, { cause });
  }
}
