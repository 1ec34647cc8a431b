import type { RawRequest } from "../http/message.js";
import { decode, readTarget } from "../http/target.js";
import type { CheckedParameter, Operation, Route } from "../spec/operations.js";
import type { Violation } from "../spec/schemas.js";
import type { InputProblem } from "./input-problem.js";
import { bodyOddities, queryOddities, unwantedBody, type Oddity } from "./oddities.js";

export type { InputProblem } from "./input-problem.js";

/** A parameter's value. */
export type ParameterValue = string | number | boolean;

/** The input of a call by the vendor's own names; parameters with their defaults. */
export interface Input {
  readonly path: Readonly<Record<string, ParameterValue>>;
  readonly query: Readonly<Record<string, ParameterValue>>;
  /** `undefined` when none was sent. */
  readonly body: unknown;
}

/** How input is read. */
export interface Reading {
  /** True to refuse what is not documented; vendors ignore it, and so do we by default, with a remark. */
  readonly strict: boolean;
  readonly warn: (remark: string) => void;
}

/** The input of a call, or the first thing wrong with it. */
export function readInput(
  request: RawRequest,
  { operation, path: texts }: Route,
  reading: Reading,
): Input | InputProblem {
  const { query: pairs } = readTarget(request.target);
  if (pairs === undefined) {
    return { place: "query", kind: "encoding", name: "", message: "is not percent-encoded UTF-8" };
  }
  // Before what is missing: a name that is misspelt is both, and this tells more.
  const odd = refusedOf(queryOddities(operation, pairs), reading);
  if (odd !== undefined) return odd;
  const path: Record<string, ParameterValue> = {};
  const query: Record<string, ParameterValue> = {};
  for (const parameter of operation.parameters) {
    const place = parameter.in === "path" ? "path" : "query";
    const text = place === "path" ? decodeSegment(texts.get(parameter.name)) : firstValue(pairs, parameter.name);
    const read = readParameter(parameter, place, text);
    if ("kind" in read) return read;
    if (read.value !== undefined) (place === "path" ? path : query)[parameter.name] = read.value;
  }
  const body = readBody(operation, request.body, reading);
  return "kind" in body ? body : { path, query, body: body.value };
}

const decodeSegment = (text: string | undefined): string | undefined => (text === undefined ? text : decode(text));

const firstValue = (pairs: readonly (readonly [string, string])[], name: string): string | undefined =>
  pairs.find(([other]) => other === name)?.[1];

/** The first oddity that is refused; the others are remarked on. */
function refusedOf(oddities: readonly Oddity[], { strict, warn }: Reading): InputProblem | undefined {
  const refused = strict ? oddities.find(({ problem }) => problem !== undefined)?.problem : undefined;
  if (refused === undefined) for (const { remark } of oddities) warn(remark);
  return refused;
}

function readParameter(
  { name, required, schema, check }: CheckedParameter,
  place: "path" | "query",
  text: string | undefined,
): { value: ParameterValue | undefined } | InputProblem {
  if (text === undefined) {
    if (place === "path") return { place, kind: "encoding", name, message: "is not percent-encoded UTF-8" };
    return required === true
      ? { place, kind: "missing", name, message: "is missing" }
      : { value: schema.default as ParameterValue | undefined };
  }
  const value = fromText(text, schema.type);
  const [violation] = check(value);
  return violation === undefined ? { value } : { place, kind: kindOf(violation), name, message: violation.message };
}

/** A parameter's value by the type its schema names; the text itself when it does not look like one. */
function fromText(text: string, type: string | readonly string[] | undefined): ParameterValue {
  if (type === "integer" || type === "number") {
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  }
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

const kindOf = ({ keyword }: Violation): "missing" | "type" | "value" =>
  keyword === "required" ? "missing" : keyword === "type" ? "type" : "value";

function readBody(operation: Operation, bytes: Uint8Array, reading: Reading): { value: unknown } | InputProblem {
  const { body } = operation;
  const problem = (kind: InputProblem["kind"], message: string, name = ""): InputProblem => ({
    place: "body",
    kind,
    name,
    message,
  });
  if (body === undefined) {
    return refusedOf(bytes.length === 0 ? [] : [unwantedBody], reading) ?? { value: undefined };
  }
  if (bytes.length === 0) return body.required ? problem("missing", "is missing") : { value: undefined };
  const value = parseJson(bytes);
  if (value === undefined) return problem("json", "is not JSON in UTF-8");
  const odd = refusedOf(bodyOddities(operation, value), reading);
  if (odd !== undefined) return odd;
  const [violation] = body.check(value);
  return violation === undefined ? { value } : problem(kindOf(violation), violation.message, violation.at);
}

/** The JSON of some bytes. It never stands for `undefined`, so that means "none". */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
