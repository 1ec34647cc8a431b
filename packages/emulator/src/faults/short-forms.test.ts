import { describe, expect, it } from "vitest";
import { callHuawei, instancesOf, json, start } from "../../test/client.js";
import type { OperationId } from "../index.js";

const OPERATION = "CheckRomaInstanceListV2";

describe("failNext", () => {
  it("fails so many requests of that operation, unsigned ones too, then serves again", async () => {
    const emulator = await start();
    emulator.failNext(OPERATION, { status: 429, times: 2 });
    expect((await callHuawei(emulator, "iam", "/v3/projects")).status).toBe(200);
    const throttled = await fetch(emulator.endpoints.roma + instancesOf(emulator));
    expect(await json(throttled)).toMatchObject({ error_code: "APIGW.0308" });
    expect((await callHuawei(emulator, "roma", instancesOf(emulator))).status).toBe(429);
    expect((await callHuawei(emulator, "roma", instancesOf(emulator))).status).toBe(200);
    expect(emulator.requests.map(({ scripted }) => scripted)).toEqual([false, true, true, false]);
  });

  it("is of one service alone, if that is said", async () => {
    const emulator = await start();
    emulator.failNext(OPERATION, { service: "roma", status: 500 });
    emulator.answerNext(OPERATION, { service: "roma", status: 202 });
    expect(emulator.faults.list()).toMatchObject([{ service: "roma" }, { service: "roma" }]);
    expect(() => emulator.failNext(OPERATION, { service: "iam", status: 500 })).toThrow(
      "fault.service: iam has no CheckRomaInstanceListV2; it is of roma",
    );
  });

  it("queues, in order", async () => {
    const emulator = await start();
    emulator.failNext(OPERATION, { status: 500 });
    emulator.answerNext(OPERATION, { status: 202, body: "x" });
    emulator.failNext(OPERATION, { status: 403 });
    const call = async () => (await callHuawei(emulator, "roma", instancesOf(emulator))).status;
    expect([await call(), await call(), await call(), await call()]).toEqual([500, 202, 403, 200]);
  });

  it("refuses what is not documented", async () => {
    const emulator = await start();
    expect(() => emulator.failNext(OPERATION, { status: 503 })).toThrow(
      "CheckRomaInstanceListV2 documents no error status 503; it documents 400, 401, 403, 404, 429, 500",
    );
    expect(() => emulator.failNext(OPERATION, { status: 200 })).toThrow(RangeError);
    expect(() => emulator.failNext("Nothing" as OperationId, { status: 500 })).toThrow("there is no operation Nothing");
    for (const times of [0, -1, 1.5, Number.NaN, 20_000]) {
      expect(() => emulator.failNext(OPERATION, { status: 500, times })).toThrow("fault.times: must be");
    }
    expect((await callHuawei(emulator, "roma", instancesOf(emulator))).status).toBe(200);
  });
});

describe("answerNext", () => {
  it("sends exactly what it was given", async () => {
    const emulator = await start();
    const body = Uint8Array.from([0xff, 0x00, 0x7b]);
    emulator.answerNext(OPERATION, { status: 502, headers: { "Content-Type": "text/html", "x-own": "1" }, body });
    const answer = await callHuawei(emulator, "roma", instancesOf(emulator));
    expect(answer.status).toBe(502);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
    expect([...answer.headers.keys()].sort()).toEqual(["connection", "content-length", "content-type", "x-own"]);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 502, scripted: true, requestId: undefined });
  });

  it("is empty where no body is given, and refuses what cannot be sent", async () => {
    const emulator = await start();
    emulator.answerNext(OPERATION, { status: 500 });
    expect(await (await callHuawei(emulator, "roma", instancesOf(emulator))).text()).toBe("");
    expect(() => emulator.answerNext(OPERATION, { status: 101 })).toThrow(RangeError);
    expect(() => emulator.answerNext(OPERATION, { status: 600 })).toThrow(RangeError);
    expect(() => emulator.answerNext("Nothing" as OperationId, { status: 200 })).toThrow(RangeError);
    expect(() => emulator.answerNext(OPERATION, { status: 200, headers: { a: "b\r\nc: d" } })).toThrow(
      "fault.answer.headers",
    );
  });
});
