import { describe, expect, it } from "vitest";
import { administer } from "../../test/admin.js";
import { askToken, callHuawei, instancesOf, NOW, start, tokenOf, tokenRequest } from "../../test/client.js";

const started = () => start({ now: () => NOW });

describe("/_emulator/clock", () => {
  it.each([
    [{ set: "2027-01-01" }, "2027-01-01T00:00:00.000Z"],
    [{ set: "2027-01-01T08:00:00+08:00" }, "2027-01-01T00:00:00.000Z"],
    [{ set: 1_000 }, "1970-01-01T00:00:01.000Z"],
    [{ advance: 1_500 }, "2026-03-01T12:00:01.500Z"],
    [{ advance: { hours: 1, seconds: 1 } }, "2026-03-01T13:00:01.000Z"],
  ])("%j puts it to %s, and DELETE back", async (body, now) => {
    const emulator = await started();
    expect(await administer(emulator, "POST /_emulator/clock", body)).toMatchObject({ status: 200, body: { now } });
    expect((await administer(emulator, "GET /_emulator/clock")).body).toEqual({ now });
    expect(emulator.clock.now().toISOString()).toBe(now);
    expect((await administer(emulator, "DELETE /_emulator/clock")).body).toEqual({ now: NOW.toISOString() });
    expect(emulator.clock.now()).toEqual(NOW);
  });

  it.each([
    [{}, "set or advance is missing; send"],
    [{ set: 1, advance: 1 }, "set and advance exclude each other"],
    [{ to: 1 }, "to: there is no such field"],
    [{ set: "tomorrow" }, "the clock cannot be put to tomorrow; give"],
    [{ set: "2027-01-01T00:00" }, "cannot be put to 2027-01-01T00:00"],
    [{ set: null }, "cannot be put to null"],
    [{ set: {} }, "cannot be put to {}"],
    [{ set: -1 }, "cannot be put to -1"],
    [{ advance: null }, "advance: must be milliseconds or a span"],
    [{ advance: "1h" }, "advance: must be milliseconds or a span"],
    [{ advance: [1] }, "advance: must be milliseconds or a span"],
    [{ advance: -1 }, "advance by milliseconds: -1 is no span"],
    [{ advance: { weeks: 1 } }, "advance by weeks: there is no such unit; there are days, hours"],
    [{ advance: { hours: "1" } }, "advance by hours: 1 is no span"],
    [{ advance: { days: 1e9 } }, "cannot be put to"],
  ])("refuses %j, and stays", async (body, text) => {
    const emulator = await started();
    const answer = await administer(emulator, "POST /_emulator/clock", body);
    expect([answer.status, answer.body["error"]]).toEqual([400, expect.stringContaining(text)]);
    expect(emulator.clock.now()).toEqual(NOW);
  });

  it("is what tokens go by", async () => {
    const emulator = await started();
    expect((await askToken(emulator, tokenRequest(emulator))).status).toBe(201);
    const token = await tokenOf(emulator);
    const list = () =>
      fetch(emulator.endpoints.roma + instancesOf(emulator), { headers: { "X-Auth-Token": token } }).then(
        ({ status }) => status,
      );
    expect(await list()).toBe(200);
    await administer(emulator, "POST /_emulator/clock", { advance: { days: 1 } });
    expect(await list()).toBe(401);
    const signed = await callHuawei(emulator, "roma", instancesOf(emulator), { now: emulator.clock.now() });
    expect(signed.status).toBe(200);
  });
});
