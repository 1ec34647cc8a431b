import { interpret, type Answer, type Interpreted } from "../answer/interpret.js";
import { reportInvalid, requireValid } from "../answer/validate.js";
import { ApiError } from "../errors/api-error.js";
import { CallError, type StopReason } from "../errors/call-error.js";
import { AbortError } from "../errors/transport-errors.js";
import { outcomeOf } from "../telemetry/outcome.js";
import { backoffMs, retryAfterMs } from "./backoff.js";
import { isPassing } from "./decide.js";
import { mend } from "./mend.js";
import type { RepeatedCall } from "./repeated-call.js";

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
  const { operation, emit, origin, validation } = call;
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
  const trace = call.trace?.attempt(attempt);
  let answer: Answer | undefined;
  try {
    answer = await call.send(attempt, trace);
    const read = interpret(operation, call.service.errors, answer, attempt);
    const { status } = answer;
    const judged = { operation: operation.id, attempts: attempt, status, requestId: read.requestId, body: read.data };
    requireValid(validation, emit, answer, judged);
    trace?.end({ status, requestId: read.requestId });
    tell({ status, requestId: read.requestId });
    return { ...read, answer };
  } catch (error) {
    trace?.end(outcomeOf(error));
    // An error stays what it is, whatever its body: its status and code say more than that the body is odd.
    if (error instanceof ApiError && answer !== undefined) reportInvalid(validation, emit, answer, error as ApiError);
    // What ended before anything was sent was no request.
    const sent = error instanceof CallError && error.attempts === attempt;
    if (sent) tell({ status: error.status, requestId: error.requestId, error: error.kind });
    return answer === undefined ? { error } : { error, answer };
  }
}

/** Waits for the next attempt, or says why there is none. */
async function waitForNext(
  call: RepeatedCall,
  attempt: number,
  error: unknown,
  answer: Answer | undefined,
): Promise<StopReason | undefined> {
  const { operation, repeatable, policy, budget, deadline, signal, emit, clock } = call;
  if (!isPassing(error)) return "final";
  if (!repeatable) return "not-repeatable";
  if (attempt >= policy.maxAttempts) return "attempts";
  const asked = retryAfterMs(answer?.headers.get("retry-after") ?? null, clock.now()) ?? 0;
  if (asked > policy.maxRetryAfterMs) return "retry-after";
  const delayMs = Math.max(asked, backoffMs(attempt, policy));
  if (delayMs >= deadline.remaining()) return "deadline";
  if (!budget.take()) return "budget";
  emit({ type: "retry", operation: operation.id, attempt, reason: "failure", delayMs });
  await policy.sleep(delayMs, signal);
  if (!signal?.aborted) return undefined;
  const aborted = new AbortError({ operation: operation.id, attempts: attempt }, signal.reason);
  aborted.conclude("final", false);
  throw aborted;
}
