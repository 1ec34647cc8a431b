import type { Answer } from "../answer/interpret.js";
import { ApiError } from "../errors/api-error.js";
import { CallError } from "../errors/call-error.js";
import { within } from "../request/within.js";
import { isPassing } from "./decide.js";
import type { RepeatedCall } from "./repeated-call.js";

/** Puts right what the service refused, once each. True when a further attempt makes sense. */
export async function mend(
  call: RepeatedCall,
  attempt: number,
  { error, answer }: { error: unknown; answer?: Answer },
  signedWith: number,
  mended: { clock: boolean; credentials: boolean },
): Promise<boolean> {
  const { service, clock, operation, emit } = call;
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
    const facts = { operation: operation.id, attempts: attempt };
    const renewed = await within(facts, call, answer.renew).catch((failure: unknown) => {
      if (failure instanceof CallError) failure.conclude("final", isPassing(failure));
      throw failure;
    });
    if (!renewed) return false;
    emit({ type: "refresh", operation: operation.id, attempt });
    return again("credentials");
  }
  return false;
}
