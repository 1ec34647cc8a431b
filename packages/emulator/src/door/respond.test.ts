import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import {
  askToken,
  callBaidu,
  callHuawei,
  instancesOf,
  json,
  later,
  LIST,
  NOW,
  start,
  tokenOf,
  tokenRequest,
} from "../../test/client.js";

const TWELVE_MB = 12 * 1024 * 1024;

describe("recorded requests", () => {
  it("say what arrived and how it went", async () => {
    let now = NOW;
    const emulator = await start({ now: () => now });
    await callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=1`, { now });
    now = later(5000);
    await fetch(`${emulator.endpoints.bcc}/nowhere`, { method: "DELETE" });
    const [first, second] = emulator.requests;
    expect(first).toMatchObject({
      service: "roma",
      operation: "CheckRomaInstanceListV2",
      method: "GET",
      target: `${instancesOf(emulator)}?limit=1`,
      status: 200,
      time: NOW,
      scripted: false,
      warnings: [],
      body: "",
    });
    expect(first?.headers["authorization"]).toBe("***");
    expect(second).toMatchObject({ service: "bcc", operation: undefined, method: "DELETE", status: 404, time: now });
  });

  it("hold no secret", async () => {
    const temporary = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret", securityToken: "security-1" };
    const emulator = await start({ credentials: { huaweicloud: [temporary] } });
    const token = await tokenOf(emulator);
    await fetch(emulator.endpoints.roma + instancesOf(emulator), { headers: { "X-Auth-Token": token } });
    await callHuawei(emulator, "iam", "/v3/projects", { key: temporary });
    await callBaidu(emulator, LIST);
    const { password } = emulator.credentials.huaweicloud;
    const text = JSON.stringify(emulator.requests);
    expect(emulator.requests.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    for (const secret of [password, token, "security-1", "Signature=", "bce-auth-v1/"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('\\"password\\":\\"***\\"');
  });

  it("are as many as requestLimit says, the last ones", async () => {
    const emulator = await start({ requestLimit: 2 });
    for (const path of ["/1", "/2", "/3"]) await fetch(emulator.endpoints.iam + path);
    expect(emulator.requests.map(({ target }) => target)).toEqual(["/2", "/3"]);
    const none = await start({ requestLimit: 0 });
    await fetch(none.endpoints.iam);
    expect(none.requests).toEqual([]);
  });
});

describe("limits", () => {
  it("takes 12 MB and refuses one byte more, in the gateway's shape", async () => {
    const emulator = await start();
    const text = JSON.stringify(tokenRequest(emulator));
    const send = (length: number) =>
      fetch(`${emulator.endpoints.iam}/v3/auth/tokens`, { method: "POST", body: text.padEnd(length) });
    expect((await send(TWELVE_MB)).status).toBe(201);
    const refused = await send(TWELVE_MB + 1);
    expect([refused.status, (await json(refused))["error_code"]]).toEqual([413, "APIGW.0201"]);
    const bcc = await callBaidu(emulator, LIST, { body: "{}".padEnd(TWELVE_MB + 1) });
    expect([bcc.status, (await json(bcc))["code"]]).toEqual([400, "BadRequest"]);
  });

  it("answers bytes that are no HTTP in the vendor's shape", async () => {
    const emulator = await start();
    const answers = await Promise.all(
      (["roma", "bcc"] as const).map(
        (service) =>
          new Promise<string>((resolve) => {
            let text = "";
            const socket = connect(Number(new URL(emulator.endpoints[service]).port), "127.0.0.1");
            socket.on("data", (chunk) => (text += chunk.toString())).on("close", () => resolve(text));
            socket.end("nonsense\r\n\r\n");
          }),
      ),
    );
    expect(answers[0]).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*X-Request-Id: [^]*"error_code":"APIGW\.0201"/);
    expect(answers[1]).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*x-bce-request-id: [^]*"code":"InvalidHTTPRequest"/);
  });
});

describe("routes", () => {
  it.each([
    ["GET", "/v3/auth/tokens"],
    ["POST", "/v3/projects"],
    ["GET", "/v3/projects/"],
    ["GET", "//v3/projects"],
    ["GET", "/v3/%70rojects"],
    ["OPTIONS", "*"],
    ["GET", "http://elsewhere/v3/projects"],
  ])("has nothing at %s %s", async (method, target) => {
    const emulator = await start();
    const text = await new Promise<string>((resolve) => {
      let answer = "";
      const socket = connect(Number(new URL(emulator.endpoints.iam).port), "127.0.0.1");
      socket.on("data", (chunk) => (answer += chunk.toString())).on("close", () => resolve(answer));
      socket.write(`${method} ${target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    });
    expect(text).toMatch(/^HTTP\/1\.1 404 Not Found/);
    expect(text).toContain('"error_code":"APIGW.0101"');
    expect(emulator.requests[0]?.operation).toBeUndefined();
  });

  it("keeps serving after a body that is nested beyond all reason", async () => {
    const emulator = await start();
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const url = `${emulator.endpoints.iam}/v3/auth/tokens`;
    expect((await fetch(url, { method: "POST", body: deep })).status).toBe(400);
    expect((await askToken(emulator, tokenRequest(emulator))).status).toBe(201);
  });
});
