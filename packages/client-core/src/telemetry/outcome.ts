import { YunfanError } from "@yunfan/auth-signing";
import { ApiError } from "../errors/api-error.js";
import { CallError } from "../errors/call-error.js";
import type { TelemetryOutcome } from "./telemetry.js";

/** What a telemetry is told of an error: facts that can be counted, and no text. */
export function outcomeOf(error: unknown): TelemetryOutcome {
  return {
    ...(error instanceof CallError ? { status: error.status, requestId: error.requestId } : {}),
    code: error instanceof ApiError ? (error as ApiError).code : undefined,
    error: error instanceof YunfanError ? error.kind : "bug",
  };
}
