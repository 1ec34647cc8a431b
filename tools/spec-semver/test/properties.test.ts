import { assert, constantFrom, double, infiniteStream, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { isObject, objectAt, type Json, type JsonObject } from "../src/json.js";
import { compareWire } from "../src/wire/index.js";
import { InputError } from "../src/input/input-error.js";
import type { SpecName } from "./catalogue/case.js";
import { document, load, SPEC_NAMES } from "./edit.js";
import { effective } from "./effective.js";

const RUNS = { numRuns: 200 };
const TIME = 120_000;
const KEYWORDS: readonly (readonly [string, Json])[] = [
  ["description", "Words."],
  ["maximum", 3],
  ["minLength", 3],
  ["enum", ["word"]],
  ["nullable", true],
  ["deprecated", true],
  ["required", ["ghost"]],
  ["default", 7],
  ["additionalProperties", false],
  ["x-nobody-knows", 1],
  ["not", { type: "string" }],
  ["allOf", [{ maxLength: 9 }]],
];

/** Every object and list of a document. */
function containers(node: Json): (JsonObject | Json[])[] {
  if (typeof node !== "object" || node === null) return [];
  return [node, ...Object.values(node).flatMap(containers)];
}

interface Mutation {
  readonly spec: SpecName;
  readonly how: "remove" | "scalar" | "keyword" | "ref";
  readonly where: number;
  readonly which: number;
}
const mutation = record<Mutation>({
  spec: constantFrom(...SPEC_NAMES),
  how: constantFrom("remove", "scalar", "keyword", "ref"),
  where: nat(),
  which: nat(),
});

function mutate({ spec, how, where, which }: Mutation): JsonObject {
  const root = load(spec);
  const places = containers(root).filter((node) => node !== root);
  const place = places[where % places.length];
  if (place === undefined) return root;
  const keys = Object.keys(place);
  const key = keys[which % Math.max(keys.length, 1)];
  if (Array.isArray(place)) {
    if (how === "remove") place.splice(which % Math.max(place.length, 1), 1);
    return root;
  }
  if (how === "remove" && key !== undefined) delete place[key];
  if (how === "keyword") {
    const [keyword, value] = KEYWORDS[which % KEYWORDS.length] ?? ["", null];
    place[keyword] = structuredClone(value);
  }
  if (how === "scalar" && key !== undefined) place[key] = other(place[key]);
  if (how === "ref" && typeof place["$ref"] === "string" && place["$ref"].startsWith("#/components/schemas/")) {
    const names = Object.keys(objectAt(objectAt(root, "components"), "schemas"));
    place["$ref"] = `#/components/schemas/${names[which % names.length]}`;
  }
  return root;
}

function other(value: Json | undefined): Json {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return typeof value === "string" && !value.startsWith("#") ? `${value}x` : (value ?? null);
}

/** Compares; undefined for a document that the mutation made unusable. */
function compare(before: JsonObject, after: JsonObject): ReturnType<typeof compareWire> | undefined {
  try {
    return compareWire(document(before), document(after));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

test(
  "whatever is in force and changes, is told, both ways",
  () => {
    let told = 0;
    assert(
      property(mutation, (one) => {
        const [before, after] = [load(one.spec), mutate(one)];
        const [there, back] = [compare(before, after), compare(after, before)];
        if (there === undefined || back === undefined) return;
        const differs = effective(before) !== effective(after);
        if (differs) told++;
        expect([there.length > 0, back.length > 0], JSON.stringify(there)).toEqual([differs, differs]);
      }),
      RUNS,
    );
    expect(told).toBeGreaterThan(RUNS.numRuns / 4);
  },
  TIME,
);

const JUNK: readonly Json[] = [
  null,
  [],
  {},
  "",
  5,
  true,
  [null],
  [[]],
  [{}],
  { "": null },
  { $ref: 5 },
  { $ref: "#/nowhere" },
  { $ref: "#/components/schemas/Thing" },
];

test(
  "with junk anywhere, a spec is compared or refused, and is the same as itself",
  () => {
    let compared = 0;
    assert(
      property(constantFrom(...SPEC_NAMES), nat(), nat(), constantFrom(...JUNK), (spec, where, which, junk) => {
        const [before, after] = [load(spec), load(spec)];
        const places = containers(after);
        const place = places[where % places.length] as JsonObject;
        const keys = Object.keys(place);
        place[keys[which % Math.max(keys.length, 1)] ?? "x"] = structuredClone(junk);
        for (const [one, two] of [
          [before, after],
          [after, before],
        ] as const)
          if (compare(one, two)) compared++;
        expect(compare(after, structuredClone(after)) ?? []).toEqual([]);
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns);
  },
  TIME,
);

const SETS = /^(required|enum|type|anyOf|oneOf|allOf|tags|security|parameters)$/;

function shuffled(node: Json, random: () => number, key = ""): Json {
  const mixed = <T>(items: T[]): T[] =>
    items
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  if (Array.isArray(node)) {
    const items = node.map((item) => shuffled(item, random));
    return SETS.test(key) ? mixed(items) : items;
  }
  if (!isObject(node)) return node;
  return Object.fromEntries(mixed(Object.entries(node)).map(([name, value]) => [name, shuffled(value, random, name)]));
}

test.each(SPEC_NAMES)("%s in any order is the same", (spec) => {
  assert(
    property(infiniteStream(double({ min: 0, max: 1, noNaN: true })), (stream) => {
      const after = shuffled(load(spec), () => stream.next().value as number) as JsonObject;
      expect(compareWire(document(load(spec)), document(after))).toEqual([]);
    }),
    { numRuns: 5 },
  );
});
