import type { Spec } from "@yunfan-tools/contract/spec";
import { classify } from "./classify.js";
import { below, textsOf, typeOf, type Json, type Schema } from "./json.js";
import { Fields, Leaf, type Kept } from "./kept.js";
import type { Vocabulary } from "./vocabulary.js";

/** One way in which an exchange and the spec differ. */
export interface Difference {
  /** JSON pointer into the recording; `*` stands for every item of a list. */
  readonly pointer: string;
  readonly problem: string;
}

/** The result of holding a value to a schema. */
export interface Selection {
  /** Undefined when nothing of the value is documented. */
  readonly kept: Kept | undefined;
  readonly differences: readonly Difference[];
  /** Every text that was left out. */
  readonly dropped: readonly string[];
  /** Documented places below values that came, and those of them that came. */
  readonly documented: readonly string[];
  readonly seen: readonly string[];
}

/** Names a value for classification. */
interface Place {
  readonly pointer: string;
  readonly name: string;
}

const nothing = { differences: [], dropped: [], documented: [], seen: [] };

/**
 * Takes from a value what its schema documents. A field, word, type or null that it does not document is left out and
 * told, so that what remains always fits the spec.
 */
export function select(spec: Spec, words: Vocabulary, written: Schema, value: Json, place: Place): Selection {
  const schema = resolve(spec, written);
  const again = (inner: Schema, child: Json, at: Place) => select(spec, words, inner, child, at);
  const without = (problem: string): Selection => ({
    ...nothing,
    kept: undefined,
    dropped: textsOf(value),
    differences: [{ pointer: place.pointer, problem: `${problem}; left out` }],
  });

  if (schema.anyOf !== undefined) {
    const [best] = schema.anyOf.map((branch) => again(branch, value, place)).sort((a, b) => cost(a) - cost(b));
    return best ?? without("has no documented form");
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const type = typeOf(value);
  const fits = types.includes(type) || (type === "number" && types.includes("integer") && Number.isInteger(value));
  const isWord = schema.enum?.includes(value) ?? (schema.const === undefined || schema.const === value);
  if (types.length === 0 && schema.enum === undefined && schema.const === undefined)
    return without("has no documented form");
  if (types.length > 0 && !fits) return without(`is ${type}, documented as ${types.join(" or ")}`);
  if (!isWord) return without(typeof value === "string" ? `has ${shownWord(value)}` : "has a new value");

  if (Array.isArray(value)) {
    const at = { pointer: below(place.pointer, "*"), name: place.name };
    const items = (value as readonly Json[]).map((item) => again(schema.items ?? {}, item, at));
    return { ...merged(items), kept: items.flatMap(({ kept }) => (kept === undefined ? [] : [kept])) };
  }
  if (typeof value === "object" && value !== null) {
    return selectFields(schema, value as Readonly<Record<string, Json>>, place, words, again);
  }
  return { ...nothing, kept: new Leaf(value, classify(place.name, schema, value, words)) };
}

function selectFields(
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Readonly<Record<string, Json>>,
  { pointer }: Place,
  words: Vocabulary,
  again: (schema: Schema, value: Json, place: Place) => Selection,
): Selection {
  const parts: Selection[] = [];
  const entries: (readonly [string | Leaf, Kept])[] = [];
  for (const [name, child] of Object.entries(value)) {
    const documented = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const schema = documented ?? values;
    const at = below(pointer, documented !== undefined ? name : values !== undefined ? "*" : shownName(name));
    if (schema === undefined) {
      const problem = "appeared, and is not documented; left out";
      parts.push({
        ...nothing,
        kept: undefined,
        dropped: [...(words.has(name) ? [] : [name]), ...textsOf(child)],
        differences: [{ pointer: at, problem }],
      });
      continue;
    }
    const part = again(schema, child, { pointer: at, name });
    parts.push(part);
    const key = documented === undefined ? new Leaf(name, classify("", { type: "string" }, name, words)) : name;
    if (part.kept !== undefined) entries.push([key, part.kept]);
  }
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ pointer: below(pointer, name), problem: "vanished, and is documented as required" }));
  const names = Object.keys(properties);
  const all = merged(parts);
  return {
    ...all,
    kept: new Fields(entries),
    differences: [...all.differences, ...missing],
    documented: [...all.documented, ...names.map((name) => below(pointer, name))],
    seen: [...all.seen, ...names.filter((name) => Object.hasOwn(value, name)).map((name) => below(pointer, name))],
  };
}

/** Documented places that came nowhere in the value, and are not told as vanished. */
export function notSeen({ documented, seen, differences }: Selection): string[] {
  const told = new Set([...seen, ...differences.map(({ pointer }) => pointer)]);
  return [...new Set(documented)].filter((pointer) => !told.has(pointer));
}

function merged(parts: readonly Selection[]): Omit<Selection, "kept"> {
  return {
    differences: parts.flatMap(({ differences }) => differences),
    dropped: parts.flatMap(({ dropped }) => dropped),
    documented: parts.flatMap(({ documented }) => documented),
    seen: parts.flatMap(({ seen }) => seen),
  };
}

/** Differences weigh most; of two branches that fit, the one that documents less beside the value. */
const cost = (selection: Selection) => selection.differences.length * 1000 + notSeen(selection).length;

function resolve(spec: Spec, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  return { ...resolve(spec, spec.at($ref.slice(1)) as Schema), ...beside };
}

/** A new word is worth showing, unless it has not the form of one: it could be anything then. */
const WORD = /^(?:[A-Z]{2,16}(?:_[A-Z]{2,16}){0,3}|[A-Za-z][a-z]{1,15}(?:[A-Z][a-z]{1,15}|_[a-z]{2,16}){0,3})$/;
const shownWord = (value: string) =>
  WORD.test(value) ? `the new word ${JSON.stringify(value)}` : "a value that no list of words has";

/** Names of fields that no spec documents may be anything, too: short words alone are shown, and nothing with a digit. */
const NAME = /^(?=.{1,23}$)[A-Za-z][a-z]*(?:[A-Z][a-z]+|[_-][A-Za-z][a-z]+)*$/;
const shownName = (name: string) => (NAME.test(name) ? name : "(no word)");
