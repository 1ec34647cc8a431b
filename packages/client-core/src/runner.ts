import { YunfanError } from "@yunfan/auth-signing";
import { conceal } from "./answer/conceal.js";
import { ConcealedHeaders } from "./answer/concealed-headers.js";
import { usableValidation } from "./answer/validate.js";
import { SigningClock } from "./clock.js";
import type { WithResponse } from "./call/call.js";
import type { CallOptions } from "./call/operation-call.js";
import { Deadline } from "./deadline.js";
import { regionHint } from "./endpoint.js";
import { CallError } from "./errors/call-error.js";
import { explainRequest, type Explanation } from "./explain.js";
import { guarded, type EventListener } from "./events/event.js";
import type { OperationRecord, ServiceRecord } from "./operation.js";
import { checkBytes, checkMs, checkSignal, type ServiceRuntime, type TransportOptions } from "./options.js";
import { sendAttempt } from "./request/attempt.js";
import { fillDefaults } from "./request/defaults.js";
import type { FetchLike } from "./request/fetch.js";
import { splitInput } from "./request/input.js";
import { createSender } from "./request/sender.js";
import { within } from "./request/within.js";
import { RetryBudget } from "./retry/budget.js";
import { repeat } from "./retry/loop.js";
import { createPolicy } from "./retry/policy.js";
import type { SharedState } from "./retry/repeated-call.js";
import { traced, type Watch } from "./telemetry/traced.js";

export type Fields = Record<string, unknown>;

/** Runs operations for one client. */
export interface Runner {
  readonly emit: EventListener;
  readonly startDeadline: (options: CallOptions) => Deadline;
  readonly run: (
    operation: OperationRecord,
    input: Fields,
    options: CallOptions,
    deadline: Deadline,
  ) => Promise<WithResponse<Fields>>;
  readonly explain: (operation: OperationRecord, input: Fields) => Promise<Explanation>;
}

/** A clock and a retry budget of one's own. */
export function createState({ now }: TransportOptions): SharedState {
  return { clock: new SigningClock(now ?? (() => new Date())), budget: new RetryBudget() };
}

export function createRunner(service: ServiceRecord, runtime: ServiceRuntime): Runner {
  const timeoutMs = checkMs("timeoutMs", runtime.timeoutMs ?? 60_000);
  const maxBodyBytes = checkBytes(runtime.maxBodyBytes ?? 16 * 1024 * 1024);
  const state = runtime.state ?? createState(runtime);
  const policy = createPolicy(runtime.retry);
  const emit = guarded(runtime.onEvent);
  const validation = usableValidation(service, runtime.validation);
  const send = createSender(runtime.endpoint);
  const { origin } = new URL(runtime.endpoint);
  const hostHint = regionHint(service, runtime.endpoint);
  const fetch: FetchLike = runtime.fetch ?? ((url, init) => globalThis.fetch(url, init));

  const run = async (
    operation: OperationRecord,
    input: Fields,
    options: CallOptions,
    deadline: Deadline,
    watch: Watch,
  ): Promise<WithResponse<Fields>> => {
    const split = splitInput(operation, input);
    const signal = checkSignal(options.signal);
    const attemptMs = options.timeoutMs === undefined ? timeoutMs : checkMs("timeoutMs", options.timeoutMs);
    const bounds = { deadline, timeoutMs: attemptMs, signal };
    await fillDefaults(runtime, operation, split, bounds);
    const context = {
      operation: operation.id,
      path: split.path,
      secrets: split.secrets,
      authenticate: operation.signed ? runtime.authenticate : undefined,
      fetch,
      now: () => state.clock.now(),
      ...bounds,
      maxBodyBytes,
      hostHint,
    };
    const { data, requestId, answer } = await repeat({
      ...state,
      service,
      operation,
      repeatable: operation.readsOnly || hasToken(operation, input),
      origin,
      policy,
      ...bounds,
      ...watch,
      validation,
      send: (attempt, trace) =>
        send(operation, split, (request) => sendAttempt(request, { ...context, attempt, trace })),
    });
    const { status, text } = answer;
    const headers = new ConcealedHeaders(answer.headers);
    const response = conceal({ status, headers, text }, operation.secretOutput ? ["/text"] : []);
    return { data: data as Fields, response, requestId };
  };

  const explain: Runner["explain"] = async (operation, input) => {
    const split = splitInput(operation, input);
    const bounds = { deadline: new Deadline(runtime.deadlineMs), timeoutMs, signal: undefined };
    await fillDefaults(runtime, operation, split, bounds);
    const authenticate = operation.signed ? runtime.authenticate : undefined;
    const { signal } = new AbortController();
    const attempt = { operation: operation.id, path: split.path, now: state.clock.now(), signal };
    return send(operation, split, (request) =>
      within({ operation: operation.id, attempts: 0 }, bounds, () =>
        explainRequest(request, authenticate, attempt, split.secrets),
      ),
    );
  };

  return {
    emit,
    explain,
    startDeadline: ({ deadlineMs = runtime.deadlineMs }) =>
      new Deadline(deadlineMs === undefined ? undefined : checkMs("deadlineMs", deadlineMs)),
    run: (operation, input, options, deadline) => {
      const { id, method, path } = operation;
      const describe = () => ({ service: service.name, operation: id, method, origin, path });
      return traced(runtime.telemetry, emit, describe, (watch) =>
        run(operation, input, options, deadline, watch).catch((error: unknown) => {
          watch.emit({ type: "error", operation: id, ...factsOf(error) });
          throw error;
        }),
      );
    },
  };
}

function hasToken({ idempotencyToken }: OperationRecord, input: Fields): boolean {
  const token = idempotencyToken === undefined ? undefined : input[idempotencyToken];
  return token !== undefined && token !== "";
}

function factsOf(error: unknown) {
  const { attempts, status, requestId } = error instanceof CallError ? error : ({ attempts: 0 } as Partial<CallError>);
  return { kind: error instanceof YunfanError ? error.kind : "bug", attempts: attempts ?? 0, status, requestId };
}
