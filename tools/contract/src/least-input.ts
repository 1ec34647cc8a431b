import type { Spec, SpecOperation } from "./spec.js";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
}

/** The least that a spec asks a caller for: what is required, each with the first value that fits. */
export function leastInput(spec: Spec, operation: SpecOperation): object {
  const parameters = operation.parameters.filter(({ required, schema }) => required === true && !("const" in schema));
  const body = operation.bodyPointer === undefined ? {} : leastOf(spec, spec.at(operation.bodyPointer) as Schema);
  return {
    ...Object.fromEntries(parameters.map(({ name, schema }) => [name, leastOf(spec, schema)])),
    ...(body as object),
  };
}

function leastOf(spec: Spec, schema: Schema): unknown {
  if (schema.$ref !== undefined) return leastOf(spec, spec.at(schema.$ref.slice(1)) as Schema);
  if (schema.enum !== undefined) return schema.enum.find((word) => word !== null);
  const {
    minimum = 1,
    minLength = 1,
    minItems = 0,
    items = {},
    properties = {},
    required = [],
    minProperties = 0,
  } = schema;
  switch ([schema.type].flat()[0] ?? "object") {
    case "string":
      return "x".repeat(Math.max(1, minLength));
    case "integer":
    case "number":
      return minimum;
    case "boolean":
      return true;
    case "array":
      return Array.from({ length: minItems }, () => leastOf(spec, items));
    default:
      return Object.fromEntries(
        [...new Set([...required, ...Object.keys(properties).slice(0, minProperties)])].map((name) => [
          name,
          leastOf(spec, properties[name] ?? {}),
        ]),
      );
  }
}
