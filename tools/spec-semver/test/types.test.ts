// The walk over types that no spec of ours has, each way; all pairs in one program.
import { expect, test } from "vitest";
import { compareTypes } from "../src/types/index.js";
import { handMade, typesOf } from "./hand-made.js";

interface Row {
  readonly name: string;
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
  readonly forward: readonly string[];
  readonly backward: readonly string[];
}

const node = (more: string) => `export interface Node { below?: Node[]; ${more} }`;

const ROWS: readonly Row[] = [
  {
    name: "a key deep in lists and maps",
    before: { output: "{ a: { b?: { [name: string]: { c: string }[] } } }" },
    after: { output: "{ a: { b?: { [name: string]: { c: string; d: string }[] } } }" },
    forward: ["types-output-key-added at output.a.b.*[].d"],
    backward: ["types-output-key-removed at output.a.b.*[].d"],
  },
  {
    name: "a type within itself, told once",
    before: { output: "{ root: Node; other: Node }", more: node("") },
    after: { output: "{ root: Node; other: Node }", more: node("fresh?: string") },
    forward: ["types-output-key-added at output.root.fresh"],
    backward: ["types-output-key-removed at output.root.fresh"],
  },
  {
    name: "a required input",
    before: { input: "{ a?: string }" },
    after: { input: "{ a?: string; b: string }" },
    forward: ["types-input-required-key-added at input.b"],
    backward: ["types-input-key-removed at input.b"],
  },
  {
    name: "words of an input are closed",
    before: { input: '{ a?: "x" | "y" }' },
    after: { input: '{ a?: "y" | "z" }' },
    forward: ["types-input-word-removed at input.a", "types-input-word-added at input.a"],
    backward: ["types-input-word-removed at input.a", "types-input-word-added at input.a"],
  },
  {
    name: "any text in place of words",
    before: { input: '{ a?: "x" | "y" }' },
    after: { input: "{ a?: string }" },
    forward: ["types-input-widened at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "words of an answer are open",
    before: { output: '{ a: "x" | (string & {}) }' },
    after: { output: '{ a: "x" | "y" | (string & {}) }' },
    forward: ["types-output-word-added at output.a"],
    backward: ["types-output-word-removed at output.a"],
  },
  {
    name: "null",
    before: { input: "{ a?: string }", output: "{ a: string }" },
    after: { input: "{ a?: string | null }", output: "{ a: string | null }" },
    forward: ["types-input-became-nullable at input.a", "types-output-became-nullable at output.a"],
    backward: ["types-input-became-not-nullable at input.a", "types-output-became-not-nullable at output.a"],
  },
  {
    name: "another kind of value",
    before: { input: "{ a?: number }", output: "{ a: number }" },
    after: { input: "{ a?: number | bigint }", output: "{ a: number | bigint }" },
    forward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "a list in place of one",
    before: { output: "{ a: { b: string } }" },
    after: { output: "{ a: { b: string }[] }" },
    forward: ["types-output-type-changed at output.a"],
    backward: ["types-output-type-changed at output.a"],
  },
  {
    name: "forms of an error body, by name",
    before: {
      errors: "{ readonly 400: One | Two }",
      more: "export interface One { a: string } export interface Two { b: string }",
    },
    after: {
      errors: "{ readonly 400: One | Two; readonly 404: One }",
      more: "export interface One { a: string } export interface Two { b: string; c: string }",
    },
    forward: ["types-output-key-added at errors.400.c", "types-status-added at errors.404"],
    backward: ["types-output-key-removed at errors.400.c", "types-status-removed at errors.404"],
  },
  {
    name: "what must be there",
    before: { input: "{ a?: string }", output: "{ a?: string }" },
    after: { input: "{ a: string }", output: "{ a: string }" },
    forward: ["types-input-key-became-required at input.a", "types-output-key-became-required at output.a"],
    backward: ["types-input-key-became-optional at input.a", "types-output-key-became-optional at output.a"],
  },
  {
    name: "an optional input",
    before: { input: "{ a?: string }" },
    after: { input: "{ a?: string; b?: string }" },
    forward: ["types-input-optional-key-added at input.b"],
    backward: ["types-input-key-removed at input.b"],
  },
  {
    name: "a place of a tuple, and how many there are",
    before: { input: "{ a?: [string, number] }", output: "{ a: [string, { x: 1 }] }" },
    after: { input: "{ a?: [string, boolean] }", output: "{ a: [string, { x: 1; y: 1 }] }" },
    forward: ["types-input-narrowed at input.a[1]", "types-output-key-added at output.a[1].y"],
    backward: ["types-input-narrowed at input.a[1]", "types-output-key-removed at output.a[1].y"],
  },
  {
    name: "a longer tuple, a list in place of one",
    before: { input: "{ a?: [string] }", output: "{ a: [string] }" },
    after: { input: "{ a?: [string, string] }", output: "{ a: string[] }" },
    forward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "what a class keeps to itself is no key; the net below the walk feels it",
    before: { output: "{ a: One }", more: "export declare class One { x: string }" },
    after: { output: "{ a: One }", more: "export declare class One { x: string; #y; private z: 1; protected a: 1 }" },
    forward: [],
    backward: ["types-not-assignable at output"],
  },
  {
    name: "undefined that is given, rather than left out",
    before: { input: "{ a?: string }", output: "{ a?: string; b: string }" },
    after: { input: "{ a?: string | undefined }", output: "{ a?: string | undefined; b: string | undefined }" },
    forward: [
      "types-input-became-nullable at input.a",
      "types-output-became-nullable at output.a",
      "types-output-became-nullable at output.b",
    ],
    backward: [
      "types-input-became-not-nullable at input.a",
      "types-output-became-not-nullable at output.a",
      "types-output-became-not-nullable at output.b",
    ],
  },
  {
    name: "a list that may not be changed",
    before: { input: "{ a?: string[] }", output: "{ a: string[] }" },
    after: { input: "{ a?: readonly string[] }", output: "{ a: readonly string[] }" },
    forward: ["types-input-widened at input.a", "types-output-became-readonly at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-became-writable at output.a"],
  },
  {
    name: "a tuple that may not be changed",
    before: { output: "{ a: [string] }" },
    after: { output: "{ a: readonly [string] }" },
    forward: ["types-output-became-readonly at output.a"],
    backward: ["types-output-became-writable at output.a"],
  },
  {
    name: "a key that may not be changed: of an answer alone",
    before: { input: "{ a?: string }", output: "{ a: string }" },
    after: { input: "{ readonly a?: string }", output: "{ readonly a: string }" },
    forward: ["types-output-became-readonly at output.a"],
    backward: ["types-output-became-writable at output.a"],
  },
  {
    name: "any in place of a type, at any depth",
    before: { input: "{ a?: string; b?: string[] }", output: "{ a: string; b: { c: string }[] }" },
    after: { input: "{ a?: any; b?: any[] }", output: "{ a: any; b: { c: any }[] }" },
    forward: [
      "types-input-widened at input.a",
      "types-input-widened at input.b[]",
      "types-output-type-changed at output.a",
      "types-output-type-changed at output.b[].c",
    ],
    backward: [
      "types-input-narrowed at input.a",
      "types-input-narrowed at input.b[]",
      "types-output-type-changed at output.a",
      "types-output-type-changed at output.b[].c",
    ],
  },
  {
    name: "any in place of all",
    before: { more: "export type GoInput = {}; export type GoOutput = {}; export type GoErrors = {};" },
    after: { more: "export type GoInput = any; export type GoOutput = any; export type GoErrors = any;" },
    forward: [
      "types-input-widened at input",
      "types-output-type-changed at output",
      "types-output-type-changed at errors",
    ],
    backward: [
      "types-input-narrowed at input",
      "types-output-type-changed at output",
      "types-output-type-changed at errors",
    ],
  },
  {
    name: "any instead of unknown",
    before: { input: "{ a?: unknown }", output: "{ a: unknown }" },
    after: { input: "{ a?: any }", output: "{ a: any }" },
    forward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "unknown",
    before: { input: "{ a?: string }", output: "{ a: string }" },
    after: { input: "{ a?: unknown }", output: "{ a: unknown }" },
    forward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "unknown that can be nothing any more",
    before: { input: "{ a?: unknown }" },
    after: { input: "{ a?: {} }" },
    forward: ["types-input-narrowed at input.a"],
    backward: ["types-input-widened at input.a"],
  },
  {
    name: "never",
    before: { input: "{ a?: string }", output: "{ a: string }" },
    after: { input: "{ a?: never }", output: "{ a: never }" },
    forward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "null alone",
    before: { output: "{ a: null }" },
    after: { output: "{ a: string | null }" },
    forward: ["types-output-type-changed at output.a"],
    backward: ["types-output-type-changed at output.a"],
  },
  {
    name: "a union with more alternatives",
    before: { input: "{ a?: string | boolean }", output: "{ a: string | boolean }" },
    after: { input: "{ a?: string | boolean | number }", output: "{ a: string | boolean | number }" },
    forward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "a closed list of words in an answer: whoever went through it has another case",
    before: { output: '{ a: "x" }' },
    after: { output: '{ a: "x" | "y" }' },
    forward: ["types-not-assignable at output", "types-output-word-added at output.a"],
    backward: ["types-output-word-removed at output.a"],
  },
  {
    name: "words of numbers, and any number beside them",
    before: { input: "{ a?: 1 | 2 }" },
    after: { input: "{ a?: 1 | number }" },
    forward: ["types-input-widened at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "a first key",
    before: {},
    after: { input: "{ a?: string }", output: "{ a: string }" },
    forward: ["types-input-optional-key-added at input.a", "types-output-key-added at output.a"],
    backward: ["types-input-key-removed at input.a", "types-output-key-removed at output.a"],
  },
  {
    name: "an object flattened out of two: the same",
    before: { input: "{ a?: { x: 1 } & { y?: 1 } }", output: "{ a: { x: 1 } & { y: 1 } }" },
    after: { input: "{ a?: { x: 1; y?: 1 } }", output: "{ a: { x: 1; y: 1 } }" },
    forward: [],
    backward: [],
  },
  {
    name: "a key of an object that is made of two",
    before: { input: "{ a?: { x: 1 } & { y?: 1 } }", output: "{ a: { x: 1 } & { y: 1 } }" },
    after: { input: "{ a?: { x: 1 } & { y?: 1; z?: 1 } }", output: "{ a: { x: 1 } & { y: 1; z: 1 } }" },
    forward: ["types-input-optional-key-added at input.a.z", "types-output-key-added at output.a.z"],
    backward: ["types-input-key-removed at input.a.z", "types-output-key-removed at output.a.z"],
  },
  {
    name: "a key in a list that is an alternative",
    before: { input: "{ a?: One[] | string }", more: "export interface One { x?: string }" },
    after: { input: "{ a?: One[] | string }", more: "export interface One { x?: string; y?: string }" },
    forward: ["types-input-optional-key-added at input.a[].y"],
    backward: ["types-input-key-removed at input.a[].y"],
  },
  {
    name: "a key of an alternative without a name",
    before: { input: "{ a?: { x: 1 } | { y: 1 } }" },
    after: { input: "{ a?: { x: 1 } | { y: 1; z?: 1 } }" },
    forward: ["types-input-optional-key-added at input.a.z"],
    backward: ["types-input-key-removed at input.a.z"],
  },
  {
    name: "an alternative more",
    before: { input: "{ a?: { x: 1 } | { y: 1 } }" },
    after: { input: "{ a?: { x: 1 } | { y: 1 } | { z: 1 } }" },
    forward: ["types-input-widened at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "alternatives of several kinds, in another order",
    before: { input: "{ a?: { x: 1 } | 1n }" },
    after: { input: "{ a?: bigint | { x: 1; y?: 1 } }" },
    forward: ["types-input-widened at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "another brand",
    before: { input: '{ a?: bigint & { brand: "a" } }' },
    after: { input: '{ a?: bigint & { brand: "b" } }' },
    forward: ["types-input-narrowed at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "a constructor",
    before: { input: "{ a?: new (value: string) => object }" },
    after: { input: "{ a?: new (value: number) => object }" },
    forward: ["types-input-narrowed at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
  {
    name: "a key that is a symbol: only the net below the walk",
    before: { output: "{ a: { [Symbol.iterator]: 1 } }" },
    after: { output: "{ a: {} }" },
    forward: ["types-not-assignable at output"],
    backward: [],
  },
  {
    name: "a list within itself",
    before: { output: "{ a: Deep; b: Mixed }", more: "type Deep = Deep[]; type Mixed = (string | Mixed)[];" },
    after: { output: "{ a: Deep; b: Mixed }", more: "type Deep = Deep[]; type Mixed = (string | number | Mixed)[];" },
    forward: ["types-output-type-changed at output.b[]"],
    backward: ["types-output-type-changed at output.b[]"],
  },
  {
    name: "an argument of a generic type, told where it shows",
    before: { output: "{ a: Box<string> }", more: "export interface Box<T> { held: T; other: 1 }" },
    after: { output: "{ a: Box<number> }", more: "export interface Box<T> { held: T; other: 1 }" },
    forward: ["types-output-type-changed at output.a.held"],
    backward: ["types-output-type-changed at output.a.held"],
  },
  {
    name: "an argument that may be left out",
    before: { output: "{ a: Box<string> }", more: "export interface Box<T> { held: T }" },
    after: { output: "{ a: Box }", more: "export interface Box<T = string> { held: T }" },
    forward: [],
    backward: [],
  },
  {
    name: "a plain value with a brand",
    before: { input: "{ a?: string }", output: "{ a: string }" },
    after: { input: '{ a?: string & { brand: "a" } }', output: '{ a: string & { brand: "a" } }' },
    forward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "the values of a map, and a map that is none any more",
    before: { output: "{ a: { [name: string]: string }; b: { [name: string]: string } }" },
    after: { output: "{ a: { [name: string]: number }; b: { x: string } }" },
    forward: [
      "types-output-key-added at output.b.x",
      "types-output-key-removed at output.b.*",
      "types-output-type-changed at output.a.*",
    ],
    backward: [
      "types-output-key-added at output.b.*",
      "types-output-key-removed at output.b.x",
      "types-output-type-changed at output.a.*",
    ],
  },
  {
    name: "any name of a key in an input",
    before: { input: "{ a?: {} }" },
    after: { input: "{ a?: { [name: string]: string } }" },
    forward: ["types-input-optional-key-added at input.a.*"],
    backward: ["types-input-key-removed at input.a.*"],
  },
  {
    name: "a status that may be missing from the types",
    before: { errors: "{ readonly 404: { a: 1 } }" },
    after: { errors: "{ readonly 404?: { a: 1 } }" },
    forward: ["types-not-assignable at errors.404", "types-output-key-became-optional at errors.404"],
    backward: ["types-output-key-became-required at errors.404"],
  },
  {
    name: "a method, which the compiler takes both ways",
    before: { input: "{ a?: { on(value: string): void } }" },
    after: { input: "{ a?: { on(value: string | number): void } }" },
    forward: ["types-input-narrowed at input.a.on"],
    backward: ["types-input-narrowed at input.a.on"],
  },
  {
    name: "any in a function",
    before: { input: "{ a?: (value: string) => void }", output: "{ a: (value: string) => void }" },
    after: { input: "{ a?: (value: any) => void }", output: "{ a: (value: any) => void }" },
    forward: ["types-input-widened at input.a", "types-output-type-changed at output.a"],
    backward: ["types-input-narrowed at input.a", "types-output-type-changed at output.a"],
  },
  {
    name: "what only the net below the walk sees widened",
    before: { input: "{ a?: { [at: number]: 1 } }" },
    after: { input: "{ a?: { [at: number]: 1 | 2 } }" },
    forward: ["types-input-widened at input"],
    backward: ["types-not-assignable at input"],
  },
  {
    name: "operations that come and go, which others tell",
    before: {},
    after: { more: "export interface GoInput {} export interface GoOutput {} export interface GoErrors {}" },
    forward: [],
    backward: [],
  },
  {
    name: "a function",
    before: { input: "{ a?: (value: string) => void }" },
    after: { input: "{ a?: (value: string, more: string) => void }" },
    forward: ["types-input-widened at input.a"],
    backward: ["types-input-narrowed at input.a"],
  },
];

const packages = ROWS.map(({ before, after }) => [handMade(typesOf(before)), handMade(typesOf(after))] as const);
const found = compareTypes([
  ...packages.map(([before, after]) => ({ before, after })),
  ...packages.map(([after, before]) => ({ before, after })),
]).map((changes) => changes.map(({ rule, location }) => `${rule} at ${location}`).sort());

test.each(ROWS.map((row, i) => [row.name, row, i] as const))("%s", (_, { forward, backward }, i) => {
  expect(found[i]).toEqual([...forward].sort());
  expect(found[ROWS.length + i]).toEqual([...backward].sort());
});
