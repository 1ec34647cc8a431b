import createFetchClient, { type ClientOptions as FetchClientOptions } from "openapi-fetch";
import type { OperationRecord } from "../operation.js";
import { stringifyBody } from "./body.js";
import type { SplitInput } from "./input.js";
import { OutgoingRequest } from "./outgoing.js";
import { buildQuery, fillPath } from "./url.js";

/** What to do with a request once it is assembled: send it, or only look at it. */
export type Perform<T> = (request: OutgoingRequest) => Promise<T>;

/** Assembles the request of an operation and hands it to `perform`. */
export type Sender = <T>(operation: OperationRecord, input: SplitInput, perform: Perform<T>) => Promise<T>;

/** What openapi-fetch's `request` does with our seams in place; its generic types are for other callers than us. */
type LooseRequest = (method: string, path: string, init: object) => Promise<unknown>;

/**
 * openapi-fetch assembles requests: base URL, path, query, body, headers. Its `Request` and `fetch` are ours, so that
 * signing sees the very text that leaves, and answers are read under a limit and parsed where errors can be told apart.
 */
export function createSender(endpoint: string): Sender {
  const options = {
    baseUrl: endpoint,
    Request: OutgoingRequest,
    fetch: async (request: OutgoingRequest & { perform: Perform<void> }) => {
      await request.perform(request);
      // The answer goes its own way; this one tells openapi-fetch that there is nothing to read.
      return { status: 204, ok: true, headers: new Headers() };
    },
    querySerializer: buildQuery,
    bodySerializer: stringifyBody,
  };
  const request = createFetchClient(options as unknown as FetchClientOptions).request as unknown as LooseRequest;

  return async <T>(operation: OperationRecord, { path, query, body }: SplitInput, perform: Perform<T>): Promise<T> => {
    let result: { value: T } | undefined;
    await request(operation.method, operation.path, {
      params: { path, query },
      pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(operation.id, template, values),
      ...(body === undefined ? {} : { body }),
      perform: async (outgoing: OutgoingRequest) => {
        result = { value: await perform(outgoing) };
      },
    });
    if (result === undefined) throw new Error("openapi-fetch did not call fetch");
    return result.value;
  };
}
