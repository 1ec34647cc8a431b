import type { ErrorFields, MarkerPagination, OffsetPagination, OperationRecord } from "@yunfan/client-core";
import { isObject, type Json, type JsonObject } from "./load.js";
import { childrenOf, refName, unsupportedKeys, type Schema } from "./schema.js";
import { pointerOf, SpecError } from "./spec-error.js";

/** One service, read out of its spec and checked: everything the printers need. */
export interface ServiceModel {
  readonly file: string;
  readonly provider: string;
  readonly service: string;
  readonly version: string;
  readonly title: string;
  readonly endpoint: string;
  readonly regions: readonly string[];
  readonly errors: ErrorFields;
  readonly operations: readonly OperationModel[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface OperationModel {
  readonly id: string;
  readonly method: OperationRecord["method"];
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly page: string;
  readonly readsOnly: boolean;
  readonly signed: boolean;
  readonly inputs: readonly InputModel[];
  readonly success: { readonly status: number; readonly component: string };
  /** Documented error statuses with the components of their bodies. */
  readonly errors: readonly { readonly status: number; readonly components: readonly string[] }[];
  readonly pagination: OffsetPagination | MarkerPagination | undefined;
}

export interface InputModel {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly required: boolean;
  readonly clientDefault: string | undefined;
  readonly schema: Schema;
}

const METHODS = ["get", "head", "post", "put", "patch", "delete"];

/** @throws {SpecError} for whatever is missing or not supported, at its place. */
export function readModel(file: string, document: JsonObject): ServiceModel {
  return new Reader(file, document).service();
}

class Reader {
  constructor(
    private readonly file: string,
    private readonly document: JsonObject,
  ) {}

  service(): ServiceModel {
    const [, provider, service, version] = /specs\/([^/]+)\/([^/]+)\/([^/]+)\//.exec(this.file) ?? [];
    if (!provider || !service || !version)
      this.fail("", "does not lie at specs/<provider>/<service>/<version>/openapi.yaml");
    const server = this.object("/servers/0");
    const region = this.object("/servers/0/variables/region");
    this.checkSchemas();
    return {
      file: this.file,
      provider,
      service,
      version,
      title: this.text("/info/title"),
      endpoint: String(server["url"]),
      regions: this.list(region["enum"], "/servers/0/variables/region/enum").map(String),
      errors: this.object("/x-errors") as unknown as ErrorFields,
      operations: [...this.operations()],
      schemas: this.object("/components/schemas") as Record<string, Schema>,
    };
  }

  private *operations(): Generator<OperationModel> {
    for (const [path, item] of Object.entries(this.object("/paths"))) {
      if (!isObject(item)) continue;
      for (const method of METHODS) {
        if (isObject(item[method])) yield this.operation(path, method, item[method], item["parameters"]);
      }
    }
  }

  private operation(path: string, method: string, operation: JsonObject, shared: Json | undefined): OperationModel {
    const at = pointerOf("paths", path, method);
    const security = operation["security"] ?? this.document["security"];
    const docs = operation["externalDocs"];
    const readsOnly = operation["x-reads-only"];
    if (typeof readsOnly !== "boolean") this.fail(`${at}/x-reads-only`, "must be true or false");
    if (!isObject(docs) || typeof docs["url"] !== "string")
      this.fail(`${at}/externalDocs/url`, "must name the vendor's page");
    const inputs = [
      ...this.parameters(at, shared),
      ...this.parameters(at, operation["parameters"]),
      ...this.bodyFields(at, operation["requestBody"]),
    ];
    const { success, errors } = this.responses(at, operation["responses"]);
    return {
      id: this.text(`${at}/operationId`),
      method: method.toUpperCase() as OperationModel["method"],
      path,
      summary: this.text(`${at}/summary`),
      description: typeof operation["description"] === "string" ? operation["description"] : "",
      page: docs["url"],
      readsOnly,
      signed: Array.isArray(security) && security.length > 0,
      inputs,
      success,
      errors,
      pagination: this.pagination(at, operation["x-pagination"], inputs, success.component),
    };
  }

  private *parameters(at: string, list: Json | undefined): Generator<InputModel> {
    for (const [i, entry] of (Array.isArray(list) ? list : []).entries()) {
      const here = `${at}/parameters/${i}`;
      const parameter = this.resolve(entry, here);
      const place = parameter["in"];
      if (place !== "path" && place !== "query")
        this.fail(`${here}/in`, "must be path or query: other places are not supported");
      const schema = parameter["schema"];
      if (!isObject(schema)) this.fail(`${here}/schema`, "is missing");
      this.checkSchema(schema as Schema, `${here}/schema`);
      const { description, deprecated, "x-correction": correction } = parameter;
      yield {
        name: String(parameter["name"]),
        in: place,
        required: parameter["required"] === true,
        clientDefault: typeof parameter["x-client-default"] === "string" ? parameter["x-client-default"] : undefined,
        schema: {
          ...(schema as Schema),
          ...(description === undefined ? {} : { description: String(description) }),
          ...(deprecated === true ? { deprecated } : {}),
          ...(correction === undefined
            ? {}
            : { "x-correction": correction as unknown as Schema["x-correction"] & object }),
        },
      };
    }
  }

  private *bodyFields(at: string, body: Json | undefined): Generator<InputModel> {
    if (body === undefined) return;
    const here = `${at}/requestBody/content/application~1json/schema`;
    const schema = this.target(this.jsonSchema(body, `${at}/requestBody`), here);
    if (schema.type !== "object" || !schema.properties) this.fail(here, "must be an object with properties");
    for (const [name, property] of Object.entries(schema.properties)) {
      const required = schema.required?.includes(name) === true;
      yield { name, in: "body", required, clientDefault: undefined, schema: property };
    }
  }

  private responses(at: string, responses: Json | undefined): Pick<OperationModel, "success" | "errors"> {
    const good: { status: number; component: string }[] = [];
    const errors: { status: number; components: string[] }[] = [];
    for (const [key, entry] of Object.entries(isObject(responses) ? responses : {})) {
      const here = `${at}/responses/${key}`;
      const status = Number(key);
      if (!Number.isInteger(status)) this.fail(here, "must be a status number");
      const schema = this.jsonSchema(this.resolve(entry, here), here);
      const components = (schema.anyOf ?? [schema]).map(({ $ref }) => ($ref === undefined ? undefined : refName($ref)));
      for (const name of components)
        if (!name)
          this.fail(`${here}/content/application~1json/schema`, "must be a $ref to a component, or anyOf such");
      if (status < 300) good.push({ status, component: components[0] as string });
      else errors.push({ status, components: components as string[] });
    }
    const [success, second] = good;
    if (!success || second)
      this.fail(`${at}/responses`, `must document exactly one success status, has ${good.length}`);
    return { success, errors };
  }

  private pagination(
    at: string,
    value: Json | undefined,
    inputs: readonly InputModel[],
    component: string,
  ): OperationModel["pagination"] {
    if (value === undefined) return undefined;
    const here = `${at}/x-pagination`;
    if (!isObject(value)) this.fail(here, "must be an object");
    const output = this.object(`/components/schemas/${component}`) as Schema;
    for (const [key, name] of Object.entries(value)) {
      if (key === "style") continue;
      const isInput = key === "offset" || key === "marker" || key === "limit";
      const exists = isInput
        ? inputs.some((input) => input.name === name)
        : Object.hasOwn(output.properties ?? {}, String(name));
      if (!exists)
        this.fail(
          `${here}/${key}`,
          `names ${JSON.stringify(name)}, which is no ${isInput ? "input" : `property of ${component}`}`,
        );
    }
    if (value["style"] !== "offset" && value["style"] !== "marker")
      this.fail(`${here}/style`, "must be offset or marker");
    return value as unknown as OffsetPagination | MarkerPagination;
  }

  private jsonSchema(holder: Json, at: string): Schema {
    const content = isObject(holder) ? holder["content"] : undefined;
    const json = isObject(content) ? content["application/json"] : undefined;
    const schema = isObject(json) ? json["schema"] : undefined;
    if (!isObject(schema)) this.fail(`${at}/content/application~1json/schema`, "is missing");
    return schema as Schema;
  }

  private checkSchemas(): void {
    for (const [name, schema] of Object.entries(this.object("/components/schemas"))) {
      this.checkSchema(schema as Schema, pointerOf("components", "schemas", name));
    }
  }

  private checkSchema(schema: Schema, at: string): void {
    const [unknown] = unsupportedKeys(schema);
    if (unknown) this.fail(pointerOf(...at.split("/").slice(1), unknown), "is not supported by the generator");
    if (schema.$ref !== undefined) this.target(schema, at);
    for (const [below, child] of childrenOf(schema)) this.checkSchema(child, at + below);
  }

  /** A schema, or the component that it refers to. */
  target(schema: Schema, at: string): Schema {
    if (schema.$ref === undefined) return schema;
    const name = refName(schema.$ref);
    const component = name === undefined ? undefined : this.at(`/components/schemas/${name}`);
    if (!isObject(component)) this.fail(`${at}/$ref`, `${schema.$ref} leads nowhere`);
    return component as Schema;
  }

  private resolve(entry: Json, at: string): JsonObject {
    if (!isObject(entry)) this.fail(at, "must be an object");
    const ref = entry["$ref"];
    if (typeof ref !== "string") return entry;
    const found = ref.startsWith("#/") ? this.at(ref.slice(1)) : undefined;
    if (!isObject(found)) this.fail(`${at}/$ref`, `${ref} leads nowhere`);
    return found;
  }

  private at(pointer: string): Json | undefined {
    let value: Json | undefined = this.document;
    for (const part of pointer.split("/").slice(1)) {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
    }
    return value;
  }

  private object(pointer: string): JsonObject {
    const value = this.at(pointer);
    if (!isObject(value)) this.fail(pointer, "must be an object");
    return value;
  }

  private list(value: Json | undefined, pointer: string): Json[] {
    if (!Array.isArray(value)) this.fail(pointer, "must be a list");
    return value;
  }

  private text(pointer: string): string {
    const value = this.at(pointer);
    if (typeof value !== "string" || value === "") this.fail(pointer, "must be a text");
    return value;
  }

  private fail(pointer: string, problem: string): never {
    throw new SpecError(this.file, pointer, problem);
  }
}
