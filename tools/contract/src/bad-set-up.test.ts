import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromEnv as baiduFromEnv } from "@yunfan/auth-signing/baiducloud";
import { fromEnv as huaweiFromEnv } from "@yunfan/auth-signing/huaweicloud";
import { createBcc } from "@yunfan/baiducloud/bcc";
import type { FetchLike } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

// What people get wrong, each against the real thing: one clear line, and no secret in anything that gets printed.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const huawei = () => emulator.credentials.huaweicloud;
const keys = () => ({ accessKeyId: huawei().accessKeyId, secretAccessKey: huawei().secretAccessKey });
const token = (change = {}) => {
  const { region, domainName, userName, password } = huawei();
  return iamPasswordToken({ region, endpoint: emulator.endpoints.iam, domainName, userName, password, ...change });
};

async function failure(run: () => PromiseLike<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    const shown = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    for (const secret of [
      huawei().secretAccessKey,
      huawei().password,
      emulator.credentials.baiducloud.secretAccessKey,
    ]) {
      expect(shown).not.toContain(secret);
    }
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    return message;
  }
  throw new Error("expected a failure");
}

it("a region that can be none", async () => {
  expect(await failure(async () => createRoma({ region: "CN North-Beijing4", credentials: keys() }))).toBe(
    'region: "CN North-Beijing4" is no region id: those are of a-z, 0-9 and "-", such as "cn-north-1"',
  );
});

it("a region that no source lists, when it is not there", async () => {
  // The real resolver, asked for a name that never has an address (RFC 6761), as the vendor's would have none.
  const nowhere: FetchLike = (_url, init) => fetch("https://roma.cn-nroth-4.invalid", init);
  const client = createRoma({
    region: "cn-nroth-4",
    projectId: huawei().projectId,
    credentials: keys(),
    fetch: nowhere,
    retry: { maxAttempts: 1 },
  });
  expect(await failure(() => client.checkRomaInstanceListV2())).toBe(
    "CheckRomaInstanceListV2: no answer from https://roma.cn-nroth-4.myhuaweicloud.com: getaddrinfo ENOTFOUND roma.cn-nroth-4.invalid " +
      '(no source lists the region "cn-nroth-4" for ROMA; did you mean "cn-north-4"?)',
  );
});

it("no credentials in the environment", async () => {
  const { roma, iam, bcc } = emulator.endpoints;
  const romaClient = createRoma({
    region: "cn-north-4",
    endpoint: roma,
    iamEndpoint: iam,
    credentials: huaweiFromEnv({}),
  });
  expect(await failure(() => romaClient.checkRomaInstanceListV2())).toMatch(
    /^environment variables are not set: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK; /,
  );
  const bccClient = createBcc({ endpoint: bcc, credentials: baiduFromEnv({ BCE_ACCESS_KEY_ID: "x" }) });
  expect(await failure(() => bccClient.listReservedInstances())).toMatch(
    /^environment variable is not set: BCE_SECRET_ACCESS_KEY; /,
  );
});

it("a project that is not there", async () => {
  const { roma, iam } = emulator.endpoints;
  const client = createRoma({ region: "ap-southeast-3", endpoint: roma, iamEndpoint: iam, credentials: keys() });
  expect(await failure(() => client.checkRomaInstanceListV2())).toBe(
    'projectId: IAM lists no project named "ap-southeast-3" for these keys; pass projectId',
  );
});

it("a wrong secret key", async () => {
  const credentials = { ...keys(), secretAccessKey: "wrong-key-wrong-key" };
  const client = createRoma({ endpoint: emulator.endpoints.roma, projectId: huawei().projectId, credentials });
  expect(await failure(() => client.checkRomaInstanceListV2())).toMatch(
    /^CheckRomaInstanceListV2: 401 APIGW\.0301: ".+, canonicalRequest:\.\.\."; the service signed the very same text, so the secret access key is not the one of this access key id \(request id \w+\)$/,
  );
});

it("something on the way that rewrites requests", async () => {
  const rewriting: FetchLike = (url, init) => fetch(`${url}&via=proxy`, init);
  const client = createRoma({ endpoint: emulator.endpoints.roma, credentials: huawei(), fetch: rewriting });
  expect(await failure(() => client.checkRomaInstanceListV2({ limit: 5 }))).toMatch(
    /; what was signed differs from what arrived in line 3, the query: signed "limit=5", arrived "limit=5&via=proxy"; does something on the way rewrite requests\? \(request id \w+\)$/,
  );
});

it("a wrong password", async () => {
  const client = createRoma({ endpoint: emulator.endpoints.roma, credentials: token({ password: "wrong-password" }) });
  expect(await failure(() => client.checkRomaInstanceListV2())).toMatch(
    /^no IAM token: KeystoneCreateUserTokenByPassword: 401 401: ".+" \(request id \w+\)$/,
  );
});

it("an expired token", async () => {
  let now = Date.now();
  const later = await startEmulator({ now: () => new Date(now), tokenLifetimeSeconds: 60 });
  try {
    const { token: value, projectId } = await token({ endpoint: later.endpoints.iam, renewBeforeSeconds: 0 })();
    now += 61_000;
    const client = createRoma({ endpoint: later.endpoints.roma, credentials: { token: value, projectId } });
    const message = await failure(() => client.checkRomaInstanceListV2());
    expect(message).toMatch(/^CheckRomaInstanceListV2: 401 APIGW\.0301: ".+" \(request id \w+\)$/);
    expect(message).not.toContain(value);
  } finally {
    await later.close();
  }
});

it("a proxy that answers with a page", async () => {
  const page = "<!doctype html><title>Sign in to the network</title>";
  emulator.answerNext("ListReservedInstances", { status: 200, headers: { "content-type": "text/html" }, body: page });
  const client = createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud });
  expect(await failure(() => client.listReservedInstances())).toBe(
    "ListReservedInstances: 200 with an HTML page (text/html) where JSON was expected; is a proxy or a login page in between?",
  );
});

it("nobody at the address", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const client = createBcc({ endpoint: `http://127.0.0.1:${port}`, credentials: emulator.credentials.baiducloud });
  expect(await failure(() => client.listReservedInstances())).toBe(
    `ListReservedInstances: no answer from http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
  );
});
