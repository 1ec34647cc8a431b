import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { root } from "./root.js";

// The package's types describe its CommonJS form; under NodeNext the function is the module's default.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => Ajv2020;

type Json = Record<string, unknown>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Json & { readonly type?: string };
}

/** One operation of a published spec, with what a test needs of it. */
export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  /** As on the wire: without the fragment that tells operations of one method and path apart. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly bodyPointer: string | undefined;
  /** Whether a request without a body is none of the documented ones. */
  readonly bodyRequired: boolean;
  /** Documented statuses, ascending, with the pointer to each body's schema. */
  readonly responses: ReadonlyMap<number, string>;
}

/** A service's published spec, ready to validate with: every object closed, so that a surplus field fails. */
export class Spec {
  readonly document: Json;
  readonly #ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));

  constructor(provider: string, service: string) {
    const file = join(root, "packages", provider, "src", service, "generated/openapi.json");
    this.document = JSON.parse(readFileSync(file, "utf8")) as Json;
    this.#ajv.addSchema(closed(this.document) as Json, "spec");
  }

  /** A validator for the schema at a pointer of the document. */
  validator(pointer: string): ValidateFunction {
    // A fragment within the key of a path would end the pointer.
    return this.#ajv.compile({ $ref: `spec#${pointer.replaceAll("#", "%23")}` });
  }

  /** The problems of a value against the schema at a pointer, one line each. */
  problems(pointer: string, value: unknown): string[] {
    const validate = this.validator(pointer);
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** The node at a pointer of the document. */
  at(pointer: string): unknown {
    const keys = pointer.split("/").slice(1);
    return keys.reduce<unknown>(
      (node, key) => (node as Json)[key.replaceAll("~1", "/").replaceAll("~0", "~")],
      this.document,
    );
  }

  operations(): SpecOperation[] {
    return Object.entries(this.document["paths"] as Record<string, Record<string, Json>>).flatMap(([key, item]) =>
      Object.entries(item)
        .filter(([, operation]) => typeof operation["operationId"] === "string")
        .map(([method, operation]) => {
          const at = `/paths/${key.replaceAll("/", "~1")}/${method}`;
          const json = "content/application~1json/schema";
          const statuses = Object.keys(operation["responses"] as Json).map(Number);
          return {
            id: operation["operationId"] as string,
            method: method.toUpperCase(),
            path: key.split("#", 1)[0] ?? "",
            parameters: (operation["parameters"] ?? []) as Parameter[],
            bodyRequired: (operation["requestBody"] as Json | undefined)?.["required"] === true,
            bodyPointer: operation["requestBody"] === undefined ? undefined : `${at}/requestBody/${json}`,
            responses: new Map(
              statuses.sort((a, b) => a - b).map((status) => [status, `${at}/responses/${status}/${json}`]),
            ),
          };
        }),
    );
  }

  operation(id: string): SpecOperation {
    const found = this.operations().find((operation) => operation.id === id);
    if (!found) throw new Error(`the spec has no operation ${id}`);
    return found;
  }
}

/** A copy in which an object schema takes no property that it does not name. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  return "properties" in copy && copy["type"] === "object" ? { ...copy, additionalProperties: false } : copy;
}

/** A copy that holds answers to their types alone: no words of enums, no formats, no limits. */
export function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A field may have the name of a keyword; its schema is an object, a keyword's value is none.
      .filter(([key, child]) => !BEYOND_TYPES.has(key) || (typeof child === "object" && !Array.isArray(child)))
      .map(([key, child]) => [key, opened(child)]),
  );
}

const BEYOND_TYPES = new Set(["description", "enum", "format", "minimum", "maximum", "minLength", "maxLength"]);
