import type { Ledger, Row, Sample } from "@yunfan-tools/spec-check/ledger";
import { LIMITS } from "@yunfan-tools/spec-check/ledger";
import { requiredOf, typeOf } from "@yunfan-tools/spec-check/words";
import { houseOf, type House } from "./house.js";
import { pascal } from "./names.js";
import type { Provider } from "./workspace.js";

type Node = Record<string, unknown>;

/** What the skeleton leaves to a person; `npm test` names each place until it is gone. */
const TODO = "TODO: what it is, in your own words";

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
  const schemas: Record<string, object> = {};
  const names = Object.keys(ledger?.operations ?? { TodoOperation: 1 });
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of names) {
    const made = new OperationSkeleton(house, version, ledger, operation, names.length > 1, schemas);
    const { path, method } = made.line();
    (paths[path] ??= {})[method] = made.build(service);
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

class OperationSkeleton {
  readonly #rows: readonly Row[];
  readonly #samples: readonly Sample[];
  readonly #prefix: string;

  constructor(
    private readonly house: House,
    private readonly version: string,
    private readonly ledger: Ledger | undefined,
    private readonly name: string,
    prefixed: boolean,
    private readonly schemas: Record<string, object>,
  ) {
    this.#prefix = prefixed ? `${name}.` : "";
    const own = ({ id }: { id: string }): boolean => id.startsWith(this.#prefix);
    this.#rows = (ledger?.rows ?? []).filter(own).map((row) => ({ ...row, id: row.id.slice(this.#prefix.length) }));
    this.#samples = (ledger?.samples ?? [])
      .filter(own)
      .map((sample) => ({ ...sample, id: sample.id.slice(this.#prefix.length) }));
  }

  /** Path and method; a version that the page leaves open is the spec's own. */
  line(): { path: string; method: string } {
    const { path = "/v1/todo", method = "GET" } = this.ledger?.operations[this.name] ?? {};
    return {
      path: path.replace("v{version}", this.version).replace("{version}", this.version),
      method: method.toLowerCase(),
    };
  }

  build(service: string): object {
    const { method } = this.line();
    const statuses = this.statuses();
    const success = statuses.find((status) => status < 300) ?? 200;
    const output = this.component(`${this.name}Result`, `response.${success}`);
    const pagination = this.pagination(output);
    const body = this.#rows.some(({ place }) => place === "body");
    return {
      operationId: this.name,
      tags: [pascal(service)],
      summary: TODO,
      externalDocs: {
        url: this.ledger?.source.find(({ operation }) => operation === this.name)?.url ?? "https://todo.example.com",
      },
      // A list changes nothing, by whatever method it is asked for.
      "x-reads-only": method === "get" || method === "head" || pagination !== undefined,
      ...(pagination === undefined ? {} : { "x-pagination": pagination }),
      ...this.corrections(),
      parameters: this.parameters(),
      ...(body
        ? { requestBody: { required: true, content: json(this.component(`${this.name}Body`, "request.body")) } }
        : {}),
      responses: Object.fromEntries(
        [...new Set([success, ...statuses])].map((status) => [
          String(status),
          this.response(status, status === success ? output : this.errorComponent(status)),
        ]),
      ),
    };
  }

  /** A spec stands for one version, so a path that leaves it open is filled in, and its row has no node. */
  private corrections(): object {
    const path = this.ledger?.operations[this.name]?.path;
    if (path === undefined || !path.includes("{version}")) return {};
    const evidence = "a spec stands for one API version";
    const row = this.#rows.find(({ id }) => id === "request.path.version");
    const page = (name: string, cells: object) => ({
      page: { row: `${this.#prefix}${name}`, ...cells },
      reason: "representation",
      evidence,
    });
    const cells = row === undefined ? [] : [page("request.path.version", { place: "path" })];
    return { "x-correction": [page("operation", { path }), ...cells] };
  }

  private parameters(): object[] {
    const open = this.line().path;
    return this.#rows
      .filter(({ place, name }) => place === "query" || (place === "path" && open.includes(`{${name}}`)))
      .map((row) => ({
        name: row.name,
        in: row.place,
        required: row.place === "path" || requiredOf(row) === true,
        description: TODO,
        ...(row.place === "path" && row.name === "project_id" ? { "x-client-default": "project-id" } : {}),
        schema: this.schemaOf(row, row.id, `${this.name}${pascal(row.name)}`),
      }));
  }

  /** The statuses that the page has a row, a table or a sample for, ascending. */
  private statuses(): number[] {
    const found = [
      ...this.#rows.flatMap(({ id, place, name, status }) =>
        place === "status" ? [name] : place === "error" ? [status] : [/^response\.(\d{3})/.exec(id)?.[1]],
      ),
      ...this.#samples.map(({ id }) => /^response\.(\d{3})/.exec(id)?.[1]),
      // An operation documents one error at least: that the caller is not let in.
      ...(this.ledger === undefined ? ["200", "401"] : []),
    ];
    return [...new Set(found.flatMap((status) => (/^\d{3}$/.test(status ?? "") ? [Number(status)] : [])))].sort(
      (a, b) => a - b,
    );
  }

  private response(status: number, component: string): object {
    const { header, component: name } = this.house.requestId;
    const bySample = this.#samples.some(({ id }) => id === `response.${status}`);
    // What a ledger lists under 200 for want of a status word is proven by its status line alone.
    const proven = this.#rows.some(({ place, name: row, status: of }) =>
      place === "status" ? row === String(status) : place === "error" && of === String(status),
    );
    const correction = proven
      ? {}
      : {
          "x-correction": {
            page: "absent",
            reason: bySample ? "sample-only" : "truncated",
            evidence: bySample ? "status line of the sample response" : "TODO: the source",
          },
        };
    return {
      description: TODO,
      headers: { [header]: { $ref: `#/components/headers/${name}` } },
      content: json(component),
      ...correction,
    };
  }

  /** The component of an error body: the page's own table where it has one, else the provider's common one. */
  private errorComponent(status: number): string {
    const name = `${this.name}Error`;
    const ids = (of: number): string =>
      this.#rows
        .filter(({ id }) => id.startsWith(`response.${of}.`))
        .map(({ id }) => id.replace(String(of), ""))
        .join();
    if (ids(status) === "") return this.house.error.component;
    const twin = this.statuses().find((other) => other >= 400 && ids(other) === ids(status));
    return this.component(
      twin === undefined || twin === status ? this.unused(name, status) : this.unused(name, twin),
      `response.${status}`,
    );
  }

  /** One error component an operation, as long as its errors look alike. */
  private unused(name: string, status: number): string {
    const first = this.statuses().find(
      (one) => one >= 400 && this.#rows.some(({ id }) => id.startsWith(`response.${one}.`)),
    );
    return first === status ? name : `${name}${status}`;
  }

  /** Makes the component of an object whose fields have ids below `at`; gives its name. */
  private component(name: string, at: string): string {
    if (name in this.schemas) return name;
    this.schemas[name] = {};
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
    this.schemas[name] = {
      type: "object",
      description: TODO,
      ...(required.length > 0 ? { required } : {}),
      properties,
    };
    return name;
  }

  /** A component's name: the vendor's word, else the field's, as long as no other component has it; else the whole path's. */
  private own(whole: string, id: string, word?: string): string {
    const field = pascal(id.split(".").at(-1) ?? "");
    const short = word ?? (whole.endsWith("Item") ? `${field}Item` : field);
    return short in this.schemas ? whole : short;
  }

  /** The fields right below an id, of the rows and then of the samples alone. */
  private fieldsBelow(at: string): { field: string; row?: Row; types: readonly string[] }[] {
    const direct = (id: string): string | undefined => {
      const rest = id.startsWith(`${at}.`) ? id.slice(at.length + 1) : "";
      return /^[^.[\]]+$/.test(rest) && rest !== "header" ? rest : undefined;
    };
    const rows = this.#rows.flatMap((row) => {
      const field = row.place === "response-header" ? undefined : direct(row.id);
      return field === undefined ? [] : [{ field, row, types: [] }];
    });
    const known = new Set<string>(rows.map(({ field }) => field));
    const sampled = this.sampleFields().flatMap(([id, types]) => {
      const field = direct(id);
      if (field === undefined || known.has(field)) return [];
      known.add(field);
      return [{ field, types }];
    });
    return [...rows, ...sampled];
  }

  private sampleFields(): (readonly [string, readonly string[]])[] {
    return this.#samples.flatMap(({ id, fields }) =>
      Object.entries(fields).map(
        ([path, types]) => [`${id === "request" ? "request.body" : id}.${path}`, types] as const,
      ),
    );
  }

  private schemaOf(row: Row, id: string, name: string): Node {
    const type = typeOf(row) ?? "string";
    const limits = Object.fromEntries(
      LIMITS.flatMap((limit) => (row[limit] === undefined ? [] : [[limit, row[limit]]])),
    );
    const words = row.values === undefined ? {} : { enum: row.values };
    const doc = row.place === "path" || row.place === "query" ? {} : { description: TODO };
    const seen = this.sampleFields().find(([path]) => path === id)?.[1] ?? [];
    const word = type.startsWith("array") ? "array" : type;
    const nullable = seen.includes("null") && row.place === "response" ? { type: [word, "null"] } : { type: word };
    const correction = Array.isArray(nullable.type)
      ? {
          "x-correction": {
            page: { row: this.#prefix + id, type: row.type },
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

  /** How the list is cut into pages, where names that this house knows say so. */
  private pagination(output: string): object | undefined {
    const properties =
      (this.schemas[output] as { properties?: Record<string, { type?: unknown; items?: { $ref?: string } }> })
        .properties ?? {};
    const lists = Object.keys(properties).filter((name) => properties[name]?.items?.$ref !== undefined);
    const [items] = lists;
    if (items === undefined || lists.length > 1) return undefined;
    const inputs = new Set(
      this.#rows.filter(({ place }) => place === "query" || place === "body").map(({ name }) => name),
    );
    const named = (key: string, names: readonly string[]) => {
      const found = names.find((name) => name in properties);
      return found === undefined ? {} : { [key]: found };
    };
    const total = named("total", ["total", "totalCount", "total_count"]);
    if (inputs.has("offset") && inputs.has("limit"))
      return { style: "offset", offset: "offset", limit: "limit", items, ...total };
    const limit = ["maxKeys", "limit"].find((name) => inputs.has(name));
    if (!inputs.has("marker") || limit === undefined || !("nextMarker" in properties)) return undefined;
    return {
      style: "marker",
      marker: "marker",
      limit,
      items,
      next: "nextMarker",
      ...named("truncated", ["isTruncated"]),
      ...total,
    };
  }
}

const json = (component: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${component}` } },
});
