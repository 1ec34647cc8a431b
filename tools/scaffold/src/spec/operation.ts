import { isObject } from "@yunfan-tools/spec-check/json";
import type { Ledger, Row } from "@yunfan-tools/spec-check/ledger";
import { requiredOf } from "@yunfan-tools/spec-check/words";
import { pascal } from "../names.js";
import { factsOf, TODO, type Facts } from "./facts.js";
import type { House } from "./house.js";
import { pagination } from "./pagination.js";
import { json, Responses, statusesOf, successOf } from "./responses.js";
import { Schemas, type Components } from "./schemas.js";

/** Which operation of which spec. */
export interface OperationOf {
  readonly house: House;
  /** Whether clients find project ids by themselves. */
  readonly findsProjects: boolean;
  readonly service: string;
  readonly version: string;
  readonly ledger: Ledger | undefined;
  readonly operation: string;
}

/** An operation with its place in the document. */
export interface OperationSkeleton {
  readonly path: string;
  readonly method: string;
  readonly value: object;
  /** Fields that the common error body needs for it. */
  readonly errorFields: Readonly<Record<string, object>>;
}

/** An operation with a node for each of its rows. The objects it needs are added to `components`. */
export function operationSkeleton(of: OperationOf, components: Components): OperationSkeleton {
  const { house, service, ledger, operation } = of;
  const { path, method } = lineOf(of);
  const facts = factsOf(ledger, operation);
  const schemas = new Schemas(facts, components);
  const statuses = statusesOf(facts, house);
  const output = schemas.component(`${operation}Result`, `response.${successOf(statuses)}`);
  const paged = pagination(facts, components.schemas[output] ?? {});
  const body = facts.rows.filter(({ place }) => place === "body");
  const responses = new Responses(facts, house, schemas, statuses);
  const corrections = [...lineCorrections(of, facts, path), ...headerCorrections(of, facts)];
  const value = {
    operationId: operation,
    tags: [pascal(service)],
    summary: TODO,
    externalDocs: { url: pageOf(of) ?? "TODO: https://…, the vendor's page" },
    // A list changes nothing, by whatever method it is asked for.
    "x-reads-only": method === "get" || method === "head" || paged !== undefined,
    ...(paged === undefined ? {} : { "x-pagination": paged }),
    ...(corrections.length === 0 ? {} : { "x-correction": corrections }),
    parameters: parameters(of, facts, path, schemas),
    ...(body.length === 0
      ? {}
      : {
          requestBody: {
            required: body.some((row) => requiredOf(row) === true),
            content: json(schemas.component(`${operation}Body`, "request.body")),
          },
        }),
    responses: responses.build(output),
  };
  return { path, method, value, errorFields: responses.extras };
}

/** The address of an operation's page; of a fact table, that of the first page it was read from. */
function pageOf({ ledger, operation }: OperationOf): string | undefined {
  const source = ledger?.source.find((one) => one.operation === operation);
  const read = Object.values(source?.of ?? {}).map((one) => (isObject(one) ? one["url"] : undefined));
  return [source?.url, ...read].find((url) => typeof url === "string");
}

/** Path and method; a version that the page leaves open is the spec's own, and keys after a question mark are parameters. */
function lineOf({ version, ledger, operation }: OperationOf): { path: string; method: string } {
  const { path = "/v1/todo", method = "GET" } = ledger?.operations[operation] ?? {};
  return {
    path: path.replace("v{version}", version).replace("{version}", version).replace(/\?.*$/, ""),
    method: method.toLowerCase(),
  };
}

function lineCorrections({ ledger, operation }: OperationOf, { rows, prefix }: Facts, path: string): object[] {
  const printed = ledger?.operations[operation]?.path ?? path;
  if (printed === path) return [];
  const evidence = printed.includes("{version}")
    ? "a spec stands for one API version"
    : "a key after the question mark is a parameter";
  const page = (name: string, cells: object) => ({
    page: { row: `${prefix}${name}`, ...cells },
    reason: "representation",
    evidence,
  });
  const version = rows.some(({ id }) => id === "request.path.version") && printed.includes("{version}");
  return [page("operation", { path: printed }), ...(version ? [page("request.path.version", { place: "path" })] : [])];
}

/** Headers are no inputs: what signs is a security scheme, and what names the body's type is OpenAPI's own. */
function headerCorrections({ house }: OperationOf, { rows, prefix }: Facts): object[] {
  const schemes = Object.values(house.schemes).map(({ name }) => name);
  const body = rows.some(({ place }) => place === "body");
  const evidence = ({ name }: Row): string => {
    if (schemes.some((scheme) => scheme.toLowerCase() === name.toLowerCase()))
      return "the header carries the signature, for which the security scheme stands";
    if (name.toLowerCase() !== "content-type") return "TODO: who sends this header, and why callers do not";
    return body
      ? "the media type of the body stands for this header in OpenAPI"
      : "a request without a body has no type to name";
  };
  return rows
    .filter(({ place, name }) => place === "header" && !schemes.includes(name))
    .map((row) => ({
      page: { row: prefix + row.id, place: "header" },
      reason: "representation",
      evidence: evidence(row),
    }));
}

function parameters(
  { findsProjects }: OperationOf,
  { operation, rows }: Facts,
  path: string,
  schemas: Schemas,
): object[] {
  return rows
    .filter(({ place, name }) => place === "query" || (place === "path" && path.includes(`{${name}}`)))
    .map((row) => {
      const { "x-correction": correction, ...schema } = schemas.schemaOf(
        row,
        row.id,
        `${operation}${pascal(row.name)}`,
      );
      return {
        name: row.name,
        in: row.place,
        required: row.place === "path" || requiredOf(row) === true,
        description: TODO,
        ...(findsProjects && row.place === "path" && row.name === "project_id"
          ? { "x-client-default": "project-id" }
          : {}),
        schema,
        ...(correction === undefined ? {} : { "x-correction": correction }),
      };
    });
}
