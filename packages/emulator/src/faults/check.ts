import { catalogue, noSuchOperation, type Listed } from "../catalogue.js";
import { quoted } from "../suggest.js";
import type { Fault } from "./fault.js";
import { fieldChecks, fieldsOf, type Problem } from "./fields.js";

type Field = keyof Fault;

/** What an answer is made of, beside how it goes out. */
const shaping: readonly Field[] = [
  "status",
  "code",
  "message",
  "retryAfter",
  "answer",
  "redirectTo",
  "headers",
  "contentType",
  "body",
  "repeatCursor",
];
const sending: readonly Field[] = ["delayMs", "jitterMs", "bodyMs", "breakOff"];

/** What a fault does, as far as it says. */
export const effectsOf = (fault: Fault): Field[] =>
  [...shaping, ...sending].filter((field) => fault[field] !== undefined && fault[field] !== false);

/** Fields that leave nothing for others to do. */
const alone: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  answer: shaping.filter((field) => field !== "answer"),
  redirectTo: ["code", "message", "retryAfter", "contentType", "body", "repeatCursor"],
  repeatCursor: ["status", "body"],
};

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What HTTP has no body for, whatever is given: RFC 9110, 15.3.5, 15.3.6 and 15.4.5. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

const checkFields = fieldsOf(fieldChecks, ["operation"]);

/**
 * A copy of a fault that can be.
 *
 * @param fail - Throws what the caller is told: the field, empty for the whole, and the problem with its way out.
 */
export function checkedFault(given: unknown, fail: (field: string, problem: string) => never): Fault {
  const problem = checkFields(given) ?? checkTogether(given as Fault);
  if (problem !== undefined) fail(problem.at, problem.text);
  const fields = Object.entries(given as Fault).filter(([, value]) => value !== undefined);
  return structuredClone(Object.fromEntries(fields)) as unknown as Fault;
}

/** Faults in a list that is an option or a file. */
export function checkedFaults(given: unknown, fail: (place: string, problem: string) => never): Fault[] {
  if (!Array.isArray(given)) return fail("", "must be an array");
  return given.map((fault, index) =>
    checkedFault(fault, (field, problem) => fail(`[${index}]${field === "" ? "" : `.${field}`}`, problem)),
  );
}

function checkTogether(fault: Fault): Problem | undefined {
  const having = catalogue.get(fault.operation);
  if (having === undefined) return { at: "operation", text: noSuchOperation(fault.operation) };
  const meant = having.filter(({ service }) => fault.service === undefined || fault.service === service);
  if (meant.length === 0) {
    const names = having.map(({ service }) => service).join(", ");
    return { at: "service", text: `${quoted(fault.service ?? "")} has no ${fault.operation}; it is of ${names}` };
  }
  const effects = effectsOf(fault);
  if (effects.length === 0) {
    return { at: "", text: `does nothing; give one of ${[...shaping, ...sending].join(", ")}` };
  }
  return checkApart(effects) ?? checkStatuses(fault, meant) ?? checkHeaders(fault) ?? checkSending(fault, effects);
}

function checkApart(effects: readonly Field[]): Problem | undefined {
  for (const [field, others] of Object.entries(alone)) {
    const other = others.find((one) => effects.includes(one));
    if (effects.includes(field as Field) && other !== undefined) {
      return { at: other, text: `does not go with ${field}; leave one of the two out` };
    }
  }
  return undefined;
}

/** What one of the services can answer will do: the others are not asked for it. */
function checkStatuses(fault: Fault, meant: readonly Listed[]): Problem | undefined {
  const problems = meant.map((one) => checkStatus(fault, one));
  return problems.includes(undefined) ? undefined : problems[0];
}

function checkStatus(fault: Fault, { service, operation }: Listed): Problem | undefined {
  const { status, code, message, redirectTo, repeatCursor } = fault;
  if (repeatCursor === true && operation.cursor === undefined) {
    return { at: "repeatCursor", text: `${operation.id} has no pages; name an operation that lists page by page` };
  }
  if (redirectTo !== undefined) {
    return status === undefined || REDIRECTS.includes(status)
      ? undefined
      : { at: "status", text: `must be one of ${REDIRECTS.join(", ")} beside redirectTo` };
  }
  if (status === undefined) {
    const idle = (["code", "message", "retryAfter"] as const).find((field) => fault[field] !== undefined);
    return idle && { at: idle, text: "is part of an error; give its status too" };
  }
  const hasCodes = service !== "iam";
  // IAM's own errors have no codes: what has one is the gateway's.
  if (!hasCodes && code !== undefined && !code.startsWith("APIGW.")) {
    return { at: "code", text: "IAM has the gateway's codes only; give one that begins with APIGW., or leave it out" };
  }
  const documented = [...operation.answers.keys()].filter((one) => one >= 400);
  if (documented.includes(status) || (status >= 400 && message !== undefined && (code !== undefined || !hasCodes))) {
    return undefined;
  }
  const wayOut =
    status < 400
      ? "give redirectTo or answer for another"
      : `give ${hasCodes ? "code and message" : "message"} with it`;
  return {
    at: "status",
    text: `${operation.id} documents no error status ${status}; it documents ${documented.join(", ")}; ${wayOut}`,
  };
}

const headerFields: Readonly<Record<string, Field>> = {
  "content-type": "contentType",
  "retry-after": "retryAfter",
  location: "redirectTo",
};

function checkHeaders(fault: Fault): Problem | undefined {
  for (const name of Object.keys(fault.headers ?? {})) {
    const field = headerFields[name.toLowerCase()];
    if (field !== undefined && fault[field] !== undefined) {
      return { at: `headers["${name}"]`, text: `is what ${field} gives; leave one of the two out` };
    }
  }
  return undefined;
}

function checkSending(fault: Fault, effects: readonly Field[]): Problem | undefined {
  const { breakOff, bodyMs, body, answer, redirectTo } = fault;
  if (breakOff?.at === "start") {
    const lost = [...shaping, "bodyMs" as const].find((field) => effects.includes(field));
    return lost && { at: lost, text: "is never sent, since breakOff is at start; leave one of the two out" };
  }
  const isEmpty =
    redirectTo !== undefined ||
    (answer !== undefined && WITHOUT_BODY.includes(answer.status)) ||
    body === "" ||
    (answer !== undefined && (answer.body ?? "") === "" && (answer.base64Body ?? "") === "");
  if (!isEmpty) return undefined;
  if (breakOff !== undefined) return { at: "breakOff.at", text: "the body is empty and has no half; use start" };
  return bodyMs === undefined ? undefined : { at: "bodyMs", text: "the body is empty; use delayMs" };
}
