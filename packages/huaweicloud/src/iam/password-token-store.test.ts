import { describe, expect, it, vi } from "vitest";
import { scripted, type Scripted } from "../../test/scripted.js";
import { createRoma } from "../roma/index.js";
import { iamPasswordToken, type IamPasswordTokenOptions } from "./index.js";
import { memoryTokenStore, type TokenStore } from "./token-store.js";

const start = Date.parse("2026-01-01T00:00:00Z");
const day = 86_400;

/** IAM's answer: a token that lives until so many seconds after the start. */
function issued(token: string, seconds = day): Scripted {
  const body = {
    token: { expires_at: new Date(start + seconds * 1000).toISOString(), project: { id: "p-1", name: "x" } },
  };
  return { status: 201, body, headers: { "X-Subject-Token": token } };
}

const refused: Scripted = {
  status: 401,
  body: { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } },
};

async function scene(answers: readonly Scripted[], delayMs = 0) {
  const { endpoint, requests } = await scripted(answers, delayMs);
  const clock = { seconds: 0 };
  const now = () => new Date(start + clock.seconds * 1000);
  const provider = (more: Partial<IamPasswordTokenOptions> = {}) =>
    iamPasswordToken({
      region: "cn-north-4",
      endpoint,
      domainName: "acme",
      userName: "reader",
      password: "correct horse",
      now,
      ...more,
    });
  return { provider, clock, requests, now };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

describe("iamPasswordToken, ahead of expiry", () => {
  it("replaces the token in the background from 40 minutes before", async () => {
    const { provider, clock, requests } = await scene([issued("t1"), issued("t2", 2 * day)]);
    const get = provider();
    expect(await get()).toMatchObject({ projectId: "p-1", expiresAt: new Date(start + day * 1000) });
    clock.seconds = day - 2401;
    expect((await get()).token).toBe("t1");
    await settle();
    expect(requests).toHaveLength(1);
    clock.seconds = day - 2400;
    expect((await get()).token).toBe("t1");
    await vi.waitFor(async () => expect((await get()).token).toBe("t2"));
    expect(requests).toHaveLength(2);
  });

  it("does not try a refused password again until it must, and an outage again after a minute", async () => {
    const errors: unknown[] = [];
    const down: Scripted = { status: 500, body: { error: { code: 500, message: "down", title: "x" } } };
    const { provider, clock, requests } = await scene([issued("t1"), down, refused, refused, issued("t2", 2 * day)]);
    const get = provider({ advisorySeconds: 3600, renewBeforeSeconds: 60, onAdvisoryFailure: (e) => errors.push(e) });
    await get();
    for (clock.seconds = day - 3600; clock.seconds < day - 60; clock.seconds += 30) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await get()).token).toBe("t1");
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      if (clock.seconds < day - 3400) await settle();
    }
    expect(requests).toHaveLength(3);
    expect(errors.map(String)).toEqual([expect.stringContaining("500"), expect.stringContaining("401")]);
    clock.seconds = day - 60;
    await expect(get()).rejects.toThrow("The username or password is wrong.");
    expect((await get()).token).toBe("t2");
  });

  it("refuses a time that is none", async () => {
    const { provider } = await scene([]);
    expect(() => provider({ renewBeforeSeconds: -1 })).toThrow("renewBeforeSeconds is no number of seconds");
  });
});

describe("iamPasswordToken, after a refusal", () => {
  it("fetches one token however many report it", async () => {
    const { provider, requests } = await scene([issued("t1"), issued("t2")], 10);
    const get = provider();
    await get();
    const renewed = await Promise.all(Array.from({ length: 20 }, () => get.refresh({ token: "t1" })));
    expect(new Set(renewed.map(({ token }) => token))).toEqual(new Set(["t2"]));
    expect((await get.refresh({ token: "t1" })).token).toBe("t2");
    expect(requests).toHaveLength(2);
  });

  it("serves clients: calls in parallel that meet a 401 cause one fetch, and succeed", async () => {
    const { provider, requests } = await scene([issued("t1"), issued("t2")]);
    const unauthorized: Scripted = { status: 401, body: { error_code: "APIGW.0301", error_msg: "expired" } };
    const list: Scripted = { body: { total: 0, size: 0, instances: [] } };
    const service = await scripted((headers) => (headers["x-auth-token"] === "t1" ? unauthorized : list));
    const roma = createRoma({ endpoint: service.endpoint, projectId: "0123456789abcdef", credentials: provider() });
    await Promise.all(Array.from({ length: 5 }, () => roma.checkRomaInstanceListV2()));
    expect(requests).toHaveLength(2);
    expect(service.requests.map(({ headers }) => String(headers["x-auth-token"])).sort()).toEqual([
      ...Array.from({ length: 5 }, () => "t1"),
      ...Array.from({ length: 5 }, () => "t2"),
    ]);
  });
});

