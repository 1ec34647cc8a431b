// The programs of an old user: they compile against what they were made of, whatever the types are, and feel what a user feels.
import { beforeAll, expect, test } from "vitest";
import { compareConsumers } from "../src/consumers/index.js";
import { handMade, typesOf, type Parts } from "./hand-made.js";

interface Row {
  readonly name: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** The type of the operation, where it is another one. */
  readonly call?: string;
  /** The rules that speak, each once. */
  readonly told: readonly string[];
}

const nested = (words: string) => ({ input: `{ a?: { k: "x"; w?: ${words} } | { k: "y"; z?: { w: 1 | 2 } } }` });

const CALL = "DoInput, DoOutput, DoErrors";
/** An operation that lists, and then does so in some ways only. */
const paged = (left: string) => ({
  call: "Lists",
  before: { more: `export interface Lists extends OptionalInputPagedCall<${CALL}, string, number> {}` },
  after: {
    more: `export interface Lists extends OptionalInputCall<${CALL}>, Pick<OptionalInputPagedCall<${CALL}, string, number>, ${left}> {}`,
  },
});

/** Types that no text makes a value of, or none that is easily made; each is read as well. */
const STRANGE: readonly (readonly [name: string, type: string, more?: string])[] = [
  ["a function", "(value: string) => void"],
  ["a constructor", "new (value: string) => object"],
  ["a plain value with a brand", 'string & { readonly brand: "id" }'],
  ["a plain value with a brand that has a name", "Id", "type Id = string & { readonly brand: 1 };"],
  ["a text of a form", "`a-${string}`"],
  ["an enumeration", "Colour", 'export declare enum Colour { Red = "red", Blue = "blue" }'],
  ["an enumeration of numbers", "Level", "export declare enum Level { Low, High }"],
  ["one word of an enumeration", "Colour.Red | null", 'export declare enum Colour { Red = "red", Blue = "blue" }'],
  ["a class", "Held", "export declare class Held { x: string; #y; private z: string; protected a: string }"],
  ["a class of the platform", "Date"],
  ["a tuple", "[string, number, { x: 1 }]"],
  ["a tuple with places that may be empty", "[string, number?, ...boolean[]]"],
  ["a tuple that may not be changed", "readonly [1, 2]"],
  ["a list within itself", "Deep", "type Deep = Deep[];"],
  ["a map within itself", "Map1", "interface Map1 { [name: string]: Map1 }"],
  ["a tuple within itself", "Chain", "type Chain = [Chain] | null;"],
  ["a type within itself", "Node1", "interface Node1 { below?: Node1; beside: Node1[]; x?: string }"],
  ["a union of words and objects", '"x" | 1 | { y: true }'],
  ["a literal", "true"],
  ["big numbers", "10n | bigint"],
  ["any", "any"],
  ["unknown", "unknown"],
  ["never", "never"],
  ["an object of any kind", "object"],
  ["an object without keys", "{}"],
  ["null", "null"],
  ["undefined", "undefined"],
  ["undefined or a text", "string | undefined"],
  ["undefined, null or a key", "{ x: string } | null | undefined"],
  ["an object that is made of two", "{ x: string } & { y?: 1 }"],
  ["any word", '"x" | (string & {})'],
  ["any number", "1 | (number & {})"],
  ["any text at all", "string & {}"],
  ["a symbol", "symbol"],
  ["a key that is a symbol", "{ [Symbol.iterator]: 1 }"],
  ["names that are none", '{ "a-b": string; "1": string; constructor: string; __proto__: string; "": 1 }'],
  ["numbers as keys", "{ [at: number]: string }"],
  ["lists of lists", "readonly { x: string }[][]"],
];

const strange = STRANGE.map(([name, type, more = ""]): Row => {
  const types = { input: `{ must: ${type}; may?: ${type} }`, output: `{ must: ${type}; may?: ${type} }`, more };
  // Something else changes, or nothing would be compiled.
  return { name, before: types, after: { ...types, more: `${more}\nexport type Fresh = string;` }, told: [] };
});

