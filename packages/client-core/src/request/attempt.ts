import { BodyTooLarge, readText } from "../answer/read.js";
import type { Answer } from "../answer/interpret.js";
import { mask } from "../answer/mask.js";
import { oneLine } from "../errors/one-line.js";
import { AbortError, NetworkError, UnexpectedResponseError } from "../errors/transport-errors.js";
import type { AttemptTrace } from "../telemetry/trace.js";
import { credentialsFailure, type AttemptToSign, type Authentication, type Authenticator } from "./authenticate.js";
import type { ByteStream, FetchedResponse, FetchLike } from "./fetch.js";
import { Limit } from "./limit.js";
import type { OutgoingRequest } from "./outgoing.js";
import { timedOut, type Bounds } from "./within.js";

/** Everything one attempt needs besides the request. */
export interface AttemptContext extends Bounds {
  readonly operation: string;
  readonly attempt: number;
  readonly path: Readonly<Record<string, unknown>>;
  /** Secret inputs of the call. */
  readonly secrets: readonly string[];
  readonly authenticate: Authenticator | undefined;
  readonly fetch: FetchLike;
  readonly now: () => Date;
  readonly maxBodyBytes: number;
  /** What to add when the host has no address. */
  readonly hostHint: string | undefined;
  readonly trace: AttemptTrace | undefined;
}

/**
 * Signs a request, sends it and reads the whole answer, all within `timeoutMs`. Redirects are refused: `fetch` would
 * carry `X-Auth-Token` and `x-bce-security-token` to whatever host an answer names.
 */
export async function sendAttempt(request: OutgoingRequest, context: AttemptContext): Promise<Answer> {
  // What ends before anything is sent is no request.
  let attempts = context.attempt - 1;
  const remaining = context.deadline.remaining();
  const limit = new Limit(Math.min(context.timeoutMs, remaining), context.signal);
  try {
    limit.check();
    const headers = Object.fromEntries(request.headers);
    const { method, url, body } = request;
    const { operation, path, now } = context;
    const attempt = { operation, method, url, headers, body, path, now: now(), signal: limit.signal };
    const proof = context.authenticate && (await limit.race(authenticated(context.authenticate, attempt)));
    limit.check();
    const secrets = [...context.secrets, ...(proof?.secrets ?? [])];
    const sent = { accept: "application/json", ...headers, ...proof?.headers };
    const send = () => exchange(request, sent, secrets, context, limit);
    attempts = context.attempt;
    const answer = await (context.trace === undefined ? send() : context.trace.within(send));
    return { ...answer, secrets, canonicalRequest: proof?.signature?.canonicalRequest, renew: proof?.renew };
  } catch (error) {
    const facts = { operation: context.operation, attempts };
    if (context.signal?.aborted) throw new AbortError(facts, context.signal.reason);
    if (limit.passed) throw timedOut(facts, context.timeoutMs, remaining, context.deadline);
    throw error;
  } finally {
    limit.release();
  }
}

async function authenticated(authenticate: Authenticator, attempt: AttemptToSign): Promise<Authentication> {
  try {
    return await authenticate(attempt);
  } catch (error) {
    throw credentialsFailure(attempt.operation, error);
  }
}

async function exchange(
  request: OutgoingRequest,
  headers: Record<string, string>,
  secrets: readonly string[],
  context: AttemptContext,
  limit: Limit,
): Promise<Pick<Answer, "status" | "headers" | "text">> {
  const facts = { operation: context.operation, attempts: context.attempt };
  // `host` is signed from the URL and set by fetch itself, which refuses to be told.
  delete headers["host"];
  let status: number | undefined;
  try {
    // Raced, because a fetch of the caller's own may not heed its signal.
    const sent = context.fetch(request.url, {
      method: request.method,
      headers,
      redirect: "error",
      signal: limit.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const response: unknown = await limit.race(Promise.resolve(sent));
    if (!isResponse(response)) throw new TypeError("fetch gave no Response");
    status = response.status;
    const text = await limit.race(readText(response, context.maxBodyBytes));
    return { status, headers: response.headers, text };
  } catch (error) {
    const { origin } = new URL(request.url);
    if (error instanceof BodyTooLarge) {
      const problem = `the answer of ${origin} is larger than ${context.maxBodyBytes} bytes (maxBodyBytes)`;
      throw new UnexpectedResponseError({ ...facts, status }, "too-large", problem);
    }
    const reason = mask(reasonOf(error), secrets);
    if (REDIRECT_REFUSED.test(reason)) {
      const problem = `${origin} answered with a redirect, which is refused so that credentials stay with the endpoint`;
      throw new UnexpectedResponseError(facts, "redirect", problem, "", plainCause(error, secrets));
    }
    const hint = context.hostHint !== undefined && /\bENOTFOUND\b/.test(reason) ? ` (${context.hostHint})` : "";
    throw new NetworkError(facts, `no answer from ${origin}: ${reason}${hint}`, plainCause(error, secrets));
  }
}

/** How runtimes say that `redirect: "error"` met one: Node's undici, Bun, Deno. A host may have the word in its name. */
const REDIRECT_REFUSED = /\bunexpected ?redirect\b|\bredirect mode\b|\bencountered redirect\b/i;

/** The deepest reason that an HTTP client gives, on one line: `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: unknown): string {
  let deepest = error;
  for (let depth = 0; depth < 8 && deepest instanceof Error && deepest.cause instanceof Error; depth++) {
    deepest = deepest.cause;
  }
  if (!(deepest instanceof Error)) return "the connection failed";
  // A connection tried on several addresses fails with an AggregateError, whose own message is empty.
  const first = deepest instanceof AggregateError ? (deepest.errors[0] as unknown) : undefined;
  const text =
    (first instanceof Error ? first.message : deepest.message) || (deepest as { code?: string }).code || deepest.name;
  return text.split("\n", 1)[0] ?? text;
}

function isResponse(value: unknown): value is FetchedResponse {
  if (typeof value !== "object" || value === null) return false;
  const { status, headers, body } = value as Partial<FetchedResponse>;
  const readable = body === null || typeof (body as Partial<ByteStream> | undefined)?.getReader === "function";
  return typeof status === "number" && typeof headers?.get === "function" && readable;
}

/**
 * What an HTTP client reported, without what it may have kept: some put the whole request, credentials and all, on the
 * errors that they throw.
 */
function plainCause(error: unknown, secrets: readonly string[], depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > 3) return undefined;
  const cause = plainCause(error.cause, secrets, depth + 1);
  const plain = new Error(oneLine(mask(error.message, secrets)), cause === undefined ? undefined : { cause });
  const { code } = error as { code?: unknown };
  return Object.assign(plain, { name: error.name, ...(typeof code === "string" ? { code } : {}) });
}
