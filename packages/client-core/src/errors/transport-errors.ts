import type { ResponseProblem } from "../answer/problem.js";
import { CallError, type CallFacts } from "./call-error.js";

/** No answer: the connection could not be made, or broke. `cause` is what the HTTP client reported. */
export class NetworkError extends CallError {
  static override readonly brand = "NetworkError";
  override readonly name = "NetworkError";
  override readonly kind = "network";
}

/** The answer took longer than `timeoutMs`, or the call longer than `deadlineMs`. */
export class TimeoutError extends CallError {
  static override readonly brand = "TimeoutError";
  override readonly name = "TimeoutError";
  override readonly kind = "timeout";
  /** The limit that passed, in milliseconds. */
  readonly timeoutMs: number;
  /** Which limit it was: `timeoutMs` of one attempt, or `deadlineMs` of the whole. */
  readonly limit: "attempt" | "deadline";

  constructor(facts: CallFacts, timeoutMs: number, limit: "attempt" | "deadline" = "attempt") {
    const option = limit === "attempt" ? "timeoutMs" : "deadlineMs";
    super(facts, `no complete answer within ${timeoutMs} ms; raise ${option} if the service needs longer`);
    this.timeoutMs = timeoutMs;
    this.limit = limit;
  }
}

/** The caller's `signal` ended the call. `cause` is the signal's reason. */
export class AbortError extends CallError {
  static override readonly brand = "AbortError";
  override readonly name = "AbortError";
  override readonly kind = "abort";

  constructor(facts: CallFacts, reason: unknown) {
    super(facts, "ended by the caller's signal", reason);
  }
}

/** Why an answer could not be used. */
export type UnexpectedReason =
  "html" | "not-json" | "not-an-object" | "empty" | "redirect" | "undocumented-status" | "too-large" | "invalid";

/**
 * Something answered, but not as the API does: an HTML page from a proxy, an empty or cut body, a redirect; or, for a
 * client with a `validation` of level `throw`, data that breaks its type.
 */
export class UnexpectedResponseError extends CallError {
  static override readonly brand = "UnexpectedResponseError";
  override readonly name = "UnexpectedResponseError";
  override readonly kind = "unexpected-response";
  readonly reason: UnexpectedReason;
  /**
   * The first 500 characters of the body, with the caller's own secrets masked; empty where the answer may hold secrets,
   * and for reason `invalid`.
   */
  readonly excerpt: string;
  /** For reason `invalid`: the first 10 places where the data breaks its type. Pointers and types, never values. */
  readonly problems: readonly ResponseProblem[];

  constructor(
    facts: CallFacts,
    reason: UnexpectedReason,
    problem: string,
    excerpt = "",
    cause?: unknown,
    problems: readonly ResponseProblem[] = [],
  ) {
    super(facts, problem, cause);
    this.reason = reason;
    this.excerpt = excerpt;
    this.problems = problems;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), reason: this.reason, ...(this.problems.length > 0 ? { problems: this.problems } : {}) };
  }
}
