import { describe, expect, it } from "vitest";
import { administer } from "../../test/admin.js";
import { askToken, callBaidu, callHuawei, instancesOf, LIST, start, tokenRequest } from "../../test/client.js";
import type { Coverage, Emulator } from "../index.js";
import { documents, serviceNames } from "../service.js";
import { operationsOf } from "../spec/operations.js";
import { createCoverage } from "./coverage.js";

const of = (emulator: Emulator, operation: string) =>
  emulator.coverage().operations.find((one) => one.operation === operation);

describe("coverage", () => {
  it("has every operation of the running services, with every documented status", async () => {
    const emulator = await start({ services: ["roma", "bcc"] });
    const { operations, documented, seen, noOperation } = emulator.coverage();
    expect(operations.map(({ service, operation }) => [service, operation])).toEqual([
      ["roma", "CheckRomaInstanceListV2"],
      ["bcc", "ListReservedInstances"],
    ]);
    expect(operations[0]).toEqual({
      service: "roma",
      operation: "CheckRomaInstanceListV2",
      method: "GET",
      path: "/v2/{project_id}/instances",
      statuses: { 200: 0, 400: 0, 401: 0, 403: 0, 404: 0, 429: 0, 500: 0 },
      undocumented: {},
      unseen: [200, 400, 401, 403, 404, 429, 500],
    });
    expect([documented, seen, noOperation]).toEqual([7 + (operations[1]?.unseen.length ?? 0), 0, {}]);
    const everything = (await start()).coverage().operations;
    expect(everything).toHaveLength(serviceNames.flatMap((name) => operationsOf(documents[name])).length);
  });

  it("counts what was answered, however, and what is not documented apart", async () => {
    const emulator = await start();
    await callHuawei(emulator, "roma", instancesOf(emulator));
    await callHuawei(emulator, "roma", instancesOf(emulator));
    await callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=x`);
    emulator.failNext("CheckRomaInstanceListV2", { status: 429 });
    await callHuawei(emulator, "roma", instancesOf(emulator));
    emulator.answerNext("CheckRomaInstanceListV2", { status: 502, times: 2 });
    await callHuawei(emulator, "roma", instancesOf(emulator));
    await callHuawei(emulator, "roma", instancesOf(emulator));
    await callHuawei(emulator, "roma", "/nowhere");
    expect(of(emulator, "CheckRomaInstanceListV2")).toMatchObject({
      statuses: { 200: 2, 400: 1, 401: 0, 403: 0, 404: 0, 429: 1, 500: 0 },
      undocumented: { 502: 2 },
      unseen: [401, 403, 404, 500],
    });
    expect(emulator.coverage()).toMatchObject({ seen: 3, noOperation: { 404: 1 } });
  });

  it("tells operations of one name apart by their services", () => {
    const counter = createCoverage(["roma", "bcc"]);
    counter.count({ service: "bcc", operation: "CheckRomaInstanceListV2", status: 200 });
    expect(counter.report()).toMatchObject({ seen: 0, noOperation: {} });
    counter.count({ service: "roma", operation: "CheckRomaInstanceListV2", status: 200 });
    expect(counter.report()).toMatchObject({ seen: 1, noOperation: {} });
  });

  it("tells operations of one path apart, and does not end where requests do", async () => {
    const emulator = await start({ requestLimit: 2 });
    await askToken(emulator, tokenRequest(emulator));
    for (let count = 0; count < 5; count++) {
      // oxlint-disable-next-line no-await-in-loop -- in order
      await callBaidu(emulator, LIST);
    }
    expect(emulator.requests).toHaveLength(2);
    expect(of(emulator, "ListReservedInstances")?.statuses["200"]).toBe(5);
    expect(of(emulator, "KeystoneCreateUserTokenByPassword")?.statuses["201"]).toBe(1);
    expect(of(emulator, "CreateTemporaryAccessKeyByToken")?.statuses["201"]).toBe(0);
  });

  it("is told at /_emulator/coverage, which it does not count", async () => {
    const emulator = await start();
    await callBaidu(emulator, LIST);
    const { body } = await administer<Coverage>(emulator, "GET /_emulator/coverage");
    expect(body).toEqual(JSON.parse(JSON.stringify(emulator.coverage())));
    expect(body).toMatchObject({ seen: 1, noOperation: {} });
  });
});
