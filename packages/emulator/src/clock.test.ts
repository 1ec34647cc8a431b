import { describe, expect, it } from "vitest";
import {
  askKeys,
  askToken,
  callBaidu,
  callHuawei,
  instancesOf,
  json,
  keysOf,
  later,
  LIST,
  minutes,
  NOW,
  SESSION,
  start,
  tokenOf,
  tokenRequest,
} from "../test/client.js";
import { createClock, type Duration } from "./clock.js";
import type { Emulator } from "./index.js";

const still = () => NOW;
const statusAt = async (emulator: Emulator, now: Date) =>
  (await callHuawei(emulator, "roma", instancesOf(emulator), { now })).status;

describe("createClock", () => {
  it("shows the time of its base until it is told otherwise, and again after a reset", () => {
    let time = NOW.getTime();
    const clock = createClock(() => new Date(time));
    expect(clock.now()).toEqual(NOW);
    clock.set("2030-01-01T00:00:00+08:00");
    expect(clock.now()).toEqual(new Date("2029-12-31T16:00:00Z"));
    time += 5000;
    expect(clock.now()).toEqual(new Date("2029-12-31T16:00:05Z"));
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 });
    clock.advance(995);
    expect(clock.now()).toEqual(new Date("2030-01-01T18:03:10Z"));
    clock.set(new Date(0));
    expect(clock.now()).toEqual(new Date(0));
    clock.set(1000);
    expect(clock.now()).toEqual(new Date(1000));
    clock.reset();
    expect(clock.now()).toEqual(later(5000));
  });

  it.each<[unknown, string]>([
    ["2026-03-01T12:00:00", "cannot be put to 2026-03-01T12:00:00; give a Date, an ISO time with its zone"],
    ["tomorrow", "cannot be put to tomorrow"],
    ["2026-13-01", "cannot be put to 2026-13-01"],
    [new Date(Number.NaN), "cannot be put to null"],
    [Number.NaN, "cannot be put to NaN"],
    [-1, "cannot be put to -1"],
    ["9000-01-01", "from 1970 to 8999"],
  ])("is not put to %j, and stays as it was", (time, message) => {
    const clock = createClock(still);
    expect(() => clock.set(time as string)).toThrow(RangeError);
    expect(() => clock.set(time as string)).toThrow(message);
    expect(clock.now()).toEqual(NOW);
  });

  it.each<[number | Duration, string]>([
    [-1, "advance by milliseconds: -1 is no span; give 0 or more, or set the clock back"],
    [{ hours: 2, minutes: -1 }, "advance by minutes: -1 is no span"],
    [{ seconds: Number.NaN }, "advance by seconds: NaN is no span"],
    [{ weeks: 1 } as Duration, "advance by weeks: there is no such unit; there are days, hours"],
    [{ days: 4_000_000 }, 'cannot be put to {"days":4000000}'],
  ])("is not advanced by %j, and stays as it was", (by, message) => {
    const clock = createClock(still);
    expect(() => clock.advance(by)).toThrow(RangeError);
    expect(() => clock.advance(by)).toThrow(message);
    expect(clock.now()).toEqual(NOW);
  });
});

describe("the clock of an emulator", () => {
  it("starts from the option now, and moves the windows of signatures of both clouds", async () => {
    const emulator = await start({ now: still });
    expect(emulator.clock.now()).toEqual(NOW);
    expect(await statusAt(emulator, NOW)).toBe(200);
    emulator.clock.advance({ minutes: 16 });
    expect(await statusAt(emulator, NOW)).toBe(401);
    expect(await statusAt(emulator, later(minutes(16)))).toBe(200);
    expect((await callBaidu(emulator, LIST, { now: NOW })).status).toBe(200);
    emulator.clock.advance({ minutes: 15 });
    const late = await callBaidu(emulator, LIST, { now: NOW });
    expect([late.status, (await json(late))["code"]]).toEqual([400, "RequestExpired"]);
    expect(late.headers.get("date")).toBe(later(minutes(31)).toUTCString());
    expect(emulator.requests.at(-1)?.time).toEqual(later(minutes(31)));
    emulator.clock.reset();
    expect(await statusAt(emulator, NOW)).toBe(200);
  });

  it("runs on with the system's time where there is no other", async () => {
    const emulator = await start();
    emulator.clock.set("2030-01-01");
    expect(await statusAt(emulator, new Date("2030-01-01"))).toBe(200);
    expect(await statusAt(emulator, new Date())).toBe(401);
  });

  it("ends tokens and temporary keys", async () => {
    const emulator = await start({ now: still });
    const token = await tokenOf(emulator);
    const key = await keysOf(await askKeys(emulator, { methods: ["token"] }, { now: NOW }));
    const url = emulator.endpoints.roma + instancesOf(emulator);
    const byToken = async () => (await fetch(url, { headers: { "X-Auth-Token": token } })).status;
    const byKey = async () => {
      const now = emulator.clock.now();
      return (await callHuawei(emulator, "roma", instancesOf(emulator), { key, now })).status;
    };
    expect([await byToken(), await byKey()]).toEqual([200, 200]);
    emulator.clock.advance({ minutes: 15 });
    expect([await byToken(), await byKey()]).toEqual([200, 401]);
    emulator.clock.advance({ days: 1 });
    expect([await byToken(), await byKey()]).toEqual([401, 401]);
    const answer = await json<{ token: { issued_at: string } }>(askToken(emulator, tokenRequest(emulator)));
    expect(answer.token.issued_at).toBe("2026-03-02T12:15:00.000000Z");
  });

  it("ends the keys of STS", async () => {
    const emulator = await start({ now: still });
    const query = `${SESSION}?durationSeconds=600`;
    const issued = await callBaidu(emulator, query, { service: "sts", body: "", now: NOW });
    const key = await json<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }>(issued);
    const call = async () => {
      const headers = { "x-bce-security-token": key.sessionToken };
      return (await callBaidu(emulator, LIST, { key, headers, now: emulator.clock.now() })).status;
    };
    expect(await call()).toBe(200);
    emulator.clock.advance({ minutes: 10 });
    expect(await call()).toBe(403);
  });

  it("opens the lock of a key", async () => {
    const emulator = await start({ now: still });
    const { accessKeyId } = emulator.credentials.huaweicloud;
    const wrong = { accessKeyId, secretAccessKey: "wrong" };
    for (let count = 0; count < 5; count++) {
      // oxlint-disable-next-line no-await-in-loop -- five in a row
      await callHuawei(emulator, "roma", instancesOf(emulator), { key: wrong, now: NOW });
    }
    expect(await statusAt(emulator, NOW)).toBe(401);
    emulator.clock.advance({ minutes: 5 });
    expect(await statusAt(emulator, NOW)).toBe(200);
  });

  it("leaves the default data at the day of the start", async () => {
    const emulator = await start({ now: still });
    const ends = async (now: Date) => {
      const { reservedInstances } = await json<{ reservedInstances: { expireTime: string }[] }>(
        callBaidu(emulator, LIST, { now }),
      );
      return reservedInstances.map(({ expireTime }) => expireTime);
    };
    const before = await ends(NOW);
    emulator.clock.advance({ days: 400 });
    expect(await ends(emulator.clock.now())).toEqual(before);
  });
});
