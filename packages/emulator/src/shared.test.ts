import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, LIST, SESSION, start, tokenRequest } from "../test/client.js";
import type { Served } from "./served.js";
import { modelled, type ServiceName } from "./service.js";
import { shared } from "./shared.js";

/** Of services that will come, some may have paths of these. */
const KNOWN: readonly ServiceName[] = modelled;
const region = { huaweicloud: "cn-north-4", baiducloud: "bj" };

const like = (name: "iam" | "roma", path: string, method = "GET", keepBytes = 1): Served => ({
  name,
  operations: [
    {
      id: name,
      method,
      path,
      variant: undefined,
      isPublic: true,
      parameters: [],
      cursor: undefined,
      body: undefined,
      answers: new Map(),
    },
  ],
  keepBytes,
  respond: () => ({ status: 200, headers: [], body: name }),
  unreadable: () => ({ status: 400, headers: [], body: "" }),
});

describe("one port for all services", () => {
  it("tells them apart by path", async () => {
    const emulator = await start({ port: 0, services: KNOWN });
    expect(new Set(Object.values(emulator.endpoints)).size).toBe(1);
    expect((await callHuawei(emulator, "roma", instancesOf(emulator))).status).toBe(200);
    expect((await callHuawei(emulator, "iam", "/v3/projects")).status).toBe(200);
    expect((await callBaidu(emulator, LIST)).status).toBe(200);
    expect((await callBaidu(emulator, SESSION, { service: "sts" })).status).toBe(200);
    const body = JSON.stringify(tokenRequest(emulator));
    const token = await fetch(`${emulator.endpoints.iam}/v3/auth/tokens`, { method: "POST", body });
    expect(token.status).toBe(201);
    expect(emulator.requests.map(({ service }) => service)).toEqual(["roma", "iam", "bcc", "sts", "iam"]);
  });

  it("answers what is nobody's in the shape of the vendor that is called", async () => {
    const emulator = await start({ port: 0 });
    const huawei = await callHuawei(emulator, "roma", "/v9/nothing");
    expect([huawei.status, await huawei.json()]).toMatchObject([404, { error_code: "APIGW.0101" }]);
    const baidu = await callBaidu(emulator, "/v9/nothing");
    expect([baidu.status, await baidu.json()]).toMatchObject([404, { requestId: expect.any(String) as string }]);
    const dated = { "x-bce-date": "2026-03-01T12:00:00Z" };
    await fetch(`${emulator.endpoints.bcc}/v9/nothing`, { headers: dated });
    expect(emulator.requests.at(-1)?.service).toBe("bcc");
    const other = await callBaidu(emulator, SESSION, { method: "DELETE", body: "" });
    expect([other.status, emulator.requests.at(-1)?.service]).toEqual([404, "sts"]);
  });

  it("goes by Host where it is a vendor's, though the path be another's", async () => {
    const emulator = await start({ port: 0 });
    for (const host of ["bcc.bj.baidubce.com", "BCC.bj.baidubce.com:80"]) {
      const { port } = new URL(emulator.endpoints.bcc);
      await new Promise((resolve, reject) => {
        const sent = get({ port, path: instancesOf(emulator), headers: { host } }, (answer) =>
          resolve(answer.resume()),
        );
        sent.on("error", reject);
      });
      expect(emulator.requests.at(-1)?.service).toBe("bcc");
    }
  });

  it("holds what was chosen only", async () => {
    const emulator = await start({ port: 0, services: ["sts", "bcc"] });
    expect(Object.keys(emulator.endpoints)).toEqual(["sts", "bcc"]);
    const answer = await fetch(`${emulator.endpoints.bcc}${instancesOf(emulator)}`);
    expect([answer.status, emulator.requests[0]?.service]).toEqual([404, "sts"]);
  });

  it("says so where neither path nor Host tells services apart", () => {
    const both = shared([like("iam", "/v2/{a}/instances"), like("roma", "/v2/x/instances")], region);
    const answer = (path: string, host = "127.0.0.1") =>
      both.respond({ method: "GET", target: path, headers: [["Host", host]], body: new Uint8Array() });
    expect(answer("/v2/x/instances")).toMatchObject({
      status: 421,
      body: '{"error":"GET /v2/x/instances is of iam and roma: say which by the vendor\'s Host, or give each a port of its own with ports, or leave one out with services"}',
    });
    expect(answer("/v2/y/instances").body).toBe("iam");
    expect(answer("/v2/x/instances", "roma.cn-north-4.myhuaweicloud.com").body).toBe("roma");
  });

  it("goes by path too among services of one Host", () => {
    const apps: Served = {
      ...like("roma", "/v2/{a}/apps", "POST"),
      respond: () => ({ status: 200, headers: [], body: "apps" }),
    };
    const both = shared([like("roma", "/v2/{a}/instances"), apps], region);
    const headers = [["Host", "roma.cn-north-4.myhuaweicloud.com"]] as const;
    const answer = (method: string, target: string) =>
      both.respond({ method, target, headers, body: new Uint8Array() }).body;
    expect([answer("GET", "/v2/x/instances"), answer("POST", "/v2/x/apps")]).toEqual(["roma", "apps"]);
    expect([answer("GET", "/v2/x/apps"), answer("GET", "/v2/x/none")]).toEqual(["apps", "roma"]);
  });

  it("tells one path's methods apart, and keeps what the largest body needs", () => {
    const both = shared([like("iam", "/v3/a", "GET", 1), like("roma", "/v3/a", "POST", 9)], region);
    const bodyOf = (method: string) =>
      both.respond({ method, target: "/v3/a", headers: [], body: new Uint8Array() }).body;
    expect([bodyOf("GET"), bodyOf("POST"), bodyOf("PUT"), both.keepBytes]).toEqual(["iam", "roma", "iam", 9]);
  });
});
