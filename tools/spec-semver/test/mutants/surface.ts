// What a package promises beside its operations, and no other lens tells.
import type { JsonObject } from "../../src/json.js";
import type { Parts } from "../hand-made.js";
import { ofMore, ofParts } from "./mutant.js";

const manifest = (more: JsonObject): Parts => ({ manifest: more });
const exported = (more: JsonObject): Parts =>
  manifest({ exports: { "./thing": { types: "./thing.d.ts", default: "./thing.js" }, ...more } });
const data = exported({ "./data.json": "./data.json" });
const conditions = (way: string) => exported({ "./thing": { types: "./thing.d.ts", [way]: "./thing.js" } });
/** An entry that only `require` finds: programs, which are ES modules, cannot import it. */
const required = (text: string): Parts => ({
  ...exported({ "./old": { require: { types: "./old.d.cts", default: "./old.cjs" } } }),
  files: { "old.d.cts": `export declare const other: string;\n${text}` },
});
const CLASS = "export declare class One { a: string }";
const VALUE = "export declare const One: { new (): { a: string }; prototype: { a: string } };";

const engine = (node: string) => manifest({ engines: { node } });
const peer = (range: string, optional: boolean) =>
  manifest({ peerDependencies: { peer: range }, peerDependenciesMeta: { peer: { optional } } });
const failure = (kind: string) => `export declare class Failure extends Error { readonly kind${kind}; }`;
const option = (text: string) => `export interface ThingOptions { readonly always: string;\n${text} }`;
const timeout = (text: string) => option(`/** So long. Default${text}. */ readonly timeoutMs?: number;`);
const call = (parameter: string) => `export declare function call(${parameter}): void;`;

export const SURFACE_MUTANTS = [
  ofParts("surface-entry-removed", data, {}),
  ofParts("surface-entry-added", {}, data),
  ofParts("surface-condition-removed", conditions("default"), conditions("import")),
  ofParts("surface-condition-added", conditions("import"), conditions("default")),
  ofParts("surface-name-removed", required("export type More = string;"), required("")),
  ofMore("surface-name-added", "", "export type More = string;"),
  ofParts("surface-value-removed", required(CLASS), required("export interface One { a: string }")),
  ofMore("surface-value-added", "export interface One { a: string }", CLASS),
  ofParts("surface-type-removed", required(CLASS), required(VALUE)),
  ofMore("surface-type-added", VALUE, CLASS),
  ofMore("surface-declaration-changed", call("one: string"), call("one: number")),
  ofMore("surface-declaration-widened", call("one: string"), call("one: string | number")),
  ofMore("surface-declaration-reworded", call("one: string"), call("other: string")),
  ofParts("surface-command-removed", manifest({ bin: { thing: "./thing.js" } }), {}),
  ofParts("surface-command-added", {}, manifest({ bin: { thing: "./thing.js" } })),
  ofParts("surface-engine-raised", engine(">=20.19"), engine(">=22.12")),
  ofParts("surface-engine-lowered", engine(">=22.12"), engine(">=20.19")),
  ofParts("surface-peer-required", peer("^1.0.0", true), peer("^1.0.0", false)),
  ofParts("surface-peer-changed", peer("^1.8.0", true), peer("^1.9.0", true)),
  ofParts("surface-peer-loosened", peer("^1.9.0", true), peer("^1.8.0", true)),
  ofMore("surface-error-kind-removed", failure(' = "one"'), failure(": string")),
  ofMore("surface-error-kind-changed", failure(' = "one"'), failure(' = "other"')),
  ofMore("surface-error-kind-added", failure(": string"), failure(' = "one"')),
  ofMore("surface-option-removed", option("readonly more?: string;"), option("")),
  ofMore("surface-option-added", option(""), option("readonly more?: string;")),
  ofMore("surface-option-required", option("readonly more?: string;"), option("readonly more: string;")),
  ofMore("surface-option-became-optional", option("readonly more: string;"), option("readonly more?: string;")),
  ofMore("surface-option-narrowed", option("more?: string | number;"), option("more?: string;")),
  ofMore("surface-option-widened", option("more?: string;"), option("more?: string | number;")),
  ofMore("surface-default-changed", timeout(" 60,000"), timeout(" 30,000")),
  ofMore("surface-default-reworded", timeout(": that of the machine"), timeout(": what the machine says")),
];
