import type { Json } from "../../src/json.js";
import { answer, type Case, type Edit } from "./case.js";

/**
 * Two schemas of one field, said in other words or in words that only look alike. Answers are a bump and the ends of rules' names,
 * as on the bench; `=` alone stands for `notation-changed`.
 */
type Row = readonly [
  name: string,
  from: Json,
  to: Json,
  request: readonly [forward: string, backward: string],
  response: readonly [forward: string, backward: string],
];

const SAME = ["patch =", "patch ="] as const;
const NONE = ["none", "none"] as const;
const CAT = { $ref: "#/components/schemas/Cat" };
const DOG = { $ref: "#/components/schemas/Dog" };
const KIND = { type: "object", properties: { kind: { type: "string" } } };
const TEXT = { type: "string" };
const WHOLE = { type: "integer" };
const within = (properties: Json, more: Record<string, Json> = {}): Json => ({ type: "object", properties, ...more });
const dogs = (...more: Json[]): Json => ({
  allOf: [{ discriminator: { propertyName: "kind", mapping: { dog: "Dog" } } }, ...more],
});

// prettier-ignore
const ROWS: readonly Row[] = [
  ["a component is written out beside another use of it", within({ a: CAT, b: CAT }), within({ a: CAT, b: KIND }), SAME, SAME],
  ["one object is two that both hold", within({ a: TEXT, b: WHOLE }, { required: ["a"] }), { allOf: [within({ a: TEXT }, { required: ["a"] }), within({ b: WHOLE })] }, SAME, SAME],
  ["parts in another order", { allOf: [{ not: { const: "a" } }, { not: { const: "b" } }, TEXT] }, { allOf: [TEXT, { not: { const: "b" } }, { not: { const: "a" } }] }, NONE, NONE],
  ["a part has a weaker limit than another", { allOf: [{ ...WHOLE, minimum: 5 }, {}] }, { allOf: [{ ...WHOLE, minimum: 5 }, { minimum: 3 }] }, SAME, SAME],
  ["a part has a tighter limit than another", { allOf: [{ ...WHOLE, minimum: 5 }, {}] }, { allOf: [{ ...WHOLE, minimum: 5 }, { minimum: 7 }] }, ["major min-increased", "minor min-decreased"], ["minor min-increased", "minor min-decreased"]],
  ["a limit beside one that OpenAPI 3.0 marks", { allOf: [{ ...WHOLE, minimum: 10 }, { minimum: 5, exclusiveMinimum: true }] }, { allOf: [{ ...WHOLE, minimum: 20 }, { minimum: 5, exclusiveMinimum: true }] }, ["major min-increased", "minor min-decreased"], ["minor min-increased", "minor min-decreased"]],
  ["an exclusive limit in the words of OpenAPI 3.0", { type: "number", minimum: 5, exclusiveMinimum: true }, { type: "number", exclusiveMinimum: 5 }, SAME, SAME],
  ["from 1, or above 0, of integers", { ...WHOLE, minimum: 1 }, { ...WHOLE, exclusiveMinimum: 0 }, SAME, SAME],
  ["up to 9, or below 9.5, of integers", { ...WHOLE, maximum: 9 }, { ...WHOLE, exclusiveMaximum: 9.5 }, SAME, SAME],
  ["up to 9, or below 10, of integers", { ...WHOLE, maximum: 9 }, { ...WHOLE, exclusiveMaximum: 10 }, SAME, SAME],
  ["from 1, or above 0, of numbers", { type: "number", minimum: 1 }, { type: "number", exclusiveMinimum: 0 }, ["minor min-decreased", "major min-increased"], ["minor min-decreased", "minor min-increased"]],
  ["from 5, or above 5", { type: "number", minimum: 5 }, { type: "number", exclusiveMinimum: 5 }, ["major min-increased", "minor min-decreased"], ["minor min-increased", "minor min-decreased"]],
  ["up to 5, or below 5", { type: "number", maximum: 5 }, { type: "number", exclusiveMaximum: 5 }, ["major max-decreased", "minor max-increased"], ["minor max-decreased", "minor max-increased"]],
  ["a length of 0 and more", TEXT, { ...TEXT, minLength: 0 }, SAME, SAME],
  ["a minimum of 0", WHOLE, { ...WHOLE, minimum: 0 }, ["major min-set", "minor min-unset"], ["minor min-set", "minor min-unset"]],
  ["steps of a hundredth, or of a thousandth", { type: "number", multipleOf: 0.01 }, { type: "number", multipleOf: 0.001 }, ["minor multiple-of-generalized", "major multiple-of-changed"], ["minor =response-multiple-of-changed", "minor =response-multiple-of-changed"]],
  ["64-bit integers, or any", { ...WHOLE, format: "int64" }, WHOLE, ["major type-changed", "minor type-generalized"], ["major type-changed", "major type-changed"]],
  ["32-bit integers, or any double", { ...WHOLE, format: "int32" }, { type: "number", format: "double" }, ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]],

  ["null in a list of types, or in the words of OpenAPI 3.0", { type: ["string", "null"] }, { ...TEXT, nullable: true }, SAME, SAME],
  ["null in a list of types, or as a form", { type: ["string", "null"] }, { anyOf: [TEXT, { type: "null" }] }, SAME, SAME],
  ["null is not among the words", { type: ["string", "null"], enum: ["a", null] }, { type: ["string", "null"], enum: ["a"] }, ["major became-not-nullable", "minor became-nullable"], ["minor became-not-nullable", "major became-nullable"]],
  ["what may be null may be anything", { type: ["string", "null"] }, {}, ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]],
  ["null beside two forms", { anyOf: [CAT, DOG] }, { anyOf: [CAT, DOG, { type: "null" }] }, ["minor became-nullable", "major became-not-nullable"], ["major became-nullable", "minor became-not-nullable"]],
  ["one form, or two and null", CAT, { oneOf: [CAT, DOG, { type: "null" }] }, ["minor one-of-added became-nullable", "major one-of-removed became-not-nullable"], ["major one-of-added became-nullable", "major one-of-removed became-not-nullable"]],
  ["types in a list, or as forms", { type: ["string", "integer"] }, { oneOf: [TEXT, WHOLE] }, SAME, SAME],
  ["a type among forms", { anyOf: [TEXT, WHOLE] }, { anyOf: [TEXT, WHOLE, { type: "boolean" }] }, ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]],
  ["a choice of one", CAT, { anyOf: [CAT] }, SAME, SAME],
  ["three forms without names change inside", { anyOf: [{ ...TEXT, maxLength: 5 }, { ...WHOLE, maximum: 5 }, { type: "array", maxItems: 5 }] }, { anyOf: [{ ...WHOLE, maximum: 6 }, { ...TEXT, maxLength: 6 }, { type: "array", maxItems: 6 }] }, ["minor max-increased max-items-increased max-length-increased", "major max-decreased max-items-decreased max-length-decreased"], ["minor max-increased max-items-increased max-length-increased", "minor max-decreased max-items-decreased max-length-decreased"]],
  ["two forms of one type change inside", { anyOf: [{ ...TEXT, maxLength: 5 }, { ...TEXT, pattern: "^a" }] }, { anyOf: [{ ...TEXT, maxLength: 6 }, { ...TEXT, pattern: "^b" }] }, ["major any-of-added any-of-removed", "major any-of-added any-of-removed"], ["major any-of-added any-of-removed", "major any-of-added any-of-removed"]],

  ["the type of words is told", { enum: ["a", "b"] }, { ...TEXT, enum: ["a", "b"] }, SAME, SAME],
  ["the type of a constant is told", { const: 3 }, { ...WHOLE, const: 3 }, SAME, SAME],
  ["a constant, or one word", { ...TEXT, const: "a" }, { ...TEXT, enum: ["a"] }, SAME, SAME],
  ["a constant, or one of two words", { ...TEXT, const: "a" }, { ...TEXT, enum: ["a", "b"] }, ["minor enum-value-added", "major enum-value-removed"], ["minor enum-value-added", "minor enum-value-removed"]],
  ["a constant among words goes", { ...TEXT, const: "a", enum: ["a", "b"] }, { ...TEXT, enum: ["a", "b"] }, ["minor const-removed", "major const-added"], ["major const-removed", "major const-added"]],
  ["a list in a default in another order", { type: "object", default: { tags: ["a", "b"] } }, { type: "object", default: { tags: ["b", "a"] } }, ["major default-value-changed", "major default-value-changed"], ["major default-value-changed", "major default-value-changed"]],
  ["a list in a word in another order", { enum: [{ tags: ["a", "b"] }] }, { enum: [{ tags: ["b", "a"] }] }, ["major enum-value-added enum-value-removed", "major enum-value-added enum-value-removed"], ["minor enum-value-added enum-value-removed", "minor enum-value-added enum-value-removed"]],
  ["words of a field named default in another order", within({ default: { ...TEXT, enum: ["a", "b"] } }), within({ default: { ...TEXT, enum: ["b", "a"] } }), NONE, NONE],
  ["a default of null", { type: ["string", "null"] }, { type: ["string", "null"], default: null }, ["major default-value-added", "major default-value-removed"], ["minor default-value-added", "major default-value-removed"]],

  ["other fields of any kind have a description", within({}), within({}, { additionalProperties: { description: "More." } }), SAME, SAME],
  ["positions of a list are swapped", { type: "array", prefixItems: [TEXT, WHOLE] }, { type: "array", prefixItems: [WHOLE, TEXT] }, ["major =request-schema-keyword-changed", "major =request-schema-keyword-changed"], ["major =response-schema-keyword-changed", "major =response-schema-keyword-changed"]],
  ["a required field comes that only answers have", within({}), within({ id: { ...TEXT, readOnly: true } }, { required: ["id"] }), SAME, ["minor =response-required-property-added", "major =response-required-property-removed"]],
  ["a field that only answers have changes", within({ id: { allOf: [CAT], readOnly: true } }), within({ id: { ...TEXT, readOnly: true } }, { required: ["id"] }), SAME, ["major type-changed =response-property-became-required =response-optional-property-removed", "major type-changed =response-property-became-optional =response-optional-property-added"]],
  ["a field that only requests have goes", within({ key: { ...TEXT, writeOnly: true } }), within({}), ["major =request-property-removed", "minor =new-optional-request-property"], SAME],
  ["a field that only requests have changes", within({ key: { ...TEXT, writeOnly: true } }), within({ key: { ...WHOLE, writeOnly: true } }, { required: ["key"] }), ["major type-changed =request-property-became-required", "major type-changed =request-property-became-optional"], SAME],
  ["a field that only answers had is sent, as another type", within({ id: { ...TEXT, readOnly: true } }), within({ id: WHOLE }), ["minor =request-optional-property-became-not-read-only", "major =request-optional-property-became-read-only"], ["major =response-optional-property-became-not-read-only type-changed", "major =response-optional-property-became-read-only type-changed"]],
  ["a form comes that a discriminator alone names", dogs(), { allOf: [{ discriminator: { propertyName: "kind", mapping: { dog: "Dog", cat: "#/components/schemas/Cat" } } }] }, ["minor discriminator-mapping-added", "major discriminator-mapping-deleted"], ["major discriminator-mapping-added", "major discriminator-mapping-deleted"]],
];

const PLACES = {
  "request-property": "/components/schemas/NewThing/properties/note",
  "response-property": "/components/schemas/Thing/properties/note",
} as const;

export const FORMS: readonly Case[] = ROWS.flatMap(([name, from, to, request, response]) =>
  (["request-property", "response-property"] as const).map((prefix): Case => {
    const [forward, backward] = prefix === "request-property" ? request : response;
    const place = PLACES[prefix];
    return {
      spec: "made-up",
      name: `${prefix}: ${name}`,
      base: [["set", place, from] as Edit],
      edits: [["set", place, to] as Edit],
      forward: answer(prefix, forward),
      backward: answer(prefix, backward),
    };
  }),
);
