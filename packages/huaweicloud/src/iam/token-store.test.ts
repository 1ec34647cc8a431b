import { describe, expect, it } from "vitest";
import { memoryTokenStore } from "./token-store.js";
import { tokenKey } from "./token-store-key.js";

const token = { token: "t", projectId: "p", expiresAt: new Date(1000) };

describe("memoryTokenStore", () => {
  it("keeps one token a key", async () => {
    const store = memoryTokenStore();
    expect(await store.get("a")).toBeUndefined();
    await store.set("a", token);
    expect(await store.get("a")).toEqual(token);
    expect(await store.get("b")).toBeUndefined();
  });

  it("has one holder of a lock, who gives back only his own, and whose time ends", async () => {
    let now = 0;
    const store = memoryTokenStore({ now: () => new Date(now) });
    const unlock = await store.lock("a", 100);
    expect(await store.lock("a", 100)).toBeUndefined();
    expect(await store.lock("b", 100)).toBeDefined();
    now = 100;
    const second = await store.lock("a", 100);
    expect(second).toBeDefined();
    await unlock?.();
    expect(await store.lock("a", 100)).toBeUndefined();
    await second?.();
    expect(await store.lock("a", 100)).toBeDefined();
  });
});

describe("tokenKey", () => {
  const identity = { endpoint: "https://iam", domainName: "d", userName: "u", scope: { project: { name: "p" } } };

  it("tells endpoint, account, user and scope apart, and shows none of them", async () => {
    const others = [
      identity,
      { ...identity, endpoint: "https://iam2" },
      { ...identity, domainName: "d2" },
      { ...identity, userName: "u2" },
      { ...identity, domainName: "du", userName: "" },
      { ...identity, scope: { project: { name: "p2" } } },
      { ...identity, scope: { project: { id: "p" } } },
      { ...identity, scope: { domain: { name: "p" } } },
    ];
    const keys = await Promise.all(others.map((one) => tokenKey(one)));
    expect(new Set(keys).size).toBe(others.length);
    for (const key of keys) expect(key).toMatch(/^yunfan:iam-token:[0-9a-f]{64}$/);
  });

  it("is the same for the same identity, however it is written", async () => {
    const twice = { ...identity, endpoint: "https://iam/", scope: { domain: undefined, project: { name: "p" } } };
    expect(await tokenKey(twice)).toBe(await tokenKey(identity));
    const two = { name: "n", domain: { id: "d" } };
    const other = { domain: { id: "d" }, name: "n" };
    expect(await tokenKey({ ...identity, scope: two })).toBe(await tokenKey({ ...identity, scope: other }));
  });
});
