import type { Row } from "@yunfan-tools/spec-check/ledger";
import { LIMITS } from "@yunfan-tools/spec-check/ledger";
import { isSecretName } from "@yunfan-tools/spec-check/secrets";
import { requiredOf } from "@yunfan-tools/spec-check/words";
import { pascal } from "../names.js";
import { TODO, type Facts } from "./facts.js";
import { fieldsBelow, itemSeen, shapeOf } from "./structure.js";

type Node = Record<string, unknown>;

/** The components of a document, by name. */
export class Components {
  readonly schemas: Record<string, object> = {};
  readonly #taken: ReadonlySet<string>;

  /** @param taken Names that something else of the entry has: a type of the same name would hide it. */
  constructor(taken: readonly string[] = []) {
    this.#taken = new Set([...taken, ...GLOBALS]);
  }

  has(name: string): boolean {
    return this.#taken.has(name) || Object.hasOwn(this.schemas, name);
  }
}

/** Types that generated code uses by these names. */
const GLOBALS = [
  "Array",
  "Boolean",
  "Date",
  "Error",
  "Function",
  "Map",
  "Number",
  "Object",
  "Partial",
  "Promise",
].concat(["Readonly", "Record", "Set", "String", "Symbol"]);

/** Schemas of an operation's fields, from its rows and samples; objects become components. */
export class Schemas {
  constructor(
    private readonly facts: Facts,
    private readonly components: Components,
  ) {}

  /** Makes the component of an object whose fields have ids below `at`; gives its name. */
  component(name: string, at: string): string {
    const { schemas } = this.components;
    if (Object.hasOwn(schemas, name)) return name;
    schemas[name] = {};
    const properties: Record<string, object> = {};
    const required: string[] = [];
    for (const { field, row, types } of fieldsBelow(this.facts, at)) {
      const id = `${at}.${field}`;
      const schema =
        row === undefined
          ? this.sampled(id, name + pascal(field), types)
          : this.schemaOf(row, id, name + pascal(field));
      properties[field] = isSecret(field, at) ? concealed(schema) : schema;
      if (row !== undefined && requiredOf(row) === true) required.push(field);
    }
    schemas[name] = {
      type: "object",
      description: TODO,
      ...(required.length > 0 ? { required } : {}),
      properties,
    };
    return name;
  }

  /** The schema of a row. `name` is for the component of an object without a better name. */
  schemaOf(row: Row, id: string, name: string): Node {
    const { types, items, differs } = shapeOf(this.facts, row, id);
    const [word = "string"] = types;
    if (word === "flag") return { type: "string", const: "" };
    const limits = Object.fromEntries(
      LIMITS.flatMap((limit) => (row[limit] === undefined ? [] : [[limit, row[limit]]])),
    );
    const type = types.length > 1 ? types : word;
    const words = enumOf(row, items ?? word);
    const doc = row.place === "path" || row.place === "query" ? {} : { description: TODO };
    const page = { row: this.facts.prefix + id, type: row.type };
    const correction = differs === undefined ? {} : { "x-correction": { page, ...differs } };
    if (word === "object") {
      // A reference says nothing of null: anyOf would, and no vendor's page was like that yet.
      return {
        $ref: `#/components/schemas/${this.component(this.own(name, id), id)}`,
        ...doc,
        ...limits,
        ...correction,
      };
    }
    if (word === "array")
      return { type, ...doc, ...limits, items: { ...this.itemsOf(items, id, name, row), ...words }, ...correction };
    return { type, ...doc, ...words, ...limits, ...correction };
  }

  /** A field that only a sample shows. */
  sampled(id: string, name: string, types: readonly string[]): Node {
    const correction = { page: "absent", reason: "sample-only", evidence: "the sample of the same page" };
    const [word = "string", ...others] = types.filter((type) => type !== "null");
    const all = [word, ...others, ...(types.includes("null") ? ["null"] : [])];
    if (word === "object") {
      return {
        $ref: `#/components/schemas/${this.component(this.own(name, id), id)}`,
        description: TODO,
        "x-correction": correction,
      };
    }
    return {
      type: all.length > 1 ? all : word,
      description: TODO,
      ...(word === "array" ? { items: this.itemsOf(itemSeen(this.facts, id), id, name) } : {}),
      "x-correction": correction,
    };
  }

  /** A component's name: the vendor's word, else the field's, as long as nothing else has it; else the whole path's. */
  private own(whole: string, id: string, word?: string): string {
    const field = pascal(id.split(".").at(-1) ?? "");
    const short = word ?? (whole.endsWith("Item") ? `${field}Item` : field);
    return this.components.has(short) ? whole : short;
  }

  private itemsOf(item: string | undefined, id: string, name: string, row?: Row): object {
    if (item === "object" || fieldsBelow(this.facts, `${id}[]`).length > 0) {
      const word = /^List<([A-Z]\w*)>$/.exec(row?.type ?? "")?.[1];
      return { $ref: `#/components/schemas/${this.component(this.own(`${name}Item`, id, word), `${id}[]`)}` };
    }
    return { type: item ?? "string" };
  }
}

/** A field is a secret by its name, and so is the id of an object that is. */
const isSecret = (field: string, at: string): boolean =>
  isSecretName(field) || (field === "id" && isSecretName(at.replace(/\[\]$/, "").split(".").at(-1) ?? ""));

const concealed = (schema: Node): Node => (schema["type"] === "string" ? { ...schema, format: "password" } : schema);

/** The words of a row, as values of its type. */
function enumOf({ values }: Row, word: string): object {
  if (values === undefined) return {};
  return { enum: word === "integer" || word === "number" ? values.map(Number) : values };
}
