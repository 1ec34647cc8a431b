import { differences } from "@yunfan-tools/spec-check/compare";
import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { pascal } from "../names.js";
import type { Provider } from "../workspace.js";
import { errorBody, errorFields } from "./errors.js";
import { TODO } from "./facts.js";
import { houseOf, type House } from "./house.js";
import { operationSkeleton } from "./operation.js";
import { Components } from "./schemas.js";

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
  const { findsProjects } = provider;
  const { url, region } = house.server(service);
  const Name = pascal(service);
  const components = new Components([Name, `${Name}Client`, `${Name}Options`, `${Name}Region`, house.error.component]);
  const paths: Record<string, Record<string, object>> = {};
  const extras: Record<string, object> = {};
  for (const operation of operationsOf(ledger)) {
    const made = operationSkeleton({ house, findsProjects, service, version, ledger, operation }, components);
    // Two operations at one method and path are told apart by a fragment.
    const key = paths[made.path]?.[made.method] === undefined ? made.path : `${made.path}#${operation}`;
    (paths[key] ??= {})[made.method] = made.value;
    Object.assign(extras, { ...made.errorFields, ...extras });
  }
  // A page with tables of its own for every error has no use for the common one.
  const isCommonUsed = JSON.stringify(paths).includes(`/${house.error.component}"`);
  const common = isCommonUsed ? { [house.error.component]: errorBody(house, ledger, extras) } : {};
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
    tags: [{ name: Name, description: TODO }],
    "x-errors": errorFields(house, ledger, isCommonUsed),
    paths,
    components: {
      securitySchemes: schemesOf(house, ledger),
      headers: { [house.requestId.component]: house.requestId.value },
      schemas: { ...components.schemas, ...common },
    },
  };
}

const operationsOf = (ledger: Ledger | undefined): string[] =>
  Object.keys(ledger?.operations ?? { TodoOperation: undefined });

/** The ways to sign in; where a page's table has a scheme's header, the scheme says why it is no parameter. */
function schemesOf({ schemes }: House, ledger: Ledger | undefined): object {
  const operations = operationsOf(ledger);
  const required = Object.keys(schemes).length === 1;
  const entries = Object.entries(schemes).map(([name, scheme]) => {
    const cells = { place: "header", name: scheme.name, type: "string", required };
    const absent: string[] = [];
    const quotes = operations.flatMap((operation) => {
      const id = `${operations.length > 1 ? `${operation}.` : ""}request.header.${scheme.name}`;
      const row = ledger?.rows.find((one) => one.id === id);
      if (row === undefined) absent.push(operation);
      const found = row === undefined ? [] : differences(row, cells);
      if (found.length === 0) return [];
      const page = { row: id, ...Object.fromEntries(found.map(({ cell, row: said }) => [cell, said])) };
      return [{ page, reason: "representation", evidence: "the header is a way to sign in, and no parameter" }];
    });
    const some = absent.length < operations.length ? { operations: absent } : {};
    const silent = absent.length === 0 || ledger === undefined ? [] : [{ ...scheme["x-correction"], ...some }];
    const corrections = ledger === undefined ? [scheme["x-correction"]] : [...quotes, ...silent];
    const [only] = corrections;
    const { "x-correction": _, ...rest } = scheme;
    return [
      name,
      {
        ...rest,
        ...(corrections.length === 0 ? {} : { "x-correction": corrections.length === 1 ? only : corrections }),
      },
    ];
  });
  return Object.fromEntries(entries) as object;
}
