import * as fc from "fast-check";
import type { Spec, SpecOperation } from "./spec.js";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Whole characters of every kind, control characters among them; a text with half a pair has no UTF-8 form. */
const character = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom("%", "+", " ", "/", "?", "#", "&", "=", "'", "\\", "\u{1F600}") },
);

/** Values that a schema of an input allows. */
function arbitraryOf(spec: Spec, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return arbitraryOf(spec, spec.at(schema.$ref.slice(1)) as Schema);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum.filter((word) => word !== null));
  const [type] = [schema.type].flat();
  if (type === "integer") return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 100_000 });
  if (type === "boolean") return fc.boolean();
  if (type === "array") {
    const { minItems = 0, maxItems = minItems + 3 } = schema;
    return fc.array(arbitraryOf(spec, schema.items ?? {}), {
      minLength: minItems,
      maxLength: Math.min(maxItems, minItems + 3),
    });
  }
  if (type === "object") {
    const properties = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, arbitraryOf(spec, child)]);
    const requiredKeys = [...(schema.required ?? [])];
    return fc.record(Object.fromEntries(properties) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys,
      noNullPrototype: true,
    });
  }
  const { minLength = 0, maxLength = minLength + 12 } = schema;
  // The specs count UTF-16 units, as the vendors' Java does; a character here may have several.
  return fc
    .string({ unit: character, minLength, maxLength: Math.min(maxLength, minLength + 12) })
    .filter((text) => text.length <= maxLength);
}

/** Flat inputs of an operation, as a caller of the client gives them. */
export function inputsOf(spec: Spec, operation: SpecOperation): fc.Arbitrary<Record<string, unknown>> {
  const parameters = operation.parameters.filter(({ schema }) => !("const" in schema));
  const body = operation.bodyPointer === undefined ? {} : (spec.at(operation.bodyPointer) as Schema);
  const { properties = {}, required = [] } = body.$ref === undefined ? body : (spec.at(body.$ref.slice(1)) as Schema);
  const fields = [
    ...parameters.map(({ name, schema }) => [name, arbitraryOf(spec, schema as Schema)] as const),
    ...Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(spec, schema)] as const),
  ];
  const requiredKeys = [...parameters.filter((one) => one.required === true).map(({ name }) => name), ...required];
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}
