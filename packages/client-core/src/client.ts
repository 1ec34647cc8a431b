import createFetchClient, { type ClientOptions as FetchClientOptions } from "openapi-fetch";
import { interpret, type Answer } from "./answer/interpret.js";
import { Call, type WithResponse } from "./call/call.js";
import type { CallOptions, PageOptions } from "./call/operation-call.js";
import { itemsOf, walkPages } from "./call/paginate.js";
import { AbortError } from "./errors/transport-errors.js";
import { ConfigurationError } from "./errors/usage-errors.js";
import type { OperationRecord, ServiceRecord } from "./operation.js";
import { sendAttempt, type AttemptContext, type FetchLike } from "./request/attempt.js";
import type { Authenticator } from "./request/authenticate.js";
import { splitInput } from "./request/input.js";
import { unlessAborted } from "./request/limit.js";
import { OutgoingRequest } from "./request/outgoing.js";
import { buildQuery, fillPath } from "./request/url.js";

/** Options that every client takes. */
export interface TransportOptions {
  /** Sends the requests. Default: the global `fetch`. It gets `redirect: "error"` and must honour it. */
  readonly fetch?: FetchLike | undefined;
  /** Milliseconds for one request, from signing to the last byte of the answer. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** The largest answer that is read, in bytes. Default 16 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The clock that signs. Default: the machine's. */
  readonly now?: (() => Date) | undefined;
}

/** What a provider package adds: where to call, how to authenticate, how to find what the caller left out. */
export interface ServiceRuntime extends TransportOptions {
  readonly endpoint: string;
  readonly authenticate: Authenticator;
  /** One function per `clientDefault` of the records. */
  readonly defaults?: Readonly<Record<string, () => Promise<string>>>;
}

type Fields = Record<string, unknown>;
type Run = (operation: OperationRecord, input: Fields, options: CallOptions) => Promise<WithResponse<Fields>>;

/**
 * Builds a client from a service's records. Provider packages call this; their users never do.
 *
 * @typeParam Client - the generated interface of the client, which describes these very records.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the records are untyped data; the caller knows the type
export function createServiceClient<Client extends object>(
  service: ServiceRecord,
  operations: Readonly<Record<string, OperationRecord>>,
  runtime: ServiceRuntime,
): Client {
  const run = createRunner(service, runtime);
  const methods = Object.entries(operations).map(([name, operation]) => [name, createMethod(operation, run)]);
  return Object.freeze(Object.fromEntries(methods)) as Client;
}

function createMethod(operation: OperationRecord, run: Run): unknown {
  const call = (input: Fields = {}, options: CallOptions = {}) => new Call(run(operation, input, options));
  if (operation.pagination === undefined) return call;

  const pages = (input: Fields = {}, { from, ...options }: PageOptions = {}) =>
    walkPages(operation, async (fields) => (await run(operation, fields, options)).data, input, from);
  async function* items(input?: Fields, options?: PageOptions): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages(input, options)) yield* itemsOf(operation, page);
  }
  return Object.assign(call, { items, pages });
}

function createRunner(service: ServiceRecord, runtime: ServiceRuntime): Run {
  const timeoutMs = checkTimeout(runtime.timeoutMs ?? 60_000);
  const maxBodyBytes = runtime.maxBodyBytes ?? 16 * 1024 * 1024;
  const now = runtime.now ?? (() => new Date());
  const send = createSender(runtime.endpoint);

  return async (operation, input, options) => {
    const split = splitInput(operation, input);
    for (const [name, { clientDefault, in: place }] of Object.entries(operation.input)) {
      const find = clientDefault === undefined ? undefined : runtime.defaults?.[clientDefault];
      if (find === undefined || place === "body" || split[place][name] !== undefined) continue;
      split[place][name] = await findDefault(operation.id, find, options.signal);
    }
    const attempt = 1;
    const answer = await send(operation, split, {
      operation: operation.id,
      attempt,
      path: split.path,
      secrets: split.secrets,
      authenticate: operation.signed ? runtime.authenticate : undefined,
      fetch: runtime.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      now,
      timeoutMs: options.timeoutMs === undefined ? timeoutMs : checkTimeout(options.timeoutMs),
      maxBodyBytes,
      signal: options.signal,
    });
    const { data, requestId } = interpret(operation, service.errors, answer, attempt);
    const { status, headers, text } = answer;
    return { data: data as Fields, response: { status, headers, text }, requestId };
  };
}

/** The search serves every caller that waits for it, so one caller's signal ends that caller's wait only. */
async function findDefault(operation: string, find: () => Promise<string>, signal?: AbortSignal): Promise<string> {
  try {
    return await (signal ? unlessAborted(find(), signal) : find());
  } catch (error) {
    if (signal?.aborted) throw new AbortError({ operation, attempts: 0 }, signal.reason);
    throw error;
  }
}

/** What openapi-fetch's `request` does with our seams in place; its generic types are for other callers than us. */
type LooseRequest = (method: string, path: string, init: object) => Promise<{ response: unknown }>;

/**
 * openapi-fetch assembles the request: base URL, path, query, body, headers. Its `Request` and `fetch` are ours, so that
 * signing sees the very text that leaves, and the answer is read under a limit and parsed where errors can be told apart.
 */
function createSender(endpoint: string) {
  const options = {
    baseUrl: endpoint,
    Request: OutgoingRequest,
    fetch: async (request: OutgoingRequest & { context: AttemptContext }) => {
      const answer = await sendAttempt(request, request.context);
      return { ...answer, ok: answer.status < 400, body: answer.text, text: () => Promise.resolve("") };
    },
    querySerializer: buildQuery,
  };
  const request = createFetchClient(options as unknown as FetchClientOptions).request as unknown as LooseRequest;

  return async (
    operation: OperationRecord,
    { path, query, body }: { path: Fields; query: Fields; body: Fields | undefined },
    context: AttemptContext,
  ): Promise<Answer> => {
    const { response } = await request(operation.method, operation.path, {
      params: { path, query },
      pathSerializer: (template: string, values: Fields) => fillPath(operation.id, template, values),
      ...(body === undefined ? {} : { body }),
      parseAs: "stream",
      context,
    });
    return { ...(response as Answer), text: (response as { body: string }).body };
  };
}

function checkTimeout(timeoutMs: number): number {
  // Longer timers fire at once: they overflow 32 bits.
  if (timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1) return timeoutMs;
  throw new ConfigurationError("timeoutMs", `is ${timeoutMs}, must be milliseconds above 0 and below 2^31`);
}
