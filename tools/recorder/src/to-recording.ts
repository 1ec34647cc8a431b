import type { RecordedRequest, Recording } from "@yunfan-tools/contract/recording";
import { EMULATOR_SOURCE } from "@yunfan-tools/contract/recording-checks";
import type { Spec, SpecOperation } from "@yunfan-tools/contract/spec";
import { isTime } from "./classify.js";
import type { Exchange } from "./exchange.js";
import { selectRequestHeaders, selectResponseHeaders } from "./headers.js";
import type { Json } from "./json.js";
import { Fields, Leaf, type Kept } from "./kept.js";
import { LEAST } from "./leaks.js";
import { MadeUp } from "./made-up.js";
import { refusalsOf, type Refusal } from "./refuse.js";
import { originalsOf, sanitise } from "./sanitise.js";
import { notSeen, select, type Difference, type Selection } from "./select.js";
import { printTarget, selectTarget } from "./target.js";
import { vocabularyOf } from "./vocabulary.js";

/** One call that was made, and what it was made by. */
export interface LiveCall {
  readonly spec: Spec;
  readonly operation: SpecOperation;
  readonly exchange: Exchange;
  /** Texts of the caller's that must never be seen. */
  readonly credentials: readonly string[];
  /** When the call was made. */
  readonly date: Date;
  /** Of the emulator's answer: what made it answer so, and whether its texts, which are nobody's, stay as they came. */
  readonly emulated?: { readonly cause: string; readonly texts: "keep" | "replace" } | undefined;
}

/** What became of a call. */
export interface Outcome {
  /** What to write; undefined where nothing of the answer may be kept. To be written only when nothing is refused. */
  readonly recording: Recording | undefined;
  readonly refusals: readonly Refusal[];
  /** Where the answer and the spec differ. */
  readonly differences: readonly Difference[];
  /** What is documented as optional and did not come. */
  readonly notSeen: readonly string[];
}

/** Words of the recording itself, which stand in every recording. */
const OWN_WORDS =
  `operation origin kind live source edition sanitisers request response method target headers status body
   Host Content-Type Date Authorization X-Sdk-Date x-bce-date X-Auth-Token X-Security-Token x-bce-security-token
   X-Project-Id account-id access-key-id authorization e-mail id instance-id ip-address name password phone project-id
   request-id secret-key text token url user-id GET POST PUT PATCH DELETE
   application/json application/json;charset=utf-8 application/json;charset=UTF-8`
    .split(/\s+/)
    .concat("application/json; charset=utf-8", "application/json; charset=UTF-8");