describe("iamPasswordToken with a store", () => {
  it("shares a token among providers of the same user, and of no other", async () => {
    const { provider, requests } = await scene([issued("t1"), issued("t2"), issued("t3")], 10);
    const store = memoryTokenStore();
    const same = await Promise.all(Array.from({ length: 5 }, () => provider({ store })()));
    expect(same.map(({ token, projectId }) => `${token} ${projectId}`)).toEqual(Array(5).fill("t1 p-1"));
    expect(requests).toHaveLength(1);
    expect((await provider({ store, password: "another" })()).token).toBe("t1");
    expect((await provider({ store, userName: "writer" })()).token).toBe("t2");
    expect((await provider({ store, scope: { domain: { name: "acme" } } })()).token).toBe("t3");
  });

  it("takes the newer token of another after a refusal, and fetches when there is none", async () => {
    const { provider, requests } = await scene([issued("t1"), issued("t2"), issued("t3")]);
    const store = memoryTokenStore();
    const [a, b] = [provider({ store }), provider({ store })];
    const first = await a();
    await b();
    expect((await a.refresh(first)).token).toBe("t2");
    expect(requests).toHaveLength(2);
    expect((await b.refresh(first)).token).toBe("t2");
    expect(requests).toHaveLength(2);
    expect((await b.refresh({ token: "t2" })).token).toBe("t3");
  });

  it("takes the newer token of another ahead of expiry, and no older one", async () => {
    const { provider, clock, requests, now } = await scene([
      issued("t1"),
      issued("t2", 2 * day),
      issued("t3", 3 * day),
    ]);
    const store = memoryTokenStore();
    const [a, b] = [provider({ store }), provider({ store })];
    await Promise.all([a(), b()]);
    clock.seconds = day - 300;
    expect((await a()).token).toBe("t2");
    expect((await b()).token).toBe("t2");
    expect(requests).toHaveLength(2);
    clock.seconds = 2 * day - 301;
    const older = memoryTokenStore();
    const old: TokenStore = {
      ...older,
      get: () => Promise.resolve({ token: "t0", expiresAt: new Date(now().getTime() + 301_000) }),
    };
    const c = provider({ store: old });
    expect((await c()).token).toBe("t0");
    expect((await c.refresh({ token: "t0" })).token).toBe("t3");
  });

  it("does not take a stored token that must be replaced", async () => {
    const { provider, clock } = await scene([issued("t1"), issued("t2", 2 * day)]);
    const store = memoryTokenStore();
    await provider({ store })();
    clock.seconds = day - 301;
    expect((await provider({ store })()).token).toBe("t1");
    clock.seconds = day - 300;
    expect((await provider({ store })()).token).toBe("t2");
  });

  it("gives the lock back when IAM refuses", async () => {
    const { provider } = await scene([refused, issued("t1")]);
    const store = memoryTokenStore();
    await expect(provider({ store })()).rejects.toThrow("The username or password is wrong.");
    expect((await provider({ store })()).token).toBe("t1");
  });

  it("goes on without a store that throws, whatever its listener does", async () => {
    const { provider } = await scene([issued("t1")]);
    const broken = () => Promise.reject(new Error("broken"));
    const heard: string[] = [];
    const listening = (error: unknown) => {
      heard.push(String(error));
      throw new Error("a broken log");
    };
    const store: TokenStore = { get: broken, set: broken, lock: broken };
    expect((await provider({ store, onStoreError: listening })()).token).toBe("t1");
    expect(new Set(heard)).toEqual(new Set(["Error: broken"]));
    const sync: TokenStore = {
      ...memoryTokenStore(),
      set: () => {
        throw new Error("at once");
      },
    };
    expect((await provider({ store: sync })()).token).toBe("t1");
  });
});
