import { describe, expect, it } from "vitest";
import { checkedFault, checkedFaults } from "./check.js";

const ROMA = "CheckRomaInstanceListV2";
const BCC = "ListReservedInstances";
const TOKEN = "KeystoneCreateUserTokenByPassword";

const fail = (field: string, problem: string): never => {
  throw new RangeError(`${field}: ${problem}`);
};
const check = (fault: unknown) => () => checkedFault(fault, fail);

describe("a fault that can be", () => {
  it.each([
    { operation: ROMA, status: 429 },
    { operation: ROMA, status: 429, code: "APIGW.0308", message: "slow down", retryAfter: 0, times: 10_000, after: 3 },
    { operation: ROMA, status: 429, retryAfter: "Sun, 01 Mar 2026 12:00:00 GMT" },
    { operation: ROMA, status: 503, code: "APIGW.0402", message: "the backend is not there" },
    { operation: ROMA, service: "roma", status: 429 },
    { operation: TOKEN, status: 429, message: "too many tokens" },
    { operation: TOKEN, status: 401, code: "APIGW.0301" },
    { operation: BCC, status: 500, contentType: "text/html", body: "<html>", headers: { "X-One": "\u00e9 1" } },
    { operation: BCC, answer: { status: 204 }, delayMs: 3_600_000, jitterMs: 1 },
    {
      operation: BCC,
      answer: { status: 200, headers: { "content-type": "text/html" }, base64Body: "/wB7" },
      bodyMs: 5,
    },
    { operation: BCC, redirectTo: "/elsewhere" },
    { operation: BCC, redirectTo: "https://elsewhere.example/?a=1", status: 307, headers: { "X-One": "1" } },
    { operation: BCC, repeatCursor: true, times: "always", contentType: "text/plain" },
    { operation: BCC, body: "" },
    { operation: BCC, breakOff: { at: "half", how: "stall" }, bodyMs: 10 },
    { operation: BCC, breakOff: { at: "start", how: "reset" }, delayMs: 10 },
  ])("such as %j, is copied as it is", (fault) => {
    const copy = checkedFault(fault, fail);
    expect(copy).toEqual(fault);
    expect(copy).not.toBe(fault);
  });

  it("loses fields that are undefined", () => {
    const fault = { operation: BCC, status: 500, times: undefined, headers: undefined };
    expect(Object.keys(checkedFault(fault, fail))).toEqual(["operation", "status"]);
  });
});

