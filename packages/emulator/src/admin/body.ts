import { parseJson } from "../door/input.js";
import { isObject } from "../spec/document.js";
import { headerOf, type RawAnswer, type RawRequest } from "../http/message.js";
import { problem } from "./answer.js";

/** What the largest script of faults needs many times over. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The JSON object of a request, `{}` for no body, or why it is refused. The type must be said: a web page can send a form or
 * plain text anywhere, JSON not without asking first.
 */
export function readBody({
  headers,
  body,
}: RawRequest): { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: RawAnswer } {
  const type = headerOf(headers, "content-type");
  if (type === undefined || !/^application\/json\s*(;|$)/i.test(type)) {
    const found = type === undefined ? "is missing" : "is another one";
    return { refusal: problem(415, `Content-Type ${found}; send Content-Type: application/json`) };
  }
  if (body.length > MAX_BODY_BYTES) return { refusal: problem(413, "the body is over 1 MB; send less at a time") };
  if (body.length === 0) return { value: {} };
  const value = parseJson(body);
  if (isObject(value)) return { value };
  return { refusal: problem(400, 'the body is no JSON object in UTF-8; send one, such as {"advance":{"minutes":16}}') };
}
