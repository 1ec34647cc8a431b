import { describe, expect, it } from "vitest";
import {
  askKeys,
  callHuawei,
  instancesOf,
  json,
  keysOf,
  later,
  minutes,
  NOW,
  start,
  tokenOf,
} from "../../test/client.js";
import type { Emulator } from "../index.js";

interface IamError {
  error: { code: number; message: string };
}

const byToken = (token?: object) => ({ methods: ["token"], ...(token === undefined ? {} : { token }) });
const byAgency = (change: object = {}) => ({
  methods: ["assume_role"],
  assume_role: { agency_name: "operations", domain_name: "stranger", ...change },
});

const messageOf = async (answer: Response) => (await json<IamError>(answer)).error.message;

/** How many instances a key lists in the project of its account that is named like the region. */
async function listed(emulator: Emulator, key: Awaited<ReturnType<typeof keysOf>>): Promise<unknown> {
  const found = await json<{ projects: { id: string }[] }>(
    callHuawei(emulator, "iam", "/v3/projects?name=cn-north-4", { key }),
  );
  const answer = await callHuawei(emulator, "roma", `/v2/${found.projects[0]?.id}/instances`, { key });
  return (await json(answer))["total"];
}

describe("CreateTemporaryAccessKeyByToken", () => {
  it.each(["a token in the header", "a token in the body", "a signature"])("gives keys for %s", async (way) => {
    const emulator = await start();
    const token = await tokenOf(emulator);
    const answer = await askKeys(emulator, byToken(way.endsWith("body") ? { id: token } : undefined), {
      ...(way.endsWith("header") ? { token } : {}),
      unsigned: way !== "a signature",
    });
    expect(answer.status).toBe(201);
    expect(await listed(emulator, await keysOf(answer))).toBe(12);
    const last = emulator.requests.find(({ operation }) => operation === "CreateTemporaryAccessKeyByToken");
    expect(last).toMatchObject({ status: 201, warnings: [] });
    expect(JSON.stringify(emulator.requests)).not.toContain(token);
  });

  it("takes the header's token before the body's, and neither is no caller", async () => {
    const emulator = await start();
    const id = await tokenOf(emulator);
    const mixed = await askKeys(emulator, byToken({ id }), { token: "unknown", unsigned: true });
    const none = await askKeys(emulator, byToken({ duration_seconds: 900 }), { unsigned: true });
    const foreign = await fetch(`${emulator.endpoints.iam}/v3.0/OS-CREDENTIAL/securitytokens`, {
      method: "POST",
      body: "[",
    });
    expect([mixed.status, none.status, foreign.status]).toEqual([401, 401, 401]);
  });

  it("gives keys that end after the seconds asked for, 900 by default, and not before", async () => {
    let now = NOW;
    const emulator = await start({ now: () => now });
    const signed = async (token?: object) => keysOf(await askKeys(emulator, byToken(token), { now }));
    const [short, long] = [await signed(), await signed({ duration_seconds: 86_400 })];
    expect([short.expiresAt, long.expiresAt]).toEqual(["2026-03-01T12:15:00.000000Z", "2026-03-02T12:00:00.000000Z"]);
    const call = (key: typeof short) => callHuawei(emulator, "roma", instancesOf(emulator), { now, key });
    now = later(minutes(15) - 1);
    expect((await call(short)).status).toBe(200);
    now = later(minutes(15));
    const refused = await call(short);
    expect(refused.status).toBe(401);
    expect(await json(refused)).toMatchObject({
      error_code: "APIGW.0301",
      error_msg: expect.stringContaining("security token expires, expires_at:2026-03-01T12:15:00") as string,
    });
    expect((await call(long)).status).toBe(200);
  });

  it("wants the security token of its keys, and their secret", async () => {
    const emulator = await start();
    const key = await keysOf(await askKeys(emulator, byToken()));
    const status = async (change: object) =>
      (await callHuawei(emulator, "roma", instancesOf(emulator), { key: { ...key, ...change } })).status;
    expect(await status({})).toBe(200);
    expect(await status({ securityToken: undefined })).toBe(401);
    expect(await status({ securityToken: `${key.securityToken}x` })).toBe(401);
    expect(await status({ secretAccessKey: "x" })).toBe(401);
  });

  it.each([
    [{ duration_seconds: 899 }, "auth.identity.token.duration_seconds must be >= 900"],
    [{ duration_seconds: 86_401 }, "auth.identity.token.duration_seconds must be <= 86400"],
    [{ duration_seconds: 900.5 }, "auth.identity.token.duration_seconds must be integer"],
  ])("refuses %j", async (token, message) => {
    const answer = await askKeys(await start(), byToken(token));
    expect(answer.status).toBe(400);
    expect(await messageOf(answer)).toBe(`Invalid request: ${message}`);
  });
});

