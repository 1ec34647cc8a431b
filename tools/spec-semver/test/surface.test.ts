// What a package promises beyond its operations, each way.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/json.js";
import { compareSurfaces } from "../src/surface/index.js";
import { handMade, typesOf } from "./hand-made.js";

interface Side {
  /** Declarations of the entry. */
  readonly types?: string;
  readonly manifest?: JsonObject;
  readonly files?: Readonly<Record<string, string>>;
}

interface Row {
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
  readonly forward: readonly string[];
  readonly backward: readonly string[];
}

const peers = (range: string, optional: boolean): Side => ({
  manifest: { peerDependencies: { peer: range }, peerDependenciesMeta: { peer: { optional } } },
});
const failure = (kind: string) => `export declare class Failure extends Error { readonly kind = "${kind}"; }`;
const option = (text: string) => `export interface ThingOptions { readonly always: string;\n  ${text}\n}`;

const entries = (exported: Json, files: Readonly<Record<string, string>> = {}): Side => ({
  manifest: { exports: exported },
  files,
});
const thing = { types: "./thing.d.ts", default: "./thing.js" };
const one = "export type One = string;";

const ROWS: readonly Row[] = [
  {
    name: "an entry that only import finds",
    before: entries({ "./thing": thing }),
    after: entries({ "./thing": { types: "./thing.d.ts", import: "./thing.js" } }),
    forward: ["surface-condition-removed"],
    backward: ["surface-condition-added"],
  },
  {
    name: "an entry with a file for each condition: found by both as before",
    before: entries({ "./thing": thing }),
    after: entries({
      "./thing": {
        import: { types: "./thing.d.ts", default: "./thing.js" },
        require: { types: "./thing.d.cts", default: "./thing.cjs" },
      },
    }),
    forward: [],
    backward: [],
  },
  {
    name: "an entry that is closed",
    before: entries({ "./thing": thing, "./more": "./more.js" }),
    after: entries({ "./thing": thing, "./more": null }),
    forward: ["surface-entry-removed"],
    backward: ["surface-entry-added"],
  },
  {
    name: "types that lie beside their script, and types that are nowhere",
    before: entries({ "./more": "./more.js" }, { "more.d.ts": one }),
    after: entries({ "./more": "./more.js" }),
    forward: ["surface-name-removed"],
    backward: ["surface-name-added"],
  },
  {
    name: "types by a condition, or beside their script: the same",
    before: entries({ "./more": { types: "./more.d.mts", import: "./more.mjs" } }, { "more.d.mts": one }),
    after: entries({ "./more": { import: "./more.mjs" } }, { "more.d.mts": one }),
    forward: [],
    backward: [],
  },
  {
    name: "the package itself, in the three ways to write it",
    before: entries({ ".": { types: "./more.d.ts", default: "./more.js" } }, { "more.d.ts": one }),
    after: entries({ types: "./more.d.ts", default: "./more.js" }, { "more.d.ts": one }),
    forward: [],
    backward: [],
  },
  {
    name: "the package itself as a path",
    before: entries({ ".": "./more.js" }, { "more.d.ts": one }),
    after: entries("./more.js", { "more.d.ts": one }),
    forward: [],
    backward: [],
  },
  {
    name: "a client without operations, beside an input of nothing",
    before: entries("./more.js", { "more.d.ts": "export interface OneInput {}\nexport interface OneClient { a: 1 }" }),
    after: entries("./more.js", { "more.d.ts": "export interface OneInput {}\nexport interface OneClient { a: 2 }" }),
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "types that only one condition has",
    before: entries(
      { ".": { import: "./more.mjs", require: { types: "./more.d.cts", default: "./more.cjs" } } },
      { "more.d.cts": one },
    ),
    after: entries({ ".": { import: "./more.mjs", require: "./more.cjs" } }),
    forward: ["surface-name-removed"],
    backward: ["surface-name-added"],
  },
  {
    name: "one declaration by two names: told once",
    before: { types: "export declare function one(a: string): void;\nexport { one as two };" },
    after: { types: "export declare function one(a: number): void;\nexport { one as two };" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "what operations take and give, and their clients: told by other lenses",
    before: {
      types:
        "export interface GoInput { a?: Held } export interface GoOutput { b: Held } export interface GoErrors {}\n" +
        "export interface Held { x: string } export interface GoClient { go: 1 }",
    },
    after: {
      types:
        "export interface GoInput { a: Held } export interface GoOutput { b: Held; c: 1 } export interface GoErrors {}\n" +
        "export interface Held { x: number } export interface GoClient { go: 2 }",
    },
    forward: [],
    backward: [],
  },
  {
    name: "an exported name that another declaration goes by: told once",
    before: { types: "export interface Held { x: 1 }\nexport declare function one(a: Held): void;" },
    after: { types: "export interface Held { x: 1; y: 1 }\nexport declare function one(a: Held): void;" },
    forward: ["surface-declaration-widened"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "a class that has more and is made in another way",
    before: { types: "export declare class One { constructor(x: string); a: 1 }" },
    after: { types: "export declare class One { constructor(x: number); a: 1; b: 1 }" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "the kind of what is no error",
    before: { types: 'export declare class One { kind: "a" }' },
    after: { types: 'export declare class One { kind: "b" }' },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "options of any kind, of which one comes",
    before: { types: "export interface BoxOptions<T> { readonly more?: (value: T) => void }" },
    after: { types: "export interface BoxOptions<T> { readonly more?: (value: T) => void; readonly one?: T }" },
    forward: ["surface-option-added"],
    backward: ["surface-option-removed"],
  },
  {
    name: "an option that comes and must be given",
    before: { types: option("") },
    after: { types: option("readonly more: string;") },
    forward: ["surface-option-required"],
    backward: ["surface-option-removed"],
  },
  {
    name: "options of an interface that nobody can import",
    before: {
      types:
        "export {};\ninterface Base { more?: string }\nexport interface ThingOptions extends Base { always: string }",
    },
    after: {
      types:
        "export {};\ninterface Base { more: string }\nexport interface ThingOptions extends Base { always: string }",
    },
    forward: ["surface-option-required"],
    backward: ["surface-option-became-optional"],
  },
  {
    name: "options of another exported interface: told once",
    before: {
      types: "export interface BaseOptions { more?: 1 }\nexport interface ThingOptions extends BaseOptions { a: 1 }",
    },
    after: {
      types: "export interface BaseOptions { more: 1 }\nexport interface ThingOptions extends BaseOptions { a: 1 }",
    },
    forward: ["surface-option-required"],
    backward: ["surface-option-became-optional"],
  },
  {
    name: "a default that was left to the machine",
    before: { types: option("/** Default: that of the machine. */ readonly more?: number;") },
    after: { types: option("/** Default 5. */ readonly more?: number;") },
    forward: ["surface-default-changed"],
    backward: ["surface-default-changed"],
  },
  {
    name: "a default that is a word",
    before: { types: option("/** Default false. */ readonly more?: boolean;") },
    after: { types: option("/** Default: that of the machine. */ readonly more?: boolean;") },
    forward: ["surface-default-changed"],
    backward: ["surface-default-changed"],
  },
  {
    name: "a default in other lines",
    before: { types: option("/** Default: that of\n * the machine. */ readonly more?: number;") },
    after: { types: option("/** Default: that\n * of the machine. */ readonly more?: number;") },
    forward: [],
    backward: [],
  },
  {
    name: "a command by the package's own name, in both ways to write it",
    before: { manifest: { bin: "./thing.js" } },
    after: { manifest: { bin: { some: "./thing.js" } } },
    forward: [],
    backward: [],
  },
  {
    name: "comments within a declaration",
    before: { types: "export interface One { /** A. */ a: 1 }" },
    after: { types: "export interface One { /** B. */ a: 1 }" },
    forward: [],
    backward: [],
  },
  {
    name: "a default export that is a type only",
    before: { types: "export default class One { a: string }" },
    after: { types: "export default interface One { a: string }" },
    forward: ["surface-value-removed"],
    backward: ["surface-value-added"],
  },
  {
    name: "a default export of a name",
    before: { types: "declare const one: string;\nexport default one;" },
    after: { types: "declare const one: number;\nexport default one;" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "a class that is a value only",
    before: { types: "export declare class One { a: string }" },
    after: { types: "export declare const One: { new (): { a: string }; prototype: { a: string } };" },
    forward: ["surface-type-removed"],
    backward: ["surface-type-added"],
  },
  {
    name: "another file that a name comes from: the same",
    before: { types: 'export { one } from "./one.js";', files: { "one.d.ts": "export declare const one: string;" } },
    after: {
      types: 'export { uno as one } from "./two.js";',
      files: { "two.d.ts": 'export { one as uno } from "./one.js";', "one.d.ts": "export declare const one: string;" },
    },
    forward: [],
    backward: [],
  },
  {
    name: "one way less to call a function",
    before: { types: "export declare function one(a: string): void;\nexport declare function one(a: number): void;" },
    after: { types: "export declare function one(a: string): void;" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-widened"],
  },
  {
    name: "what a function takes, by a name that nobody can import",
    before: {
      types: 'import type { Hidden } from "./hidden.js";\nexport declare function one(a: Hidden): void;',
      files: { "hidden.d.ts": "export interface Hidden { a: string }" },
    },
    after: {
      types: 'import type { Hidden } from "./hidden.js";\nexport declare function one(a: Hidden): void;',
      files: { "hidden.d.ts": "export interface Hidden { a: string; b: string }" },
    },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-widened"],
  },
  {
    name: "any in a function",
    before: { types: "export declare function one(a: string): void;" },
    after: { types: "export declare function one(a: any): void;" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "another parameter of a type, which may be left out",
    before: { types: "export interface Box<T> { held: T }" },
    after: { types: "export interface Box<T, U = string> { held: T; more: U }" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "a field of an exported interface",
    before: { types: "export interface One { a: string }" },
    after: { types: "export interface One { a: string; b: string }" },
    forward: ["surface-declaration-widened"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "a field that may not be changed",
    before: { types: "export interface One { a: string }" },
    after: { types: "export interface One { readonly a: string }" },
    forward: ["surface-declaration-changed"],
    backward: ["surface-declaration-reworded"],
  },
  {
    name: "an exported list of words",
    before: { types: 'export type One = "x";' },
    after: { types: 'export type One = "x" | "y";' },
    forward: ["surface-declaration-widened"],
    backward: ["surface-declaration-changed"],
  },
  {
    name: "what a class keeps to itself",
    before: { types: "export declare class One { a: string; #b; private c: string }" },
    after: { types: "export declare class One { a: string; private d: string }" },
    forward: [],
    backward: [],
  },
  {
    name: "a comment, and the place of a declaration",
    before: { types: "/** One. */ export declare const one: string;\nexport declare const two: string;" },
    after: { types: "export declare const two: string;\nexport declare const one: string;" },
    forward: [],
    backward: [],
  },
  {
    name: "an error of several kinds",
    before: { types: 'export declare class Failure extends Error { readonly kind: "one" | "two"; }' },
    after: { types: 'export declare class Failure extends Error { readonly kind: "one" }' },
    forward: ["surface-error-kind-changed"],
    backward: ["surface-error-kind-changed"],
  },
  {
    name: "an error whose kind is any text",
    before: { types: failure("one") },
    after: { types: "export declare class Failure extends Error { readonly kind: string; }" },
    forward: ["surface-error-kind-removed"],
    backward: ["surface-error-kind-added"],
  },
  {
    name: "what an option takes",
    before: { types: option("more?: string | number;") },
    after: { types: option("more?: string;") },
    forward: ["surface-option-narrowed"],
    backward: ["surface-option-widened"],
  },
  {
    name: "an option that takes anything",
    before: { types: option("more?: string;") },
    after: { types: option("more?: any;") },
    forward: ["surface-option-widened"],
    backward: ["surface-option-narrowed"],
  },
  {
    name: "an option that must be given, and takes less",
    before: { types: option("more?: string | number;") },
    after: { types: option("more: string;") },
    forward: ["surface-option-narrowed", "surface-option-required"],
    backward: ["surface-option-became-optional", "surface-option-widened"],
  },
  {
    name: "another default, which was not told",
    before: { types: option("/** So long. */ more?: number;") },
    after: { types: option("/** So long. Default 5. */ more?: number;") },
    forward: [],
    backward: ["surface-default-changed"],
  },
  {
    name: "another default, with its unit",
    before: { types: option("/** Most. Default 16 MiB. */ more?: number;") },
    after: { types: option("/** Most. Default 8 MiB; see there. */ more?: number;") },
    forward: ["surface-default-changed"],
    backward: ["surface-default-changed"],
  },
  {
    name: "a command by the package's own name",
    before: {},
    after: { manifest: { bin: "./thing.js" } },
    forward: ["surface-command-added"],
    backward: ["surface-command-removed"],
  },
  {
    name: "a peer that must be there from now on",
    before: {},
    after: peers("^1.0.0", false),
    forward: ["surface-peer-required"],
    backward: ["surface-peer-loosened"],
  },
  {
    name: "an entry",
    before: {},
    after: { manifest: { exports: { "./thing": thing, "./data.json": "./data.json" } } },
    forward: ["surface-entry-added"],
    backward: ["surface-entry-removed"],
  },
  {
    name: "a name",
    before: {},
    after: { types: "export type More = string;" },
    forward: ["surface-name-added"],
    backward: ["surface-name-removed"],
  },
  {
    name: "a value that is a type only",
    before: { types: "export declare class One { a: string }" },
    after: { types: "export interface One { a: string }" },
    forward: ["surface-value-removed"],
    backward: ["surface-value-added"],
  },
  {
    name: "a class that is exported as a type",
    before: { types: "declare class One { a: string }\nexport { One };" },
    after: { types: "declare class One { a: string }\nexport type { One };" },
    forward: ["surface-value-removed"],
    backward: ["surface-value-added"],
  },
  {
    name: "a command",
    before: {},
    after: { manifest: { bin: { thing: "./thing.js" } } },
    forward: ["surface-command-added"],
    backward: ["surface-command-removed"],
  },
  {
    name: "an engine",
    before: { manifest: { engines: { node: ">=20.19" } } },
    after: { manifest: { engines: { node: ">=22.12" } } },
    forward: ["surface-engine-raised"],
    backward: ["surface-engine-lowered"],
  },
  {
    name: "one engine of two",
    before: { manifest: { engines: { node: ">=20.19", npm: ">=10" } } },
    after: { manifest: { engines: { npm: ">=10", node: ">=22.12" } } },
    forward: ["surface-engine-raised"],
    backward: ["surface-engine-lowered"],
  },
  {
    name: "an engine where there was none",
    before: {},
    after: { manifest: { engines: { node: ">=20.19" } } },
    forward: ["surface-engine-raised"],
    backward: ["surface-engine-lowered"],
  },
  {
    name: "a peer that must be there",
    before: peers("^1.0.0", true),
    after: peers("^1.0.0", false),
    forward: ["surface-peer-required"],
    backward: ["surface-peer-loosened"],
  },
  {
    name: "a newer peer",
    before: peers("^1.8.0", true),
    after: peers("^1.9.0", true),
    forward: ["surface-peer-changed"],
    backward: ["surface-peer-loosened"],
  },
  {
    name: "a peer that may be there",
    before: {},
    after: peers("^1.0.0", true),
    forward: ["surface-peer-loosened"],
    backward: ["surface-peer-loosened"],
  },
  {
    name: "an error",
    before: {},
    after: { types: failure("one") },
    forward: ["surface-error-kind-added", "surface-name-added"],
    backward: ["surface-error-kind-removed", "surface-name-removed"],
  },
  {
    name: "an error of another kind",
    before: { types: failure("one") },
    after: { types: failure("other") },
    forward: ["surface-error-kind-changed"],
    backward: ["surface-error-kind-changed"],
  },
  {
    name: "an option",
    before: { types: option("") },
    after: { types: option("readonly more?: string;") },
    forward: ["surface-option-added"],
    backward: ["surface-option-removed"],
  },
  {
    name: "an option that must be given",
    before: { types: option("readonly more?: string;") },
    after: { types: option("readonly more: string;") },
    forward: ["surface-option-required"],
    backward: ["surface-option-became-optional"],
  },
  {
    name: "a default",
    before: { types: option("/** So long. Default 1,000. */ readonly more?: number;") },
    after: { types: option("/** So long.\n * Default 2,000. */ readonly more?: number;") },
    forward: ["surface-default-changed"],
    backward: ["surface-default-changed"],
  },
  {
    name: "a default by its tag",
    before: { types: option("/** @default 16 */ readonly more?: number;") },
    after: { types: option("/** @default 32 */ readonly more?: number;") },
    forward: ["surface-default-changed"],
    backward: ["surface-default-changed"],
  },
  {
    name: "a default in prose",
    before: { types: option("/** Default: that of the machine. */ readonly more?: number;") },
    after: { types: option("/** Default: what the machine says. */ readonly more?: number;") },
    forward: ["surface-default-reworded"],
    backward: ["surface-default-reworded"],
  },
  {
    name: "a whole interface of options: its name says it",
    before: {},
    after: { types: option("/** Default 5. */ readonly more?: number;") },
    forward: ["surface-name-added"],
    backward: ["surface-name-removed"],
  },
];

const packageOf = ({ types = "", ...parts }: Side) => handMade(typesOf({ more: types }), parts);

const packages = ROWS.map(({ before, after }) => [packageOf(before), packageOf(after)] as const);
const found = compareSurfaces([
  ...packages.map(([before, after]) => ({ before, after })),
  ...packages.map(([after, before]) => ({ before, after })),
]).map((changes) => changes.map(({ rule }) => rule).sort());

test.each(ROWS.map((row, i) => [row.name, row, i] as const))("%s", (_, { forward, backward }, i) => {
  expect(found[i]).toEqual(forward);
  expect(found[ROWS.length + i]).toEqual(backward);
});
