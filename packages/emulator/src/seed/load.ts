import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkReferences, checkSeed } from "./check.js";
import { defaultCredentials } from "../credentials.js";
import { defaultSeed, type SeedSituation } from "./default-seed.js";
import { expiries } from "./expiry.js";
import { generateCoupons, generateInstances, type Generation } from "./generate.js";
import { SeedError } from "./seed-error.js";
import { seedFiles, seedLists, type Seed } from "./seed.js";

/**
 * The data to start with. Lists that are not given keep their defaults.
 *
 * @param given - Lists, or the path of a folder with `accounts.json`, `users.json`, `projects.json`,
 *   `agencies.json`, `roma-instances.json`, `reserved-instances.json`, `roles.json` and `transitions.json`, each optional
 *   and a JSON array.
 * @param generation - Lists to make up, which then cannot be given.
 * @throws SeedError naming file or list, index and field.
 */
export function loadSeed(
  given: Partial<Seed> | string | undefined,
  situation: SeedSituation,
  generation: Generation = {},
): Seed {
  const own = typeof given === "string" ? readFolder(given) : checkSeed(given ?? {});
  const seed: { -readonly [list in keyof Seed]: Seed[list] } = { ...defaultSeed(situation) };
  // The default agency is one between the default accounts.
  if (own.accounts !== undefined) Object.assign(seed, { agencies: [] });
  // And a default transition is one of a default record.
  seed.transitions = seed.transitions.filter(({ list }) => own[list] === undefined);
  for (const list of seedLists)
    Object.assign(seed, own[list] === undefined ? {} : { [list]: structuredClone(own[list]) });
  const made = madeUp(seed, own, situation, generation);
  Object.assign(seed, made);
  if (own.transitions === undefined) {
    const kept = seed.transitions.filter(({ list }) => made[list] === undefined);
    seed.transitions = [...kept, ...expiries(made.reservedInstances ?? [])];
  }
  checkReferences(seed);
  return seed;
}

function madeUp(
  seed: Seed,
  own: Partial<Seed>,
  situation: SeedSituation,
  { rng = 1, romaInstances, reservedInstances }: Generation,
): Pick<Partial<Seed>, "romaInstances" | "reservedInstances"> {
  for (const [list, count] of Object.entries({ romaInstances, reservedInstances })) {
    if (count !== undefined && own[list as keyof Seed] !== undefined) {
      throw new SeedError(`generate.${list}: the seed has this list too; leave one of the two out`);
    }
  }
  const region = { huaweicloud: situation.huaweicloud, baiducloud: situation.baiducloud };
  const project = defaultCredentials(seed, region).huaweicloud.projectId;
  if ((romaInstances ?? 0) > 0 && project === "") {
    throw new SeedError("generate.romaInstances: the seed has no project of the first user's account to put them in");
  }
  const place = { ...situation, project };
  const made = {
    ...(romaInstances === undefined ? {} : { romaInstances: generateInstances(romaInstances, rng, place) }),
    ...(reservedInstances === undefined ? {} : { reservedInstances: generateCoupons(reservedInstances, rng, place) }),
  };
  checkSeed(made, (list) => `generate.${list}`);
  return made;
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
