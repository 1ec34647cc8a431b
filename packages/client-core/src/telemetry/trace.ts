import type { ClientEvent } from "../events/event.js";
import { quietly } from "../events/quietly.js";
import type { CallDescription, CallTelemetry, Telemetry, TelemetryOutcome, TelemetrySpan } from "./telemetry.js";

/** A span of somebody's telemetry, which may throw, keep still or call back twice: the work is done, and done once. */
class Trace {
  readonly #span: TelemetrySpan | undefined;

  constructor(span: TelemetrySpan | undefined) {
    this.#span = span;
  }

  /** Does the work in the span's context. The telemetry never holds its promise, so it can neither delay nor change it. */
  within<T>(work: () => Promise<T>): Promise<T> {
    let done: Promise<T> | undefined;
    quietly(() => this.#span?.within(() => void (done ??= work())));
    return (done ??= work());
  }

  end(outcome: TelemetryOutcome): void {
    quietly(() => this.#span?.end(outcome));
  }
}

/** One call as its telemetry sees it. */
export class CallTrace extends Trace {
  readonly #call: CallTelemetry | undefined;

  constructor(telemetry: Telemetry, description: CallDescription) {
    const call = quietly(() => telemetry.startCall(description));
    super(call);
    this.#call = call;
  }

  event(event: ClientEvent): void {
    quietly(() => this.#call?.onEvent(event));
  }

  attempt(attempt: number): AttemptTrace {
    return new AttemptTrace(() => this.#call?.startAttempt(attempt));
  }
}

/** One attempt. It begins as its request leaves: before that, credentials are found, which may take calls of its own. */
export class AttemptTrace {
  readonly #start: () => TelemetrySpan | undefined;
  #trace: Trace | undefined;

  constructor(start: () => TelemetrySpan | undefined) {
    this.#start = start;
  }

  within<T>(work: () => Promise<T>): Promise<T> {
    this.#trace = new Trace(quietly(this.#start));
    return this.#trace.within(work);
  }

  /** Ends it if it began. */
  end(outcome: TelemetryOutcome): void {
    this.#trace?.end(outcome);
  }
}
