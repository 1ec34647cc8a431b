// What the types of inputs and answers tell, and nothing else does. A value may be of either alternative: programs and
// assignability take it for the one that it fits, but whoever holds a value as one of them feels the change.
import { ofTypes } from "./mutant.js";

const alternatives = (one: string, two: string) => `export interface One { ${one} } export interface Two { ${two} }`;
const input = "{ a?: One | Two }";
const output = "{ a: One | Two }";
/** An alternative of an input, or of an answer, changes from the one text to the other. */
const given = (rule: string, before: string, after: string, two: string) =>
  ofTypes(rule, { input, more: alternatives(before, two) }, { input, more: alternatives(after, two) });
const got = (rule: string, before: string, after: string) =>
  ofTypes(rule, { output, more: alternatives(before, "z: 1") }, { output, more: alternatives(after, "z: 1") });

export const TYPES_MUTANTS = [
  given("types-input-key-removed", "x?: string; y?: string", "y?: string", "x?: string; z?: string"),
  given("types-input-required-key-added", "x?: string", "x?: string; y: string", "x?: string; z?: string"),
  ofTypes("types-input-optional-key-added", { input: "{}" }, { input: "{ a?: string }" }),
  ofTypes("types-input-key-became-required", { input: "{ a?: { b?: string } }" }, { input: "{ a?: { b: string } }" }),
  ofTypes("types-input-key-became-optional", { input: "{ a: string }" }, { input: "{ a?: string }" }),
  ofTypes("types-input-became-nullable", { input: "{ a?: string }" }, { input: "{ a?: string | null }" }),
  ofTypes("types-input-became-not-nullable", { input: "{ a?: string | null }" }, { input: "{ a?: string }" }),
  ofTypes("types-input-word-added", { input: '{ a?: "x" }' }, { input: '{ a?: "x" | "y" }' }),
  given("types-input-word-removed", 'x?: "a" | "b"', 'x?: "a"', 'x?: "a" | "b"; z?: string'),
  ofTypes("types-input-widened", { input: "{ a?: string }" }, { input: "{ a?: string | boolean }" }),
  ofTypes("types-input-narrowed", { input: "{ a?: unknown }" }, { input: "{ a?: object }" }),
  got("types-output-key-removed", "x: string; y: string", "x: string"),
  ofTypes("types-output-key-added", { output: "{}" }, { output: "{ a?: string }" }),
  got("types-output-key-became-optional", "x: string", "x?: string"),
  ofTypes("types-output-key-became-required", { output: "{ a?: string }" }, { output: "{ a: string }" }),
  got("types-output-became-nullable", "x: string", "x: string | null"),
  ofTypes("types-output-became-not-nullable", { output: "{ a: string | null }" }, { output: "{ a: string }" }),
  ofTypes("types-output-became-readonly", { output: "{ a: string }" }, { output: "{ readonly a: string }" }),
  ofTypes("types-output-became-writable", { output: "{ a: readonly string[] }" }, { output: "{ a: string[] }" }),
  ofTypes(
    "types-output-word-added",
    { output: '{ a: "x" | (string & {}) }' },
    { output: '{ a: "x" | "y" | (string & {}) }' },
  ),
  ofTypes(
    "types-output-word-removed",
    { output: '{ a: "x" | "y" | (string & {}) }' },
    { output: '{ a: "x" | (string & {}) }' },
  ),
  ofTypes("types-output-type-changed", { output: "{ a: string }" }, { output: "{ a: any }" }),
  // The types of an operation whose client stands elsewhere: no program of that entry reads them.
  ofTypes("types-status-removed", { errors: "{ 404: {} }" }, {}, { call: null }),
  ofTypes("types-status-added", {}, { errors: "{ 404: {} }" }),
  // A class that nobody else can make a value of, and then one that anybody can.
  ofTypes(
    "types-not-assignable",
    { output: "{ a: One }", more: "export declare class One { x: string; private y: string }" },
    { output: "{ a: One }", more: "export declare class One { x: string }" },
  ),
];
