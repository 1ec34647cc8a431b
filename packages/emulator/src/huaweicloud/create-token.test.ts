import { describe, expect, it } from "vitest";
import { askToken, json, later, minutes, NOW, start, tokenRequest } from "../../test/client.js";

interface Answer {
  token: {
    catalog: { type: string; endpoints: { url: string }[] }[];
    expires_at: string;
    issued_at: string;
    project?: { id: string; name: string };
    domain?: { id: string; name: string };
    user: { name: string };
  };
}

interface IamError {
  error: { code: number; message: string; title: string };
}

describe("KeystoneCreateUserTokenByPassword", () => {
  it("gives a token for the project by name or id, good for 24 hours", async () => {
    const emulator = await start({ now: () => NOW });
    const { projectId, region, userName } = emulator.credentials.huaweicloud;
    for (const project of [{ name: region }, { id: projectId }, { id: projectId, name: region }]) {
      const answer = await askToken(emulator, tokenRequest(emulator, { scope: { project } }));
      expect(answer.status).toBe(201);
      // As long as the vendor's, so that whatever cannot hold one shows.
      expect(answer.headers.get("x-subject-token")?.length).toBeGreaterThan(1000);
      const { token } = await json<Answer>(answer);
      expect(token.project).toMatchObject({ id: projectId, name: region });
      expect(token.domain).toBeUndefined();
      expect(token.user.name).toBe(userName);
      expect(token.issued_at).toBe("2026-03-01T12:00:00.000000Z");
      expect(token.expires_at).toBe("2026-03-02T12:00:00.000000Z");
    }
  });

  it("gives a token for the account by name or id", async () => {
    const emulator = await start();
    const { domainId, domainName } = emulator.credentials.huaweicloud;
    for (const domain of [{ name: domainName }, { id: domainId }]) {
      const { token } = await json<Answer>(askToken(emulator, tokenRequest(emulator, { scope: { domain } })));
      expect(token.domain).toEqual({ id: domainId, name: domainName });
      expect(token.project).toBeUndefined();
    }
  });

  it("has the tokenLifetimeSeconds of the options", async () => {
    const emulator = await start({ now: () => NOW, tokenLifetimeSeconds: 300 });
    const { token } = await json<Answer>(askToken(emulator, tokenRequest(emulator)));
    expect(new Date(token.expires_at)).toEqual(later(minutes(5)));
  });

  it("lists this emulator's services, unless nocatalog has a value", async () => {
    const emulator = await start();
    const catalogue = async (query: string) =>
      (await json<Answer>(askToken(emulator, tokenRequest(emulator), query))).token.catalog;
    const urls = (await catalogue("?nocatalog=")).map(({ endpoints }) => endpoints[0]?.url ?? "");
    expect(urls).toEqual([
      `${emulator.endpoints.iam}/v3`,
      `${emulator.endpoints.roma}/v2/${emulator.credentials.huaweicloud.projectId}`,
    ]);
    expect(await catalogue("?nocatalog=true")).toEqual([]);
  });

  it("does not say which part of name, password and account is wrong", async () => {
    const emulator = await start();
    const wrong = tokenRequest(emulator);
    wrong.auth.identity.password.user.domain.name = "nobody";
    const foreign = tokenRequest(emulator, { user: "stranger", password: "Emulator-Pass-3" });
    const bodies = [tokenRequest(emulator, { password: "x" }), tokenRequest(emulator, { user: "x" }), wrong, foreign];
    const answers = await Promise.all(bodies.map((body) => askToken(emulator, body)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(texts).size).toBe(1);
  });

  it.each([
    ["two scopes", { project: { name: "cn-north-4" }, domain: { name: "yunfan" } }, 400],
    ["no scope", {}, 400],
    ["an undocumented scope", { system: { all: true } }, 400],
    ["a project without id and name", { project: {} }, 400],
    ["an account without id and name", { domain: {} }, 400],
    ["a project whose name is another's", { project: { id: "own", name: "cn-east-3" } }, 404],
    ["an unknown project", { project: { id: "0".repeat(32) } }, 404],
    ["a project of another account", { project: { id: "foreign" } }, 403],
    ["a shut project", { project: { name: "cn-north-4_retired" } }, 403],
    ["an unknown account", { domain: { name: "nobody" } }, 404],
    ["another account", { domain: { name: "stranger" } }, 403],
  ])("refuses %s", async (_, scope, status) => {
    const emulator = await start();
    const login = tokenRequest(emulator, { user: "stranger", password: "Emulator-Pass-3" });
    login.auth.identity.password.user.domain.name = "stranger";
    const foreign = await json<Answer>(askToken(emulator, login));
    const text = JSON.stringify(scope)
      .replace('"foreign"', JSON.stringify(foreign.token.project?.id))
      .replace('"own"', JSON.stringify(emulator.credentials.huaweicloud.projectId));
    const answer = await askToken(emulator, tokenRequest(emulator, { scope: JSON.parse(text) as unknown }));
    const { error } = await json<IamError>(answer);
    expect([answer.status, error.code, typeof error.message]).toEqual([status, status, "string"]);
  });

  it("names the field that is not as the spec says", async () => {
    const emulator = await start();
    const broken = await askToken(emulator, { auth: { identity: { methods: ["totp"] }, scope: {} } });
    expect((await json<IamError>(broken)).error.message).toMatch(/^Invalid request: auth\./);
    const noJson = await fetch(`${emulator.endpoints.iam}/v3/auth/tokens`, { method: "POST", body: "{" });
    expect([noJson.status, (await json<IamError>(noJson)).error.title]).toEqual([400, "Bad Request"]);
    const empty = await fetch(`${emulator.endpoints.iam}/v3/auth/tokens`, { method: "POST" });
    expect(empty.status).toBe(400);
  });
});
