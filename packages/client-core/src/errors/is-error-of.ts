import { CallError } from "./call-error.js";
import type { PaginationError } from "./usage-errors.js";
import type { CallErrorOf } from "../call/call.js";
import type { NamedOperation } from "../call/operation-call.js";

/**
 * Whether something caught is an error of calling this operation, or of walking its pages; `hasStatus` then narrows it to one status's body.
 *
 * @example
 * try {
 *   await roma.checkRomaInstanceListV2();
 * } catch (error) {
 *   if (isErrorOf(roma.checkRomaInstanceListV2, error) && hasStatus(error, 403)) console.error(error.body.error_msg);
 *   else throw error;
 * }
 */
export function isErrorOf<Errors>(
  operation: NamedOperation<Errors>,
  error: unknown,
): error is Extract<CallErrorOf<Errors>, CallError> | PaginationError {
  return error instanceof CallError && error.operation === operation.operation;
}
