import type { ResponseValidation } from "./answer/validate.js";
import { ConfigurationError } from "./errors/usage-errors.js";
import type { EventListener } from "./events/event.js";
import type { Authenticator } from "./request/authenticate.js";
import type { FetchLike } from "./request/fetch.js";
import type { RetryOptions } from "./retry/policy.js";
import type { SharedState } from "./retry/repeated-call.js";
import type { Telemetry } from "./telemetry/telemetry.js";
/** Options that every client takes. */
export interface TransportOptions {
  /** Sends the requests. Default: the global `fetch`. It gets `redirect: "error"` and must honour it. */
  readonly fetch?: FetchLike | undefined;
  /** True to let an `endpoint` other than loopback be plain http. Default false. */
  readonly allowInsecureEndpoint?: boolean | undefined;
  /** Milliseconds for one request, from signing to the last byte of the answer. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for a whole call or walk: attempts, waits, pages and refreshes. Default: no limit. */
  readonly deadlineMs?: number | undefined;
  /** The largest answer that is read, in bytes. Default 16 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The clock that signs. Default: the machine's, corrected once a service has found it to be off. */
  readonly now?: (() => Date) | undefined;
  /** When and how long to wait before another attempt. Only operations that change nothing are repeated. */
  readonly retry?: RetryOptions | undefined;
  /** Watches what happens; see `ClientEvent`, and `logTo` for a log. */
  readonly onEvent?: EventListener | undefined;
  /** Traces and metrics: `openTelemetry()` of `@yunfan/client-core/opentelemetry`, or a `Telemetry` of your own. */
  readonly telemetry?: Telemetry | undefined;
  /** Checks answers against their types: `validation()` of the service's `/validation` entry. Default: no check. */
  readonly validation?: ResponseValidation | undefined;
}

/** What a provider package adds: where to call, how to authenticate, how to find what the caller left out. */
export interface ServiceRuntime extends TransportOptions {
  readonly endpoint: string;
  readonly authenticate: Authenticator;
  /** One function per `clientDefault` of the records. */
  readonly defaults?: Readonly<Record<string, () => Promise<string>>>;
  /** The clock and budget of another client, to share them. */
  readonly state?: SharedState | undefined;
}

export function checkMs(option: string, ms: number): number {
  // Longer timers fire at once: they overflow 32 bits.
  if (typeof ms === "number" && ms > 0 && ms < 2 ** 31) return ms;
  throw new ConfigurationError(option, `is ${ms}, must be milliseconds above 0 and below 2^31`);
}

export function checkBytes(bytes: number): number {
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new ConfigurationError("maxBodyBytes", `is ${bytes}, must be a whole number of bytes above 0`);
}

/** A bound that is no number would bound nothing. */
export function checkCount(option: string, count: number): number {
  if (typeof count === "number" && count >= 0) return count;
  throw new ConfigurationError(option, `is ${String(count)}, must be a number of 0 or more`);
}

/** A signal from JavaScript may be anything; what is none would fail late, and as an error of ours. */
export function checkSignal(signal: AbortSignal | undefined): AbortSignal | undefined {
  const { aborted, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  if (signal === undefined || (typeof aborted === "boolean" && typeof addEventListener === "function")) return signal;
  throw new ConfigurationError("signal", "is no AbortSignal; pass the signal of an AbortController");
}