/** Turns a call into a recording that holds what the spec documents, and nothing that is the caller's. */
export function toRecording({ spec, operation, exchange, credentials, date, emulated }: LiveCall): Outcome {
  const { status, url } = exchange;
  const schema = operation.responses.get(status);
  const body = parsed(exchange.text);
  if (schema === undefined || body === undefined) {
    const problem = { pointer: "/response/status", problem: `is ${status}, which is not documented` };
    const rules = [
      ...(schema === undefined
        ? [{ pointer: "/response/status", rule: "is not documented, so nothing of the answer may be kept" }]
        : []),
      ...(body === undefined ? [{ pointer: "/response/body", rule: "is no JSON, so nothing of it may be kept" }] : []),
    ];
    return { recording: undefined, refusals: rules, differences: schema === undefined ? [problem] : [], notSeen: [] };
  }
  const words = vocabularyOf(spec, [
    ...OWN_WORDS,
    ...(emulated === undefined ? [] : ["emulator", EMULATOR_SOURCE, emulated.cause]),
    url.host,
    `https://${url.host}`,
    operation.id,
    ...url.host.split("."),
  ]);
  const requestBody = operation.bodyPointer === undefined ? undefined : parsed(exchange.body ?? "");
  const selected = {
    target: selectTarget(operation, url, words),
    requestHeaders: selectRequestHeaders(exchange),
    requestBody:
      requestBody === undefined
        ? undefined
        : select(spec, words, { $ref: `#${operation.bodyPointer ?? ""}` }, requestBody, at("/request/body")),
    headers: selectResponseHeaders(spec, words, schema.replace(/\/content\/.*$/, "/headers"), exchange),
    body: select(spec, words, { $ref: `#${schema}` }, body, at("/response/body")),
  };
  if (selected.body.kept === undefined) {
    const rule = "has no documented form, so nothing of it may be kept";
    const { differences } = selected.body;
    return { recording: undefined, refusals: [{ pointer: "/response/body", rule }], differences, notSeen: [] };
  }
  if (emulated?.texts === "keep") selected.body = { ...selected.body, kept: withTexts(selected.body.kept) };
  const { target, requestHeaders, headers } = selected;
  const keptHeaders = (kept: Readonly<Record<string, Kept>>): Kept => new Fields(Object.entries(kept));
  const parts: (Kept | undefined)[] = [
    keptHeaders(requestHeaders.kept),
    selected.requestBody?.kept,
    [...target.path.filter((part) => typeof part !== "string"), ...target.query.map(([, value]) => value)],
    keptHeaders(headers.kept),
    selected.body.kept,
  ];
  const originals = parts.map(originalsOf);
  const isPublic = (text: string) => words.has(text) || words.isPlace(text) || isTime(text);
  const forbidden = [
    ...originals.flatMap(({ replaced, hidden }) => [...replaced, ...hidden]),
    ...[
      target.dropped,
      requestHeaders.dropped,
      headers.dropped,
      selected.requestBody?.dropped ?? [],
      selected.body.dropped,
    ].flat(),
  ].filter((text) => !isPublic(text));
  // What the caller hides in a request is the caller's own.
  const own = [...credentials, ...originals.slice(0, 2).flatMap(({ hidden }) => hidden)].filter(
    (text) => !isPublic(text),
  );
  const avoid = [...forbidden, ...own].filter((text) => text.length >= LEAST);

  // A made-up value may hold an original by chance, across its pieces: another seed makes others up.
  let result: { recording: Recording; refusals: Refusal[] } | undefined;
  for (let seed = 0; seed < 5 && result?.refusals.length !== 0; seed++) {
    const madeUp = new MadeUp(`${operation.id} ${seed}`, avoid, isPublic);
    const recording = print(madeUp);
    result = {
      recording,
      refusals: refusalsOf(recording, { originals: forbidden, credentials: own, made: madeUp.made, words }),
    };
  }
  return {
    recording: result?.recording,
    refusals: result?.refusals ?? [],
    differences: [...headers.differences, ...unique(selected.body.differences)],
    notSeen: [...headers.notSeen, ...notSeen(selected.body)],
  };

  function print(madeUp: MadeUp): Recording {
    const labels = new Set<string>();
    const line = printTarget(target, madeUp, labels);
    const request: RecordedRequest = {
      method: exchange.method,
      target: line,
      headers: sanitise(keptHeaders(requestHeaders.kept), madeUp, labels) as RecordedRequest["headers"],
      body: sanitise(selected.requestBody?.kept, madeUp, labels) as RecordedRequest["body"],
    };
    const response = {
      status,
      headers: sanitise(keptHeaders(headers.kept), madeUp, labels) as Recording["response"]["headers"],
      body: sanitise(selected.body.kept, madeUp, labels),
    };
    return {
      operation: operation.id,
      origin: {
        ...(emulated === undefined
          ? { kind: "live", source: `https://${url.host}` }
          : { kind: "emulator", source: EMULATOR_SOURCE }),
        edition: date.toISOString().slice(0, 10),
        ...(emulated === undefined ? {} : { cause: emulated.cause }),
      },
      sanitisers: [...labels].sort(),
      request,
      response,
    };
  }
}

/** The same, with texts that name nothing kept as they came. */
function withTexts(kept: Kept): Kept {
  if (kept instanceof Fields) return new Fields(kept.entries.map(([name, value]) => [name, withTexts(value)]));
  if (!(kept instanceof Leaf)) return kept.map(withTexts);
  const { treatment } = kept;
  return treatment.do === "replace" && treatment.label === "text" ? new Leaf(kept.value, { do: "keep" }) : kept;
}

const at = (pointer: string) => ({ pointer, name: "" });

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function unique(differences: Selection["differences"]): Difference[] {
  const lines = new Map(differences.map((one) => [`${one.pointer} ${one.problem}`, one]));
  return [...lines.values()];
}
