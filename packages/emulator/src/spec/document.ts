/** JSON Schema as far as the emulator reads it itself; the rest is Ajv's business. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  /** Of answers only, which Ajv alone looks into. */
  readonly anyOf?: readonly Schema[];
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** How a list is cut into pages, by the names of inputs and of fields of the answer. */
export interface Pagination {
  readonly style: string;
  readonly items: string;
  readonly offset?: string;
  readonly limit?: string;
  readonly marker?: string;
  readonly next?: string;
  readonly truncated?: string;
  readonly total?: string;
}

/** An operation of a spec, as OpenAPI 3.1 writes it. */
export interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly "x-pagination"?: Pagination;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** Where an error body and its headers keep what every error has: lists of JSON pointers, tried in order. */
export interface ErrorFields {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly requestId: { readonly body: readonly string[]; readonly header: string };
}

/** The parts of an OpenAPI document that the emulator runs on. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<
      Record<string, { readonly type: string; readonly "x-signing"?: SigningScheme }>
    >;
  };
}

/** How an Authorization header is computed. */
export interface SigningScheme {
  readonly algorithm: string;
}

/** The spec of a service: what the emulator runs on, where the vendor serves it, and where its errors keep what. */
export interface ServiceDocument extends OpenApiDocument {
  readonly servers: readonly {
    readonly url: string;
    readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  }[];
  readonly "x-errors": ErrorFields;
}

const COMPONENT = "#/components/schemas/";

/** Follows a `$ref` into the components of its document. */
export function resolve(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = document.components.schemas[schema.$ref.slice(COMPONENT.length)];
  if (target === undefined) throw new Error(`the spec has no ${schema.$ref}`);
  return resolve(document, target);
}

/** True for what JSON calls an object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The names that are documented, deprecated ones aside. */
export const currentFields = (properties: NonNullable<Schema["properties"]>): string[] =>
  Object.keys(properties).filter((name) => properties[name]?.deprecated !== true);

/** A field of a JSON value, and whether its spec knows it. */
export interface FieldNote {
  /** Where it stands, such as `auth.scope.projekt`. */
  readonly at: string;
  readonly problem: "undocumented" | "deprecated";
  /** The field alone. */
  readonly name: string;
  /** The fields that are documented in its place, deprecated ones aside. */
  readonly known: readonly string[];
}

/** The fields of a JSON value that its schema does not document, or documents as deprecated. */
export function noteFields(document: OpenApiDocument, given: Schema, value: unknown, at = ""): FieldNote[] {
  const schema = resolve(document, given);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((item, index) => noteFields(document, items, item, `${at}[${index}]`));
  }
  const { properties } = schema;
  if (!isObject(value) || properties === undefined) return [];
  return Object.entries(value).flatMap(([name, field]): FieldNote[] => {
    const place = at === "" ? name : `${at}.${name}`;
    const documented = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const note = (problem: FieldNote["problem"]): FieldNote[] => [
      { at: place, problem, name, known: currentFields(properties) },
    ];
    if (documented === undefined) return note("undocumented");
    return documented.deprecated === true ? note("deprecated") : noteFields(document, documented, field, place);
  });
}
