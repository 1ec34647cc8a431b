import { signSdkHmacSha256, signV11HmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import { describe, expect, it } from "vitest";
import { callHuawei, instancesOf, json, later, minutes, NOW, start, tokenOf } from "../../test/client.js";

interface GatewayError {
  error_code: string;
  error_msg: string;
}

describe("signatures", () => {
  it("takes what is signed within 15 minutes of its clock", async () => {
    const emulator = await start({ now: () => NOW });
    const at = (now: Date) => callHuawei(emulator, "roma", instancesOf(emulator), { now });
    expect((await at(later(minutes(15)))).status).toBe(200);
    expect((await at(later(-minutes(15)))).status).toBe(200);
    for (const off of [minutes(15) + 1000, -minutes(15) - 1000]) {
      const answer = await at(later(off));
      expect(answer.status).toBe(401);
      expect((await json<GatewayError>(answer)).error_code).toBe("APIGW.0303");
    }
  });

  it("covers method, path, query, signed headers and body", async () => {
    const emulator = await start();
    const key = emulator.credentials.huaweicloud;
    const url = emulator.endpoints.roma + instancesOf(emulator);
    const sign = (method: string, signedUrl: string, body?: string) =>
      signSdkHmacSha256({ method, url: signedUrl, headers: { "x-own": "1" }, body }, key, { now: new Date() }).headers;
    const good = { "x-own": "1", ...sign("GET", `${url}?limit=1`) };
    expect((await fetch(`${url}?limit=1`, { headers: good })).status).toBe(200);
    const bad = [
      fetch(`${url}?limit=2`, { headers: good }),
      fetch(`${url}?limit=1`, { headers: { ...good, "x-own": "2" } }),
      fetch(`${url}?limit=1`, { headers: { "x-own": "1", ...sign("POST", `${url}?limit=1`) } }),
      fetch(`${url}?limit=1`, { headers: { "x-own": "1", ...sign("GET", `${url}?limit=1`, "{}") } }),
    ];
    for (const answer of await Promise.all(bad)) expect(answer.status).toBe(401);
  });

  it("reads the raw target, so an encoded value is signed as it was sent", async () => {
    const emulator = await start();
    const answer = await callHuawei(emulator, "roma", `${instancesOf(emulator)}?note=a%2Fb%20c&note=%E4%BA%91`);
    expect(answer.status).toBe(200);
  });

  it("tells an unknown key, a wrong secret and a missing signature apart by the text", async () => {
    const emulator = await start();
    const path = instancesOf(emulator);
    const key = { accessKeyId: "NOBODY", secretAccessKey: "x" };
    const unknown = await json<GatewayError>(callHuawei(emulator, "roma", path, { key }));
    const wrong = await json<GatewayError>(
      callHuawei(emulator, "roma", path, { key: { ...emulator.credentials.huaweicloud, secretAccessKey: "x" } }),
    );
    const none = await json<GatewayError>(fetch(emulator.endpoints.roma + path));
    const odd = await json<GatewayError>(
      fetch(emulator.endpoints.roma + path, { headers: { authorization: "Bearer abc" } }),
    );
    const errors = [unknown, wrong, none, odd];
    expect(errors.map((error) => error.error_code)).toEqual(Array(4).fill("APIGW.0301"));
    expect(new Set(errors.map((error) => error.error_msg)).size).toBe(4);
    expect(unknown.error_msg).toContain("ak:NOBODY");
    expect(wrong.error_msg).toContain(`canonicalRequest:GET|${path}/|`);
  });

  it("takes a derived key", async () => {
    const emulator = await start();
    const url = emulator.endpoints.roma + instancesOf(emulator);
    const { headers } = signV11HmacSha256({ method: "GET", url, headers: {} }, emulator.credentials.huaweicloud, {
      now: new Date(),
      regionId: "cn-north-4",
      serviceName: "roma",
    });
    expect((await fetch(url, { headers })).status).toBe(200);
  });

  it("wants the security token of a temporary key, and none of a lasting one", async () => {
    const temporary = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret", securityToken: "token-1" };
    const emulator = await start({ credentials: { huaweicloud: [temporary] } });
    const path = instancesOf(emulator);
    const { securityToken: _, ...bare } = temporary;
    const status = async (key: object) =>
      (await callHuawei(emulator, "roma", path, { key: key as typeof temporary })).status;
    expect(await status(temporary)).toBe(200);
    expect(await status(bare)).toBe(401);
    expect(await status({ ...temporary, securityToken: "token-2" })).toBe(401);
    expect(await status({ ...emulator.credentials.huaweicloud, securityToken: "token-1" })).toBe(401);
  });

  it("locks a key for five minutes after five wrong signatures in a row", async () => {
    let now = NOW;
    const emulator = await start({ now: () => now });
    const path = instancesOf(emulator);
    const wrongKey = { ...emulator.credentials.huaweicloud, secretAccessKey: "x" };
    const wrong = () => callHuawei(emulator, "roma", path, { now, key: wrongKey });
    const right = () => callHuawei(emulator, "roma", path, { now });
    // A good signature in between begins the count anew.
    for (let round = 0; round < 2; round++) {
      for (let count = 0; count < 4; count++) await wrong();
      expect((await right()).status).toBe(200);
    }
    for (let count = 0; count < 5; count++) await wrong();
    const locked = await right();
    expect(locked.status).toBe(401);
    expect((await json<GatewayError>(locked)).error_msg).toContain("AK access failed to reach the limit,forbidden");
    now = later(minutes(5));
    expect((await right()).status).toBe(200);
  });
});

describe("tokens", () => {
  it("takes a token until it expires", async () => {
    let now = NOW;
    const emulator = await start({ now: () => now, tokenLifetimeSeconds: 600 });
    const headers = { "X-Auth-Token": await tokenOf(emulator) };
    const call = () => fetch(emulator.endpoints.roma + instancesOf(emulator), { headers });
    now = later(minutes(10) - 1);
    expect((await call()).status).toBe(200);
    now = later(minutes(10));
    const expired = await call();
    expect(expired.status).toBe(401);
    expect((await json<GatewayError>(expired)).error_msg).toContain("token expires");
  });

  it("turns an unknown token away, at both services in the gateway's shape", async () => {
    const emulator = await start();
    const headers = { "X-Auth-Token": "unknown" };
    for (const url of [emulator.endpoints.roma + instancesOf(emulator), `${emulator.endpoints.iam}/v3/projects`]) {
      const answer = await fetch(url, { headers });
      expect(answer.status).toBe(401);
      expect(await json(answer)).toEqual({
        error_code: "APIGW.0301",
        error_msg: "Incorrect IAM authentication information: decrypt token fail",
        request_id: answer.headers.get("x-request-id"),
      });
    }
  });
});