describe("CreateTemporaryAccessKeyByAgency", () => {
  it("gives keys of the account that gave the agency", async () => {
    const emulator = await start();
    const answer = await askKeys(emulator, byAgency({ duration_seconds: 3600, session_user: { name: "alice" } }));
    expect(answer.status).toBe(201);
    const key = await keysOf(answer);
    expect(await listed(emulator, key)).toBe(2);
    expect((await callHuawei(emulator, "roma", instancesOf(emulator), { key })).status).toBe(403);
    expect(emulator.requests[0]).toMatchObject({ operation: "CreateTemporaryAccessKeyByAgency", warnings: [] });
  });

  it.each([
    ["another name", { agency_name: "operation" }],
    ["another account", { domain_name: "yunfan" }],
    ["an account that there is not", { domain_name: "nobody" }],
    ["an id of another account", { domain_id: "0".repeat(32) }],
  ])("refuses %s, in one text for all", async (_, change) => {
    const answer = await askKeys(await start(), byAgency(change));
    expect(answer.status).toBe(403);
    expect(await messageOf(answer)).toMatch(/there is no such agency for this account$/);
  });

  it("is for the account that it was given to, by a token as by a key", async () => {
    const emulator = await start();
    const token = await tokenOf(emulator);
    expect((await askKeys(emulator, byAgency(), { token, unsigned: true })).status).toBe(201);
    const stranger = await keysOf(await askKeys(emulator, byAgency()));
    expect((await askKeys(emulator, byAgency(), { key: stranger })).status).toBe(403);
  });

  it.each([
    ["no account", { domain_name: undefined }, "assume_role needs a domain_id or a domain_name"],
    ["no agency", { agency_name: undefined }, "auth.identity.assume_role must have required property 'agency_name'"],
    ["too short a life", { duration_seconds: 1 }, "auth.identity.assume_role.duration_seconds must be >= 900"],
  ])("refuses %s", async (_, change, message) => {
    const answer = await askKeys(await start(), byAgency(change));
    expect([answer.status, await messageOf(answer)]).toEqual([400, `Invalid request: ${message}`]);
  });
});

it("tells the two apart by the methods of the body, and anything else is the first", async () => {
  const emulator = await start();
  const operation = async (identity: unknown) => {
    await askKeys(emulator, identity);
    return emulator.requests.at(-1)?.operation;
  };
  expect(await operation(byAgency())).toBe("CreateTemporaryAccessKeyByAgency");
  for (const identity of [byToken(), { methods: ["totp"] }, { methods: "assume_role" }, null]) {
    expect(await operation(identity)).toBe("CreateTemporaryAccessKeyByToken");
  }
});

it("ends keys of the options, too, when they say so", async () => {
  const key = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret", securityToken: "t", expiresAt: NOW };
  const emulator = await start({ now: () => NOW, credentials: { huaweicloud: [key] } });
  expect((await callHuawei(emulator, "roma", instancesOf(emulator), { key, now: NOW })).status).toBe(401);
});
