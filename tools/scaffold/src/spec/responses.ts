import type { Row } from "@yunfan-tools/spec-check/ledger";
import { TODO, type Facts } from "./facts.js";
import type { House } from "./house.js";
import type { Schemas } from "./schemas.js";
import { fieldsBelow } from "./structure.js";

/** The statuses that the page has a row, a table or a sample for, ascending; with those of every call where it has no error. */
export function statusesOf({ rows, samples }: Facts, { refusals }: House): number[] {
  const found = [
    ...rows.map(({ id, place, name, status }) =>
      place === "status" ? name : place === "error" ? status : /^response\.(\d{3})/.exec(id)?.[1],
    ),
    ...samples.map(({ id }) => /^response\.(\d{3})/.exec(id)?.[1]),
  ];
  const statuses = found.flatMap((status) => (/^\d{3}$/.test(status ?? "") ? [Number(status)] : []));
  const success = statuses.some((status) => status < 300) ? [] : [200];
  const errors = statuses.some((status) => status >= 400) ? [] : refusals.statuses;
  return [...new Set([...statuses, ...success, ...errors])].sort((a, b) => a - b);
}

/** The status of an operation that worked. */
export const successOf = (statuses: readonly number[]): number => statuses.find((status) => status < 300) ?? 200;

/** The responses of an operation: its success with the component of its answer, and an error body for each other status. */
export class Responses {
  /** Fields of the common error body that samples show, and the provider's does not have. */
  readonly extras: Record<string, object> = {};

  constructor(
    private readonly facts: Facts,
    private readonly house: House,
    private readonly schemas: Schemas,
    private readonly statuses: readonly number[],
  ) {}

  build(output: string): object {
    const success = successOf(this.statuses);
    return Object.fromEntries(
      this.statuses.map((status) => [
        String(status),
        this.response(status, status === success ? output : this.errorBody(status)),
      ]),
    );
  }

  private response(status: number, component: string): object {
    return {
      description: TODO,
      headers: this.headers(status),
      content: json(component),
      ...this.correction(status),
    };
  }

  private headers(status: number): object {
    const { header, component } = this.house.requestId;
    const at = `response.${status}.header.`;
    const rows = this.facts.rows.filter(({ id }) => id.startsWith(at));
    const sampled = this.facts.samples
      .filter(({ id }) => id === `response.${status}`)
      .flatMap(({ headers }) => headers.filter((name) => !isPlain(name, header)));
    const correction = { page: "absent", reason: "sample-only", evidence: "the sample of the same page" };
    return {
      [header]: { $ref: `#/components/headers/${component}` },
      ...Object.fromEntries(
        sampled.map((name) => [name, { description: TODO, schema: { type: "string" }, "x-correction": correction }]),
      ),
      ...Object.fromEntries(
        rows.map((row) => [row.name, { description: TODO, schema: this.schemas.schemaOf(row, row.id, row.name) }]),
      ),
    };
  }

  /** Why the page lacks the status, or its body. */
  private correction(status: number): object {
    const { rows, samples, prefix } = this.facts;
    // What a ledger lists under 200 for want of a status word is proven by its status line alone.
    const row = rows.find(({ place, name, status: of }) =>
      place === "status" ? name === String(status) : place === "error" && of === String(status),
    );
    if (row?.body === "unknown") {
      const twin = this.described();
      const evidence =
        twin === undefined
          ? "TODO: where the shape of the body is known from"
          : `the source lists the status without a body; the shape is that of status ${twin}`;
      const page = { row: prefix + row.id, body: "unknown" };
      return { "x-correction": { page, reason: "representation", evidence } };
    }
    if (row !== undefined) return {};
    const [reason, evidence] = samples.some(({ id }) => id === `response.${status}`)
      ? ["sample-only", "status line of the sample response"]
      : this.house.refusals.statuses.includes(status)
        ? ["truncated", this.house.refusals.evidence]
        : ["truncated", "TODO: https://…, the vendor's page that lists the status"];
    return { "x-correction": { page: "absent", reason, evidence } };
  }

  /** The component of an error body: the page's own table where it has one, else the provider's common one. */
  private errorBody(status: number): string {
    const silent = this.rowsOf(status).length === 0;
    const at = silent ? this.described() : status;
    if (at === undefined || (silent && !this.isUnknown(status))) return this.common(status);
    const name = `${this.facts.operation}Error`;
    const twin = this.statuses.find((other) => other >= 400 && this.fieldsOf(other) === this.fieldsOf(at)) ?? at;
    return this.schemas.component(twin === this.described() ? name : `${name}${twin}`, `response.${at}`);
  }

  private common(status: number): string {
    const { component, value } = this.house.error;
    for (const { field, types } of fieldsBelow(this.facts, `response.${status}`)) {
      if (field in value.properties) continue;
      this.extras[field] ??= this.schemas.sampled(`response.${status}.${field}`, component, types);
    }
    return component;
  }

  /** The first error status with fields of its own. */
  private described(): number | undefined {
    return this.statuses.find((one) => one >= 400 && this.rowsOf(one).length > 0);
  }

  private isUnknown(status: number): boolean {
    return this.facts.rows.some(({ id, body }) => id === `status.${status}` && body === "unknown");
  }

  private rowsOf(status: number): Row[] {
    const at = `response.${status}.`;
    return this.facts.rows.filter(({ id, place }) => id.startsWith(at) && place !== "response-header");
  }

  private fieldsOf(status: number): string {
    return this.rowsOf(status)
      .map(({ id }) => id.replace(String(status), ""))
      .join();
  }
}

/** Headers that HTTP itself puts on every message, and that of the request id. */
function isPlain(name: string, requestId: string): boolean {
  const plain = ["host", "content-type", "content-length", "date", "server", "connection", requestId.toLowerCase()];
  return plain.includes(name.toLowerCase());
}

/** A JSON body of a component. */
export const json = (component: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${component}` } },
});
