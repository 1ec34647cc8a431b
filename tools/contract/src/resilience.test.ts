import { describe, expect, it, onTestFinished } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import type { ClientEvent } from "@yunfan/client-core";
import { startEmulator, type StartOptions } from "@yunfan/emulator";
import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

async function emulate(options: StartOptions = {}) {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

const hours = (n: number) => () => new Date(Date.now() + n * 3_600_000);
const quick = { baseDelayMs: 1 };

describe("a machine whose clock is off", () => {
  it.each([-3, 2])("by %i hours lists ROMA instances after one correction", async (off) => {
    const emulator = await emulate();
    const events: ClientEvent[] = [];
    const roma = createRoma({
      endpoint: emulator.endpoints.roma,
      credentials: emulator.credentials.huaweicloud,
      now: hours(off),
      onEvent: (event) => events.push(event),
    });
    expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
    expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
    expect(emulator.requests.map(({ status }) => status)).toEqual([401, 200, 200]);
    expect(events.filter(({ type }) => type === "retry")).toMatchObject([{ reason: "clock" }]);
  });

  it("lists reserved instances, and hands the correction on to with()", async () => {
    const emulator = await emulate();
    const options = { endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud };
    const bcc = createBcc({ ...options, now: hours(-5) });
    await bcc.listReservedInstances({ maxKeys: 1 });
    await bcc.with({ timeoutMs: 5000 }).listReservedInstances({ maxKeys: 1 });
    expect(emulator.requests.map(({ status }) => status)).toEqual([400, 200, 200]);
  });

  it("is no excuse for a wrong key: a refused signature is never repeated", async () => {
    const emulator = await emulate();
    const credentials = { ...emulator.credentials.huaweicloud, secretAccessKey: "wrong-secret-key" };
    const roma = createRoma({ endpoint: emulator.endpoints.roma, credentials });
    const result = await roma.checkRomaInstanceListV2().safe();
    expect(!result.ok && result.error).toMatchObject({ status: 401, attempts: 1, stopped: "final" });
    expect(emulator.requests).toHaveLength(1);
  });
});

describe("a service that stumbles", () => {
  it("is asked again, each time with a signature of its own", async () => {
    const emulator = await emulate();
    emulator.failNext("ListReservedInstances", { status: 500, times: 2 });
    const bcc = createBcc({
      endpoint: emulator.endpoints.bcc,
      credentials: emulator.credentials.baiducloud,
      retry: quick,
    });
    const { items, complete } = await bcc.listReservedInstances.collect({ maxKeys: 20 });
    expect([items.length, complete]).toEqual([32, true]);
    expect(emulator.requests.map(({ status }) => status)).toEqual([500, 500, 200, 200]);
  });

  it("ends the call when it goes on", async () => {
    const emulator = await emulate();
    emulator.failNext("CheckRomaInstanceListV2", { status: 429, times: 9 });
    const { roma: endpoint } = emulator.endpoints;
    const roma = createRoma({ endpoint, credentials: emulator.credentials.huaweicloud, retry: quick });
    const result = await roma.checkRomaInstanceListV2().safe();
    expect(!result.ok && result.error).toMatchObject({
      status: 429,
      attempts: 3,
      stopped: "attempts",
      retryable: true,
    });
  });
});

describe("explain", () => {
  it("gives the canonical request that the service verified", async () => {
    const emulator = await emulate();
    const now = () => new Date();
    const { roma: endpoint } = emulator.endpoints;
    const roma = createRoma({ endpoint, credentials: emulator.credentials.huaweicloud, now });
    const explained = await roma.explain("checkRomaInstanceListV2", { limit: 5 });
    const { host } = new URL(endpoint);
    const { projectId, secretAccessKey } = emulator.credentials.huaweicloud;
    expect(explained.canonicalRequest).toMatch(
      new RegExp(
        `^GET\n/v2/${projectId}/instances/\nlimit=5\nhost:${host}\nx-project-id:${projectId}\nx-sdk-date:\\d{8}T\\d{6}Z\n`,
      ),
    );
    expect(explained.stringToSign).toMatch(/^SDK-HMAC-SHA256\n/);
    expect(explained.curl).toContain("Signature=***");
    expect(JSON.stringify(explained)).not.toContain(secretAccessKey);
    expect(emulator.requests).toEqual([]);
  });
});

describe("with", () => {
  it("hands on what was learnt of the clock", async () => {
    const { endpoints, credentials, requests } = await emulate();
    const now = hours(-5);
    const huawei = credentials.huaweicloud;
    const roma = createRoma({ endpoint: endpoints.roma, credentials: huawei, now });
    const sts = createSts({ endpoint: endpoints.sts, credentials: credentials.baiducloud, now });
    await roma.checkRomaInstanceListV2();
    await roma.with({ credentials: huawei }).checkRomaInstanceListV2();
    await sts.getSessionToken();
    await sts.with({ credentials: credentials.baiducloud }).getSessionToken();
    expect(requests.map(({ status }) => status)).toEqual([401, 200, 200, 400, 200, 200]);
  });

  it("shares the retry budget", async () => {
    const emulator = await emulate();
    const { endpoints, credentials } = emulator;
    const retry = { baseDelayMs: 0 };
    const roma = createRoma({ endpoint: endpoints.roma, credentials: credentials.huaweicloud, retry });
    const bcc = createBcc({ endpoint: endpoints.bcc, credentials: credentials.baiducloud, retry });
    emulator.failNext("CheckRomaInstanceListV2", { status: 500, times: 999 });
    emulator.failNext("ListReservedInstances", { status: 500, times: 999 });
    for (const call of [
      () => roma.with({ credentials: credentials.huaweicloud }).checkRomaInstanceListV2().safe(),
      () => bcc.with({ credentials: credentials.baiducloud }).listReservedInstances().safe(),
    ]) {
      for (let i = 0; i < 25; i++) expect(await call()).toMatchObject({ error: { stopped: "attempts" } });
      expect(await call()).toMatchObject({ error: { stopped: "budget", attempts: 1 } });
    }
  });

  it("forgets BCC's endpoint where another region is meant", async () => {
    const bcc = createBcc({ endpoint: "http://127.0.0.1:1", credentials: { accessKeyId: "AK", secretAccessKey: "s" } });
    const { url } = await bcc.with({ region: "gz" }).explain("listReservedInstances");
    expect(url).toMatch(/^https:\/\/bcc\.gz\.baidubce\.com\//);
    const given = bcc.with({ region: "gz", endpoint: "http://127.0.0.1:2" });
    expect((await given.explain("listReservedInstances")).url).toMatch(/^http:\/\/127\.0\.0\.1:2\//);
  });

  it("forgets the project of another identity or region, and what was only right there", async () => {
    const emulator = await emulate();
    const { accessKeyId, secretAccessKey, projectId } = emulator.credentials.huaweicloud;
    const place = { region: "cn-north-4", endpoint: emulator.endpoints.roma, iamEndpoint: emulator.endpoints.iam };
    const roma = createRoma({ ...place, projectId: "0".repeat(32), credentials: { accessKeyId, secretAccessKey } });
    const refused = await roma.checkRomaInstanceListV2().safe();
    expect(!refused.ok && refused.error).toMatchObject({ status: 403 });
    const other = roma.with({ credentials: { accessKeyId, secretAccessKey } });
    expect((await other.checkRomaInstanceListV2()).total).toBe(12);
    expect(emulator.requests.at(-1)?.target).toContain(projectId);
    expect(
      (await roma.with({ region: "cn-east-3" }).explain("checkRomaInstanceListV2", { project_id: projectId })).url,
    ).toMatch(/^https:\/\/roma\.cn-east-3\.myhuaweicloud\.com\//);
    expect(() => roma.with({ region: "Mars" })).toThrow('region: "Mars" is no region id');
  });
});

describe("a token that a service no longer takes", () => {
  it("in the middle of a walk is renewed once, and the same page asked for again", async () => {
    let ahead = 0;
    const emulator = await emulate({ now: () => new Date(Date.now() + ahead) });
    const { region, domainName, userName, password, projectId } = emulator.credentials.huaweicloud;
    const { iam, roma: endpoint } = emulator.endpoints;
    const events: ClientEvent[] = [];
    // The provider's clock does not see the jump, so it keeps a token that is over.
    const credentials = iamPasswordToken({ region, endpoint: iam, domainName, userName, password });
    const roma = createRoma({ endpoint, credentials, onEvent: (event) => events.push(event) });
    const names: (string | undefined)[] = [];
    for await (const { name } of roma.checkRomaInstanceListV2.items({ limit: 5 })) {
      if (names.push(name) === 5) ahead = 25 * 3_600_000;
    }
    expect(new Set(names).size).toBe(12);
    const page = (offset: number, status: number) =>
      `GET /v2/${projectId}/instances?limit=5&offset=${offset} ${status}`;
    expect(emulator.requests.map(({ method, target, status }) => `${method} ${target} ${status}`)).toEqual([
      "POST /v3/auth/tokens?nocatalog=true 201",
      page(0, 200),
      page(5, 401),
      "POST /v3/auth/tokens?nocatalog=true 201",
      page(5, 200),
      page(10, 200),
    ]);
    expect(events.filter(({ type }) => type === "refresh")).toHaveLength(1);
  });

  it("is renewed once for all calls that were refused together", async () => {
    let ahead = 0;
    const emulator = await emulate({ now: () => new Date(Date.now() + ahead) });
    const { region, domainName, userName, password } = emulator.credentials.huaweicloud;
    const credentials = iamPasswordToken({ region, endpoint: emulator.endpoints.iam, domainName, userName, password });
    const roma = createRoma({ endpoint: emulator.endpoints.roma, credentials });
    await roma.checkRomaInstanceListV2();
    ahead = 25 * 3_600_000;
    const pages = await Promise.all(Array.from({ length: 8 }, () => roma.checkRomaInstanceListV2({ limit: 1 })));
    expect(pages.every(({ total }) => total === 12)).toBe(true);
    const tokens = emulator.requests.filter(({ operation }) => operation === "KeystoneCreateUserTokenByPassword");
    expect(tokens.map(({ status }) => status)).toEqual([201, 201]);
  });
});
