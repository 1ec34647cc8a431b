import { describe, expect, it } from "vitest";
import { memoryTokenStore, type StoredToken, type TokenStore } from "./token-store.js";
import { sharedToken, type Sharing } from "./token-store-share.js";

const now = () => new Date(0);
const token = (name: string, end = 1e9): StoredToken => ({ token: name, expiresAt: new Date(end) });

function sharing(store: TokenStore, more: Partial<Sharing> = {}): Sharing {
  const fetchToken = () => Promise.resolve(token("fetched"));
  const onStoreError = (error: unknown) => {
    throw error;
  };
  return { store, key: "k", fetchToken, mandatoryMs: 1000, lockMs: 5000, now, onStoreError, ...more };
}

describe("sharedToken", () => {
  it("fetches on its own when a lock is held for longer than a fetch can take", async () => {
    const store: TokenStore = { ...memoryTokenStore(), lock: () => Promise.resolve(undefined) };
    const began = performance.now();
    expect((await sharedToken(sharing(store, { lockMs: 120 }))).token).toBe("fetched");
    expect(performance.now() - began).toBeGreaterThanOrEqual(119);
  });

  it("waits for who holds the lock, and takes what that one has stored", async () => {
    const store = memoryTokenStore();
    const unlock = await store.lock("k", 5000);
    const waiting = sharedToken(sharing(store, { fetchToken: () => Promise.reject(new Error("not to be called")) }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await store.set("k", token("theirs"));
    await unlock?.();
    expect((await waiting).token).toBe("theirs");
  });

  it("looks once more when it has the lock", async () => {
    const memory = memoryTokenStore();
    const store: TokenStore = {
      ...memory,
      lock: async (key, milliseconds) => {
        await memory.set(key, token("theirs"));
        return memory.lock(key, milliseconds);
      },
    };
    expect((await sharedToken(sharing(store))).token).toBe("theirs");
    expect(await memory.lock("k", 1)).toBeDefined();
  });

  it.each([
    ["none", undefined, undefined],
    ["the very one to replace", token("old"), token("old")],
    ["one that ends before the one to replace", token("older", 1e9 - 1), token("old")],
    ["one that is about to end", token("stale", 1000), undefined],
  ])("fetches where the store has %s, and stores that", async (_, stored, replaced) => {
    const store = memoryTokenStore();
    if (stored !== undefined) await store.set("k", stored);
    expect((await sharedToken(sharing(store), replaced)).token).toBe("fetched");
    expect((await store.get("k"))?.token).toBe("fetched");
    expect(await store.lock("k", 1)).toBeDefined();
  });

  it.each(["get", "lock", "set"] as const)("does without a store whose %s does not answer", async (method) => {
    const errors: string[] = [];
    let uses = 0;
    const silent = () => new Promise<never>(() => void uses++);
    const store: TokenStore = { ...memoryTokenStore(), [method]: silent };
    const onStoreError = (error: unknown) => errors.push(String(error));
    expect((await sharedToken(sharing(store, { storeMs: 30, onStoreError }))).token).toBe("fetched");
    expect(errors[0]).toContain("the token store does not answer within 30 ms; see that its database is reachable");
    expect(uses).toBe(1);
  });

  it("gives the lock back when the fetch fails", async () => {
    const store = memoryTokenStore();
    const fetchToken = () => Promise.reject(new Error("refused"));
    await expect(sharedToken(sharing(store, { fetchToken }))).rejects.toThrow("refused");
    expect(await store.lock("k", 1)).toBeDefined();
  });
});
