import { answer, type Case, type Edit } from "./case.js";

/**
 * One change of a schema, made at each place of the made-up spec's bench. Answers are a bump and the end of a rule's name,
 * such as `minor max-increased` for `request-parameter-max-increased`; a whole name stands after `=`.
 */
interface Row {
  readonly kind: string;
  readonly edit: readonly ["set", string, unknown] | readonly ["remove", string] | readonly ["append", string, unknown];
  readonly request: readonly [forward: string, backward: string];
  readonly response: readonly [forward: string, backward: string];
}

const row = (kind: string, edit: Row["edit"], request: Row["request"], response: Row["response"]): Row => ({
  kind,
  edit,
  request,
  response,
});

// prettier-ignore
const ROWS: readonly Row[] = [
  row("num", ["set", "maximum", 150], ["minor max-increased", "major max-decreased"], ["minor max-increased", "minor max-decreased"]),
  row("num", ["remove", "maximum"], ["minor max-unset", "major max-set"], ["minor max-unset", "minor max-set"]),
  row("num", ["set", "minimum", 20], ["major min-increased", "minor min-decreased"], ["minor min-increased", "minor min-decreased"]),
  row("num", ["remove", "minimum"], ["minor min-unset", "major min-set"], ["minor min-unset", "minor min-set"]),
  row("num", ["set", "exclusiveMaximum", 300], ["minor exclusive-max-increased", "major exclusive-max-decreased"], ["minor exclusive-max-increased", "minor exclusive-max-decreased"]),
  row("num", ["remove", "exclusiveMaximum"], ["minor exclusive-max-unset", "major exclusive-max-set"], ["minor exclusive-max-unset", "minor exclusive-max-set"]),
  row("num", ["set", "exclusiveMinimum", 7], ["major exclusive-min-increased", "minor exclusive-min-decreased"], ["minor exclusive-min-increased", "minor exclusive-min-decreased"]),
  row("num", ["remove", "exclusiveMinimum"], ["minor exclusive-min-unset", "major exclusive-min-set"], ["minor exclusive-min-unset", "minor exclusive-min-set"]),
  row("text", ["set", "maxLength", 30], ["minor max-length-increased", "major max-length-decreased"], ["minor max-length-increased", "minor max-length-decreased"]),
  row("text", ["remove", "maxLength"], ["minor max-length-unset", "major max-length-set"], ["minor max-length-unset", "minor max-length-set"]),
  row("text", ["set", "minLength", 3], ["major min-length-increased", "minor min-length-decreased"], ["minor min-length-increased", "minor min-length-decreased"]),
  row("text", ["remove", "minLength"], ["minor min-length-unset", "major min-length-set"], ["minor min-length-unset", "minor min-length-set"]),
  row("list", ["set", "maxItems", 10], ["minor max-items-increased", "major max-items-decreased"], ["minor max-items-increased", "minor max-items-decreased"]),
  row("list", ["remove", "maxItems"], ["minor max-items-unset", "major max-items-set"], ["minor max-items-unset", "minor max-items-set"]),
  row("list", ["set", "minItems", 3], ["major min-items-increased", "minor min-items-decreased"], ["minor min-items-increased", "minor min-items-decreased"]),
  row("list", ["remove", "minItems"], ["minor min-items-unset", "major min-items-set"], ["minor min-items-unset", "minor min-items-set"]),
  row("map", ["set", "maxProperties", 10], ["minor max-properties-increased", "major max-properties-decreased"], ["minor max-properties-increased", "minor max-properties-decreased"]),
  row("map", ["remove", "maxProperties"], ["minor max-properties-unset", "major max-properties-set"], ["minor max-properties-unset", "minor max-properties-set"]),
  row("map", ["set", "minProperties", 3], ["major min-properties-increased", "minor min-properties-decreased"], ["minor min-properties-increased", "minor min-properties-decreased"]),
  row("map", ["remove", "minProperties"], ["minor min-properties-unset", "major min-properties-set"], ["minor min-properties-unset", "minor min-properties-set"]),
  row("list", ["remove", "uniqueItems"], ["minor unique-items-unset", "major unique-items-set"], ["minor unique-items-unset", "minor unique-items-set"]),
  row("num", ["set", "multipleOf", 8], ["major multiple-of-changed", "minor multiple-of-generalized"], ["minor =response-multiple-of-changed", "minor =response-multiple-of-changed"]),
  row("num", ["set", "multipleOf", 6], ["major multiple-of-changed", "major multiple-of-changed"], ["minor =response-multiple-of-changed", "minor =response-multiple-of-changed"]),
  row("num", ["remove", "multipleOf"], ["minor multiple-of-unset", "major multiple-of-set"], ["minor =response-multiple-of-changed", "minor =response-multiple-of-changed"]),
  row("text", ["set", "pattern", "^b"], ["major pattern-changed", "major pattern-changed"], ["minor pattern-changed", "minor pattern-changed"]),
  row("text", ["remove", "pattern"], ["minor pattern-removed", "major pattern-added"], ["minor pattern-removed", "minor pattern-added"]),
  row("text", ["set", "default", "xyz"], ["major default-value-changed", "major default-value-changed"], ["major default-value-changed", "major default-value-changed"]),
  row("text", ["remove", "default"], ["major default-value-removed", "major default-value-added"], ["major default-value-removed", "minor default-value-added"]),
  row("num", ["set", "format", "double"], ["minor type-generalized", "major type-changed"], ["major type-changed", "major type-changed"]),
  row("text", ["remove", "format"], ["minor type-generalized", "major type-changed"], ["major type-changed", "minor =response-format-added"]),
  row("text", ["set", "format", "date-time"], ["major type-changed", "major type-changed"], ["major type-changed", "major type-changed"]),
  row("whole", ["set", "format", "int64"], ["minor type-generalized", "major type-changed"], ["major type-changed", "major type-changed"]),
  row("whole", ["set", "type", "string"], ["major type-changed", "major type-changed"], ["major type-changed", "major type-changed"]),
  row("whole", ["set", "type", "number"], ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]),
  row("whole", ["set", "type", ["integer", "boolean"]], ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]),
  row("whole", ["remove", "type"], ["minor type-generalized", "major type-changed"], ["major type-generalized", "major type-changed"]),
  row("whole", ["set", "type", ["integer", "null"]], ["minor became-nullable", "major became-not-nullable"], ["major became-nullable", "minor became-not-nullable"]),
  row("secret", ["remove", "format"], ["major no-longer-secret", "minor became-secret"], ["major no-longer-secret", "major became-secret"]),
  row("word", ["append", "enum", "yellow"], ["minor enum-value-added", "major enum-value-removed"], ["minor enum-value-added", "minor enum-value-removed"]),
  row("word", ["remove", "enum"], ["minor no-longer-enum", "major became-enum"], ["minor no-longer-enum", "minor became-enum"]),
  row("word", ["set", "enum", ["red", "green", "pink"]], ["major enum-value-added enum-value-removed", "major enum-value-added enum-value-removed"], ["minor enum-value-added enum-value-removed", "minor enum-value-added enum-value-removed"]),
  row("fixed", ["set", "const", "two"], ["major const-changed", "major const-changed"], ["major const-changed", "major const-changed"]),
  row("fixed", ["remove", "const"], ["minor const-removed", "major const-added"], ["major const-removed", "major const-added"]),
  row("any", ["append", "anyOf", { title: "Many", type: "array" }], ["minor any-of-added", "major any-of-removed"], ["major any-of-added", "major any-of-removed"]),
  row("one", ["append", "oneOf", { title: "Many", type: "array" }], ["minor one-of-added", "major one-of-removed"], ["major one-of-added", "major one-of-removed"]),
  row("any", ["append", "anyOf", { type: "null" }], ["minor became-nullable", "major became-not-nullable"], ["major became-nullable", "minor became-not-nullable"]),
  row("told", ["remove", "discriminator"], ["major discriminator-removed", "major discriminator-added"], ["major discriminator-removed", "major discriminator-added"]),
  row("told", ["set", "discriminator/propertyName", "sort"], ["major discriminator-property-name-changed", "major discriminator-property-name-changed"], ["major discriminator-property-name-changed", "major discriminator-property-name-changed"]),
  row("told", ["set", "discriminator/mapping/dog", "#/components/schemas/Dog"], ["minor discriminator-mapping-added", "major discriminator-mapping-deleted"], ["major discriminator-mapping-added", "major discriminator-mapping-deleted"]),
  row("told", ["set", "discriminator/mapping/cat", "#/components/schemas/Dog"], ["major discriminator-mapping-changed", "major discriminator-mapping-changed"], ["major discriminator-mapping-changed", "major discriminator-mapping-changed"]),
  row("whole", ["set", "deprecated", true], ["patch deprecated", "patch reactivated"], ["patch deprecated", "patch reactivated"]),
  row("text", ["set", "x-unit", "minutes"], ["major =unit-changed", "major =unit-changed"], ["major =unit-changed", "major =unit-changed"]),
  row("text", ["remove", "x-unit"], ["patch =unit-documented", "patch =unit-documented"], ["patch =unit-documented", "patch =unit-documented"]),
  row("whole", ["set", "not", { const: 3 }], ["major =request-schema-keyword-changed", "major =request-schema-keyword-changed"], ["major =response-schema-keyword-changed", "major =response-schema-keyword-changed"]),
  row("whole", ["set", "x-nobody-knows", 1], ["major =extension-changed", "major =extension-changed"], ["major =extension-changed", "major =extension-changed"]),
  row("whole", ["set", "description", "A number."], ["patch =description-changed", "patch =description-changed"], ["patch =description-changed", "patch =description-changed"]),
];

