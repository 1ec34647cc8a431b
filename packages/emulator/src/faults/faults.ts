import { checkOperation } from "../catalogue.js";
import type { Delivery } from "../http/message.js";
import type { Random } from "../seed/random.js";
import type { ServiceName } from "../service.js";
import { checkedFault } from "./check.js";
import type { Fault, Faults } from "./fault.js";

/** A fault that befalls a request. */
export interface DueFault {
  readonly fault: Fault;
  readonly delivery: Delivery | undefined;
}

/** The faults of an emulator. */
export interface FaultList extends Faults {
  /**
   * Takes what is due for a request of a service's operation.
   *
   * @param asksForLaterPage - Whether the request carries a cursor: others give `repeatCursor` nothing to repeat.
   */
  take(service: ServiceName, operation: string, asksForLaterPage: () => boolean): DueFault | undefined;
}

interface Pending {
  readonly fault: Fault;
  /** How many requests are still to pass. */
  after: number;
  times: number;
}

/**
 * No faults yet.
 * @param random - Where jitter comes from.
 */
export function createFaults(random: Pick<Random, "below">): FaultList {
  let pending: Pending[] = [];
  return {
    add(given) {
      const fault = checkedFault(given, (field, problem) => {
        throw new RangeError(`fault${field === "" ? "" : `.${field}`}: ${problem}`);
      });
      const { after = 0, times = 1 } = fault;
      pending.push({ fault, after, times: times === "always" ? Infinity : times });
    },
    list: () =>
      pending.map(({ fault, after, times }) => ({
        ...structuredClone(fault),
        times: times === Infinity ? "always" : times,
        after,
      })),
    clear(operation) {
      if (operation !== undefined) checkOperation(operation);
      pending = pending.filter(({ fault }) => operation !== undefined && fault.operation !== operation);
    },
    take(service, operation, asksForLaterPage) {
      const due = pending.filter((one) => {
        if (!befalls(one.fault, service, operation)) return false;
        if (one.after > 0) {
          one.after -= 1;
          return false;
        }
        return one.fault.repeatCursor !== true || asksForLaterPage();
      });
      const taken = due.find(({ times }) => times < Infinity) ?? due.at(-1);
      if (taken === undefined) return undefined;
      taken.times -= 1;
      if (taken.times === 0) pending = pending.filter((one) => one !== taken);
      return { fault: taken.fault, delivery: deliveryOf(taken.fault, random) };
    },
  };
}

const befalls = (fault: Fault, service: ServiceName, operation: string): boolean =>
  fault.operation === operation && (fault.service === undefined || fault.service === service);

function deliveryOf(
  { delayMs = 0, jitterMs = 0, bodyMs, breakOff }: Fault,
  random: Pick<Random, "below">,
): Delivery | undefined {
  const delay = delayMs + (jitterMs === 0 ? 0 : random.below(jitterMs + 1));
  if (delay === 0 && bodyMs === undefined && breakOff === undefined) return undefined;
  return {
    ...(delay === 0 ? {} : { delayMs: delay }),
    ...(bodyMs === undefined ? {} : { bodyMs }),
    ...(breakOff === undefined ? {} : { breakOff }),
  };
}
