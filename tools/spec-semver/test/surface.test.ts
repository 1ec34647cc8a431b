// What a package promises beyond its operations, each way.
import { expect, test } from "vitest";
import type { JsonObject } from "../src/json.js";
import { compareSurfaces } from "../src/surface/index.js";
import { SURFACE_FAMILIES } from "../src/surface/rules.js";
import { handMade, typesOf } from "./hand-made.js";

interface Side {
  /** Declarations of the entry. */
  readonly types?: string;
  readonly manifest?: JsonObject;
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

const ROWS: readonly Row[] = [
  {
    name: "an entry",
    before: {},
    after: { manifest: { exports: { "./thing": { types: "./thing.d.ts" }, "./data.json": "./data.json" } } },
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
    forward: ["surface-value-became-type"],
    backward: ["surface-type-became-value"],
  },
  {
    name: "a class that is exported as a type",
    before: { types: "declare class One { a: string }\nexport { One };" },
    after: { types: "declare class One { a: string }\nexport type { One };" },
    forward: ["surface-value-became-type"],
    backward: ["surface-type-became-value"],
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

function packageOf({ types = "", manifest = {} }: Side) {
  const base = handMade(typesOf({ more: types }));
  return { ...base, manifest: { ...base.manifest, ...manifest } };
}

const packages = ROWS.map(({ before, after }) => [packageOf(before), packageOf(after)] as const);
const found = compareSurfaces([
  ...packages.map(([before, after]) => ({ before, after })),
  ...packages.map(([after, before]) => ({ before, after })),
]).map((changes) => changes.map(({ rule }) => rule).sort());

test.each(ROWS.map((row, i) => [row.name, row, i] as const))("%s", (_, { forward, backward }, i) => {
  expect(found[i]).toEqual(forward);
  expect(found[ROWS.length + i]).toEqual(backward);
});

test("each rule has a case", () => {
  const told = new Set(found.flat());
  expect(SURFACE_FAMILIES.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});
