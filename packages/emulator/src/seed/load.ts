import { checkReferences, checkSeed } from "./check.js";
import { defaultCredentials } from "../credentials.js";
import { defaultSeed, type SeedSituation } from "./default-seed.js";
import { expiries } from "./expiry.js";
import { generateCoupons, generateInstances, type Generation } from "./generate.js";
import { SeedError } from "./seed-error.js";
import { seedLists, type Seed } from "./seed.js";

/**
 * The data to start with. Lists that are not given keep their defaults.
 *
 * @param generation - Lists to make up, which then cannot be given.
 * @throws SeedError naming list, index and field.
 */
export function loadSeed(given: Partial<Seed> = {}, situation: SeedSituation, generation: Generation = {}): Seed {
  const own = checkSeed(given);
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
