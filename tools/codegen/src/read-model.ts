import type { ErrorFields, MarkerPagination, OffsetPagination } from "@yunfan/client-core";
import { isObject, type Json, type JsonObject } from "./load.js";
import type { InputModel, OperationModel, ServiceModel } from "./model.js";
import { refName, type Schema } from "./schema.js";
import { SpecDocument } from "./spec-document.js";
import { fixedQueryOf } from "./read-constants.js";
import { secretPlacesOf } from "./read-secrets.js";
import { pointerOf } from "./spec-error.js";
import { wirePath } from "./wire-path.js";

const METHODS = ["get", "head", "post", "put", "patch", "delete"];

/** @throws {SpecError} for whatever is missing or not supported, at its place. */
export function readModel(file: string, document: JsonObject): ServiceModel {
  return new Reader(new SpecDocument(file, document)).service();
}

class Reader {
  constructor(private readonly spec: SpecDocument) {}

  service(): ServiceModel {
    const [, provider, service, version] = /specs\/([^/]+)\/([^/]+)\/([^/]+)\//.exec(this.spec.file) ?? [];
    if (!provider || !service || !version)
      this.spec.fail("", "does not lie at specs/<provider>/<service>/<version>/openapi.yaml");
    return {
      file: this.spec.file,
      provider,
      service,
      version,
      title: this.spec.text("/info/title"),
      endpoint: this.spec.text("/servers/0/url"),
      regions: this.regions(),
      errors: this.spec.object("/x-errors") as unknown as ErrorFields,
      operations: [...this.operations()],
      schemas: this.spec.components(),
    };
  }

  /** The listed regions; none where the one endpoint serves them all. */
  private regions(): string[] {
    const names = this.spec.text("/servers/0/url").match(/\{[^}]*\}/g) ?? [];
    if (names.length === 0) return [];
    if (names.join() !== "{region}") this.spec.fail("/servers/0/url", "may hold {region} and no other variable");
    return this.spec.list("/servers/0/variables/region/enum").map(String);
  }

  private *operations(): Generator<OperationModel> {
    for (const [key, item] of Object.entries(this.spec.object("/paths"))) {
      if (!isObject(item)) continue;
      for (const method of METHODS) {
        if (isObject(item[method])) yield this.operation(key, method, item[method], item["parameters"]);
      }
    }
  }

  private operation(key: string, method: string, operation: JsonObject, shared: Json | undefined): OperationModel {
    const at = pointerOf("paths", key, method);
    const path = wirePath(this.spec, key, method);
    const security = operation["security"] ?? this.spec.root["security"];
    const docs = operation["externalDocs"];
    const readsOnly = operation["x-reads-only"];
    if (typeof readsOnly !== "boolean") this.spec.fail(`${at}/x-reads-only`, "must be true or false");
    if (!isObject(docs) || typeof docs["url"] !== "string")
      this.spec.fail(`${at}/externalDocs/url`, "must name the vendor's page");
    const inputs = [
      ...this.parameters(at, shared),
      ...this.parameters(at, operation["parameters"]),
      ...this.bodyFields(at, operation["requestBody"]),
    ];
    const { success, errors } = this.responses(at, operation["responses"]);
    return {
      id: this.spec.text(`${at}/operationId`),
      method: method.toUpperCase() as OperationModel["method"],
      path,
      summary: this.spec.text(`${at}/summary`),
      description: typeof operation["description"] === "string" ? operation["description"] : "",
      page: docs["url"],
      readsOnly,
      signed: Array.isArray(security) && security.length > 0,
      idempotencyToken: this.idempotencyToken(at, operation["x-idempotency-token"], inputs),
      inputs,
      fixedQuery: { ...fixedQueryOf(this.spec, at, shared), ...fixedQueryOf(this.spec, at, operation["parameters"]) },
      secretOutput: secretPlacesOf(this.spec, success.component),
      success,
      errors,
      pagination: this.pagination(at, operation["x-pagination"], inputs, success.component),
    };
  }

  private *parameters(at: string, list: Json | undefined): Generator<InputModel> {
    for (const [i, entry] of (Array.isArray(list) ? list : []).entries()) {
      const here = `${at}/parameters/${i}`;
      const parameter = this.spec.resolve(entry, here);
      const place = parameter["in"];
      if (place !== "path" && place !== "query")
        this.spec.fail(`${here}/in`, "must be path or query: other places are not supported");
      const schema = parameter["schema"];
      if (!isObject(schema)) this.spec.fail(`${here}/schema`, "is missing");
      this.spec.check(schema, `${here}/schema`);
      if ("const" in schema) continue;
      const { description, deprecated, "x-correction": correction } = parameter;
      yield {
        name: this.named(parameter, here),
        in: place,
        required: parameter["required"] === true,
        clientDefault: typeof parameter["x-client-default"] === "string" ? parameter["x-client-default"] : undefined,
        schema: {
          ...(schema as Schema),
          ...(typeof description === "string" ? { description } : {}),
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
    const schema = this.spec.target(this.spec.jsonSchema(body, `${at}/requestBody`), here);
    if (schema.type !== "object" || !schema.properties) this.spec.fail(here, "must be an object with properties");
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
      if (!Number.isInteger(status)) this.spec.fail(here, "must be a status number");
      const schema = this.spec.jsonSchema(this.spec.resolve(entry, here), here);
      this.spec.check(schema, `${here}/content/application~1json/schema`);
      const components = (schema.anyOf ?? [schema]).map(({ $ref }) => ($ref === undefined ? undefined : refName($ref)));
      for (const name of components)
        if (!name)
          this.spec.fail(`${here}/content/application~1json/schema`, "must be a $ref to a component, or anyOf such");
      if (status < 300) good.push({ status, component: components[0] as string });
      else errors.push({ status, components: components as string[] });
    }
    const [success, second] = good;
    if (!success || second)
      this.spec.fail(`${at}/responses`, `must document exactly one success status, has ${good.length}`);
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
    if (!isObject(value)) this.spec.fail(here, "must be an object");
    const output = this.spec.object(`/components/schemas/${component}`) as Schema;
    for (const [key, name] of Object.entries(value)) {
      if (key === "style") continue;
      const isInput = key === "offset" || key === "marker" || key === "limit";
      const exists = isInput
        ? inputs.some((input) => input.name === name)
        : typeof name === "string" && Object.hasOwn(output.properties ?? {}, name);
      if (!exists)
        this.spec.fail(
          `${here}/${key}`,
          `names ${JSON.stringify(name)}, which is no ${isInput ? "input" : `property of ${component}`}`,
        );
    }
    if (value["style"] !== "offset" && value["style"] !== "marker")
      this.spec.fail(`${here}/style`, "must be offset or marker");
    return value as unknown as OffsetPagination | MarkerPagination;
  }

  private idempotencyToken(at: string, name: Json | undefined, inputs: readonly InputModel[]): string | undefined {
    if (name === undefined) return undefined;
    const input = inputs.find((one) => one.name === name);
    if (input === undefined)
      this.spec.fail(`${at}/x-idempotency-token`, `names ${JSON.stringify(name)}, which is no input`);
    return input.name;
  }

  private named(parameter: JsonObject, at: string): string {
    const { name } = parameter;
    if (typeof name !== "string") this.spec.fail(`${at}/name`, "is missing");
    return name;
  }
}
