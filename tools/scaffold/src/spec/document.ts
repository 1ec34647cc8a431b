import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { pascal } from "../names.js";
import type { Provider } from "../workspace.js";
import { TODO } from "./facts.js";
import { houseOf, type House } from "./house.js";
import { lineOf, operationSkeleton } from "./operation.js";
import type { Components } from "./schemas.js";

/** Which spec a skeleton is for. */
export interface SkeletonOf {
  readonly provider: Provider;
  readonly service: string;
  readonly version: string;
  readonly ledger: Ledger | undefined;
}

/** A spec in the vocabulary of the house: a node for every row of the ledger, or one operation to be filled in. */
export function skeleton({ provider, service, version, ledger }: SkeletonOf): object {
  const house = houseOf(provider);
  const { url, region } = house.server(service);
  const schemas: Components = {};
  const names = Object.keys(ledger?.operations ?? { TodoOperation: 1 });
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of names) {
    const of = { house, service, version, ledger, operation };
    const { path, method } = lineOf(of);
    (paths[path] ??= {})[method] = operationSkeleton(of, schemas);
  }
  // A page with tables of its own for every error has no use for the common one.
  if (JSON.stringify(paths).includes(`/${house.error.component}"`))
    schemas[house.error.component] = errorBody(house, ledger);
  return {
    openapi: "3.1.0",
    info: {
      title: `${provider.title} ${service.toUpperCase()}`,
      version,
      summary: TODO,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [
      {
        url,
        description: "One endpoint a region.",
        variables: {
          region: { description: "TODO: the regions, and where they are listed", enum: [region], default: region },
        },
      },
    ],
    security: Object.keys(house.schemes).map((name) => ({ [name]: [] })),
    tags: [{ name: pascal(service), description: TODO }],
    "x-errors": house.errors,
    paths,
    components: {
      securitySchemes: schemesOf(house, ledger, names.length > 1 ? `${names[0]}.` : ""),
      headers: { [house.requestId.component]: house.requestId.value },
      schemas,
    },
  };
}

/** The ways to sign in; where the page's table has a scheme's header, the scheme says why it is no parameter. */
function schemesOf({ schemes }: House, ledger: Ledger | undefined, prefix: string): object {
  const entries = Object.entries(schemes).map(([name, scheme]) => {
    const { name: header } = scheme as { name: string };
    const id = `${prefix}request.header.${header}`;
    const row = ledger?.rows.find((one) => one.id === id);
    if (row === undefined) return [name, scheme];
    const page = { row: id, ...(row.required === undefined ? {} : { required: row.required }) };
    const correction = {
      page,
      reason: "representation",
      evidence: "the header is one of two ways to sign in, and no parameter",
    };
    return [name, { ...scheme, "x-correction": correction }];
  });
  return Object.fromEntries(entries) as object;
}

/** The common error body, its code with the words that the page lists. */
function errorBody({ error: { code, value } }: House, ledger: Ledger | undefined): object {
  const words = [...new Set((ledger?.rows ?? []).filter(({ place }) => place === "error").map(({ name }) => name))];
  if (words.length === 0) return value;
  const properties = { ...value.properties, [code]: { ...value.properties[code], enum: words } };
  return { ...value, properties };
}
