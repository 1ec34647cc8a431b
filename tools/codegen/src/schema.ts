/** The part of a Schema Object that the specs use. Anything else fails the generation, see {@link supportedKeys}. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: (string | number | null)[];
  const?: unknown;
  default?: unknown;
  format?: string;
  deprecated?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  items?: Schema;
  /** What a map holds, whose names are the caller's or the cloud's own. */
  additionalProperties?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  examples?: unknown[];
  "x-unit"?: string;
  "x-correction"?: Correction | Correction[];
  /** Set by the generator on enums of outputs: other words may come. */
  "x-open"?: true;
  /** Set by the generator on 64-bit integers. */
  "x-int64"?: true;
}

/** Why a node differs from the vendor's page; see specs/README.md. */
export interface Correction {
  page: unknown;
  reason: string;
  evidence: string;
}

/** The keywords that bound a value. */
export const LIMITS = [
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;

const supportedKeys = new Set<string>([
  "$ref",
  "type",
  "description",
  "enum",
  "const",
  "default",
  "format",
  "deprecated",
  ...LIMITS,
  "items",
  "additionalProperties",
  "properties",
  "required",
  "anyOf",
  "examples",
  "x-unit",
  "x-correction",
]);

/** The keys of a schema that the generator does not understand: ignoring one would print a type that lies. */
export function unsupportedKeys(schema: object): string[] {
  return Object.keys(schema).filter((key) => !supportedKeys.has(key));
}

const types = new Set<unknown>(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** The first type word of a schema that JSON Schema does not have: it would be printed as `unknown`. */
export function unknownType({ type }: Schema): unknown {
  return type === undefined ? undefined : [type].flat().find((word) => !types.has(word));
}

/** Whether a schema is of integers that a double may not hold. */
export function isInt64({ type, format }: Schema): boolean {
  return format === "int64" && [type].flat().includes("integer");
}

/** The schemas directly inside a schema, each with its pointer below it. */
export function* childrenOf(schema: Schema): Generator<[string, Schema]> {
  for (const [name, child] of Object.entries(schema.properties ?? {})) yield [`/properties/${name}`, child];
  if (schema.items) yield ["/items", schema.items];
  if (schema.additionalProperties) yield ["/additionalProperties", schema.additionalProperties];
  for (const [i, child] of (schema.anyOf ?? []).entries()) yield [`/anyOf/${i}`, child];
}

/** The component that a reference names, or undefined for any other reference. */
export function refName(ref: string): string | undefined {
  return /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1];
}
