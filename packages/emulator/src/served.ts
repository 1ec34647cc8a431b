import type { Door } from "./door/door.js";
import { respondAt, unreadableAt, type Surroundings } from "./door/respond.js";
import type { RawAnswer, Responder } from "./http/message.js";
import type { ServiceName } from "./service.js";
import { operationsOf, type Operation } from "./spec/operations.js";

/** A service as something can be put before it: a socket, a `fetch`, other services. */
export interface Served {
  readonly name: ServiceName;
  readonly operations: readonly Operation[];
  /** Bytes of a body that are kept: one more than the service takes, so that it can tell. */
  readonly keepBytes: number;
  readonly respond: Responder;
  /** The answer to bytes that are no HTTP. */
  readonly unreadable: () => RawAnswer;
}

/** The service behind a door. */
export function served<Caller>(door: Door<Caller>, surroundings: Surroundings): Served {
  return {
    name: door.name,
    operations: operationsOf(door.document),
    keepBytes: door.maxBodyBytes + 1,
    respond: respondAt(door, surroundings),
    unreadable: () => unreadableAt(door, surroundings.now),
  };
}
