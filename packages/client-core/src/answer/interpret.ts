import { ApiError } from "../errors/api-error.js";
import type { CallFacts } from "../errors/call-error.js";
import { UnexpectedResponseError, type UnexpectedReason } from "../errors/transport-errors.js";
import { oneLine } from "../errors/one-line.js";
import { conceal } from "./conceal.js";
import { readEcho } from "./echo.js";
import { parseExact } from "./int64.js";
import { mask, maskDeep } from "./mask.js";
import type { ErrorFields, OperationRecord } from "../operation.js";
import type { ResponseHeaders } from "../request/fetch.js";

/** A complete answer, nothing interpreted yet. */
export interface Answer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly text: string;
  /** Texts that must not come back in an error. */
  readonly secrets: readonly string[];
  /** The text that was signed, to compare with one that the answer echoes. */
  readonly canonicalRequest?: string | undefined;
  /** Renews the credentials that this answer may have refused. */
  readonly renew?: (() => Promise<boolean>) | undefined;
}

/** Data with what came around it. */
export interface Interpreted {
  readonly data: unknown;
  readonly requestId: string | undefined;
}

/** The reasons that a complete answer can give. */
type InterpretedReason = Exclude<UnexpectedReason, "redirect" | "too-large" | "invalid">;

const EXCERPT_LENGTH = 500;

/** No vendor's code or request id is as long. A server chooses them, and they go into every log. */
const LONGEST_WORD = 200;

/**
 * Where else the two vendors are known to put these: gateways and neighbouring services answer in shapes of their own,
 * which the handlers of Huawei Cloud's Python and Go SDKs all look for.
 */
const USUAL = {
  code: ["/error_code", "/errorCode", "/error/code", "/code"],
  message: ["/error_msg", "/errorMsg", "/error/message", "/message", "/reason"],
  requestId: ["/request_id", "/requestId"],
};

/**
 * The data of a good answer.
 *
 * @throws {ApiError} for an error status with a JSON body.
 * @throws {UnexpectedResponseError} for everything that the API itself would not send.
 */
export function interpret(
  operation: OperationRecord,
  fields: ErrorFields,
  answer: Answer,
  attempts: number,
): Interpreted {
  const { status } = answer;
  const idIn = (body: unknown) => {
    const header = answer.headers.get(fields.requestId.header);
    const id = header ?? textAt(body, [...fields.requestId.body, ...USUAL.requestId]);
    return id === undefined ? undefined : oneLine(mask(id, answer.secrets), LONGEST_WORD);
  };
  const raw = parseObject(answer.text, status === operation.success ? operation.int64 : undefined);
  const hidden = operation.secretOutput;
  if (status === operation.success && operation.emptyOutput === true && raw.reason === "empty") {
    return { data: {}, requestId: idIn(undefined) };
  }
  if (status === operation.success && raw.value !== undefined) {
    return { data: hidden ? conceal(raw.value, hidden) : raw.value, requestId: idIn(raw.value) };
  }
  const json = { ...raw, value: maskDeep(raw.value, answer.secrets) };
  const facts: CallFacts & { status: number } = {
    operation: operation.id,
    attempts,
    status,
    requestId: idIn(json.value),
  };
  if (status >= 400 && json.value !== undefined) {
    const said = textAt(json.value, [...fields.code, ...USUAL.code]);
    const code = said === undefined ? undefined : oneLine(said, LONGEST_WORD);
    const message = textAt(json.value, [...fields.message, ...USUAL.message]);
    const echo =
      answer.canonicalRequest === undefined || message === undefined
        ? undefined
        : readEcho(message, mask(answer.canonicalRequest, answer.secrets));
    throw new ApiError({ ...facts, body: json.value, code, message: echo?.message ?? message, verdict: echo?.verdict });
  }
  const problem = json.reason ?? "undocumented-status";
  // Nothing tells where in such a text a fresh secret stands; the page of a proxy holds none.
  const keepsQuiet = hidden !== undefined && problem !== "html";
  const excerpt = keepsQuiet ? "" : mask(answer.text, answer.secrets).slice(0, EXCERPT_LENGTH);
  throw new UnexpectedResponseError(facts, problem, `${status} ${explain(problem, answer)}`, excerpt);
}

/** A body as a JSON object, or why it is none. */
function parseObject(
  text: string,
  int64: readonly string[] | undefined,
): { value?: object; reason?: InterpretedReason } {
  const trimmed = text.trim();
  if (trimmed === "") return { reason: "empty" };
  try {
    const value: unknown = parseExact(trimmed, int64);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { value }
      : { reason: "not-an-object" };
  } catch {
    // The parser's own error is no cause to keep: it quotes the body.
    return { reason: trimmed.startsWith("<") ? "html" : "not-json" };
  }
}

function explain(reason: InterpretedReason, answer: Answer): string {
  const type = mask(answer.headers.get("content-type") ?? "no content type", answer.secrets);
  const problems: Record<InterpretedReason, string> = {
    html: `with an HTML page (${type}) where JSON was expected; is a proxy or a login page in between?`,
    "not-json": `with a body that is not JSON (${type}); it may have been cut short`,
    "not-an-object": "with JSON that is not an object",
    empty: "with an empty body",
    "undocumented-status": "is a status that the API does not document for this operation",
  };
  return problems[reason];
}

/** The first of the pointers that leads to a text or a number, as text. */
function textAt(body: unknown, pointers: readonly string[]): string | undefined {
  for (const pointer of pointers) {
    let value: unknown = body;
    for (const key of pointer.split("/").slice(1)) {
      value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    }
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}
