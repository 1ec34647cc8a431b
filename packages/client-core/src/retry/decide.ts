import { ApiError } from "../errors/api-error.js";
import { NetworkError, TimeoutError, UnexpectedResponseError } from "../errors/transport-errors.js";

/** Statuses that a later attempt may not meet again. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/**
 * Whether a failed attempt might go well another time. A refused signature or token never does, and repeating it is
 * dangerous: five in a row lock a Huawei Cloud key.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (error instanceof TimeoutError) return error.limit === "attempt";
  if (error instanceof ApiError) return PASSING.has((error as ApiError).status);
  if (!(error instanceof UnexpectedResponseError)) return false;
  return error.reason === "not-json" || (error.status !== undefined && PASSING.has(error.status));
}
