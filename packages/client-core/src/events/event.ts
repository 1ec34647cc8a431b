import type { ResponseProblem } from "../answer/problem.js";
import { quietly } from "./quietly.js";

/** What happens inside a client, for logs, metrics and traces. Never holds a header, a body, an input or a secret. */
export type ClientEvent =
  RequestEvent | RetryEvent | RefreshEvent | InvalidResponseEvent | PageEvent | DriftEvent | ErrorEvent;

interface EventBase {
  /** The vendor's operation name. */
  readonly operation: string;
}

/** One request was answered, or failed. */
export interface RequestEvent extends EventBase {
  readonly type: "request";
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** The path template, such as `/v2/{project_id}/instances`. */
  readonly path: string;
  /** Which request of the call, from 1. */
  readonly attempt: number;
  /** Milliseconds from signing to the last byte. */
  readonly ms: number;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The `kind` of the error, when the attempt failed. */
  readonly error: string | undefined;
}

/** A failed attempt will be made again. */
export interface RetryEvent extends EventBase {
  readonly type: "retry";
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  readonly reason: "failure" | "clock" | "credentials";
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** Credentials were refused and fetched anew, once for the call. */
export interface RefreshEvent extends EventBase {
  readonly type: "refresh";
  readonly attempt: number;
}

/** A body breaks what its type promises. Only clients with a `validation` tell it; of data, and of documented errors. */
export interface InvalidResponseEvent extends EventBase {
  readonly type: "invalid-response";
  readonly attempt: number;
  readonly status: number;
  readonly requestId: string | undefined;
  /** The first 10 places. Pointers and types, never values. */
  readonly problems: readonly ResponseProblem[];
}

/** A walk received a page. */
export interface PageEvent extends EventBase {
  readonly type: "page";
  /** Which page of the walk, from 1. */
  readonly page: number;
  readonly items: number;
}

/** The total moved between two pages: records may have been repeated or missed. */
export interface DriftEvent extends EventBase {
  readonly type: "drift";
  readonly page: number;
  readonly before: number;
  readonly after: number;
}

/** A call ended badly, or a walk did, of which the last call had gone well. */
export interface ErrorEvent extends EventBase {
  readonly type: "error";
  readonly kind: string;
  readonly attempts: number;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}

/** Receives events. What it throws is dropped: watching a call must not change it. */
export type EventListener = (event: ClientEvent) => void;

/** A listener that cannot throw, nor reject when it is async. */
export function guarded(listener: EventListener | undefined): EventListener {
  return (event) => {
    quietly(() => listener?.(event));
  };
}
