import { describe, expect, it } from "vitest";
import { administer } from "../../test/admin.js";
import { callBaidu, callHuawei, instancesOf, LIST, start } from "../../test/client.js";
import type { Emulator, RecordedRequest } from "../index.js";

/** An emulator that has refused one signature, and the id that the answer told. */
async function refused(): Promise<{ emulator: Emulator; id: string }> {
  const emulator = await start();
  const { accessKeyId } = emulator.credentials.baiducloud;
  const answer = await callBaidu(emulator, LIST, { key: { accessKeyId, secretAccessKey: "wrong" } });
  await callHuawei(emulator, "roma", instancesOf(emulator));
  return { emulator, id: answer.headers.get("x-bce-request-id") ?? "" };
}

type List = { requests: RecordedRequest[] };

describe("/_emulator/requests", () => {
  it("has a request by the id of its answer, at each service", async () => {
    const { emulator, id } = await refused();
    expect(id).not.toBe("");
    for (const endpoint of Object.values(emulator.endpoints)) {
      // oxlint-disable-next-line no-await-in-loop -- four calls
      const answer = await fetch(`${endpoint}/_emulator/requests/${id}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
      // oxlint-disable-next-line no-await-in-loop -- four calls
      const request = (await answer.json()) as RecordedRequest;
      expect(request).toEqual(JSON.parse(JSON.stringify(emulator.requests[0])));
      expect(request.diagnosis?.canonicalRequest?.[0]).toBe("POST");
      expect(request.headers["authorization"]).toBe("***");
    }
  });

  it("has Huawei's by X-Request-Id", async () => {
    const emulator = await start({ services: ["iam"] });
    const { accessKeyId } = emulator.credentials.huaweicloud;
    const key = { accessKeyId, secretAccessKey: "another" };
    const answer = await callHuawei(emulator, "iam", "/v3/projects", { key });
    const found = await fetch(`${emulator.endpoints.iam}/_emulator/requests/${answer.headers.get("x-request-id")}`);
    expect(((await found.json()) as RecordedRequest).diagnosis?.mistakes).toEqual([]);
  });

  it("lists all, and is not recorded itself", async () => {
    const { emulator } = await refused();
    for (const path of ["/_emulator/requests", "/_emulator/requests/"]) {
      // oxlint-disable-next-line no-await-in-loop -- two calls
      const { requests } = (await administer<List>(emulator, `GET ${path}`)).body;
      expect(requests.map(({ service, status }) => [service, status])).toEqual([
        ["bcc", 400],
        ["roma", 200],
      ]);
      expect(requests[1]).not.toHaveProperty("diagnosis");
    }
    expect(emulator.requests).toHaveLength(2);
  });

  it.each([
    ["status=400", ["bcc"]],
    ["service=roma", ["roma"]],
    ["operation=ListReservedInstances", ["bcc"]],
    ["operation=ListReservedInstances&status=200", []],
    ["service=roma&status=200", ["roma"]],
  ])("lists those of ?%s", async (query, services) => {
    const { emulator } = await refused();
    const { body } = await administer<List>(emulator, `GET /_emulator/requests?${query}`);
    expect(body.requests.map(({ service }) => service)).toEqual(services);
  });

  it.each([
    ["?state=400", 400, "state: there is no such filter; there are service, operation, status"],
    ["?status=4", 400, 'status "4": is no status; give one such as 403'],
    ["?service=vpc", 400, 'service "vpc": there is none; there are iam, roma, bcc, sts'],
    ["?operation=ListAll", 400, 'operation "ListAll": there is none; there are KeystoneCreateUserTokenByPassword'],
    ["?status=%ff", 400, "the query is not percent-encoded UTF-8; encode it anew"],
    ["/nobody", 404, "no request was answered with this id"],
  ])("answers %s with %i", async (rest, status, text) => {
    const { emulator } = await refused();
    const answer = await administer(emulator, `GET /_emulator/requests${rest}`);
    expect(answer.status).toBe(status);
    expect(answer.body["error"]).toContain(text);
  });

  it("forgets them, and holds those that come then", async () => {
    const { emulator } = await refused();
    const { requests } = emulator;
    expect(await administer(emulator, "DELETE /_emulator/requests")).toMatchObject({
      status: 200,
      body: { requests: [] },
    });
    await callBaidu(emulator, LIST);
    expect(requests.map(({ status }) => status)).toEqual([200]);
    expect(emulator.coverage().seen).toBe(3);
  });
});
