import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
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

/** Compiles schemas out of one OpenAPI document, each when it is first asked for. */
export interface Schemas {
  /** The check at a JSON pointer, given as its decoded parts. */
  at(...pointer: readonly string[]): Check;
}

/**
 * The schemas of a document, as JSON Schema 2020-12 with formats asserted.
 * @throws Error from `at` when nothing stands at the pointer.
 */
export function schemasOf(document: OpenApiDocument): Schemas {
  // Not strict: OpenAPI's own keywords and the x- extensions are no JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, "spec:/document");
  const known = new Map<string, Check>();
  return {
    at(...pointer) {
      const fragment = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
      const address = `spec:/document#/${fragment.join("/")}`;
      let check = known.get(address);
      if (check === undefined) {
        const validate = ajv.getSchema(address);
        if (validate === undefined) throw new Error(`the spec has no schema at ${pointer.join(" / ")}`);
        check = checkWith(validate);
        known.set(address, check);
      }
      return check;
    },
  };
}

function checkWith(validate: ValidateFunction): Check {
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(describe));
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
