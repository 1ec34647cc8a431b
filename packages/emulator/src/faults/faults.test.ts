import { describe, expect, it } from "vitest";
import { createRandom } from "../seed/random.js";
import type { Fault } from "./fault.js";
import { createFaults } from "./faults.js";

const BCC = "ListReservedInstances";
const ROMA = "CheckRomaInstanceListV2";

function list(...faults: Fault[]) {
  const all = createFaults(createRandom([7, 0, 0]));
  for (const fault of faults) all.add(fault);
  return all;
}

/** What so many requests in a row get: the status of a fault, or 0. */
const statuses = (faults: ReturnType<typeof list>, count: number, isLaterPage = false) =>
  Array.from({ length: count }, () => faults.take("bcc", BCC, () => isLaterPage)?.fault.status ?? 0);

const fault = (status: number, more: Partial<Fault> = {}): Fault => ({ operation: BCC, status, ...more });

describe("faults of an operation", () => {
  it("come one a request, in order, each so many times", () => {
    expect(statuses(list(fault(500, { times: 2 }), fault(403), fault(404)), 6)).toEqual([500, 500, 403, 404, 0, 0]);
  });

  it("wait for so many requests since they were added, whatever those got", () => {
    const faults = list(fault(500, { after: 2 }), fault(403), fault(404, { after: 4, times: 2 }));
    expect(statuses(faults, 7)).toEqual([403, 0, 500, 0, 404, 404, 0]);
    expect(statuses(list(fault(500, { after: 1, times: "always" })), 3)).toEqual([0, 500, 500]);
  });

  it("stand back for counted ones when they are for always; the last of them counts", () => {
    const faults = list(fault(500, { times: "always" }), fault(403), fault(404, { times: "always", after: 2 }));
    expect(statuses(faults, 4)).toEqual([403, 500, 404, 404]);
  });

  it("are no other operation's", () => {
    const faults = list({ operation: ROMA, status: 429, times: "always" });
    expect(faults.take("bcc", BCC, () => true)).toBeUndefined();
    expect(faults.take("bcc", "Nothing", () => true)).toBeUndefined();
    expect(faults.take("roma", ROMA, () => true)).toMatchObject({ fault: { status: 429 }, delivery: undefined });
  });

  it("are of the one service that they name, or of any", () => {
    const faults = list(fault(500, { service: "bcc" }), fault(403));
    expect(faults.take("sts", BCC, () => true)?.fault.status).toBe(403);
    expect(faults.take("sts", BCC, () => true)).toBeUndefined();
    expect(faults.take("bcc", BCC, () => true)?.fault.status).toBe(500);
  });

  it("that repeat a cursor wait for a request that has one", () => {
    const faults = list({ operation: BCC, repeatCursor: true }, fault(500, { after: 1 }));
    expect(faults.take("bcc", BCC, () => false)).toBeUndefined();
    expect(faults.take("bcc", BCC, () => false)?.fault.status).toBe(500);
    expect(faults.take("bcc", BCC, () => true)?.fault.repeatCursor).toBe(true);
    expect(faults.list()).toEqual([]);
  });
});

describe("the list", () => {
  it("holds what is left, and is a copy", () => {
    const given: Fault = { operation: BCC, answer: { status: 200, headers: { a: "1" } }, times: 3, after: 1 };
    const faults = list(given, { operation: ROMA, delayMs: 5, times: "always" });
    Object.assign(given.answer?.headers ?? {}, { a: "2" });
    statuses(faults, 2);
    const left = [
      { operation: BCC, answer: { status: 200, headers: { a: "1" } }, times: 2, after: 0 },
      { operation: ROMA, delayMs: 5, times: "always", after: 0 },
    ];
    expect(faults.list()).toEqual(left);
    Object.assign(faults.list()[0]?.answer?.headers ?? {}, { a: "3" });
    expect(faults.list()).toEqual(left);
    expect(JSON.parse(JSON.stringify(faults.list()))).toEqual(left);
    const again = list(...faults.list());
    expect(again.list()).toEqual(left);
  });

  it("is cleared, all of it or one operation's", () => {
    const faults = list(fault(500), { operation: ROMA, status: 500 });
    faults.clear(BCC);
    expect(faults.list().map(({ operation }) => operation)).toEqual([ROMA]);
    faults.clear();
    expect(faults.list()).toEqual([]);
    expect(() => faults.clear("CheckRomaInstanceList" as typeof BCC)).toThrow(
      'there is no operation CheckRomaInstanceList; did you mean "CheckRomaInstanceListV2"?',
    );
  });

  it("takes only what can be", () => {
    expect(() => list({ operation: BCC, delayMs: -1 })).toThrow(RangeError);
    expect(() => list({ operation: BCC, delayMs: -1 })).toThrow("fault.delayMs: must be");
    expect(() => list({ operation: BCC })).toThrow("fault: does nothing");
  });
});

describe("delivery", () => {
  const deliveries = (given: Partial<Fault>, count = 1) => {
    const faults = list({ operation: BCC, times: "always", ...given });
    return Array.from({ length: count }, () => faults.take("bcc", BCC, () => true)?.delivery);
  };

  it("is what the fault says of it", () => {
    const breakOff = { at: "half", how: "stall" } as const;
    expect(deliveries({ delayMs: 5, bodyMs: 7, breakOff })).toEqual([{ delayMs: 5, bodyMs: 7, breakOff }]);
    expect(deliveries({ contentType: "text/html" })).toEqual([undefined]);
  });

  it("has the jitter on top, evenly spread, the same in each run", () => {
    const delays = deliveries({ delayMs: 100, jitterMs: 9 }, 500).map((one) => one?.delayMs ?? 0);
    expect([...new Set(delays)].sort((a, b) => a - b)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
    expect(deliveries({ delayMs: 100, jitterMs: 9 }, 500).map((one) => one?.delayMs)).toEqual(delays);
  });
});
