import { describe, expect, it } from "vitest";
import { createRandom } from "../seed/random.js";
import { createFaults } from "./faults.js";
import { faultsRoute } from "./route.js";

const BCC = "ListReservedInstances";
const ROMA = "CheckRomaInstanceListV2";

function route() {
  const faults = createFaults(createRandom([1, 0, 0]));
  return (method: string, body?: unknown) => faultsRoute(faults, method, body);
}

describe("the route of faults", () => {
  it("adds, lists and clears", () => {
    const ask = route();
    expect(ask("GET")).toEqual({ status: 200, body: { faults: [] } });
    const slow = { operation: BCC, delayMs: 5, times: 1, after: 0 };
    const refused = { operation: ROMA, status: 403, times: "always", after: 0 };
    expect(ask("POST", { operation: BCC, delayMs: 5 })).toEqual({ status: 201, body: { faults: [slow] } });
    expect(ask("POST", refused)).toEqual({ status: 201, body: { faults: [slow, refused] } });
    expect(ask("GET")).toEqual({ status: 200, body: { faults: [slow, refused] } });
    expect(ask("DELETE", { operation: BCC })).toEqual({ status: 200, body: { faults: [refused] } });
    expect(ask("DELETE")).toEqual({ status: 200, body: { faults: [] } });
  });

  it.each([
    ["POST", undefined, 400, "fault: must be an object with operation"],
    ["POST", { operation: BCC, status: 7 }, 400, "fault.status: must be a whole number from 300 to 599"],
    ["DELETE", { operation: "Nothing" }, 400, "there is no operation Nothing"],
    ["DELETE", { operaton: BCC }, 400, 'the body must be {"operation": "…"}'],
    ["DELETE", {}, 400, "the body must be"],
    ["DELETE", [BCC], 400, "the body must be"],
    ["PUT", { operation: BCC, status: 500 }, 405, "use GET to list faults, POST to add one, DELETE to clear them"],
  ])("answers %s %j with %i, and changes nothing", (method, body, status, error) => {
    const ask = route();
    ask("POST", { operation: BCC, status: 500 });
    expect(ask(method, body)).toEqual({ status, body: { error: expect.stringContaining(error) as string } });
    expect(ask("GET").body).toMatchObject({ faults: [{ status: 500 }] });
  });
});
