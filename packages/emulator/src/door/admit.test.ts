import { describe, expect, it } from "vitest";
import {
  askKeys,
  askToken,
  callBaidu,
  callHuawei,
  instancesOf,
  json,
  keysOf,
  later,
  LIST,
  minutes,
  NOW,
  SESSION,
  start,
  tokenOf,
  tokenRequest,
} from "../../test/client.js";
import type { Emulator, RecordedRequest } from "../index.js";
import { hexId } from "../seed/identity.js";

const STRANGER = hexId("account stranger");
const THEIRS = `/v2/${hexId("project stranger")}/instances`;
const wrong = (emulator: Emulator) => ({ ...emulator.credentials.huaweicloud, secretAccessKey: "not-the-secret" });
const namesOf = async (answer: Response) =>
  (await json<{ projects: { domain_id: string }[] }>(answer)).projects.map((one) => one.domain_id);

describe("warn", () => {
  it("serves a wrong signature, warns of it, keeps its diagnosis and tells the listener", async () => {
    const told: RecordedRequest[] = [];
    const emulator = await start({ auth: "warn", onDiagnosis: (request) => told.push(request) });
    const answer = await callHuawei(emulator, "roma", instancesOf(emulator), { key: wrong(emulator) });
    expect(answer.status).toBe(200);
    expect((await json(answer))["total"]).toBe(12);
    const [request] = emulator.requests;
    expect(request?.diagnosis?.verdict).toMatch(/^the signature fits none of the/);
    expect(request?.warnings).toEqual([
      `let in, though strict refuses it with 401 APIGW.0301: ${request?.diagnosis?.verdict}`,
    ]);
    expect(told).toEqual([request]);
  });

  it("says nothing of what strict takes", async () => {
    const emulator = await start({ auth: "warn" });
    const headers = { "X-Auth-Token": await tokenOf(emulator) };
    await fetch(emulator.endpoints.roma + instancesOf(emulator), { headers });
    await callHuawei(emulator, "roma", instancesOf(emulator));
    await callBaidu(emulator, LIST);
    expect(emulator.requests.map(({ status, warnings }) => [status, warnings])).toEqual([
      [201, []],
      [200, []],
      [200, []],
      [200, []],
    ]);
    expect(emulator.requests.some((request) => "diagnosis" in request)).toBe(false);
  });

  it("never locks a key, so that a right signature is not warned of", async () => {
    const emulator = await start({ auth: "warn" });
    const call = (key = emulator.credentials.huaweicloud) =>
      callHuawei(emulator, "roma", instancesOf(emulator), { key });
    for (let count = 0; count < 6; count++) await call(wrong(emulator));
    expect((await call()).status).toBe(200);
    expect(emulator.requests.at(-2)?.diagnosis?.mistakes).not.toContain("key-locked");
    expect(emulator.requests.at(-1)?.warnings).toEqual([]);
  });

  it("lets in what has ended, as whom it was", async () => {
    const theirs = { accessKeyId: "THEIRS", secretAccessKey: "theirs-secret", domainId: STRANGER, expiresAt: NOW };
    const emulator = await start({
      auth: "warn",
      now: () => later(minutes(60)),
      tokenLifetimeSeconds: 60,
      credentials: {
        huaweicloud: [theirs],
        baiducloud: [{ accessKeyId: "ended", secretAccessKey: "ended-secret", sessionToken: "s", expiresAt: NOW }],
      },
    });
    const now = later(minutes(60));
    expect((await callHuawei(emulator, "roma", THEIRS, { key: theirs, now })).status).toBe(200);
    const ended = { accessKeyId: "ended", secretAccessKey: "ended-secret", sessionToken: "s" };
    const headers = { "x-bce-security-token": "s" };
    expect((await callBaidu(emulator, LIST, { key: ended, headers, now })).status).toBe(200);
    const token = await tokenOf(emulator);
    emulator.clock.advance({ minutes: 2 });
    const answer = await fetch(emulator.endpoints.roma + instancesOf(emulator), { headers: { "X-Auth-Token": token } });
    expect(answer.status).toBe(200);
    const warnings = emulator.requests.map((one) => one.warnings.join());
    expect(warnings[0]).toContain("security token expires");
    expect(warnings[1]).toContain("403 AccessDenied: Access denied: the temporary access key expired");
    expect(warnings[3]).toContain("token expires, expires_at:");
  });

  it("still keeps accounts, projects and scopes apart", async () => {
    const emulator = await start({ auth: "warn" });
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(emulator.endpoints.roma + path, { headers })).status;
    expect(await status(instancesOf(emulator), {})).toBe(200);
    expect(await status(THEIRS, {})).toBe(403);
    const domain = { domain: { name: emulator.credentials.huaweicloud.domainName } };
    expect(await status(instancesOf(emulator), { "X-Auth-Token": await tokenOf(emulator, domain) })).toBe(403);
  });

  it("gives a token for a wrong password, and keys for a token that it does not know", async () => {
    const emulator = await start({ auth: "warn" });
    const answer = await askToken(emulator, tokenRequest(emulator, { user: "auditor", password: "wrong" }));
    expect((await json<{ token: { user: { name: string } } }>(answer)).token.user.name).toBe("auditor");
    const identity = { methods: ["token"], token: { id: "nobody's" } };
    const key = await keysOf(await askKeys(emulator, identity, { unsigned: true }));
    expect((await callHuawei(emulator, "roma", instancesOf(emulator), { key })).status).toBe(200);
    expect(emulator.requests.map((one) => one.warnings)).toEqual([
      ["let in, though strict refuses it with 401: The username or password is wrong."],
      [
        "let in, though strict refuses it with 401 APIGW.0301: Incorrect IAM authentication information: decrypt token fail",
      ],
      [],
    ]);
  });

  it("records no secret of what it lets in", async () => {
    const temporary = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret", securityToken: "canary-token" };
    const emulator = await start({ auth: "warn", credentials: { huaweicloud: [temporary] } });
    const key = { ...temporary, secretAccessKey: "canary-secret" };
    const path = `${instancesOf(emulator)}?x-auth-token=canary-query`;
    expect((await callHuawei(emulator, "roma", path, { key })).status).toBe(200);
    await callHuawei(emulator, "roma", path, { key: { accessKeyId: "canary-id", secretAccessKey: "x" } });
    expect(emulator.requests.map(({ warnings }) => warnings.length)).toEqual([2, 2]);
    const { headers: _, ...rest } = emulator.requests[1] ?? {};
    expect(JSON.stringify([emulator.requests[0], rest])).not.toContain("canary");
  });
});

