import type { Diagnosis } from "../diagnosis/diagnosis.js";
import type { HeaderPair, RawRequest } from "../http/message.js";
import type { OpenApiDocument } from "../spec/document.js";
import type { ServiceName } from "../service.js";
import type { InputProblem, Input } from "./input.js";
import type { Refusal } from "./refusal.js";

/** Takes remarks on a request, kept with its record; with one, why its signature is wrong. */
export type Warn = (remark: string, diagnosis?: Diagnosis) => void;

/** What a handler gets: input that fits the spec, from a caller who is known. */
export interface Call<Caller> {
  readonly input: Input;
  /** `undefined` for operations that need no credentials. */
  readonly caller: Caller | undefined;
  /** Remarks on what was ignored or let in. */
  readonly warn: Warn;
}

/** What a handler answers with; the body becomes JSON. */
export interface Result {
  readonly status: number;
  readonly headers?: readonly HeaderPair[];
  readonly body: unknown;
}

/** Serves one operation. Refuses by throwing a `Refusal`. */
export type Handler<Caller> = (call: Call<Caller>) => Result;

/** One service: its spec, its handlers and its vendor's manners. */
export interface Door<Caller> {
  readonly name: ServiceName;
  readonly document: OpenApiDocument;
  readonly handlers: Readonly<Record<string, Handler<Caller>>>;
  /** The largest body in bytes. */
  readonly maxBodyBytes: number;
  /** Which of several operations of one method and path a request is for: the fragment of its key in the spec. */
  variant?(request: RawRequest): string | undefined;
  /** Finds out who calls. Throws a `Refusal` when that is unclear. */
  authenticate(request: RawRequest, warn: Warn, operation: string): Caller;
  /** A fresh request id. */
  requestId(): string;
  /** The headers of every answer but Date, the request id among them. */
  headers(requestId: string): readonly HeaderPair[];
  /** A refusal as the service prints it. */
  errorBody(refusal: Refusal, requestId: string): unknown;
  /** The refusal of input that does not fit the spec. */
  badInput(problem: InputProblem): Refusal;
  /** The refusal of a method and path the spec does not have. */
  noSuchApi(path: string): Refusal;
  tooLarge(): Refusal;
  /** The refusal of bytes that are no HTTP. */
  unreadable(): Refusal;
  /** What the service usually says with a documented status. */
  usual(status: number): Refusal;
}
