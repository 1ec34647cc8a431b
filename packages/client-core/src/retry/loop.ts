import { interpret, type Answer, type Interpreted } from "../answer/interpret.js";
import type { SigningClock } from "../clock.js";
import type { Deadline } from "../deadline.js";
import { ApiError } from "../errors/api-error.js";
import { CallError, type StopReason } from "../errors/call-error.js";
import { AbortError } from "../errors/transport-errors.js";
import type { EventListener } from "../events/event.js";
import type { OperationRecord, ServiceRecord } from "../operation.js";
import { credentialsFailure } from "../request/authenticate.js";
import { backoffMs, retryAfterMs, type RetryPolicy } from "./backoff.js";
import type { RetryBudget } from "./budget.js";
import { isPassing } from "./decide.js";

/** What the calls of a client share: the corrected clock and the retry budget. */
export interface SharedState {
  readonly clock: SigningClock;
  readonly budget: RetryBudget;
}

/** One call, as the loop needs it. */
export interface RepeatedCall extends SharedState {
  readonly service: ServiceRecord;
  readonly operation: OperationRecord;
  readonly origin: string;
  readonly policy: RetryPolicy;
  readonly deadline: Deadline;
  readonly signal: AbortSignal | undefined;
  readonly emit: EventListener;
  /** Signs and sends one attempt. */
  readonly send: (attempt: number) => Promise<Answer>;
}

/**
 * Makes attempts until one goes well or no further one may. Each is signed afresh. Apart from failures that pass, two
 * refusals are worth one more attempt each: a clock that the answer's own date can put right, and credentials that their
 * source can renew.
 */
export async function repeat(call: RepeatedCall): Promise<Interpreted & { readonly answer: Answer }> {
  const mended = { clock: false, credentials: false };
  for (let attempt = 1; ; attempt++) {
    const offset = call.clock.offsetMs;
    const outcome = await tryOnce(call, attempt);
    if (!("error" in outcome)) {
      call.budget.succeed(attempt > 1);
      return outcome;
    }
    const { error, answer } = outcome;
    if (await mend(call, attempt, outcome, offset, mended)) continue;

    const stop = await waitForNext(call, attempt, error, answer);
    if (stop === undefined) continue;
    if (error instanceof CallError) error.conclude(stop, isPassing(error));
    throw error;
  }
}

type Outcome = (Interpreted & { readonly answer: Answer }) | { readonly error: unknown; readonly answer?: Answer };

/** One attempt, told as an event whichever way it ends. */
async function tryOnce(call: RepeatedCall, attempt: number): Promise<Outcome> {
  const started = performance.now();
  const { operation, emit, origin } = call;
  const tell = (facts: {
    status?: number | undefined;
    requestId?: string | undefined;
    error?: string | undefined;
  }): void => {
    const { status, requestId, error } = facts;
    const { id, method, path } = operation;
    const ms = performance.now() - started;
    emit({ type: "request", operation: id, method, origin, path, attempt, ms, status, requestId, error });
  };
  let answer: Answer | undefined;
  try {
    answer = await call.send(attempt);
    const read = interpret(operation, call.service.errors, answer, attempt);
    tell({ status: answer.status, requestId: read.requestId });
    return { ...read, answer };
  } catch (error) {
    if (error instanceof CallError) tell({ status: error.status, requestId: error.requestId, error: error.kind });
    return answer === undefined ? { error } : { error, answer };
  }
}

/** Puts right what the service refused, once each. True when a further attempt makes sense. */
async function mend(
  { service, clock, operation, emit }: RepeatedCall,
  attempt: number,
  { error, answer }: { error: unknown; answer?: Answer },
  signedWith: number,
  mended: { clock: boolean; credentials: boolean },
): Promise<boolean> {
  if (!(error instanceof ApiError) || answer === undefined) return false;
  const again = (reason: "clock" | "credentials"): true => {
    emit({ type: "retry", operation: operation.id, attempt, reason, delayMs: 0 });
    return true;
  };
  if (!mended.clock && error.code !== undefined && service.errors.clock?.includes(error.code)) {
    mended.clock = true;
    return clock.correct(answer.headers.get("date"), signedWith) && again("clock");
  }
  if (!mended.credentials && error.status === 401 && answer.renew !== undefined) {
    mended.credentials = true;
    try {
      await answer.renew();
    } catch (failure) {
      throw credentialsFailure(operation.id, failure);
    }
    emit({ type: "refresh", operation: operation.id, attempt });
    return again("credentials");
  }
  return false;
}

/** Waits for the next attempt, or says why there is none. */
async function waitForNext(
  call: RepeatedCall,
  attempt: number,
  error: unknown,
  answer: Answer | undefined,
): Promise<StopReason | undefined> {
  const { operation, policy, budget, deadline, signal, emit, clock } = call;
  if (!isPassing(error)) return "final";
  if (!operation.readsOnly) return "not-repeatable";
  if (attempt >= policy.maxAttempts) return "attempts";
  const asked = retryAfterMs(answer?.headers.get("retry-after") ?? null, clock.now()) ?? 0;
  if (asked > policy.maxRetryAfterMs) return "retry-after";
  const delayMs = Math.max(asked, backoffMs(attempt, policy));
  if (delayMs >= deadline.remaining()) return "deadline";
  if (!budget.take()) return "budget";
  emit({ type: "retry", operation: operation.id, attempt, reason: "failure", delayMs });
  await policy.sleep(delayMs, signal);
  if (signal?.aborted) throw new AbortError({ operation: operation.id, attempts: attempt }, signal.reason);
  return undefined;
}
