import { describe, expect, it } from "vitest";
import type { Emulator } from "../index.js";
import {
  callBaidu,
  json,
  later,
  LIST,
  minutes,
  NOW,
  roleOf,
  SESSION,
  start,
  type SentRequest,
} from "../../test/client.js";

interface Credential {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  createTime: string;
  expiration: string;
  userId: string;
  roleId?: string;
}

const sts = (emulator: Emulator, path: string, sent: SentRequest = {}) =>
  callBaidu(emulator, path, { service: "sts", ...sent });

const verdict = async (answer: Response | Promise<Response>) => {
  const got = await answer;
  return [got.status, (await json<{ code?: string }>(got)).code];
};

/** An emulator with a clock that the test moves. */
async function scene() {
  const clock = { now: NOW };
  const emulator = await start({ now: () => clock.now });
  const list = (key: Credential) => verdict(callBaidu(emulator, LIST, { key, now: clock.now }));
  const get = (path: string) => json<Credential>(sts(emulator, path, { now: clock.now }));
  return { clock, emulator, list, get };
}

describe("GetSessionToken", () => {
  it("gives keys that BCC takes until they end, 12 hours later unless told otherwise", async () => {
    const { clock, list, get } = await scene();
    const key = await get(SESSION);
    expect(key.createTime).toBe("2026-03-01T12:00:00Z");
    expect(key.expiration).toBe("2026-03-02T00:00:00Z");
    expect([key.accessKeyId, key.secretAccessKey, key.userId].join()).toMatch(/^[0-9a-f]{32}(,[0-9a-f]{32}){2}$/);
    expect(key).not.toHaveProperty("roleId");
    expect(await list(key)).toEqual([200, undefined]);
    clock.now = later(minutes(720) - 1);
    expect(await list(key)).toEqual([200, undefined]);
    clock.now = later(minutes(720));
    expect(await list(key)).toEqual([403, "AccessDenied"]);
    const short = await get(`${SESSION}?durationSeconds=900`);
    expect(short.expiration).toBe("2026-03-02T00:15:00Z");
  });

  it("gives other keys each time, which live side by side, and wants token and secret together", async () => {
    const { list, get } = await scene();
    const [one, two] = [await get(SESSION), await get(SESSION)];
    expect(new Set([one, two].flatMap((key) => [key.accessKeyId, key.secretAccessKey, key.sessionToken])).size).toBe(6);
    expect(await list(one)).toEqual([200, undefined]);
    expect(await list(two)).toEqual([200, undefined]);
    const { sessionToken: _, ...bare } = one;
    expect(await list(bare as Credential)).toEqual([403, "AccessDenied"]);
    expect(await list({ ...one, sessionToken: two.sessionToken })).toEqual([403, "AccessDenied"]);
    expect(await list({ ...one, secretAccessKey: two.secretAccessKey })).toEqual([400, "SignatureDoesNotMatch"]);
  });

  it("takes a list of statements, and says that it does not act on it", async () => {
    const { emulator, clock } = await scene();
    const body = JSON.stringify({ accessControlList: [{ service: "bce:bos", effect: "Allow", resource: ["*"] }] });
    expect((await sts(emulator, SESSION, { body, now: clock.now })).status).toBe(200);
    expect(emulator.requests.at(-1)?.warnings).toEqual(["body accessControlList: rights are not simulated, ignored"]);
    expect(emulator.requests.at(-1)).toMatchObject({ service: "sts", operation: "GetSessionToken" });
  });

  it.each([
    ["?durationSeconds=129600", "", [200, undefined]],
    ["?durationSeconds=129601", "", [400, "InvalidHTTPRequest"]],
    ["?durationSeconds=0", "", [400, "InvalidHTTPRequest"]],
    ["?durationSeconds=1h", "", [400, "InvalidHTTPRequest"]],
    ["?durationSeconds=%FF", "", [400, "InvalidURI"]],
    ["", "{", [400, "MalformedJSON"]],
    ["", '{"accessControlList":"text"}', [400, "InappropriateJSON"]],
  ])("answers query %j and body %j", async (query, body, expected) => {
    const { emulator, clock } = await scene();
    expect(await verdict(sts(emulator, SESSION + query, { body, now: clock.now }))).toEqual(expected);
  });

  it("wants a signature, and knows one version", async () => {
    const emulator = await start();
    expect(await verdict(fetch(emulator.endpoints.sts + SESSION, { method: "POST" }))).toEqual([403, "AccessDenied"]);
    expect(await verdict(sts(emulator, SESSION.replace("v1", "v2")))).toEqual([404, "InvalidVersion"]);
  });
});

