import type { Deadline } from "../deadline.js";
import type { CallFacts } from "../errors/call-error.js";
import { AbortError, TimeoutError } from "../errors/transport-errors.js";
import { credentialsFailure } from "./authenticate.js";
import { Limit } from "./limit.js";

/** What ends the waits of a call. */
export interface Bounds {
  readonly timeoutMs: number;
  readonly deadline: Deadline;
  readonly signal: AbortSignal | undefined;
}

/**
 * What a call needs besides its attempts: a search, a renewal. The work may serve every caller that waits for it, so one
 * caller's signal or limits end that caller's wait only; nothing is begun once they have.
 */
export async function within<T>(facts: CallFacts, bounds: Bounds, work: () => Promise<T>): Promise<T> {
  const { timeoutMs, deadline, signal } = bounds;
  const remaining = deadline.remaining();
  const limit = new Limit(Math.min(timeoutMs, remaining), signal);
  try {
    limit.check();
    return await limit.race(work());
  } catch (error) {
    if (signal?.aborted) throw new AbortError(facts, signal.reason);
    if (limit.passed) throw timedOut(facts, timeoutMs, remaining, deadline);
    throw credentialsFailure(facts.operation, error);
  } finally {
    limit.release();
  }
}

/** Which of the two limits it was that passed. */
export function timedOut(facts: CallFacts, timeoutMs: number, remaining: number, { ms }: Deadline): TimeoutError {
  return remaining < timeoutMs ? new TimeoutError(facts, ms ?? 0, "deadline") : new TimeoutError(facts, timeoutMs);
}
