import type { InputField, OperationRecord, ServiceRecord, ValueRule } from "@yunfan/client-core";
import { jsdoc } from "./documentation.js";
import type { InputModel, OperationModel, ServiceModel } from "./model.js";
import { header, methodName, serviceName } from "./names.js";
import { isInt64, LIMITS, refName, type Schema } from "./schema.js";
import { SpecError } from "./spec-error.js";

/** Prints `operations.ts`: the service's record and one record per operation. */
export function printOperations(model: ServiceModel): string {
  const { endpoint, regions, errors } = model;
  const record: ServiceRecord = { name: serviceName(model), endpoint, regions, errors };
  const operations = model.operations.map((operation) => {
    const doc = jsdoc(`${operation.summary}\n\n@see ${operation.page}`);
    return `${doc}\nexport const ${methodName(operation)} = ${print(recordOf(model, operation))} as const satisfies OperationRecord;`;
  });
  return `${header(model)}
import type { OperationRecord, ServiceRecord } from "@yunfan/client-core";

${jsdoc(`${model.title}, version ${model.version}: what its operations have in common.`)}
export const service = ${print(record)} as const satisfies ServiceRecord;

${operations.join("\n\n")}

${jsdoc("All of them, by the names of the client's methods.")}
export const operations = { ${model.operations.map(methodName).join(", ")} };
`;
}

function print(value: object): string {
  return JSON.stringify(value, undefined, 2);
}

function recordOf(model: ServiceModel, operation: OperationModel): OperationRecord {
  const { id, method, path, readsOnly, signed, idempotencyToken, inputs, success, pagination } = operation;
  const { fixedQuery, secretOutput } = operation;
  const input = Object.fromEntries(inputs.map((field) => [field.name, fieldOf(model, field)]));
  const int64 = [...int64Places(model, { $ref: `#/components/schemas/${success.component}` })];
  return {
    id,
    method,
    path,
    readsOnly,
    signed,
    ...(idempotencyToken === undefined ? {} : { idempotencyToken }),
    success: success.status,
    input,
    ...(Object.keys(fixedQuery).length > 0 ? { fixedQuery } : {}),
    ...(secretOutput.length > 0 ? { secretOutput } : {}),
    ...(pagination ? { pagination } : {}),
    ...(int64.length > 0 ? { int64 } : {}),
    ...(Object.keys(model.schemas[success.component]?.properties ?? { any: {} }).length === 0
      ? { emptyOutput: true }
      : {}),
  };
}

/** The pointers to the 64-bit integers of an answer. */
function* int64Places(model: ServiceModel, schema: Schema, at = "", via: readonly string[] = []): Generator<string> {
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
  if (name !== undefined) {
    // A component inside itself has no last pointer; no vendor's answer is like that yet.
    if (!via.includes(name)) yield* int64Places(model, model.schemas[name] ?? {}, at, [...via, name]);
    return;
  }
  if (isInt64(schema)) yield at;
  for (const [property, child] of Object.entries(schema.properties ?? {})) {
    yield* int64Places(model, child, `${at}/${property}`, via);
  }
  for (const inner of [schema.items, schema.additionalProperties]) {
    if (inner) yield* int64Places(model, inner, `${at}/*`, via);
  }
  for (const child of schema.anyOf ?? []) yield* int64Places(model, child, at, via);
}

function fieldOf(model: ServiceModel, { in: place, required, clientDefault, schema }: InputModel): InputField {
  return {
    in: place,
    ...(clientDefault === undefined ? (required ? { required } : {}) : { clientDefault }),
    rule: ruleOf(model, schema, []),
  };
}

/** The schema as the runtime checks it: references resolved, words left out that only documents need. */
function ruleOf(model: ServiceModel, schema: Schema, via: readonly string[]): ValueRule {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref) ?? "";
    if (via.includes(name))
      throw new SpecError(model.file, `/components/schemas/${name}`, "an input cannot contain itself");
    return ruleOf(model, model.schemas[name] ?? {}, [...via, name]);
  }
  const { type, enum: words, items, additionalProperties, properties, required } = schema;
  if (typeof type !== "string")
    throw new SpecError(model.file, `/components/schemas/${via.at(-1) ?? ""}`, "an input needs exactly one type");
  return {
    type: type as ValueRule["type"],
    ...(words ? { enum: words.filter((word) => word !== null) } : {}),
    // A word of the list has the right length.
    ...(words
      ? {}
      : Object.fromEntries(LIMITS.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])))),
    ...(isInt64(schema) ? { format: "int64" as const } : {}),
    ...(schema.format === "password" ? { secret: true as const } : {}),
    ...(items ? { items: ruleOf(model, items, via) } : {}),
    ...(additionalProperties ? { values: ruleOf(model, additionalProperties, via) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, child]) => [name, ruleOf(model, child, via)]),
          ),
        }
      : {}),
    ...(required ? { required } : {}),
  };
}
