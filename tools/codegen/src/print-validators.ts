import type { ServiceShapes } from "@yunfan/client-core/validation";
import { jsdoc } from "./documentation.js";
import type { ServiceModel } from "./model.js";
import { header, serviceName } from "./names.js";
import { childrenOf, refName, type Schema } from "./schema.js";
import { endless, shapeOf, unshapedKeys } from "./shapes.js";
import { pointerOf, SpecError } from "./spec-error.js";

/** Prints `validators.ts`: the shapes of every answer as data, which one interpreter checks bodies by. */
export function printValidators(model: ServiceModel): string {
  const schemas = answerSchemas(model);
  for (const [name, schema] of Object.entries(schemas)) check(model, schema, pointerOf("components", "schemas", name));
  const culprit = endless(schemas);
  if (culprit !== undefined) {
    const problem = "contains itself by way of anyOf or of references alone: no answer can be checked by it";
    throw new SpecError(model.file, pointerOf("components", "schemas", culprit), problem);
  }
  const validators: ServiceShapes = {
    service: serviceName(model),
    shapes: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)])),
    answers: Object.fromEntries(
      model.operations.map(({ id, success, errors }) => [
        id,
        Object.fromEntries(
          [{ status: success.status, components: [success.component] }, ...errors].map(({ status, components }) => [
            status,
            components.length === 1 ? `#${components[0]}` : { anyOf: components.map((name) => `#${name}`) },
          ]),
        ),
      ]),
    ),
  };
  const doc = `${model.title}, version ${model.version}: what the types of its answers promise.`;
  return `${header(model)}
import type { ServiceShapes } from "@yunfan/client-core/validation";

${jsdoc(doc)}
export const validators: ServiceShapes = ${literal(validators)};
`;
}

/** The components that some answer needs, in the order of the spec. */
function answerSchemas({ operations, schemas }: ServiceModel): Record<string, Schema> {
  const names = new Set<string>();
  const collect = (schema: Schema): void => {
    const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      collect(schemas[name] ?? {});
    }
    for (const [, child] of childrenOf(schema)) collect(child);
  };
  for (const { success, errors } of operations) {
    for (const name of [success.component, ...errors.flatMap(({ components }) => components)])
      collect({ $ref: `#/components/schemas/${name}` });
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)));
}

function check(model: ServiceModel, schema: Schema, at: string): void {
  const [key] = unshapedKeys(schema);
  if (key !== undefined) throw new SpecError(model.file, at + pointerOf(key), "is not supported in an answer");
  for (const [below, child] of childrenOf(schema)) check(model, child, at + below);
}

/** A literal of JavaScript. In JSON `__proto__` is a name like any other, in a literal only when it is computed. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, child]) => {
    const key = JSON.stringify(name);
    return `${name === "__proto__" ? `[${key}]` : key}: ${literal(child)}`;
  });
  return `{ ${fields.join(", ")} }`;
}
