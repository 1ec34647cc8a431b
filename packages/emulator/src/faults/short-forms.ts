import { base64 } from "../bytes.js";
import type { OperationId } from "../service.js";
import type { ExactAnswer, Fault } from "./fault.js";

/** An error to answer next. */
export interface ScriptedError extends Pick<Fault, "service" | "code" | "message" | "retryAfter"> {
  /** An error status; one that the spec does not document for the operation needs `code` and `message`. */
  readonly status: number;
  /** How many requests get it; default 1. */
  readonly times?: number | undefined;
}

/** An answer to send next exactly as given, however wrong it is. */
export interface ScriptedAnswer extends Pick<ExactAnswer, "status" | "headers">, Pick<Fault, "service"> {
  /** Text is sent as UTF-8; default empty. */
  readonly body?: string | Uint8Array | undefined;
  /** How many requests get it; default 1. */
  readonly times?: number | undefined;
}

/** The fault that `failNext` adds. */
export const errorFault = (operation: OperationId, error: ScriptedError): Fault => ({ ...error, operation });

/** The fault that `answerNext` adds. */
export function answerFault(operation: OperationId, { service, times, body, ...answer }: ScriptedAnswer): Fault {
  const own = body instanceof Uint8Array ? { base64Body: base64(body) } : { body };
  return { operation, service, times, answer: { ...answer, ...own } };
}
