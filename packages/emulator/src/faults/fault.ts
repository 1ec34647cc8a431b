import type { BreakOff } from "../http/message.js";
import type { OperationId, ServiceName } from "../service.js";

/** An answer to send exactly as given, however wrong it is. */
export interface ExactAnswer {
  /** From 200 to 599. */
  readonly status: number;
  /** Sent as they are: no Date, no request id and no Content-Type are added. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as UTF-8; default empty. */
  readonly body?: string | undefined;
  /** In place of `body`: its bytes in base64, for what is no text. */
  readonly base64Body?: string | undefined;
}

/**
 * What goes wrong with requests of an operation. It is JSON, so that a program, a seed file and another language can ask
 * for the same.
 *
 * With `status`, `answer` or `redirectTo`, a request is answered before it is authenticated or validated, and nothing is done.
 * Without them the service does its work, and then its answer is changed or sent badly.
 */
export interface Fault {
  /** The operation it befalls. */
  readonly operation: OperationId;
  /** The service whose operation it is, where several have one of that name; default any of them. */
  readonly service?: ServiceName | undefined;
  /**
   * How many requests it befalls, from 1 to 10000; default 1. Faults of one operation come one a request, in the order in
   * which they were added; an `"always"` one where no other is due, the last that was added.
   */
  readonly times?: number | "always" | undefined;
  /** Requests of the operation that pass first, whatever they get, counted from when the fault was added; default 0. */
  readonly after?: number | undefined;

  /**
   * The error to answer with, in the vendor's shape. What the spec does not document needs `message`, and `code` where the
   * service has codes, since nobody knows what it would say.
   */
  readonly status?: number | undefined;
  /** The vendor's error code; default what the service usually says with the `status`. IAM has those of the gateway only. */
  readonly code?: string | undefined;
  /** The text of the error; default what the service usually says with the `status`. */
  readonly message?: string | undefined;
  /** Retry-After of the error: seconds from 0 to 86400, or an HTTP date such as `Sun, 01 Mar 2026 12:00:00 GMT`. Default none. */
  readonly retryAfter?: number | string | undefined;
  /** The whole answer. */
  readonly answer?: ExactAnswer | undefined;
  /** Location of a redirect: a URL, or a path; `status` is 301, 302, 303, 307 or 308, by default 302, and the body empty. */
  readonly redirectTo?: string | undefined;

  /** Headers that are added, or take the place of those with their names. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of the answer's Content-Type. */
  readonly contentType?: string | undefined;
  /** In place of the answer's body; `""` for none. */
  readonly body?: string | undefined;
  /**
   * True to answer a request for a later page with the first one, so that the cursor of a walk comes again. Requests for the
   * first page are let by. Only for operations with pages.
   */
  readonly repeatCursor?: boolean | undefined;

  /** Milliseconds before anything is sent, by the system's time and not the emulator's clock; up to an hour. Default 0. */
  readonly delayMs?: number | undefined;
  /** Up to so many milliseconds more, evenly spread; the same ones in each run, by `generate.rng`. Default 0. */
  readonly jitterMs?: number | undefined;
  /** Milliseconds over which the bytes of the body are spread, up to an hour; default 0. */
  readonly bodyMs?: number | undefined;
  /** Where the answer ends before its end, and how; default nowhere. */
  readonly breakOff?: BreakOff | undefined;
}

/** What goes wrong in an emulator from now on. */
export interface Faults {
  /**
   * Adds a fault.
   * @throws RangeError naming the field that cannot be.
   */
  add(fault: Fault): void;
  /** The faults that are still to come, oldest first, each with the `times` and `after` that are left of it. */
  list(): Fault[];
  /**
   * Takes out all faults, or those of one operation.
   * @throws RangeError when there is no such operation.
   */
  clear(operation?: OperationId): void;
}