describe("AssumeRole", () => {
  it("gives keys of the role, for two hours unless told otherwise", async () => {
    const { clock, emulator, list, get } = await scene();
    const key = await get(roleOf(emulator));
    expect(key.expiration).toBe("2026-03-01T14:00:00Z");
    expect(key.roleId).toMatch(/^[0-9a-f]{32}$/);
    expect(await list(key)).toEqual([200, undefined]);
    clock.now = later(minutes(120));
    expect(await list(key)).toEqual([403, "AccessDenied"]);
    const short = await get(`${roleOf(emulator)}&durationSeconds=60`);
    expect(short.expiration).toBe("2026-03-01T14:01:00Z");
  });

  it("tells its path's one call by the key without a value, written either way", async () => {
    const emulator = await start();
    const path = roleOf(emulator);
    expect(await verdict(sts(emulator, path.replace("assumeRole&", "assumeRole=&")))).toEqual([200, undefined]);
    expect(await verdict(sts(emulator, path.replace("assumeRole&", "")))).toEqual([400, "InvalidHTTPRequest"]);
    expect(await verdict(sts(emulator, path.replace("assumeRole&", "assumeRole=1&")))).toEqual([
      400,
      "InvalidHTTPRequest",
    ]);
    expect(await verdict(sts(emulator, path.replace("assumeRole&", "AssumeRole&")))).toEqual([
      400,
      "InvalidHTTPRequest",
    ]);
  });

  it("refuses a role that is not in the seed, whichever part is wrong, in the same words", async () => {
    const roles = [
      { roleName: "a", accountId: "1", roleId: "r-1" },
      { roleName: "b", accountId: "2" },
    ];
    const emulator = await start({ seed: { roles } });
    const ask = (accountId: string, roleName: string) =>
      sts(emulator, `/v1/credential?assumeRole&accountId=${accountId}&roleName=${roleName}&userId=u`);
    expect(await json<Credential>(ask("1", "a"))).toMatchObject({ roleId: "r-1" });
    expect(emulator.requests.at(-1)?.warnings).toEqual(["query userId: not simulated, ignored"]);
    const refusals = await Promise.all([ask("1", "b"), ask("2", "a"), ask("3", "c")].map((one) => json(one)));
    expect(new Set(refusals.map(({ code, message }) => `${String(code)} ${String(message)}`)).size).toBe(1);
    expect(refusals[0]?.["code"]).toBe("AccessDenied");
    expect(await verdict(sts(emulator, "/v1/credential?assumeRole&accountId=1"))).toEqual([400, "InvalidHTTPRequest"]);
  });
});

it("ends a given temporary key by its expiresAt too", async () => {
  const key = { accessKeyId: "t", secretAccessKey: "s-1", sessionToken: "token", expiresAt: later(1000) };
  let now = NOW;
  const emulator = await start({ now: () => now, credentials: { baiducloud: [key] } });
  expect(await verdict(callBaidu(emulator, LIST, { key, now }))).toEqual([200, undefined]);
  now = later(1000);
  expect(await verdict(callBaidu(emulator, LIST, { key, now }))).toEqual([403, "AccessDenied"]);
});
