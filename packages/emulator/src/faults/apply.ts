import { fromBase64 } from "../bytes.js";
import type { Door, Result } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import type { HeaderPair, RawAnswer } from "../http/message.js";
import type { DueFault } from "./faults.js";
import type { ExactAnswer, Fault } from "./fault.js";

/** Whether a fault answers in the service's place, before it has looked at the request. */
export const answersItself = ({ status, answer, redirectTo }: Fault): boolean =>
  status !== undefined || answer !== undefined || redirectTo !== undefined;

/** What a fault has for an answer; where it gives the whole of one, only the status counts. */
export function inPlaceOf<Caller>(
  door: Door<Caller>,
  { status, code, message, answer, redirectTo }: Fault,
): Result | Refusal {
  if (status === undefined || redirectTo !== undefined) {
    return { status: answer?.status ?? status ?? 302, body: null };
  }
  const usual = door.usual(status);
  return new Refusal({
    status,
    code: code ?? usual.code,
    message: message ?? usual.message,
    details: message === undefined ? usual.details : undefined,
  });
}

/** An answer as a fault leaves it: changed, and sent as the fault says. */
export function withFault(answer: RawAnswer, { fault, delivery }: DueFault): RawAnswer {
  const exact = fault.answer;
  const changed = exact === undefined ? changedBy(fault, answer) : exactly(exact);
  return delivery === undefined ? changed : { ...changed, delivery };
}

function exactly({ status, headers = {}, body = "", base64Body }: ExactAnswer): RawAnswer {
  const bytes = base64Body === undefined ? body : fromBase64(base64Body);
  return { status, headers: Object.entries(headers), body: bytes ?? "" };
}

function changedBy(fault: Fault, { status, headers, body }: RawAnswer): RawAnswer {
  const { contentType, retryAfter, redirectTo } = fault;
  const isRedirect = redirectTo !== undefined;
  const own: Record<string, string | undefined> = {
    ...(isRedirect ? { "Content-Type": undefined, Location: redirectTo } : {}),
    ...(contentType === undefined ? {} : { "Content-Type": contentType }),
    ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
    ...fault.headers,
  };
  return {
    status: isRedirect ? (fault.status ?? 302) : status,
    headers: replaced(headers, own),
    body: isRedirect ? "" : (fault.body ?? body),
  };
}

/** Headers without those that are given anew, which come last; one that is `undefined` goes. */
function replaced(headers: readonly HeaderPair[], own: Readonly<Record<string, string | undefined>>): HeaderPair[] {
  const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const added = Object.entries(own).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...added];
}
