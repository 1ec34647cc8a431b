import { TODO, type Facts } from "./facts.js";
import type { House } from "./house.js";
import type { Schemas } from "./schemas.js";

/** The statuses that the page has a row, a table or a sample for, ascending. */
export function statusesOf({ rows, samples }: Facts, hasLedger: boolean): number[] {
  const found = [
    ...rows.flatMap(({ id, place, name, status }) =>
      place === "status" ? [name] : place === "error" ? [status] : [/^response\.(\d{3})/.exec(id)?.[1]],
    ),
    ...samples.map(({ id }) => /^response\.(\d{3})/.exec(id)?.[1]),
    // An operation documents one error at least: that the caller is not let in.
    ...(hasLedger ? [] : ["200", "401"]),
  ];
  return [...new Set(found.flatMap((status) => (/^\d{3}$/.test(status ?? "") ? [Number(status)] : [])))].sort(
    (a, b) => a - b,
  );
}

/** The status of an operation that worked. */
export const successOf = (statuses: readonly number[]): number => statuses.find((status) => status < 300) ?? 200;

/** The responses of an operation: its success with the component of its answer, and an error body for each other status. */
export function responsesOf(
  facts: Facts,
  house: House,
  schemas: Schemas,
  statuses: readonly number[],
  output: string,
): object {
  const success = successOf(statuses);
  const bodies = new ErrorBodies(facts, house, schemas, statuses);
  return Object.fromEntries(
    [...new Set([success, ...statuses])].map((status) => [
      String(status),
      response(facts, house, status, status === success ? output : bodies.componentOf(status)),
    ]),
  );
}

function response({ rows, samples }: Facts, { requestId }: House, status: number, component: string): object {
  const bySample = samples.some(({ id }) => id === `response.${status}`);
  // What a ledger lists under 200 for want of a status word is proven by its status line alone.
  const proven = rows.some(({ place, name: row, status: of }) =>
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
    headers: { [requestId.header]: { $ref: `#/components/headers/${requestId.component}` } },
    content: json(component),
    ...correction,
  };
}

/** The component of an error body: the page's own table where it has one, else the provider's common one. */
class ErrorBodies {
  constructor(
    private readonly facts: Facts,
    private readonly house: House,
    private readonly schemas: Schemas,
    private readonly statuses: readonly number[],
  ) {}

  componentOf(status: number): string {
    const name = `${this.facts.operation}Error`;
    const ids = (of: number): string =>
      this.facts.rows
        .filter(({ id }) => id.startsWith(`response.${of}.`))
        .map(({ id }) => id.replace(String(of), ""))
        .join();
    if (ids(status) === "") return this.house.error.component;
    const twin = this.statuses.find((other) => other >= 400 && ids(other) === ids(status));
    return this.schemas.component(
      twin === undefined || twin === status ? this.unused(name, status) : this.unused(name, twin),
      `response.${status}`,
    );
  }

  /** One error component an operation, as long as its errors look alike. */
  private unused(name: string, status: number): string {
    const first = this.statuses.find(
      (one) => one >= 400 && this.facts.rows.some(({ id }) => id.startsWith(`response.${one}.`)),
    );
    return first === status ? name : `${name}${status}`;
  }
}

/** A JSON body of a component. */
export const json = (component: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${component}` } },
});
