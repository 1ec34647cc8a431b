// The walk over types that no spec of ours has, each way; all pairs in one program.
import { expect, test } from "vitest";
import { compareTypes } from "../src/types/index.js";
import { TYPES_FAMILIES } from "../src/types/rules.js";
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
    name: "a tuple's second place: only the net below the walk",
    before: { input: "{ a?: [string, number] }" },
    after: { input: "{ a?: [string, boolean] }" },
    forward: ["types-not-assignable at input"],
    backward: ["types-not-assignable at input"],
  },
  {
    name: "another operation",
    before: {},
    after: { more: "export interface GoInput {} export interface GoOutput {} export interface GoErrors {}" },
    forward: ["types-operation-added at Go"],
    backward: ["types-operation-removed at Go"],
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

test("each rule has a case", () => {
  const told = new Set(found.flat().map((text) => text.split(" ")[0]));
  expect(TYPES_FAMILIES.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});