const ROWS: readonly Row[] = [
  ...strange,
  {
    name: "a number in place of any word",
    before: { output: '{ a: "x" | (string & {}) }' },
    after: { output: "{ a: number }" },
    told: ["consumers-reading-fails"],
  },
  {
    name: "the values of a map",
    before: { output: "{ [name: string]: string }" },
    after: { output: "{ [name: string]: number }" },
    told: ["consumers-reading-fails"],
  },
  {
    name: "an object of one kind",
    before: { input: "{ a: object }" },
    after: { input: "{ a: { x: 1 } }" },
    told: ["consumers-maximal-call-fails", "consumers-minimal-call-fails"],
  },
  {
    name: "one big number",
    before: { input: "{ a: bigint }" },
    after: { input: "{ a: 5n }" },
    told: ["consumers-maximal-call-fails", "consumers-minimal-call-fails"],
  },
  {
    name: "items that are not walked any more",
    ...paged('"pages" | "collect"'),
    told: ["consumers-minimal-call-fails"],
  },
  {
    name: "pages that are not walked any more",
    ...paged('"items" | "collect"'),
    told: ["consumers-maximal-call-fails"],
  },
  {
    name: "items that are not collected any more",
    ...paged('"items" | "pages"'),
    told: ["consumers-maximal-call-fails"],
  },
  {
    name: "a word of a list within an alternative",
    before: nested('"a" | "b"'),
    after: nested('"a"'),
    told: ["consumers-maximal-call-fails"],
  },
  {
    name: "a word of a list deep within the last alternative",
    before: nested('"a" | "b"'),
    after: { input: nested('"a" | "b"').input.replace("1 | 2", "1") },
    told: ["consumers-maximal-call-fails"],
  },
  {
    name: "one of two truths",
    before: { input: "{ a?: boolean }" },
    after: { input: "{ a?: true }" },
    told: ["consumers-maximal-call-fails"],
  },
  {
    name: "a second place of a tuple",
    before: { input: "{ a: [string, number] }", output: "{ a: [string, number] }" },
    after: { input: "{ a: [string, 5] }", output: "{ a: [string, string] }" },
    told: ["consumers-maximal-call-fails", "consumers-minimal-call-fails", "consumers-reading-fails"],
  },
  {
    name: "a key of an object that is made of two",
    before: { input: "{ a?: { x: 1 } & { y?: 1 } }", output: "{ a: { x: 1 } & { y: 1 } }" },
    after: { input: "{ a?: { x: 1 } }", output: "{ a: { x: 1 } }" },
    told: ["consumers-maximal-call-fails", "consumers-reading-fails"],
  },
  {
    name: "undefined that may not be given",
    before: { input: "{ a: undefined }" },
    after: { input: "{ a: null }" },
    told: ["consumers-maximal-call-fails", "consumers-minimal-call-fails"],
  },
  {
    name: "a type that needs an argument more",
    before: { more: "export interface Box<T, U = 1> { t: T; u: U }" },
    after: { more: "export interface Box<T, U> { t: T; u: U }" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a type that takes an argument less",
    before: { more: "export interface Box<T, U = 1> { t: T; u: U }" },
    after: { more: "export interface Box<T> { t: T }" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a type that takes none",
    before: { more: "export class Box<T> { t: T }" },
    after: { more: "export class Box { t: 1 }" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a class that is a value only",
    before: { more: "export declare class One { a: string }" },
    after: { more: "export declare const One: new () => { a: string };" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a class that is a type only",
    before: { more: "export declare class One { a: string }" },
    after: { more: "declare class One { a: string }\nexport type { One };" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a default export",
    before: { more: "export default class One { a: string }" },
    after: { more: "export default interface One { a: string }" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a name that is a text",
    before: { more: 'declare const one: 1;\nexport { one as "a-b" };' },
    after: { more: "declare const one: 1;" },
    told: ["consumers-name-fails"],
  },
  {
    name: "a word of an exported list",
    before: { more: 'export type Region = "a" | "b";' },
    after: { more: 'export type Region = "b";' },
    told: ["consumers-name-fails"],
  },
];

let found: readonly (readonly string[])[];

beforeAll(async () => {
  const pairs = ROWS.map(({ before, after, call }) => {
    const parts = call === undefined ? {} : { call };
    return { before: handMade(typesOf(before), parts), after: handMade(typesOf(after), parts) };
  });
  const changes = await compareConsumers(pairs, (line) => {
    throw new Error(line);
  });
  found = changes.map((list) => [
    ...new Set(list.map(({ rule, to }) => (rule === "consumers-unproven" ? `${rule}: ${JSON.stringify(to)}` : rule))),
  ]);
}, 300_000);

test("several clients in one entry, and entries whose names are alike, each have lines of their own", async () => {
  const other = (call: string) => `import type { OperationCall, OptionalInputCall } from "@yunfan/client-core";
export interface OtherClient { readonly do: ${call}<DoInput, DoOutput, DoErrors>; }
`;
  const thing = { types: "./thing.d.ts", default: "./thing.js" };
  const parts = (more: string): Parts => ({
    manifest: {
      exports: {
        "./thing": thing,
        "./a/b": { types: "./one.d.ts", default: "./one.js" },
        "./a-b": { types: "./two.d.ts", default: "./two.js" },
      },
    },
    files: {
      "one.d.ts": `export type One = string;${more}`,
      "two.d.ts": "export type Two = string;\nexport type Three = 1;",
    },
  });
  const before = handMade(typesOf({ more: other("OptionalInputCall") }), parts("\nexport type Gone = 1;"));
  const after = handMade(typesOf({ more: other("OperationCall") }), parts(""));
  const [changes = []] = await compareConsumers([{ before, after }], () => {});
  expect(changes.map(({ rule, from }) => [rule, from])).toEqual([
    ["consumers-minimal-call-fails", "await client1.do();"],
    ["consumers-name-fails", 'import type { Gone as n1 } from "@yunfan/some/a/b";'],
  ]);
}, 300_000);

test.each(ROWS.map((row, i) => [row.name, row.told, i] as const))("%s", (_, told, i) => {
  expect([...(found[i] ?? [])].sort()).toEqual([...told].sort());
});
