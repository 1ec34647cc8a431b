import { isObject } from "../spec/document.js";
import type { OperationId } from "../service.js";
import type { Fault, Faults } from "./fault.js";

/** What a call of the route gets; the body becomes JSON. */
export interface FaultsAnswer {
  /** 200; 201 for a fault that was added; 400 for one that cannot be; 405 for another method. */
  readonly status: number;
  readonly body: { readonly faults: readonly Fault[] } | { readonly error: string };
}

/**
 * Faults by HTTP. What worked is answered with the faults that are still to come.
 *
 * - `GET` lists them.
 * - `POST` adds the one that the body is.
 * - `DELETE` takes out all, or with the body `{"operation": …}` those of one operation.
 */
export function faultsRoute(faults: Faults, method: string, body: unknown): FaultsAnswer {
  try {
    if (method === "POST") {
      faults.add(body as Fault);
    } else if (method === "DELETE") {
      faults.clear(operationOf(body));
    } else if (method !== "GET" && method !== "HEAD") {
      return { status: 405, body: { error: "use GET to list faults, POST to add one, DELETE to clear them" } };
    }
  } catch (error) {
    if (error instanceof RangeError) return { status: 400, body: { error: error.message } };
    throw error;
  }
  return { status: method === "POST" ? 201 : 200, body: { faults: faults.list() } };
}

function operationOf(body: unknown): OperationId | undefined {
  if (body === undefined) return undefined;
  const names = isObject(body) ? Object.keys(body) : [];
  if (!isObject(body) || names.some((name) => name !== "operation") || typeof body["operation"] !== "string") {
    throw new RangeError('the body must be {"operation": "…"}; leave it out to clear the faults of all operations');
  }
  return body["operation"] as OperationId;
}
