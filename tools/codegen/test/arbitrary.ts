import * as fc from "fast-check";
import { refName, type Schema } from "../src/schema.js";

/** Names that ordinary objects have, or that pointers escape, among plain ones. Not "": Ajv does not miss that one. */
const NAMES = ["id", "name", "a/b", "a~b", "constructor", "toString", "length"];
const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];

/** The components of a made-up spec: any mix of the keywords that answers may use, references to each other included. */
export const components: fc.Arbitrary<Record<string, Schema>> = fc
  .letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({ type: fc.constantFrom(...TYPES) }),
      fc.record({ type: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }) }),
      fc.record(
        { type: fc.constantFrom("string", ["string", "null"]), enum: fc.constantFrom(["A", "B"], ["A", null]) },
        { requiredKeys: ["enum"] },
      ) as fc.Arbitrary<Schema>,
      fc.record({ $ref: fc.constantFrom("A", "B", "C").map((name) => `#/components/schemas/${name}`) }),
      fc.record({ type: fc.constantFrom("array", ["array", "null"]), items: tie("schema") }),
      fc.record(
        {
          type: fc.constantFrom("object", ["object", "null"]),
          properties: fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 4, noNullPrototype: true }),
          required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
        },
        { requiredKeys: ["properties"] },
      ),
      fc.record(
        {
          type: fc.constantFrom("object", ["object", "string"]),
          anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ["anyOf"] },
      ) as fc.Arbitrary<Schema>,
    ),
  }))
  .schema.chain((A) => fc.record({ A: fc.constant(A), B: small, C: small }));

const small: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom<Schema>(
    { type: "string" },
    {
      type: "object",
      properties: { id: { type: "integer" }, name: { $ref: "#/components/schemas/A" } },
      required: ["id"],
    },
    { type: ["array", "null"], items: { $ref: "#/components/schemas/B" } },
    { anyOf: [{ $ref: "#/components/schemas/C" }, { type: "number" }] },
  ),
);

/** Any JSON value, with names of every kind, and numbers that no double holds. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(null, true, 0, -0, 1.5, 2 ** 60, Infinity, "", "A", [], {}),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .dictionary(fc.constantFrom(...NAMES, "__proto__", "unknown"), tie("value"), { maxKeys: 4 })
      .map((fields) => Object.fromEntries(Object.entries(fields))),
  ),
})).value;

/** A whole number below `below`. */
export type Random = (below: number) => number;

/** Numbers from a seed, always the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  1.5,
  Infinity,
  "",
  [],
  [1],
  {},
  { id: 1 },
  JSON.parse('{"__proto__":{}}'),
];

/** A value that mostly is what a schema wants, and here and there is not: broken ones hide among good ones. */
export function near(schemas: Readonly<Record<string, Schema>>, schema: Schema, random: Random, depth = 0): unknown {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  if (depth > 12 || random(60) === 0) return pick(ODD);
  if (schema.$ref !== undefined) return near(schemas, schemas[refName(schema.$ref) ?? ""] ?? {}, random, depth + 1);
  if (schema.anyOf) return near(schemas, pick(schema.anyOf), random, depth + 1);
  const inner = (child: Schema | undefined) => near(schemas, child ?? {}, random, depth + 1);
  switch (pick([schema.type ?? (schema.properties ? "object" : schema.enum ? "string" : TYPES)].flat())) {
    case "object": {
      const { properties = {}, required = [] } = schema;
      const names = [...new Set([...required, ...Object.keys(properties)])];
      const kept = names.filter((name) => random(required.includes(name) ? 40 : 3) > 0);
      return Object.fromEntries([
        ["unknown", 1],
        ...kept.map((name) => [name, inner(own(properties, name))]),
      ]) as unknown;
    }
    case "array":
      return Array.from({ length: random(4) }, () => inner(schema.items));
    case "null":
      return null;
    case "boolean":
      return random(2) === 0;
    case "integer":
      return pick([0, -1, 7, 2 ** 60]);
    case "number":
      return pick([0, 0.5, -1e300]);
    default:
      return pick(["", "A", "a word that no spec has"]);
  }
}

function own<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
