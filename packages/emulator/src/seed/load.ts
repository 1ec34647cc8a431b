import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkReferences, checkSeed } from "./check.js";
import { defaultSeed, type SeedSituation } from "./default-seed.js";
import { SeedError } from "./seed-error.js";
import { seedFiles, seedLists, type Seed } from "./seed.js";

/**
 * The data to start with. Lists that are not given keep their defaults.
 *
 * @param given - Lists, or the path of a folder with `accounts.json`, `users.json`, `projects.json`,
 *   `agencies.json`, `roma-instances.json`, `reserved-instances.json`, `roles.json` and `transitions.json`, each optional
 *   and a JSON array.
 * @throws SeedError naming file or list, index and field.
 */
export function loadSeed(given: Partial<Seed> | string | undefined, situation: SeedSituation): Seed {
  const own = typeof given === "string" ? readFolder(given) : checkSeed(given ?? {});
  const seed: { -readonly [list in keyof Seed]: Seed[list] } = { ...defaultSeed(situation) };
  // The default agency is one between the default accounts.
  if (own.accounts !== undefined) Object.assign(seed, { agencies: [] });
  // And a default transition is one of a default record.
  seed.transitions = seed.transitions.filter(({ list }) => own[list] === undefined);
  for (const list of seedLists)
    Object.assign(seed, own[list] === undefined ? {} : { [list]: structuredClone(own[list]) });
  checkReferences(seed);
  return seed;
}

function readFolder(folder: string): Partial<Seed> {
  const known = new Set(Object.values(seedFiles));
  const files = new Set(readNames(folder).filter((name) => name.endsWith(".json")));
  for (const name of files) {
    if (!known.has(name))
      throw new SeedError(`${join(folder, name)}: no such list; there are ${[...known].join(", ")}`);
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