const KINDS = ["num", "text", "list", "map", "word", "fixed", "whole", "secret", "any", "one"];
const BODY = "/paths/~1bench/post";
const PLACES: Readonly<Record<string, (kind: string) => string>> = {
  "request-parameter": (kind) => `${BODY}/parameters/${KINDS.indexOf(kind)}/schema`,
  "request-property": (kind) => `/components/schemas/BenchIn/properties/${kind}`,
  "request-body": (kind) => `${BODY}/requestBody/content/application~1x-${kind}/schema`,
  "response-property": (kind) => `/components/schemas/BenchOut/properties/${kind}`,
  "response-body": (kind) => `${BODY}/responses/200/content/application~1x-${kind}/schema`,
  "response-header": (kind) => `${BODY}/responses/200/headers/X-${kind}/schema`,
};

export const BENCH: readonly Case[] = ROWS.flatMap(({ kind, edit, request, response }) =>
  Object.entries(PLACES)
    .filter(([prefix]) => kind !== "told" || /(property|body)$/.test(prefix))
    .map(([prefix, place]): Case => {
      const [forward, backward] = prefix.startsWith("request") ? request : response;
      const [how, key, value] = edit;
      const name = `${prefix}: ${how} ${key}${value === undefined ? "" : ` ${JSON.stringify(value)}`}`;
      const edits = [[how, `${place(kind)}/${key}`, value] as Edit];
      return { spec: "made-up", name, edits, forward: answer(prefix, forward), backward: answer(prefix, backward) };
    }),
);
