import { fromBase64 } from "../bytes.js";
import { isObject } from "../spec/document.js";
import { quoted, suggest } from "../suggest.js";
import type { ExactAnswer, Fault } from "./fault.js";
import { isFieldName, isFieldValue, isHttpDate } from "./header-text.js";

/** What is wrong with a value of a field: where in it, empty for the value itself, and the problem with its way out. */
export interface Problem {
  readonly at: string;
  readonly text: string;
}

type Check = (value: unknown) => Problem | undefined;

const AN_HOUR = 3_600_000;
const MOST_TIMES = 10_000;

const must =
  (text: string, fits: (value: unknown) => boolean): Check =>
  (value) =>
    fits(value) ? undefined : { at: "", text: `must be ${text}` };

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const whole = (least: number, most: number): Check =>
  must(`a whole number from ${least} to ${most}`, (value) => isWhole(value, least, most));

const text: Check = must("a text", (value) => typeof value === "string");
const someText: Check = must("a text that is not empty", (value) => typeof value === "string" && value !== "");

const isLocation = (value: string): boolean =>
  isFieldValue(value) && (value.startsWith("/") || (/^https?:/i.test(value) && URL.canParse(value)));

/** What each field may hold by itself. */
export const fieldChecks: Readonly<Record<keyof Fault, Check>> = {
  operation: someText,
  service: someText,
  times: must(
    `a whole number from 1 to ${MOST_TIMES}, or "always"`,
    (value) => value === "always" || isWhole(value, 1, MOST_TIMES),
  ),
  after: whole(0, 1_000_000),
  status: whole(300, 599),
  code: someText,
  message: someText,
  retryAfter: must(
    "whole seconds from 0 to 86400, or an HTTP date such as Sun, 01 Mar 2026 12:00:00 GMT",
    (value) => isWhole(value, 0, 86_400) || (typeof value === "string" && isHttpDate(value)),
  ),
  answer,
  redirectTo: must("a URL, or a path that begins with /", (value) => typeof value === "string" && isLocation(value)),
  headers,
  contentType: must(
    "a header value that is not empty",
    (value) => typeof value === "string" && value !== "" && isFieldValue(value),
  ),
  body: text,
  repeatCursor: must("true or false", (value) => typeof value === "boolean"),
  delayMs: whole(0, AN_HOUR),
  jitterMs: whole(0, AN_HOUR),
  bodyMs: whole(0, AN_HOUR),
  breakOff: fieldsOf({ at: words("start", "half"), how: words("close", "reset", "stall") }, ["at", "how"]),
};

function words(...known: readonly string[]): Check {
  return must(`one of ${known.join(", ")}`, (value) => known.some((word) => word === value));
}

function headers(value: unknown): Problem | undefined {
  if (!isObject(value)) return { at: "", text: "must be an object of names and values" };
  const seen = new Set<string>();
  for (const [name, one] of Object.entries(value)) {
    const at = `[${JSON.stringify(name)}]`;
    if (!isFieldName(name)) return { at, text: "is no header name; use letters, digits and -" };
    if (typeof one !== "string" || !isFieldValue(one)) {
      return { at, text: "must be a text without line ends and without characters beyond U+00FF" };
    }
    if (seen.has(name.toLowerCase())) return { at, text: "is there twice; leave one of the two out" };
    seen.add(name.toLowerCase());
  }
  return undefined;
}

function answer(value: unknown): Problem | undefined {
  const checks: Readonly<Record<keyof ExactAnswer, Check>> = {
    status: whole(200, 599),
    headers,
    body: text,
    base64Body: must("base64", (one) => typeof one === "string" && fromBase64(one) !== undefined),
  };
  const problem = fieldsOf(checks, ["status"])(value);
  if (problem !== undefined) return problem;
  const { body, base64Body } = value as ExactAnswer;
  return body !== undefined && base64Body !== undefined
    ? { at: "base64Body", text: "does not go with body; leave one of the two out" }
    : undefined;
}

/** Checks an object field by field, and that there are no others. */
export function fieldsOf(checks: Readonly<Record<string, Check>>, needed: readonly string[]): Check {
  return (value) => {
    if (!isObject(value)) return { at: "", text: `must be an object with ${needed.join(" and ")}` };
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(checks, name)) {
        return { at: quoted(name), text: `there is no such field${suggest(name, Object.keys(checks))}` };
      }
    }
    for (const [name, check] of Object.entries(checks)) {
      const field = value[name];
      if (field === undefined && needed.includes(name)) return { at: name, text: "is missing" };
      const problem = field === undefined ? undefined : check(field);
      if (problem === undefined) continue;
      const dot = problem.at === "" || problem.at.startsWith("[") ? "" : ".";
      return { at: `${name}${dot}${problem.at}`, text: problem.text };
    }
    return undefined;
  };
}
