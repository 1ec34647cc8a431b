import type { Diagnosis } from "../diagnosis/diagnosis.js";
import type { RawRequest } from "../http/message.js";
import type { ServiceName } from "../service.js";
import { maskBody, maskHeaders, maskTarget } from "./mask.js";

/** A request that arrived, and what it got. Secrets are masked as `***`. */
export interface RecordedRequest {
  readonly service: ServiceName;
  /** The operation it was routed to; `undefined` when there is none. */
  readonly operation: string | undefined;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; JSON is printed anew, bodies over 64 KB are only counted. */
  readonly body: string;
  /** The status it was answered with. */
  readonly status: number;
  /** The request id it was answered with; `undefined` for an exact answer, as of `answerNext`. */
  readonly requestId: string | undefined;
  /** The emulator's clock at arrival. */
  readonly time: Date;
  /** True when a fault answered it in the service's place, before it was authenticated or validated. */
  readonly scripted: boolean;
  /** What a fault did to it, by the names of its fields, such as `["status", "retryAfter"]`; absent when none befell it. */
  readonly fault?: readonly string[];
  /** What was ignored, undocumented and deprecated input; and what the mode `warn` let in. */
  readonly warnings: readonly string[];
  /** Why its signature was refused, or would have been but for the mode `warn`; else absent. */
  readonly diagnosis?: Diagnosis;
}

/** How it went. */
export type Outcome = Pick<
  RecordedRequest,
  "service" | "operation" | "status" | "requestId" | "time" | "scripted" | "fault" | "warnings" | "diagnosis"
>;

/** A request with its secrets masked. */
export function record(request: RawRequest, outcome: Outcome): RecordedRequest {
  return {
    ...outcome,
    method: request.method,
    target: maskTarget(request.target),
    headers: maskHeaders(request.headers),
    body: maskBody(request.body),
  };
}
