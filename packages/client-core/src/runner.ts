import { YunfanError } from "@yunfan/auth-signing";
import { conceal } from "./answer/conceal.js";
import { usableValidation, type ResponseValidation } from "./answer/validate.js";
import { SigningClock } from "./clock.js";
import type { WithResponse } from "./call/call.js";
import type { CallOptions } from "./call/operation-call.js";
import { Deadline } from "./deadline.js";
import { regionHint } from "./endpoint.js";
import { CallError } from "./errors/call-error.js";
import { AbortError } from "./errors/transport-errors.js";
import { ConfigurationError, InputError } from "./errors/usage-errors.js";
import { explainRequest, type Explanation } from "./explain.js";
import { guarded, type EventListener } from "./events/event.js";
import type { OperationRecord, ServiceRecord } from "./operation.js";
import { sendAttempt, timedOut } from "./request/attempt.js";
import type { FetchLike } from "./request/fetch.js";
import { credentialsFailure, type Authenticator } from "./request/authenticate.js";
import { splitInput, type SplitInput } from "./request/input.js";
import { Limit } from "./request/limit.js";
import { createSender } from "./request/sender.js";
import { checkValue } from "./request/value.js";
import { sleep, type RetryOptions, type RetryPolicy } from "./retry/backoff.js";
import { RetryBudget } from "./retry/budget.js";
import { repeat } from "./retry/loop.js";
import type { SharedState } from "./retry/repeated-call.js";
import type { Telemetry } from "./telemetry/telemetry.js";
import { traced, type Watch } from "./telemetry/traced.js";

/** Options that every client takes. */
export interface TransportOptions {
  /** Sends the requests. Default: the global `fetch`. It gets `redirect: "error"` and must honour it. */
  readonly fetch?: FetchLike | undefined;
  /** True to let an `endpoint` other than loopback be plain http. Default false. */
  readonly allowInsecureEndpoint?: boolean | undefined;
  /** Milliseconds for one request, from signing to the last byte of the answer. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for a whole call or walk: attempts, waits, pages and refreshes. Default: no limit. */
  readonly deadlineMs?: number | undefined;
  /** The largest answer that is read, in bytes. Default 16 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The clock that signs. Default: the machine's, corrected once a service has found it to be off. */
  readonly now?: (() => Date) | undefined;
  /** When and how long to wait before another attempt. Only operations that change nothing are repeated. */
  readonly retry?: RetryOptions | undefined;
  /** Watches what happens; see `ClientEvent`, and `logTo` for a log. */
  readonly onEvent?: EventListener | undefined;
  /** Traces and metrics: `openTelemetry()` of `@yunfan/client-core/opentelemetry`, or a `Telemetry` of your own. */
  readonly telemetry?: Telemetry | undefined;
  /** Checks answers against their types: `validation()` of the service's `/validation` entry. Default: no check. */
  readonly validation?: ResponseValidation | undefined;
}

/** What a provider package adds: where to call, how to authenticate, how to find what the caller left out. */
export interface ServiceRuntime extends TransportOptions {
  readonly endpoint: string;
  readonly authenticate: Authenticator;
  /** One function per `clientDefault` of the records. */
  readonly defaults?: Readonly<Record<string, () => Promise<string>>>;
  /** The clock and budget of another client, to share them. */
  readonly state?: SharedState | undefined;
}

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
    const { signal } = options;
    const attemptMs = options.timeoutMs === undefined ? timeoutMs : checkMs("timeoutMs", options.timeoutMs);
    await fillDefaults(runtime, operation, split, { deadline, timeoutMs: attemptMs, signal });
    const context = {
      operation: operation.id,
      path: split.path,
      secrets: split.secrets,
      authenticate: operation.signed ? runtime.authenticate : undefined,
      fetch,
      now: () => state.clock.now(),
      timeoutMs: attemptMs,
      deadline,
      maxBodyBytes,
      signal,
      hostHint,
    };
    const { data, requestId, answer } = await repeat({
      ...state,
      service,
      operation,
      repeatable: operation.readsOnly || hasToken(operation, input),
      origin,
      policy,
      deadline,
      signal,
      ...watch,
      validation,
      send: (attempt, trace) =>
        send(operation, split, (request) => sendAttempt(request, { ...context, attempt, trace })),
    });
    const { status, headers, text } = answer;
    const response = conceal({ status, headers, text }, operation.secretOutput ? ["text"] : []);
    return { data: data as Fields, response, requestId };
  };

  const explain: Runner["explain"] = async (operation, input) => {
    const split = splitInput(operation, input);
    await fillDefaults(runtime, operation, split, {
      deadline: new Deadline(runtime.deadlineMs),
      timeoutMs,
      signal: undefined,
    });
    const authenticate = operation.signed ? runtime.authenticate : undefined;
    const { signal } = new AbortController();
    const attempt = { operation: operation.id, path: split.path, now: state.clock.now(), signal };
    return send(operation, split, (request) => explainRequest(request, authenticate, attempt, split.secrets));
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

/** The search serves every caller that waits for it, so one caller's signal or deadline ends that caller's wait only. */
async function fillDefaults(
  { defaults }: ServiceRuntime,
  { id, input }: OperationRecord,
  split: SplitInput,
  { deadline, timeoutMs, signal }: { deadline: Deadline; timeoutMs: number; signal: AbortSignal | undefined },
): Promise<void> {
  for (const [name, { clientDefault, in: place, rule }] of Object.entries(input)) {
    const find = clientDefault === undefined ? undefined : defaults?.[clientDefault];
    if (find === undefined || place === "body" || split[place][name] !== undefined) continue;
    const remaining = deadline.remaining();
    const limit = new Limit(Math.max(0, Math.min(timeoutMs, remaining)), signal);
    try {
      const found = await limit.race(find());
      checkValue(id, name, found, rule);
      split[place][name] = found;
    } catch (error) {
      const facts = { operation: id, attempts: 0 };
      if (signal?.aborted) throw new AbortError(facts, signal.reason);
      if (limit.passed) throw timedOut(facts, timeoutMs, remaining, deadline);
      throw error instanceof InputError ? error : credentialsFailure(id, error);
    } finally {
      limit.release();
    }
  }
}

function createPolicy({
  maxAttempts = 3,
  baseDelayMs = 200,
  maxDelayMs = 20_000,
  maxRetryAfterMs = 60_000,
  random = Math.random,
  sleep: wait = sleep,
}: RetryOptions = {}): RetryPolicy {
  if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) {
    throw new ConfigurationError("retry.maxAttempts", `is ${maxAttempts}, must be a whole number from 1`);
  }
  for (const [name, ms] of Object.entries({ baseDelayMs, maxDelayMs, maxRetryAfterMs })) {
    if (!(ms >= 0 && ms < 2 ** 31))
      throw new ConfigurationError(`retry.${name}`, `is ${ms}, must be milliseconds from 0 and below 2^31`);
  }
  return { maxAttempts, baseDelayMs, maxDelayMs, maxRetryAfterMs, random, sleep: wait };
}

function checkMs(option: string, ms: number): number {
  // Longer timers fire at once: they overflow 32 bits.
  if (typeof ms === "number" && ms > 0 && ms < 2 ** 31) return ms;
  throw new ConfigurationError(option, `is ${ms}, must be milliseconds above 0 and below 2^31`);
}

function checkBytes(bytes: number): number {
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new ConfigurationError("maxBodyBytes", `is ${bytes}, must be a whole number of bytes above 0`);
}
