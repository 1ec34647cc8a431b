import { inspect } from "node:util";
import { chain, CredentialsError, type RefreshableProvider } from "@yunfan/auth-signing";
import { fromEnv, type BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { stsAssumeRole, type StsAssumeRoleOptions } from "@yunfan/baiducloud/sts/assume-role";
import { stsSessionToken, type StsSessionTokenOptions } from "@yunfan/baiducloud/sts/session-token";
import { startEmulator, type OperationId } from "@yunfan/emulator";
import { describe, expect, it, onTestFinished } from "vitest";

const START = Date.parse("2026-03-01T12:00:00Z");
const HOUR = 3600;

type Changes = Partial<StsSessionTokenOptions> & Partial<StsAssumeRoleOptions>;

/** An emulator and clients on one clock, which the test moves. */
async function scene() {
  const clock = { seconds: 0 };
  const now = () => new Date(START + clock.seconds * 1000);
  const emulator = await startEmulator({ now });
  onTestFinished(() => emulator.close());
  const { accountId, roleName } = emulator.credentials.baiducloud;
  const common = { endpoint: emulator.endpoints.sts, credentials: emulator.credentials.baiducloud, now };
  const events: unknown[] = [];
  const onEvent = (event: unknown) => events.push(event);
  return {
    clock,
    emulator,
    events,
    links: {
      GetSessionToken: (more: Changes = {}) => stsSessionToken({ ...common, onEvent, ...more }),
      AssumeRole: (more: Changes = {}) => stsAssumeRole({ ...common, onEvent, accountId, roleName, ...more }),
    },
    bcc: (credentials: RefreshableProvider<BaiduCloudCredentials>) =>
      createBcc({ endpoint: emulator.endpoints.bcc, credentials, now, onEvent }),
    count: (operation: OperationId) => emulator.requests.filter((request) => request.operation === operation).length,
  };
}

/** Long enough for a renewal in the background to come back over its socket. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    // oxlint-disable-next-line no-await-in-loop -- waiting is the point
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe.each(["GetSessionToken", "AssumeRole"] as const)("keys by %s", (operation) => {
  it("list reserved instances, and are fetched once by 30 calls", async () => {
    const { links, bcc, count, emulator } = await scene();
    const client = bcc(links[operation]({ durationSeconds: 900 }));
    const pages = await Promise.all(Array.from({ length: 30 }, () => client.listReservedInstances({ maxKeys: 1 })));
    expect(pages.every(({ totalCount }) => totalCount === 32)).toBe(true);
    expect([count(operation), count("ListReservedInstances")]).toEqual([1, 30]);
    const last = emulator.requests.at(-1);
    expect(last?.headers["x-bce-security-token"]).toBe("***");
    expect(last?.warnings).toEqual([]);
  });

  it("are renewed in the background in the last third of a short life, while callers go on", async () => {
    const { links, bcc, count, clock } = await scene();
    const credentials = links[operation]({ durationSeconds: 900 });
    const client = bcc(credentials);
    await client.listReservedInstances();
    const first = await credentials();
    clock.seconds = 599;
    await client.listReservedInstances();
    expect(count(operation)).toBe(1);
    clock.seconds = 600;
    expect((await Promise.all([credentials(), credentials()])).map((one) => one === first)).toEqual([true, true]);
    await until(() => count(operation) === 2);
    let next = first;
    while (next === first) {
      // oxlint-disable-next-line no-await-in-loop -- until the renewal has come back
      next = await credentials();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(next.expiresAt).toEqual(new Date(START + 1500 * 1000));
    clock.seconds = 1199;
    await client.listReservedInstances();
    expect(count(operation)).toBe(2);
  });

  it("stay in use when a renewal ahead of time fails, and the failure is told", async () => {
    const { links, bcc, count, clock, emulator } = await scene();
    const told: unknown[] = [];
    const credentials = links[operation]({ durationSeconds: 900, onAdvisoryFailure: (error) => told.push(error) });
    const client = bcc(credentials);
    const first = await credentials();
    emulator.failNext(operation, { status: 500 });
    clock.seconds = 600;
    expect(await credentials()).toBe(first);
    await until(() => told.length === 1);
    expect(told[0]).toBeInstanceOf(CredentialsError);
    await client.listReservedInstances();
    expect(count(operation)).toBe(2);
    emulator.failNext(operation, { status: 500 });
    clock.seconds = 810;
    await expect(client.listReservedInstances()).rejects.toThrow(/^no STS .*500 InternalError/);
    await client.listReservedInstances();
    expect(count(operation)).toBe(4);
  });

  it("are refused by BCC once they have ended", async () => {
    const { links, emulator, clock } = await scene();
    const ended = await links[operation]({ durationSeconds: 60 })();
    clock.seconds = 60;
    const now = () => new Date(START + clock.seconds * 1000);
    const result = await createBcc({ endpoint: emulator.endpoints.bcc, credentials: ended, now })
      .listReservedInstances()
      .safe();
    expect(result).toMatchObject({ ok: false, error: { kind: "api", status: 403, code: "AccessDenied" } });
  });

  it("are not given for keys that STS refuses, in one line and without a secret", async () => {
    const { links, bcc, events } = await scene();
    const secretAccessKey = "not-the-secret-key";
    const credentials = { accessKeyId: "emulatorbaiducloudaccesskeyid001", secretAccessKey };
    const error: unknown = await bcc(links[operation]({ credentials }))
      .listReservedInstances()
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(error).toBeInstanceOf(CredentialsError);
    const { message, cause } = error as CredentialsError;
    expect(message).toMatch(
      new RegExp(`^no STS .*: ${operation}: 400 SignatureDoesNotMatch: ".+" \\(request id \\S+\\)$`),
    );
    expect(cause).toMatchObject({ kind: "api", operation, status: 400 });
    expect(inspect([error, events], { depth: 9, showHidden: true }) + JSON.stringify([error, events])).not.toContain(
      secretAccessKey,
    );
  });

  it("are shown by no object, event or recorded request", async () => {
    const { links, bcc, events, emulator } = await scene();
    const provider = links[operation]();
    await bcc(provider).listReservedInstances();
    const credentials = await provider();
    const { secretAccessKey, sessionToken = "" } = credentials;
    expect([secretAccessKey.length, sessionToken.length > 100]).toEqual([32, true]);
    const everything = [credentials, { ...credentials }, events, emulator.requests, provider];
    const shown = inspect(everything, { depth: 9, showHidden: true }) + JSON.stringify(everything);
    expect(shown).toContain(credentials.accessKeyId);
    for (const secret of [secretAccessKey, sessionToken]) expect(shown).not.toContain(secret);
  });
});

it("keep the windows that the caller gives", async () => {
  const { links, count, clock } = await scene();
  const credentials = links.GetSessionToken({ durationSeconds: HOUR, advisorySeconds: 60, mandatorySeconds: 30 });
  await credentials();
  clock.seconds = HOUR - 61;
  await credentials();
  expect(count("GetSessionToken")).toBe(1);
  clock.seconds = HOUR - 30;
  expect((await credentials()).expiresAt).toEqual(new Date(START + (2 * HOUR - 30) * 1000));
});

it("takes a role with the keys of a session, in a chain", async () => {
  const { links, bcc, emulator } = await scene();
  const unset = links.GetSessionToken({ credentials: fromEnv({}) });
  const role = links.AssumeRole({ credentials: links.GetSessionToken() });
  const page = await bcc(chain(unset, role)).listReservedInstances();
  expect(page.totalCount).toBe(32);
  expect(emulator.requests.map(({ operation }) => operation)).toEqual([
    "GetSessionToken",
    "AssumeRole",
    "ListReservedInstances",
  ]);
});

it("says that a role is not there", async () => {
  const { links } = await scene();
  await expect(links.AssumeRole({ roleName: "nobody" })()).rejects.toThrow(
    /^no STS credentials of the role "nobody": AssumeRole: 403 AccessDenied: /,
  );
});
