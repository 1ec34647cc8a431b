import { YunfanError } from "@yunfan/auth-signing";
import { oneLine } from "./one-line.js";

/**
 * Why a call made no further attempt: the failure is none that passes; the operation may not be repeated; `maxAttempts`
 * were made; the client's retry budget is spent; the deadline would pass first; the service asked for a longer wait than
 * `maxRetryAfterMs`.
 */
export type StopReason = "final" | "not-repeatable" | "attempts" | "budget" | "deadline" | "retry-after";

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
  static override readonly brand: string = "CallError";
  readonly operation: string;
  readonly attempts: number;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  #stopped: StopReason | undefined;
  #retryable = false;

  constructor(facts: CallFacts, problem: string, cause?: unknown) {
    const id = facts.requestId === undefined ? "" : ` (request id ${facts.requestId})`;
    super(oneLine(`${facts.operation}: ${problem}${id}`), cause === undefined ? undefined : { cause });
    this.operation = facts.operation;
    this.attempts = facts.attempts;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }

  /** Whether the same call may go well at another time. */
  get retryable(): boolean {
    return this.#retryable;
  }

  /** Why no further attempt was made; undefined for a call that made none. */
  get stopped(): StopReason | undefined {
    return this.#stopped;
  }

  /** @internal Noted by the retry loop as it gives up. */
  conclude(stopped: StopReason, retryable: boolean): void {
    this.#stopped = stopped;
    this.#retryable = retryable;
  }

  /** The facts as plain data, for logs: no body, no stack, no cause. */
  override toJSON(): Record<string, unknown> {
    const { kind, name, message, operation, attempts, status, requestId, retryable, stopped } = this;
    return { kind, name, message, operation, attempts, status, requestId, retryable, stopped };
  }

  /** What `console.log` shows on Node: the stack and the facts, bounded, without the body. */
  [Symbol.for("nodejs.util.inspect.custom")](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    const { message: _message, name: _name, ...facts } = this.toJSON();
    const cause = this.cause === undefined ? {} : { cause: this.cause };
    return `${this.stack ?? this.message} ${inspect({ ...facts, ...cause }, options)}`;
  }
}
