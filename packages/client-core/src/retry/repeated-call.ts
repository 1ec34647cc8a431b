import type { Answer } from "../answer/interpret.js";
import type { ResponseValidation } from "../answer/validate.js";
import type { SigningClock } from "../clock.js";
import type { OperationRecord, ServiceRecord } from "../operation.js";
import type { Bounds } from "../request/within.js";
import type { AttemptTrace } from "../telemetry/trace.js";
import type { Watch } from "../telemetry/traced.js";
import type { RetryPolicy } from "./policy.js";
import type { RetryBudget } from "./budget.js";

/** What the calls of a client share: the corrected clock and the retry budget. */
export interface SharedState {
  readonly clock: SigningClock;
  readonly budget: RetryBudget;
}

/** One call, as the loop needs it. */
export interface RepeatedCall extends SharedState, Watch, Bounds {
  readonly service: ServiceRecord;
  readonly operation: OperationRecord;
  /** Whether the call may be made again: it changes nothing, or carries an idempotency token. */
  readonly repeatable: boolean;
  readonly origin: string;
  readonly policy: RetryPolicy;
  readonly validation: ResponseValidation | undefined;
  /** Signs and sends one attempt. */
  readonly send: (attempt: number, trace: AttemptTrace | undefined) => Promise<Answer>;
}
