import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { CredentialsError } from "@yunfan/client-core";
import { scripted, type Scripted } from "../../test/scripted.js";
import { iamPasswordToken, type IamPasswordTokenOptions } from "./index.js";

const expiry = Date.parse("2026-01-02T00:00:00Z");

function issued(token: string, expires_at = new Date(expiry).toISOString()): Scripted {
  const body = { token: { expires_at, project: { id: "p-1", name: "cn-north-4" } } };
  return { status: 201, body, headers: { "X-Subject-Token": token } };
}

function provider(endpoint: string, more: Partial<IamPasswordTokenOptions> = {}) {
  const user = { domainName: "acme", userName: "reader", password: "correct horse" };
  return iamPasswordToken({ region: "cn-north-4", endpoint, ...user, ...more });
}

describe("iamPasswordToken", () => {
  it("asks once for a token of the region's project, however many ask at once, and keeps it", async () => {
    const { endpoint, requests } = await scripted([issued("first")], 20);
    const get = provider(endpoint, { now: () => new Date(expiry - 3_600_000) });
    const tokens = await Promise.all(Array.from({ length: 50 }, () => get()));
    tokens.push(await get());
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(["first"]));
    expect(tokens[0]?.projectId).toBe("p-1");
    expect(requests.map(({ line }) => line)).toEqual(["POST /v3/auth/tokens?nocatalog=true"]);
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "reader", password: "correct horse", domain: { name: "acme" } } },
        },
        scope: { project: { name: "cn-north-4" } },
      },
    });
  });

  it("renews it before it expires, at the second that was asked for", async () => {
    const { endpoint, requests } = await scripted([
      issued("first"),
      issued("second", new Date(expiry + 86_400_000).toISOString()),
    ]);
    let now = expiry - 61_000;
    const get = provider(endpoint, { now: () => new Date(now), renewBeforeSeconds: 60 });
    expect((await get()).token).toBe("first");
    now += 999;
    expect((await get()).token).toBe("first");
    now += 1;
    expect((await get()).token).toBe("second");
    expect((await get()).token).toBe("second");
    expect(requests).toHaveLength(2);
  });

  it("says in one line why there is no token, and asks again only when asked", async () => {
    const refused = {
      status: 401,
      body: { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } },
    };
    const { endpoint, requests } = await scripted([refused, issued("late")]);
    const get = provider(endpoint, { now: () => new Date(expiry - 3_600_000) });
    const failures = await Promise.allSettled([get(), get()]);
    for (const failure of failures) {
      const reason: unknown = failure.status === "rejected" ? failure.reason : undefined;
      expect(reason).toBeInstanceOf(CredentialsError);
      expect(String(reason)).toContain(
        'no IAM token: KeystoneCreateUserTokenByPassword: 401 401: "The username or password is wrong."',
      );
      expect(inspect(reason, { depth: 9 })).not.toContain("correct horse");
    }
    expect(requests).toHaveLength(1);
    expect((await get()).token).toBe("late");
  });

  it.each<[string, Scripted]>([
    ["the header", { ...issued("x"), headers: {} }],
    ["a readable expiry", issued("x", "soon")],
    ["a text for an expiry", issued("x", 5 as never)],
    ["the details", { status: 201, body: {}, headers: { "X-Subject-Token": "x" } }],
    ["details that are an object", { status: 201, body: { token: null }, headers: { "X-Subject-Token": "x" } }],
  ])("does not take an answer without %s for a token", async (_, answer) => {
    const { endpoint } = await scripted([answer]);
    await expect(provider(endpoint)()).rejects.toThrow("lacks X-Subject-Token or a readable token.expires_at");
  });

  it("does not show the token when logged or spread", async () => {
    const { endpoint } = await scripted([issued("top-secret-token")]);
    const token = await provider(endpoint)();
    expect(inspect(token, { showHidden: true }) + JSON.stringify({ ...token })).not.toContain("top-secret");
  });

  it.each(["domainName", "userName", "password"])("needs %s", (name) => {
    expect(() => provider("http://127.0.0.1", { [name]: "" })).toThrow(`${name} is needed to get an IAM token`);
  });

  it("needs a scope where there is no region to name the project", () => {
    expect(() => provider("http://127.0.0.1", { region: undefined })).toThrow("scope is needed to get an IAM token");
  });
});
