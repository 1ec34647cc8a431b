import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { CredentialsError } from "@yunfan/client-core";
import { memoryTokenStore } from "./token-store.js";
import { encryptedTokenStore } from "./token-store-encrypted.js";

const token = { token: "secret-token".repeat(1000), projectId: "project-1", expiresAt: new Date(1e12) };
const complaint = "the stored IAM token does not open with this key; use one key for all who share a store";

describe("encryptedTokenStore", () => {
  it("gives back what it was given, and shows nothing but the end to who has no key", async () => {
    const inner = memoryTokenStore();
    const key = randomBytes(32);
    const store = encryptedTokenStore(inner, key);
    expect(await store.get("a")).toBeUndefined();
    await store.set("a", token);
    expect(await store.get("a")).toEqual(token);
    const { projectId: _, ...without } = token;
    await store.set("b", without);
    expect(await store.get("b")).toEqual({ ...without, projectId: undefined });
    const sealed = await inner.get("a");
    expect(sealed?.expiresAt).toEqual(token.expiresAt);
    expect(JSON.stringify(sealed)).not.toMatch(/secret|project/);
    expect(atob(sealed?.token.slice(3) ?? "")).not.toMatch(/secret|project/);
    await store.set("a", token);
    expect((await inner.get("a"))?.token).not.toBe(sealed?.token);
    key.fill(0);
    expect(await store.get("a")).toEqual(token);
  });

  it("opens nothing with another key, nor what was moved, prolonged, changed or never sealed", async () => {
    const inner = memoryTokenStore();
    const store = encryptedTokenStore(inner, randomBytes(32));
    await store.set("a", token);
    const sealed = await inner.get("a");
    if (sealed === undefined) throw new Error("expected a token");
    await expect(encryptedTokenStore(inner, randomBytes(32)).get("a")).rejects.toThrow(complaint);
    const middle = sealed.token.length >> 1;
    const flipped = sealed.token[middle] === "A" ? "B" : "A";
    for (const [place, other] of [
      ["b", sealed],
      ["a", { ...sealed, expiresAt: new Date(1e12 + 1) }],
      ["a", { ...sealed, token: sealed.token.slice(0, middle) + flipped + sealed.token.slice(middle + 1) }],
      ["a", { ...sealed, token: sealed.token.slice(0, 9) }],
      ["a", { ...sealed, token: "v1.*" }],
      ["a", { ...sealed, token: "plain" }],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await inner.set(place, other);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const error: unknown = await store.get(place).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(CredentialsError);
      expect(inspect(error, { depth: 9 })).toContain(complaint);
      expect(inspect(error, { depth: 9 })).not.toContain("plain");
    }
  });

  it("hands the lock through", async () => {
    const inner = memoryTokenStore();
    await inner.lock("a", 1000);
    const store = encryptedTokenStore(inner, randomBytes(32));
    expect(await store.lock("a", 1000)).toBeUndefined();
    expect(await store.lock("b", 1000)).toBeDefined();
  });

  it.each([randomBytes(31), randomBytes(16), "x".repeat(32)])("takes 32 bytes only %#", (key) => {
    expect(() => encryptedTokenStore(memoryTokenStore(), key as Uint8Array)).toThrow(
      "the key of the token store is not 32 bytes",
    );
  });
});
