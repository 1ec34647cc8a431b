import { canonical, isObject, listAt, objectAt, own, type Json, type JsonObject } from "../../json.js";
import type { SpecDocument } from "../document.js";
import { BOUNDS, boundsOf, type Bound } from "./bounds.js";
import { ANYTHING, asSchema, partsOf } from "./parts.js";
import { intersectTypes, typesOf, typesOfValues } from "./types.js";

export interface Union {
  readonly kind: "any-of" | "one-of";
  readonly alternatives: readonly JsonObject[];
}

/** What a schema says, with references followed and `allOf` merged; what lies below it is still as written. */
export interface SchemaView {
  /** JSON types, undefined for any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly secret: boolean;
  readonly words: readonly Json[] | undefined;
  readonly bounds: ReadonlyMap<Bound, number>;
  readonly pattern: string | undefined;
  readonly uniqueItems: boolean;
  readonly properties: ReadonlyMap<string, JsonObject>;
  readonly required: ReadonlySet<string>;
  /** What fields of other names hold: `false` for none such, undefined for anything. */
  readonly additional: JsonObject | false | undefined;
  readonly items: JsonObject | undefined;
  readonly union: Union | undefined;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** Every other keyword: its first value where several parts have it, and all of them where that matters. */
  readonly rest: Readonly<JsonObject>;
}

const LISTED = new Set<string>([
  "type",
  "format",
  "enum",
  "pattern",
  "uniqueItems",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "anyOf",
  "oneOf",
  "readOnly",
  "writeOnly",
  "deprecated",
  ...Object.values(BOUNDS),
]);
/** Keywords of which the outermost speaks: annotations do not add up. */
const OUTERMOST = /^(title|description|summary|examples?|externalDocs|default|\$comment|x-unit|x-correction)$/;

/** Keywords for people alone. */
const TEXT = /^(title|description|examples?|externalDocs|\$comment|x-correction)$/;

/** Makes views, one a schema, and merged schemas, one a set of schemas: so that recursion ends. */
export class Viewer {
  private readonly views = new Map<JsonObject, SchemaView>();
  private readonly merged = new Map<string, JsonObject>();
  private readonly constituents = new Map<JsonObject, readonly JsonObject[]>();
  private readonly ids = new Map<JsonObject, number>();

  constructor(readonly document: SpecDocument) {}

  /** A number for a schema, by identity. */
  id(schema: JsonObject): number {
    const id = this.ids.get(schema) ?? this.ids.size;
    this.ids.set(schema, id);
    return id;
  }

  view(schema: JsonObject): SchemaView {
    const known = this.views.get(schema);
    if (known) return known;
    const view = this.make(schema);
    this.views.set(schema, view);
    return view;
  }

  private make(schema: JsonObject): SchemaView {
    const { parts, takesNull } = partsOf(schema, this.document);
    const all = (key: string): Json[] => parts.map((part) => own(part, key)).filter((value) => value !== undefined);
    const words = wordsOf(all("enum"));
    const constants = all("const");
    const declared =
      intersectTypes(all("type").map(typesOf)) ?? typesOfValues(constants.length > 0 ? constants : words);
    const hasNull = takesNull || (declared === undefined ? words?.includes(null) === true : declared.has("null"));
    const nullable = hasNull && (declared === undefined || takesNull || words === undefined || words.includes(null));
    const formats = [...new Set(all("format").map(String))].sort();
    const required = new Set(
      parts.flatMap((part) => listAt(part, "required").filter((name) => typeof name === "string")),
    );
    const rest = this.rest(parts);
    return {
      types: declared === undefined ? undefined : new Set([...declared].filter((type) => type !== "null")),
      nullable,
      format: formats.filter((format) => format !== "password").join("+") || undefined,
      secret: formats.includes("password"),
      words: words?.filter((word) => word !== null),
      bounds: boundsOf(parts),
      pattern: [...new Set(all("pattern").map(String))].sort().join(" and ") || undefined,
      uniqueItems: all("uniqueItems").includes(true),
      properties: this.properties(parts, required),
      required,
      additional: this.additional(all("additionalProperties")),
      items: this.merge(all("items").map(asSchema)),
      union: this.union(parts, rest),
      readOnly: all("readOnly").includes(true),
      writeOnly: all("writeOnly").includes(true),
      deprecated: all("deprecated").includes(true),
      rest,
    };
  }

  /** One schema for several that all hold; the same one each time. */
  private merge(schemas: readonly JsonObject[]): JsonObject | undefined {
    const unique = [...new Set(schemas)];
    if (unique.length < 2) return unique[0];
    const flat = [...new Set(unique.flatMap((schema) => this.constituents.get(schema) ?? [schema]))];
    const key = flat
      .map((schema) => this.id(schema))
      .sort((a, b) => a - b)
      .join("&");
    const merged = this.merged.get(key) ?? { allOf: flat };
    this.merged.set(key, merged);
    this.constituents.set(merged, flat);
    return merged;
  }

  private properties(parts: readonly JsonObject[], required: ReadonlySet<string>): Map<string, JsonObject> {
    const found = new Map<string, JsonObject[]>();
    for (const part of parts) {
      for (const [name, schema] of Object.entries(objectAt(part, "properties"))) {
        const schemas = found.get(name);
        if (schemas) schemas.push(asSchema(schema));
        else found.set(name, [asSchema(schema)]);
      }
    }
    for (const name of required) if (!found.has(name)) found.set(name, [ANYTHING]);
    return new Map([...found].map(([name, schemas]) => [name, this.merge(schemas) ?? ANYTHING]));
  }

  private additional(values: readonly Json[]): JsonObject | false | undefined {
    if (values.includes(false)) return false;
    const schemas = values.filter((value) => isObject(value) && Object.keys(value).some((key) => !TEXT.test(key)));
    return this.merge(schemas.map(asSchema));
  }

  /** The one choice of a schema. Several are one keyword that no rule takes apart. */
  private union(parts: readonly JsonObject[], rest: JsonObject): Union | undefined {
    const unions: Union[] = [];
    for (const part of parts) {
      for (const [key, kind] of [
        ["anyOf", "any-of"],
        ["oneOf", "one-of"],
      ] as const) {
        const alternatives = listAt(part, key).map(asSchema);
        if (alternatives.length > 0) unions.push({ kind, alternatives });
      }
    }
    if (unions.length < 2) return unions[0];
    rest["allOf"] = unions.map(({ kind, alternatives }) => ({ [kind]: [...alternatives] }));
    return undefined;
  }

  private rest(parts: readonly JsonObject[]): JsonObject {
    const found = new Map<string, Map<string, Json>>();
    for (const part of parts) {
      for (const [key, value] of Object.entries(part)) {
        if (LISTED.has(key)) continue;
        const values = found.get(key) ?? new Map<string, Json>();
        found.set(key, values);
        if (values.size === 0 || !OUTERMOST.test(key)) values.set(canonical(value, key), value);
      }
    }
    // The parts of a schema have no order.
    const several = (values: Map<string, Json>): Json =>
      [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return Object.fromEntries(
      [...found].map(([key, values]) => [key, values.size === 1 ? ([...values.values()][0] ?? null) : several(values)]),
    );
  }
}

function wordsOf(lists: readonly Json[]): Json[] | undefined {
  const [first, ...others] = lists.filter((list) => Array.isArray(list));
  if (!first) return undefined;
  return first.filter((word) => others.every((list) => list.some((other) => canonical(other) === canonical(word))));
}
