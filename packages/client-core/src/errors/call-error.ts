import { YunfanError } from "@yunfan/auth-signing";

/** What every error of a call tells, whatever went wrong. */
export interface CallFacts {
  /** The vendor's operation name, such as `ListReservedInstances`. */
  readonly operation: string;
  /** How many requests were sent for this call. */
  readonly attempts: number;
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's id of the request, when there was one: quote it to the vendor's support. */
  readonly requestId?: string | undefined;
}

/**
 * An error that ended a call. `kind` is a literal on every subclass, made for `switch`; `message` is one line.
 *
 * Neither credentials nor request headers are kept, so logging the error is safe.
 */
export abstract class CallError extends YunfanError {
  readonly operation: string;
  readonly attempts: number;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(facts: CallFacts, problem: string, cause?: unknown) {
    const id = facts.requestId === undefined ? "" : ` (request id ${facts.requestId})`;
    super(`${facts.operation}: ${problem}${id}`, cause === undefined ? undefined : { cause });
    this.operation = facts.operation;
    this.attempts = facts.attempts;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }

  /** The facts as plain data, for logs: no body, no stack, no cause. */
  override toJSON(): Record<string, unknown> {
    const { kind, name, message, operation, attempts, status, requestId } = this;
    return { kind, name, message, operation, attempts, status, requestId };
  }
}
