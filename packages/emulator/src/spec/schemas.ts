import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { OpenApiDocument } from "./document.js";

/** What is wrong with a value. */
export interface Violation {
  /** The field, such as `auth.scope` or `[0].id`; empty for the value itself. */
  readonly at: string;
  /** The JSON Schema keyword that objects, such as `type` or `enum`. */
  readonly keyword: string;
  /** In words, such as `must be <= 100`. */
  readonly message: string;
}

/** Checks a value against one schema: what is wrong with it, nothing when it fits. */
export type Check = (value: unknown) => readonly Violation[];

/** The schemas of one OpenAPI document. */
export interface Schemas {
  /**
   * The check at a JSON pointer, given as its decoded parts. It is compiled when first used: starting an emulator should
   * not wait for schemas that no test needs. The check throws an Error when nothing stands at the pointer.
   */
  at(...pointer: readonly string[]): Check;
}

const known = new WeakMap<OpenApiDocument, Schemas>();

/** The schemas of a document, as JSON Schema 2020-12 with formats asserted; compiled once, as documents do not change. */
export function schemasOf(document: OpenApiDocument): Schemas {
  const schemas = known.get(document) ?? compilerFor(document);
  known.set(document, schemas);
  return schemas;
}

function compilerFor(document: OpenApiDocument): Schemas {
  // Not strict: OpenAPI's own keywords and the x- extensions are no JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, "spec:/document");
  return {
    at(...pointer) {
      const fragment = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
      return (value) => {
        // Ajv keeps what it compiled by this address.
        const validate = ajv.getSchema(`spec:/document#/${fragment.join("/")}`);
        if (validate === undefined) throw new Error(`the spec has no schema at ${pointer.join(" / ")}`);
        return validate(value) ? [] : (validate.errors ?? []).map(describe);
      };
    },
  };
}

function describe({ instancePath, keyword, message = "is not valid", params }: ErrorObject): Violation {
  const words: unknown = params["allowedValues"];
  const text = Array.isArray(words) ? `must be one of ${words.map(String).join(", ")}` : message;
  // "/a/0/b" as a person writes it: a[0].b
  const at = instancePath
    .replaceAll(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".")
    .replace(/^\./, "");
  return { at, keyword, message: text };
}
