import { validateHeaderName, validateHeaderValue } from "node:http";
import { documents, serviceNames, type OperationId } from "../service.js";
import { operationsOf } from "../spec/operations.js";
import type { RawAnswer } from "../http/message.js";

/** An error to answer next. */
export interface ScriptedError {
  /** An error status the spec documents for the operation. */
  readonly status: number;
  /** How many requests get it; default 1. */
  readonly times?: number | undefined;
}

/** An answer to send next exactly as given, however wrong it is. */
export interface ScriptedAnswer {
  readonly status: number;
  /** Sent as they are: no Date, no request id and no Content-Type are added. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text is sent as UTF-8; default empty. */
  readonly body?: string | Uint8Array | undefined;
  /** How many requests get it; default 1. */
  readonly times?: number | undefined;
}

/** What the next requests of an operation get instead of being served, first come first served. */
export interface Script {
  failNext(operation: OperationId, error: ScriptedError): void;
  answerNext(operation: OperationId, answer: ScriptedAnswer): void;
  /** Does something right before the next request of an operation is answered. */
  doNext(operation: OperationId, action: () => void): void;
  /** Does what is due before a request of the operation. */
  act(operation: string): void;
  /** Takes what is due for a request of the operation: a status to fail with, an answer, or nothing. */
  take(operation: string): number | RawAnswer | undefined;
}

/** An empty script. */
export function createScript(): Script {
  const statuses = new Map<string, readonly number[]>(
    serviceNames
      .flatMap((name) => operationsOf(documents[name]))
      .map(({ id, answers }) => [id, [...answers.keys()].filter((status) => status >= 400)]),
  );
  const queues = new Map<string, (number | RawAnswer)[]>();
  const actions = new Map<string, (() => void)[]>();
  const add = (operation: OperationId, times: number | undefined, entry: number | RawAnswer): void => {
    const count = times ?? 1;
    if (!Number.isSafeInteger(count) || count < 1 || count > 10_000) {
      throw new RangeError(`times is ${String(times)}; give a whole number from 1 to 10000`);
    }
    const queue = queues.get(operation) ?? [];
    queues.set(operation, queue);
    for (let index = 0; index < count; index++) queue.push(entry);
  };
  const documented = (operation: OperationId): readonly number[] => {
    const found = statuses.get(operation);
    if (found === undefined) {
      throw new RangeError(`there is no operation ${operation}; there are ${[...statuses.keys()].join(", ")}`);
    }
    return found;
  };
  return {
    failNext(operation, { status, times }) {
      const allowed = documented(operation);
      if (!allowed.includes(status)) {
        throw new RangeError(`${operation} documents no error status ${status}; it documents ${allowed.join(", ")}`);
      }
      add(operation, times, status);
    },
    answerNext(operation, { status, headers = {}, body = "", times }) {
      documented(operation);
      if (!Number.isSafeInteger(status) || status < 200 || status > 599) {
        throw new RangeError(`status is ${String(status)}; give one from 200 to 599`);
      }
      const pairs = Object.entries(headers);
      for (const [name, value] of pairs) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
      }
      add(operation, times, { status, headers: pairs, body });
    },
    doNext(operation, action) {
      documented(operation);
      actions.set(operation, [...(actions.get(operation) ?? []), action]);
    },
    act: (operation) => actions.get(operation)?.shift()?.(),
    take: (operation) => queues.get(operation)?.shift(),
  };
}
