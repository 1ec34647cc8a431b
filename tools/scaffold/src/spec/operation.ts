import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { requiredOf } from "@yunfan-tools/spec-check/words";
import { pascal } from "../names.js";
import { factsOf, TODO, type Facts } from "./facts.js";
import type { House } from "./house.js";
import { pagination } from "./pagination.js";
import { json, responsesOf, statusesOf, successOf } from "./responses.js";
import { Schemas, type Components } from "./schemas.js";

/** Which operation of which spec. */
export interface OperationOf {
  readonly house: House;
  readonly service: string;
  readonly version: string;
  readonly ledger: Ledger | undefined;
  readonly operation: string;
}

/** Path and method of an operation; a version that the page leaves open is the spec's own. */
export function lineOf({ version, ledger, operation }: OperationOf): { path: string; method: string } {
  const { path = "/v1/todo", method = "GET" } = ledger?.operations[operation] ?? {};
  return { path: path.replace("v{version}", version).replace("{version}", version), method: method.toLowerCase() };
}

/** An operation with a node for each of its rows. The objects it needs are added to `components`. */
export function operationSkeleton(of: OperationOf, components: Components): object {
  const { house, service, ledger, operation } = of;
  const { path, method } = lineOf(of);
  const facts = factsOf(ledger, operation);
  const schemas = new Schemas(facts, components);
  const statuses = statusesOf(facts, ledger !== undefined);
  const output = schemas.component(`${operation}Result`, `response.${successOf(statuses)}`);
  const paged = pagination(facts, components[output] ?? {});
  const body = facts.rows.some(({ place }) => place === "body");
  return {
    operationId: operation,
    tags: [pascal(service)],
    summary: TODO,
    externalDocs: {
      url: ledger?.source.find((source) => source.operation === operation)?.url ?? "https://todo.example.com",
    },
    // A list changes nothing, by whatever method it is asked for.
    "x-reads-only": method === "get" || method === "head" || paged !== undefined,
    ...(paged === undefined ? {} : { "x-pagination": paged }),
    ...corrections(facts, ledger?.operations[operation]?.path),
    parameters: parameters(facts, path, schemas),
    ...(body
      ? { requestBody: { required: true, content: json(schemas.component(`${operation}Body`, "request.body")) } }
      : {}),
    responses: responsesOf(facts, house, schemas, statuses, output),
  };
}

/** A spec stands for one version, so a path that leaves it open is filled in, and its row has no node. */
function corrections({ rows, prefix }: Facts, path: string | undefined): object {
  if (path === undefined || !path.includes("{version}")) return {};
  const evidence = "a spec stands for one API version";
  const row = rows.find(({ id }) => id === "request.path.version");
  const page = (name: string, cells: object) => ({
    page: { row: `${prefix}${name}`, ...cells },
    reason: "representation",
    evidence,
  });
  const cells = row === undefined ? [] : [page("request.path.version", { place: "path" })];
  return { "x-correction": [page("operation", { path }), ...cells] };
}

function parameters({ operation, rows }: Facts, path: string, schemas: Schemas): object[] {
  return rows
    .filter(({ place, name }) => place === "query" || (place === "path" && path.includes(`{${name}}`)))
    .map((row) => ({
      name: row.name,
      in: row.place,
      required: row.place === "path" || requiredOf(row) === true,
      description: TODO,
      ...(row.place === "path" && row.name === "project_id" ? { "x-client-default": "project-id" } : {}),
      schema: schemas.schemaOf(row, row.id, `${operation}${pascal(row.name)}`),
    }));
}
