import { checkedFaults } from "../faults/check.js";
import { isObject, noteFields, type FieldNote, type OpenApiDocument, type Schema } from "../spec/document.js";
import { schemasOf, type Check, type Violation } from "../spec/schemas.js";
import { documents } from "../service.js";
import { didYouMean } from "../suggest.js";
import { checkTargets, checkTransition, transitionSchema, type CheckFields } from "./check-transitions.js";
import { SeedError } from "./seed-error.js";
import { seedFiles, seedLists, type Seed, type SeedTransition } from "./seed.js";

const text = { type: "string", minLength: 1 };
const word = { type: "string" };

/** Lists whose items no answer holds as they are, so the specs have no schema for them. */
const own: OpenApiDocument = {
  paths: {},
  components: {
    schemas: {
      accounts: schemaOf(["id", "name"], { id: text, name: text }),
      users: schemaOf(["id", "name", "password", "domain_id"], {
        id: text,
        name: text,
        password: text,
        domain_id: text,
        password_expires_at: word,
        roles: { type: "array", items: text },
      }),
      projects: schemaOf(["id", "name", "domain_id"], {
        id: { type: "string", minLength: 16, maxLength: 128 },
        name: text,
        domain_id: text,
        parent_id: word,
        description: word,
        enabled: { type: "boolean" },
        is_domain: { type: "boolean" },
      }),
      roles: schemaOf(["roleName", "accountId"], { roleName: text, accountId: text, roleId: text }),
      transitions: transitionSchema,
      // The names are those of the vendor's answers: huaweicloud-sdk-go-v3 0281b97 services/iam/v3/model/model_agency_result.go
      agencies: schemaOf(["id", "name", "domain_id", "trust_domain_id"], {
        id: text,
        name: text,
        domain_id: text,
        trust_domain_id: text,
      }),
    },
  },
};

function schemaOf(required: readonly string[], properties: Readonly<Record<string, object>>): Schema {
  return { type: "object", required, properties } as Schema;
}

interface ListPlace {
  readonly in: OpenApiDocument;
  readonly schema: string;
  readonly needs: readonly string[];
  /** The fields that together tell items apart, none where they may repeat; default the first that is needed. */
  readonly identity?: readonly string[];
  /** Fields that take words beyond those the spec knows, because the vendor publishes no list. */
  readonly openWords?: readonly string[];
}

/** Lists of records; faults have a check of their own. */
type RecordList = Exclude<keyof Seed, "faults">;

/** Where the items of each list are described, and what tells them apart. */
const places: Readonly<Record<RecordList, ListPlace>> = {
  accounts: { in: own, schema: "accounts", needs: ["id"] },
  users: { in: own, schema: "users", needs: ["id"] },
  projects: { in: own, schema: "projects", needs: ["id"] },
  agencies: { in: own, schema: "agencies", needs: ["id"] },
  romaInstances: { in: documents.roma, schema: "RomaInstance", needs: ["id", "project_id", "status"] },
  reservedInstances: {
    in: documents.bcc,
    schema: "ReservedInstance",
    needs: ["reservedInstanceId"],
    openWords: ["reservedInstanceStatus"],
  },
  roles: { in: own, schema: "roles", needs: ["roleName", "accountId"], identity: ["roleName", "accountId"] },
  transitions: { in: own, schema: "transitions", needs: ["list", "id"], identity: [] },
};

const checkOf = (list: RecordList): Check =>
  schemasOf(places[list].in).at("components", "schemas", places[list].schema);

function violationsOf(list: RecordList, item: unknown): Violation[] {
  const { openWords = [] } = places[list];
  return checkOf(list)(item).filter(({ at, keyword }) => keyword !== "enum" || !openWords.includes(at));
}

/**
 * Checks the lists that are given against the specs: types, enum words, field names, ids that repeat.
 *
 * @param source - Puts a name to a list in messages; by default the list's own.
 * @throws SeedError naming list, index and field.
 */
export function checkSeed(
  given: unknown,
  source: (list: keyof Seed) => string = (list) => `seed.${list}`,
): Partial<Seed> {
  if (!isObject(given)) throw new SeedError(`seed: must be an object of lists (${seedLists.join(", ")})`);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(seedFiles, name))
      throw new SeedError(`seed.${name}: no such list; there are ${seedLists.join(", ")}`);
  }
  for (const list of seedLists) {
    if (given[list] === undefined) continue;
    if (list === "faults") checkFaults(given[list], source(list));
    else checkList(list, given[list], source(list));
  }
  return given;
}

function checkFaults(faults: unknown, source: string): void {
  checkedFaults(faults, (place, problem) => {
    throw new SeedError(`${source}${place}: ${problem}`);
  });
}

function checkList(list: RecordList, items: unknown, source: string): void {
  if (!Array.isArray(items)) throw new SeedError(`${source}: must be an array`);
  const { in: document, schema, needs, identity = needs.slice(0, 1) } = places[list];
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries() as IterableIterator<[number, unknown]>) {
    const fail = (field: string, problem: string): never => {
      throw new SeedError(`${source}[${index}]${field === "" ? "" : `.${field}`}: ${problem}`);
    };
    const [violation] = violationsOf(list, item);
    if (violation !== undefined) fail(violation.at, violation.message);
    if (!isObject(item)) throw new SeedError(`${source}[${index}]: must be object`);
    for (const field of needs) if (typeof item[field] !== "string" || item[field] === "") fail(field, "is missing");
    const [note] = noteFields(document, { $ref: `#/components/schemas/${schema}` }, item);
    if (note !== undefined) fail(note.at, problemOf(note));
    if (list === "transitions") checkTransition(item as unknown as SeedTransition, checkFields, fail);
    if (identity.length === 0) continue;
    const id = JSON.stringify(identity.map((field) => item[field]));
    const twin = seen.get(id);
    if (twin !== undefined) fail(identity.join(" and "), `repeats that of [${twin}]`);
    seen.set(id, index);
  }
}

const problemOf = ({ problem, name, known }: FieldNote): string => `is ${problem}${didYouMean(name, known)}`;

/** Each by the spec of its list. That some must be there is no matter here: the record has them. */
const checkFields: CheckFields = (list, fields, fail) => {
  const { in: document, schema } = places[list];
  const [violation] = violationsOf(list, fields);
  if (violation !== undefined) fail(violation.at, violation.message);
  const [note] = noteFields(document, { $ref: `#/components/schemas/${schema}` }, fields);
  if (note !== undefined) fail(note.at, problemOf(note));
};

/**
 * Checks that accounts exist where users, projects and agencies name them, and records where transitions do.
 * @throws SeedError naming list, index and field.
 */
export function checkReferences(seed: Seed): void {
  const accounts = new Set(seed.accounts.map(({ id }) => id));
  for (const list of ["users", "projects"] as const) {
    for (const [index, { domain_id: id }] of seed[list].entries()) {
      if (!accounts.has(id)) throw new SeedError(`seed.${list}[${index}].domain_id: there is no account ${id}`);
    }
  }
  for (const [index, agency] of seed.agencies.entries()) {
    for (const field of ["domain_id", "trust_domain_id"] as const) {
      const id = agency[field];
      if (!accounts.has(id)) throw new SeedError(`seed.agencies[${index}].${field}: there is no account ${id}`);
    }
  }
  checkTargets(seed, seed.transitions, "seed.transitions");
}
