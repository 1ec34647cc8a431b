import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { chain } from "@yunfan/auth-signing";
import { fromEnv, type HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import type { ClientEvent } from "@yunfan/client-core";
import { startEmulator, type StartOptions } from "@yunfan/emulator";
import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { iamAgencyKeys } from "@yunfan/huaweicloud/iam/agency-keys";
import { iamTemporaryKeys } from "@yunfan/huaweicloud/iam/temporary-keys";
import { createRoma } from "@yunfan/huaweicloud/roma";

// IAM's keys from issue to end, over real sockets: signed with, replaced, refused when they are over.

const region = "cn-north-4";

async function scene(options: StartOptions = {}) {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  const { iam, roma } = emulator.endpoints;
  const { domainName, userName, password, accessKeyId, secretAccessKey } = emulator.credentials.huaweicloud;
  const pair = { accessKeyId, secretAccessKey };
  const clock = options.now === undefined ? {} : { now: options.now };
  const token = iamPasswordToken({ region, endpoint: iam, domainName, userName, password, ...clock });
  const agency = { endpoint: iam, credentials: pair, agencyName: "operations", domainName: "stranger", ...clock };
  const place = { region, endpoint: roma, iamEndpoint: iam, ...clock };
  const asked = () => emulator.requests.map(({ operation, status }) => `${operation} ${status}`);
  return { emulator, iam, pair, token, agency, place, clock, asked };
}

const everything = (value: unknown) => inspect(value, { depth: 12, showHidden: true }) + JSON.stringify(value);

describe("keys that IAM issues list ROMA's instances", () => {
  it("for a token, in the token's project", async () => {
    const { token, iam, place, asked } = await scene();
    const roma = createRoma({ ...place, credentials: iamTemporaryKeys({ endpoint: iam, credentials: token }) });
    expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
    expect(asked()).toEqual([
      "KeystoneCreateUserTokenByPassword 201",
      "CreateTemporaryAccessKeyByToken 201",
      "CheckRomaInstanceListV2 200",
    ]);
  });

  it("for a key pair, in the project that is found", async () => {
    const { pair, iam, place, asked } = await scene();
    const roma = createRoma({ ...place, credentials: iamTemporaryKeys({ endpoint: iam, credentials: pair }) });
    expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
    expect(asked()).toEqual([
      "CreateTemporaryAccessKeyByToken 201",
      "KeystoneListProjects 200",
      "CheckRomaInstanceListV2 200",
    ]);
  });

  it("by an agency, in the other account", async () => {
    const { agency, place, asked } = await scene();
    const roma = createRoma({ ...place, credentials: iamAgencyKeys({ ...agency, sessionUserName: "alice" }) });
    const names: (string | undefined)[] = [];
    for await (const { name } of roma.checkRomaInstanceListV2.items()) names.push(name);
    expect(names).toEqual(["stranger-hub", "stranger-hub-test"]);
    expect(asked()[0]).toBe("CreateTemporaryAccessKeyByAgency 201");
  });

  it("by an agency, for a token, at the end of a chain", async () => {
    const { agency, token, place } = await scene();
    const credentials = chain<HuaweiCloudCredentials>(fromEnv({}), iamAgencyKeys({ ...agency, credentials: token }));
    expect((await createRoma({ ...place, credentials }).checkRomaInstanceListV2()).total).toBe(2);
  });
});

it("30 calls at once fetch keys once", async () => {
  const { token, iam, place, asked } = await scene();
  const roma = createRoma({ ...place, credentials: iamTemporaryKeys({ endpoint: iam, credentials: token }) });
  const pages = await Promise.all(Array.from({ length: 30 }, () => roma.checkRomaInstanceListV2({ limit: 1 })));
  expect(pages.every(({ total }) => total === 12)).toBe(true);
  expect(asked().filter((line) => line.startsWith("Create"))).toEqual(["CreateTemporaryAccessKeyByToken 201"]);
  expect(asked()).toHaveLength(32);
});

it("keys are replaced ahead of their end, and hours of calls never meet a refusal", async () => {
  let seconds = 0;
  const start = Date.parse("2026-03-01T00:00:00Z");
  const { pair, iam, place, clock, asked } = await scene({ now: () => new Date(start + seconds * 1000) });
  const credentials = iamTemporaryKeys({ endpoint: iam, credentials: pair, ...clock });
  const roma = createRoma({ ...place, credentials });
  for (; seconds < 7200; seconds += 60) await roma.checkRomaInstanceListV2({ limit: 1 });
  const issued = asked().filter((line) => line === "CreateTemporaryAccessKeyByToken 201");
  // One pair each ten minutes or little more: calls go on with the old keys until the new ones are there.
  expect(issued.length).toBeGreaterThanOrEqual(9);
  expect(issued.length).toBeLessThanOrEqual(12);
  expect(asked().filter((line) => !/ 20[01]$/.test(line))).toEqual([]);
});

it("keys that are over are refused, as the gateway refuses", async () => {
  let now = new Date();
  const { pair, iam, place } = await scene({ now: () => now });
  const keys = await iamTemporaryKeys({ endpoint: iam, credentials: pair })();
  const roma = createRoma({ ...place, credentials: keys, now: () => now });
  expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
  now = new Date(now.getTime() + 900_000);
  const result = await roma.checkRomaInstanceListV2().safe();
  expect(!result.ok && result.error).toMatchObject({ kind: "api", status: 401, code: "APIGW.0301", attempts: 1 });
  expect(everything(result)).not.toContain(keys.securityToken);
});

it.each([-3, 2])("a machine whose clock is off by %i hours gets keys once, and signs with them", async (hours) => {
  const { pair, iam, place, asked } = await scene();
  const off = () => new Date(Date.now() + hours * 3_600_000);
  const credentials = iamTemporaryKeys({ endpoint: iam, credentials: pair, now: off });
  const roma = createRoma({ ...place, credentials, now: off });
  for (let call = 0; call < 3; call++) expect((await roma.checkRomaInstanceListV2()).total).toBe(12);
  expect(asked().filter((line) => line === "CreateTemporaryAccessKeyByToken 201")).toHaveLength(1);
});

it("nothing secret is in a refusal, an event, a recorded request or the keys as they print", async () => {
  const { emulator, pair, iam, agency, place } = await scene();
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => events.push(event);
  const keys = await iamTemporaryKeys({ endpoint: iam, credentials: pair, onEvent })();
  await createRoma({ ...place, credentials: keys, onEvent }).checkRomaInstanceListV2();
  const refused = createRoma({ ...place, credentials: iamAgencyKeys({ ...agency, agencyName: "nothing", onEvent }) });
  const result = await refused.checkRomaInstanceListV2().safe();
  if (result.ok) throw new Error("expected a refusal");
  expect(result.error).toMatchObject({ kind: "credentials" });
  expect(result.error.message).toMatch(
    /^no temporary keys: CreateTemporaryAccessKeyByAgency: 403 403: ".+" \(request id \w+\); see that the agency exists/,
  );
  expect(events.map(({ type, operation }) => `${type} ${operation}`)).toContain(
    "request CreateTemporaryAccessKeyByToken",
  );
  const shown = everything([keys, events, emulator.requests, result]);
  for (const secret of [keys.secretAccessKey, keys.securityToken ?? "", pair.secretAccessKey]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(shown).not.toContain(secret);
  }
});

it("an answer that is cut short, or of another status, shows none of its keys", async () => {
  const { emulator, pair, iam } = await scene();
  const credential = {
    access: "A",
    secret: "fresh-secret",
    securitytoken: "fresh-token",
    expires_at: "2099-01-01T00:00:00Z",
  };
  const text = JSON.stringify({ credential });
  for (const [status, body] of [
    [201, text.slice(0, -5)],
    [200, text],
  ] as const) {
    emulator.answerNext("CreateTemporaryAccessKeyByToken", { status, body });
    const error: unknown = await iamTemporaryKeys({ endpoint: iam, credentials: pair })().catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ kind: "credentials", cause: { kind: "unexpected-response", excerpt: "" } });
    expect(everything(error)).not.toContain("fresh-");
  }
});
