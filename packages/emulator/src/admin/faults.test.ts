import { describe, expect, it } from "vitest";
import { administer } from "../../test/admin.js";
import { callBaidu, LIST, start } from "../../test/client.js";

const BCC = "ListReservedInstances";
const ROMA = "CheckRomaInstanceListV2";
const slow = { operation: BCC, delayMs: 5, times: 1, after: 0 };
const refused = { operation: ROMA, status: 403, times: "always", after: 0 };

describe("/_emulator/faults", () => {
  it("adds, lists and takes out", async () => {
    const emulator = await start();
    const ask = async (line: string, body?: object) => {
      const answer = await administer(emulator, line, body);
      return [answer.status, answer.body["faults"]];
    };
    expect(await ask("GET /_emulator/faults")).toEqual([200, []]);
    expect(await ask("POST /_emulator/faults", { operation: BCC, delayMs: 5 })).toEqual([201, [slow]]);
    expect(await ask("POST /_emulator/faults", refused)).toEqual([201, [slow, refused]]);
    expect(await ask("GET /_emulator/faults")).toEqual([200, [slow, refused]]);
    expect(emulator.faults.list()).toEqual([slow, refused]);
    expect(await ask(`DELETE /_emulator/faults?operation=${BCC}`)).toEqual([200, [refused]]);
    expect(await ask("DELETE /_emulator/faults")).toEqual([200, []]);
  });

  it("does what was asked for", async () => {
    const emulator = await start();
    await administer(emulator, "POST /_emulator/faults", { operation: BCC, status: 500, after: 1 });
    const statuses = [];
    // oxlint-disable-next-line no-await-in-loop -- in order
    for (let count = 0; count < 3; count++) statuses.push((await callBaidu(emulator, LIST)).status);
    expect(statuses).toEqual([200, 500, 200]);
  });

  it.each([
    ["POST", "", {}, "fault.operation"],
    ["POST", "", { operation: BCC, status: 7 }, "fault.status: must be a whole number from 300 to 599"],
    ["DELETE", "?operation=Nothing", undefined, "there is no operation Nothing"],
    ["DELETE", "?operaton=x", undefined, "the query takes one operation"],
    ["DELETE", `?operation=${BCC}&operation=${ROMA}`, undefined, "the query takes one operation"],
  ])("refuses %s%s %j, and changes nothing", async (method, query, body, text) => {
    const emulator = await start({ faults: [{ operation: BCC, status: 500 }] });
    const answer = await administer(emulator, `${method} /_emulator/faults${query}`, body);
    expect([answer.status, answer.body["error"]]).toEqual([400, expect.stringContaining(text)]);
    expect(emulator.faults.list()).toMatchObject([{ status: 500 }]);
  });

  it("are those of the start again after a reset, whoever holds them", async () => {
    const emulator = await start({ faults: [{ operation: BCC, status: 500 }] });
    const { faults } = emulator;
    faults.clear();
    faults.add({ operation: ROMA, status: 403 });
    emulator.reset();
    expect(faults.list()).toEqual([{ operation: BCC, status: 500, times: 1, after: 0 }]);
    expect([(await callBaidu(emulator, LIST)).status, faults.list()]).toEqual([500, []]);
  });
});
