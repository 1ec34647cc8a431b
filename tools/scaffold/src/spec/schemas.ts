import type { Row } from "@yunfan-tools/spec-check/ledger";
import { LIMITS } from "@yunfan-tools/spec-check/ledger";
import { requiredOf, typeOf } from "@yunfan-tools/spec-check/words";
import { pascal } from "../names.js";
import { sampledFields, TODO, type Facts } from "./facts.js";

type Node = Record<string, unknown>;

/** The components of a document, by name. */
export type Components = Record<string, object>;

/** Schemas of an operation's fields, from its rows and samples; objects become components. */
export class Schemas {
  constructor(
    private readonly facts: Facts,
    private readonly components: Components,
  ) {}

  /** Makes the component of an object whose fields have ids below `at`; gives its name. */
  component(name: string, at: string): string {
    if (name in this.components) return name;
    this.components[name] = {};
    const properties: Record<string, object> = {};
    const required: string[] = [];
    for (const { field, row, types } of this.fieldsBelow(at)) {
      const id = `${at}.${field}`;
      if (row === undefined) properties[field] = this.sampled(id, name + pascal(field), types);
      else {
        properties[field] = { ...this.schemaOf(row, id, name + pascal(field)) };
        if (requiredOf(row) === true) required.push(field);
      }
    }
    this.components[name] = {
      type: "object",
      description: TODO,
      ...(required.length > 0 ? { required } : {}),
      properties,
    };
    return name;
  }

  /** The schema of a row. `name` is for the component of an object without a better name. */
  schemaOf(row: Row, id: string, name: string): Node {
    const type = typeOf(row) ?? "string";
    const limits = Object.fromEntries(
      LIMITS.flatMap((limit) => (row[limit] === undefined ? [] : [[limit, row[limit]]])),
    );
    const words = row.values === undefined ? {} : { enum: row.values };
    const doc = row.place === "path" || row.place === "query" ? {} : { description: TODO };
    const seen = sampledFields(this.facts).find(([path]) => path === id)?.[1] ?? [];
    const word = type.startsWith("array") ? "array" : type;
    const nullable = seen.includes("null") && row.place === "response" ? { type: [word, "null"] } : { type: word };
    const correction = Array.isArray(nullable.type)
      ? {
          "x-correction": {
            page: { row: this.facts.prefix + id, type: row.type },
            reason: "contradiction",
            evidence: "the sample of the same page prints null",
          },
        }
      : {};
    if (type === "flag") return { type: "string", const: "" };
    if (type === "object") return { $ref: `#/components/schemas/${this.component(this.own(name, id), id)}`, ...doc };
    if (type.startsWith("array"))
      return { ...nullable, ...doc, ...limits, items: this.itemsOf(type, id, name, row), ...correction };
    return { ...nullable, ...doc, ...words, ...limits, ...correction };
  }

  /** A component's name: the vendor's word, else the field's, as long as no other component has it; else the whole path's. */
  private own(whole: string, id: string, word?: string): string {
    const field = pascal(id.split(".").at(-1) ?? "");
    const short = word ?? (whole.endsWith("Item") ? `${field}Item` : field);
    return short in this.components ? whole : short;
  }

  /** The fields right below an id, of the rows and then of the samples alone. */
  private fieldsBelow(at: string): { field: string; row?: Row; types: readonly string[] }[] {
    const direct = (id: string): string | undefined => {
      const rest = id.startsWith(`${at}.`) ? id.slice(at.length + 1) : "";
      return /^[^.[\]]+$/.test(rest) && rest !== "header" ? rest : undefined;
    };
    const rows = this.facts.rows.flatMap((row) => {
      const field = row.place === "response-header" ? undefined : direct(row.id);
      return field === undefined ? [] : [{ field, row, types: [] }];
    });
    const known = new Set<string>(rows.map(({ field }) => field));
    const sampled = sampledFields(this.facts).flatMap(([id, types]) => {
      const field = direct(id);
      if (field === undefined || known.has(field)) return [];
      known.add(field);
      return [{ field, types }];
    });
    return [...rows, ...sampled];
  }

  private itemsOf(type: string, id: string, name: string, row?: Row): object {
    const item = /^array<(\w+)>$/.exec(type)?.[1];
    if (item === "object" || (item === undefined && this.fieldsBelow(`${id}[]`).length > 0)) {
      const word = /^List<([A-Z]\w*)>$/.exec(row?.type ?? "")?.[1];
      return { $ref: `#/components/schemas/${this.component(this.own(`${name}Item`, id, word), `${id}[]`)}` };
    }
    return { type: item ?? "string" };
  }

  /** A field that only a sample shows. */
  private sampled(id: string, name: string, types: readonly string[]): object {
    const correction = { page: "absent", reason: "sample-only", evidence: "the sample of the same page" };
    const [word = "string"] = types.filter((type) => type !== "null");
    const type = types.includes("null") ? [word, "null"] : word;
    if (word === "object") {
      return {
        $ref: `#/components/schemas/${this.component(this.own(name, id), id)}`,
        description: TODO,
        "x-correction": correction,
      };
    }
    return {
      type,
      description: TODO,
      ...(word === "array" ? { items: this.itemsOf("array", id, name) } : {}),
      "x-correction": correction,
    };
  }
}