describe("off", () => {
  it("serves what bears no credentials, and diagnoses nothing", async () => {
    const told: RecordedRequest[] = [];
    const emulator = await start({ auth: "off", onDiagnosis: (request) => told.push(request) });
    const { roma, iam, bcc, sts } = emulator.endpoints;
    const post = { method: "POST", body: "{}" };
    const answers = await Promise.all([
      fetch(roma + instancesOf(emulator)),
      fetch(`${iam}/v3/projects`),
      fetch(bcc + LIST, post),
      fetch(sts + SESSION, post),
      askToken(emulator, tokenRequest(emulator, { user: "nobody", password: "none" })),
      askKeys(emulator, { methods: ["token"] }, { unsigned: true }),
      callHuawei(emulator, "roma", instancesOf(emulator), { key: wrong(emulator) }),
      callBaidu(emulator, LIST, { now: NOW, key: { accessKeyId: "who", secretAccessKey: "knows" } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 201, 200, 200]);
    expect(emulator.requests.flatMap((one) => [...one.warnings, one.diagnosis])).toEqual(Array(8).fill(undefined));
    expect(told).toEqual([]);
  });

  it("takes a request for its key's, its token's, else the default user's", async () => {
    const theirs = { accessKeyId: "THEIRS", secretAccessKey: "theirs-secret", domainId: STRANGER };
    const emulator = await start({ auth: "off", credentials: { huaweicloud: [theirs] } });
    const { domainId } = emulator.credentials.huaweicloud;
    const list = (sent: object) => callHuawei(emulator, "iam", "/v3/projects", sent);
    expect(new Set(await namesOf(await list({ key: { ...theirs, secretAccessKey: "wrong" } })))).toEqual(
      new Set([STRANGER]),
    );
    expect(new Set(await namesOf(await list({ key: { accessKeyId: "who", secretAccessKey: "x" } })))).toEqual(
      new Set([domainId]),
    );
    const user = { name: "stranger", password: "wrong", domain: { name: "stranger" } };
    const scope = { domain: { name: "stranger" } };
    const token = await askToken(emulator, {
      auth: { identity: { methods: ["password"], password: { user } }, scope },
    });
    const headers = { "X-Auth-Token": token.headers.get("x-subject-token") ?? "" };
    const answer = await fetch(`${emulator.endpoints.iam}/v3/projects`, { headers });
    expect(new Set(await namesOf(answer))).toEqual(new Set([STRANGER]));
  });

  it("holds for one vendor alone where it is said so", async () => {
    const emulator = await start({ auth: { baiducloud: "off" } });
    expect((await fetch(emulator.endpoints.bcc + LIST, { method: "POST", body: "{}" })).status).toBe(200);
    expect((await fetch(emulator.endpoints.roma + instancesOf(emulator))).status).toBe(401);
  });

  it("still refuses input that cannot be", async () => {
    const emulator = await start({ auth: "off" });
    expect((await fetch(`${emulator.endpoints.roma}${instancesOf(emulator)}?limit=x`)).status).toBe(400);
  });
});

it("strict is the default", async () => {
  const emulator = await start();
  expect((await fetch(emulator.endpoints.bcc + LIST, { method: "POST", body: "{}" })).status).toBe(403);
});