describe("a fault that cannot be", () => {
  it.each([
    ["text", ": must be an object with operation"],
    [null, ": must be an object with operation"],
    [{}, "operation: is missing"],
    [{ operation: ROMA, service: "bcc", status: 500 }, `service: bcc has no ${ROMA}; it is of roma`],
    [{ operation: ROMA, service: "", status: 500 }, "service: must be a text that is not empty"],
    [{ operation: 7, status: 500 }, "operation: must be a text that is not empty"],
    [
      { operation: "ListReservedInstance", status: 500 },
      'operation: there is no operation ListReservedInstance; did you mean "ListReservedInstances"?',
    ],
    [
      { operation: "Nothing", status: 500 },
      "operation: there is no operation Nothing; there are KeystoneCreateUserTokenByPassword, ",
    ],
    [{ operation: "toString", status: 500 }, "operation: there is no operation toString"],
    [{ operation: BCC }, ": does nothing; give one of status, code,"],
    [{ operation: BCC, repeatCursor: false }, ": does nothing"],
    [{ operation: BCC, delayMS: 5 }, 'delayMS: there is no such field; did you mean "delayMs"?'],
    [{ operation: BCC, latency: 5 }, "latency: there is no such field; there are operation, service, times,"],
    [{ operation: BCC, "delay\nMs": 5 }, '"delay\\nMs": there is no such field; did you mean "delayMs"?'],
    [{ operation: `a\n${"b".repeat(999)}` }, `operation: there is no operation "a\\n${"b".repeat(58)}"; there are`],
    [{ operation: BCC, constructor: 5 }, "constructor: there is no such field"],
    [JSON.parse(`{"operation":"${BCC}","status":500,"__proto__":{}}`), "__proto__: there is no such field"],
    [{ operation: BCC, delayMs: -1 }, "delayMs: must be a whole number from 0 to 3600000"],
    [{ operation: BCC, jitterMs: 1.5 }, "jitterMs: must be a whole number from 0 to 3600000"],
    [{ operation: BCC, bodyMs: "5" }, "bodyMs: must be a whole number from 0 to 3600000"],
    [{ operation: BCC, status: 500, times: 0 }, 'times: must be a whole number from 1 to 10000, or "always"'],
    [{ operation: BCC, status: 500, times: null }, "times: must be"],
    [{ operation: BCC, status: 500, after: -1 }, "after: must be a whole number from 0 to 1000000"],
    [{ operation: BCC, status: 200 }, "status: must be a whole number from 300 to 599"],
    [
      { operation: BCC, status: 429 },
      "status: ListReservedInstances documents no error status 429; it documents 400, 403, 404, 500; give code and message with it",
    ],
    [{ operation: BCC, status: 429, message: "slow" }, "status: ListReservedInstances documents no error status 429"],
    [{ operation: TOKEN, status: 429 }, "503; give message with it"],
    [
      { operation: BCC, status: 302, code: "a", message: "b" },
      "status: ListReservedInstances documents no error status 302; it documents 400, 403, 404, 500; give redirectTo or answer",
    ],
    [
      { operation: TOKEN, status: 400, code: "IAM.0011" },
      "code: IAM has the gateway's codes only; give one that begins with APIGW., or leave it out",
    ],
    [{ operation: BCC, code: "X" }, "code: is part of an error; give its status too"],
    [{ operation: BCC, message: "" }, "message: must be a text that is not empty"],
    [{ operation: BCC, retryAfter: 5 }, "retryAfter: is part of an error; give its status too"],
    [
      { operation: ROMA, status: 429, retryAfter: "soon" },
      "retryAfter: must be whole seconds from 0 to 86400, or an HTTP date such as",
    ],
    [{ operation: ROMA, status: 429, retryAfter: "2026-03-01" }, "retryAfter: must be"],
    [{ operation: BCC, answer: {} }, "answer.status: is missing"],
    [{ operation: BCC, answer: { status: 101 } }, "answer.status: must be a whole number from 200 to 599"],
    [
      { operation: BCC, answer: { status: 200, text: "" } },
      "answer.text: there is no such field; there are status, headers,",
    ],
    [{ operation: BCC, answer: { status: 200, base64Body: "*" } }, "answer.base64Body: must be base64"],
    [{ operation: BCC, answer: { status: 200, body: "", base64Body: "" } }, "answer.base64Body: does not go with body"],
    [
      { operation: BCC, answer: { status: 200, headers: { a: "b\r\nc: d" } } },
      'answer.headers["a"]: must be a text without line ends',
    ],
    [
      { operation: BCC, answer: { status: 200 }, status: 500 },
      "status: does not go with answer; leave one of the two out",
    ],
    [{ operation: BCC, answer: { status: 200 }, contentType: "a/b" }, "contentType: does not go with answer"],
    [{ operation: BCC, headers: { "a b": "1" } }, 'headers["a b"]: is no header name; use letters, digits and -'],
    [{ operation: BCC, headers: { a: 1 } }, 'headers["a"]: must be a text'],
    [
      { operation: BCC, headers: { a: "\u4e91" } },
      'headers["a"]: must be a text without line ends and without characters beyond U+00FF',
    ],
    [{ operation: BCC, headers: { a: "1", A: "2" } }, 'headers["A"]: is there twice'],
    [{ operation: BCC, headers: [] }, "headers: must be an object of names and values"],
    [
      { operation: BCC, headers: { "Content-Type": "a" }, contentType: "b" },
      'headers["Content-Type"]: is what contentType gives',
    ],
    [{ operation: BCC, headers: { location: "a" }, redirectTo: "/" }, 'headers["location"]: is what redirectTo gives'],
    [
      { operation: BCC, status: 500, headers: { "retry-after": "a" }, retryAfter: 5 },
      'headers["retry-after"]: is what retryAfter gives',
    ],
    [{ operation: BCC, contentType: "" }, "contentType: must be a header value that is not empty"],
    [{ operation: BCC, redirectTo: "elsewhere" }, "redirectTo: must be a URL, or a path that begins with /"],
    [{ operation: BCC, redirectTo: "javascript:1" }, "redirectTo: must be a URL"],
    [{ operation: BCC, redirectTo: "/a\nb" }, "redirectTo: must be a URL"],
    [
      { operation: BCC, redirectTo: "/", status: 304 },
      "status: must be one of 301, 302, 303, 307, 308 beside redirectTo",
    ],
    [{ operation: BCC, redirectTo: "/", body: "x" }, "body: does not go with redirectTo"],
    [{ operation: BCC, redirectTo: "/", bodyMs: 5 }, "bodyMs: the body is empty; use delayMs"],
    [{ operation: BCC, repeatCursor: 1 }, "repeatCursor: must be true or false"],
    [{ operation: BCC, repeatCursor: true, status: 500 }, "status: does not go with repeatCursor"],
    [
      { operation: TOKEN, repeatCursor: true },
      "repeatCursor: KeystoneCreateUserTokenByPassword has no pages; name an operation that lists page by page",
    ],
    [{ operation: BCC, breakOff: "half" }, "breakOff: must be an object with at and how"],
    [{ operation: BCC, breakOff: { at: "half" } }, "breakOff.how: is missing"],
    [{ operation: BCC, breakOff: { at: "middle", how: "close" } }, "breakOff.at: must be one of start, half"],
    [{ operation: BCC, breakOff: { at: "half", how: "drop" } }, "breakOff.how: must be one of close, reset, stall"],
    [
      { operation: BCC, breakOff: { at: "start", how: "close" }, status: 500 },
      "status: is never sent, since breakOff is at start",
    ],
    [{ operation: BCC, breakOff: { at: "start", how: "close" }, bodyMs: 5 }, "bodyMs: is never sent"],
    [
      { operation: BCC, breakOff: { at: "half", how: "close" }, body: "" },
      "breakOff.at: the body is empty and has no half; use start",
    ],
    [
      { operation: BCC, breakOff: { at: "half", how: "close" }, answer: { status: 200 } },
      "breakOff.at: the body is empty",
    ],
    [{ operation: BCC, answer: { status: 204, body: "x" }, bodyMs: 5 }, "bodyMs: the body is empty; use delayMs"],
  ])("such as %j, is refused", (fault, message) => {
    expect(check(fault)).toThrow(RangeError);
    expect(check(fault)).toThrow(message);
    expect(check(fault)).not.toThrow("\n");
  });

  it("is named by its place in a list", () => {
    expect(() => checkedFaults({}, fail)).toThrow(": must be an array");
    expect(() => checkedFaults([{ operation: BCC, status: 500 }, 7], fail)).toThrow("[1]: must be an object");
    expect(() => checkedFaults([{ operation: BCC, status: 7 }], fail)).toThrow("[0].status: must be");
  });
});
