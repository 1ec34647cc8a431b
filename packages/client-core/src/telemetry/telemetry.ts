import type { ClientEvent } from "../events/event.js";

/**
 * Watches calls from around them, as traces and metrics need it: what runs inside can be found below what was active
 * outside. `@yunfan/client-core/opentelemetry` has one; write your own for another system.
 *
 * Nothing that a telemetry does or throws changes a call. It is told facts only, never an input, header, body or secret,
 * and it is plain functions: one made by another copy of this package will do.
 */
export interface Telemetry {
  /** A call begins, and the caller's context is active. Told once per call; each page of a walk is a call. */
  startCall(call: CallDescription): CallTelemetry;
}

/** What is known of a call before it runs. */
export interface CallDescription {
  /** The service's name in messages, such as `ROMA`. */
  readonly service: string;
  /** The vendor's operation name. */
  readonly operation: string;
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** The path template, such as `/v2/{project_id}/instances`. */
  readonly path: string;
}

/** A call or an attempt under way. */
export interface TelemetrySpan {
  /** Runs `run` at once, in the context of this span; what it started stays in that context. */
  within(run: () => void): void;
  /** It is over. Told once. */
  end(outcome: TelemetryOutcome): void;
}

/** One call under way: its search for defaults, its attempts, and the waits between them. */
export interface CallTelemetry extends TelemetrySpan {
  /** The `attempt`-th request of the call, from 1, is about to leave; it was already signed. */
  startAttempt(attempt: number): TelemetrySpan;
  /** What `onEvent` is told of this call. */
  onEvent(event: ClientEvent): void;
}

/** How a call or an attempt ended. */
export interface TelemetryOutcome {
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's id of the request. */
  readonly requestId?: string | undefined;
  /** The vendor's error code. */
  readonly code?: string | undefined;
  /** The `kind` of the error; undefined when it went well, `bug` for an error that is none of this library's. */
  readonly error?: string | undefined;
}
