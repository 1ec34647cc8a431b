import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Failure } from "../failure.js";
import { pointer, type Json } from "../json.js";
import { LIMITS } from "../ledger.js";
import type { SdkModels } from "./model.js";

const text = { type: "string", pattern: "\\S" };
const commit = { type: "string", pattern: "^[0-9a-f]{40}$" };
const words = { type: "array", items: text, minItems: 1, uniqueItems: true };
const member = {
  type: "string",
  pattern: "^(?:request\\.(?:path|query|header|body)|response\\.\\d{3}(?:\\.header)?)\\.[\\w.[\\]-]+$",
};
const type = { enum: ["string", "integer", "number", "boolean", "object", "flag"] };

/** An object that has these keys, those of `required` at least, and no other. */
const object = (properties: object, required: string[] = Object.keys(properties)): object => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const map = (key: object, value: object): object => ({
  type: "object",
  propertyNames: key,
  additionalProperties: value,
  minProperties: 1,
});
/** One schema or another, so that what is said is of the one that was meant. */
const when = (...branches: [condition: object, one: object, other: object]): object =>
  Object.fromEntries(["if", "then", "else"].map((keyword, index) => [keyword, branches[index]]));
const typeWord = { anyOf: [type, { type: "string", pattern: "^array<(?:string|integer|number|boolean|object)>$" }] };

const ofMembers = { members: { type: "array", items: member, minItems: 1, uniqueItems: true }, reason: text };
const cell = { enum: ["type", "map", "required", "values", ...LIMITS] };
const known = when(
  { required: ["cell"] },
  object({ ...ofMembers, cell, sdk: {}, spec: {} }),
  when(
    { properties: { missing: { const: "spec" } }, required: ["missing"] },
    object({ ...ofMembers, missing: {}, sdk: typeWord }),
    object({ ...ofMembers, missing: { const: "sdk" } }),
  ),
);

const model = object(
  {
    sdk: text,
    operation: text,
    method: { enum: ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD"] },
    path: { type: "string", pattern: "^/" },
    files: { type: "array", items: { anyOf: [text, object({ path: text, commit })] }, minItems: 1, uniqueItems: true },
    covers: { type: "array", items: { enum: ["request", "response"] }, minItems: 1, uniqueItems: true },
    letterCase: { const: "ignored" },
    members: map(
      member,
      object(
        {
          type: typeWord,
          map: { type: "array", items: typeWord },
          required: { type: "boolean" },
          values: words,
          ...Object.fromEntries(LIMITS.map((limit) => [limit, {}])),
        },
        ["type"],
      ),
    ),
    known: { type: "array", items: known },
  },
  ["sdk", "operation", "files", "covers", "members"],
);

const schema = object({
  sdks: {
    type: "object",
    additionalProperties: object({ repository: { pattern: "^https://" }, commit, language: text }),
  },
  operations: map(
    text,
    when({ type: "array" }, { type: "array", items: model, minItems: 1 }, object({ unknown: text })),
  ),
});

const validate = new Ajv2020({ strict: false, allErrors: true }).compile<SdkModels>(schema);

/** The file's content when it has the form of one, else what is wrong with it, a line each. */
export function readSdkModels(value: Json): SdkModels | Failure[] {
  if (!validate(value)) return (validate.errors ?? []).filter(tellsCause).map(failureOf);
  const failures = Object.entries(value.operations).flatMap(([operation, models]) =>
    Array.isArray(models)
      ? models.flatMap((one, index) => {
          const at = pointer("/operations", operation, index);
          const ids = Object.keys(one.members);
          const sorted = ids.every((id, i) => i === 0 || (ids[i - 1] ?? "") < id);
          return [
            ...(one.sdk in value.sdks
              ? []
              : [{ pointer: `${at}/sdk`, text: `names ${one.sdk}, which is not in sdks; add it there` }]),
            ...(sorted ? [] : [{ pointer: `${at}/members`, text: "is not sorted by id; sort it" }]),
            ...ids
              .filter((id) => !one.covers.some((half) => id.startsWith(half)))
              .map((id) => ({
                pointer: pointer(at, "members", id),
                text: "is of a half that covers leaves out; add it",
              })),
          ];
        })
      : [],
  );
  return failures.length > 0 ? failures : value;
}

/** `if` and `anyOf` repeat what the branch below them has said. */
const tellsCause = ({ keyword }: ErrorObject): boolean => keyword !== "if" && keyword !== "anyOf";

function failureOf({ instancePath, message = "is wrong", params }: ErrorObject): Failure {
  const detail = Object.values(params as Record<string, unknown>).map((value) => JSON.stringify(value));
  return { pointer: instancePath, text: `${message} (${detail.join(", ")}); see the table in specs/README.md` };
}
