import { Call } from "./call/call.js";
import type { CallOptions, CollectOptions, ItemOptions, PageOptions } from "./call/operation-call.js";
import { collect, itemsOf, MAX_PAGES, walkPages } from "./call/paginate.js";
import { ConfigurationError } from "./errors/usage-errors.js";
import type { Explanation } from "./explain.js";
import type { OperationRecord, ServiceRecord } from "./operation.js";
import { checkCount, type ServiceRuntime } from "./options.js";
import { createRunner, type Fields, type Runner } from "./runner.js";

/** What every client can do besides its operations. */
export interface Explaining<Client> {
  /**
   * The request that a call would send, with the texts behind its signature, every secret masked. Nothing is sent, save
   * what it takes to find credentials and defaults.
   *
   * @example
   * console.log((await roma.explain("checkRomaInstanceListV2", { limit: 5 })).canonicalRequest);
   */
  explain<Name extends keyof Client & string>(operation: Name, input?: InputOf<Client[Name]>): Promise<Explanation>;
}

type InputOf<Method> = Method extends (input: infer Input, ...rest: never) => unknown ? NonNullable<Input> : never;

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
): Client & Explaining<Client> {
  const runner = createRunner(service, runtime);
  const methods = Object.entries(operations).map(([name, operation]) => [name, createMethod(operation, runner)]);
  const explain = async (name: string, input: Fields = {}) => {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined)
      throw new ConfigurationError("explain", `there is no operation ${JSON.stringify(name)}`);
    return runner.explain(operation, input);
  };
  return { ...(Object.fromEntries(methods) as Client), explain };
}

function createMethod(operation: OperationRecord, runner: Runner): unknown {
  // An async function, so that bad options end the call as bad input does, and do not throw past `safe()`.
  const start = async (input: Fields, options: CallOptions) =>
    runner.run(operation, input, options, runner.startDeadline(options));
  const call = (input: Fields = {}, options?: CallOptions | null) => new Call(start(input, options ?? {}));
  Object.defineProperty(call, "operation", { value: operation.id, enumerable: true });
  if (operation.pagination === undefined) return call;

  const pages = (input: Fields = {}, given?: PageOptions | null) => {
    const { from, maxPages = MAX_PAGES, ...options } = given ?? {};
    checkCount("maxPages", maxPages);
    const deadline = runner.startDeadline(options);
    const fetchPage = async (fields: Fields) => (await runner.run(operation, fields, options, deadline)).data;
    return walkPages(operation, { fetchPage, emit: runner.emit, from, maxPages }, input);
  };
  async function* items(input?: Fields, given?: ItemOptions | null) {
    const { limit = Infinity, ...options } = given ?? {};
    let left = checkCount("limit", limit);
    if (left <= 0) return;
    for await (const page of pages(input, options)) {
      for (const item of itemsOf(operation, page)) {
        yield item;
        if (--left <= 0) return;
      }
    }
  }
  return Object.assign(call, {
    items,
    pages,
    collect: (input?: Fields, options?: CollectOptions | null) => collect(operation, pages, input, options ?? {}),
  });
}
