import type { Coverage } from "./admin/coverage.js";
import type { Clock } from "./clock.js";
import type { EmulatorCredentials } from "./credentials.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Faults } from "./faults/fault.js";
import type { ScriptedAnswer, ScriptedError } from "./faults/short-forms.js";
import type { Fetch } from "./http/fetch.js";
import type { Change } from "./seed/change.js";
import type { OperationId, ServiceName } from "./service.js";

/** An emulator. */
export interface Emulator<S extends ServiceName = ServiceName> {
  /**
   * Where each service is called, without a slash at the end: `http://host:port` where it listens, else the vendor's own
   * address, for `fetch`.
   */
  readonly endpoints: Readonly<Record<S, string>>;
  /**
   * Calls the services in this process, without a socket: at their `endpoints` and at the vendor's own addresses. It
   * rejects as the global `fetch` does, also for all other hosts: nothing leaves the machine. Bound, so that it can be
   * handed on.
   */
  readonly fetch: Fetch;
  /** What the services let in. */
  readonly credentials: EmulatorCredentials;
  /** The time that everything here goes by. */
  readonly clock: Clock;
  /** What arrived, oldest first, secrets masked; a live list of the last `requestLimit`. */
  readonly requests: readonly RecordedRequest[];
  /** What goes wrong: errors, delays, answers that break off, and more. */
  readonly faults: Faults;
  /**
   * Short for `faults.add({ operation, ...error })`: an error in the vendor's shape for the next requests of an operation,
   * before they are authenticated or validated.
   * @throws RangeError naming the field that cannot be.
   */
  failNext(operation: OperationId, error: ScriptedError): void;
  /**
   * Short for `faults.add({ operation, answer })`: exactly this for the next requests of an operation, however wrong it is.
   * @throws RangeError naming the field that cannot be.
   */
  answerNext(operation: OperationId, answer: ScriptedAnswer): void;
  /**
   * Changes records at once, or starts changes that they go through by themselves.
   * @throws SeedError when a record does not fit the specs or a transition finds none; nothing is changed then.
   */
  change(change: Change): void;
  /**
   * Changes records right before the next request of an operation is answered, whatever it is answered with: this is how
   * a list changes between two pages of a walk. Called again, the change waits for the request after that.
   * @throws SeedError when a record does not fit the specs, RangeError when there is no such operation.
   */
  changeNext(operation: OperationId, change: Change): void;
  /**
   * What was met since the start or the last reset: each operation of the running services, each documented status and how
   * often it was answered. It counts all requests, also those that `requests` no longer holds.
   */
  coverage(): Coverage;
  /**
   * Back to the start: records as they were, no tokens and keys but the first ones, no locks, nothing scripted, the clock at
   * the time of `now`, no requests, no coverage. Endpoints, credentials and open connections stay.
   */
  reset(): void;
  /** Stops at once, whatever connections are open and whatever `fetch` is under way. May be called again. */
  close(): Promise<void>;
}
