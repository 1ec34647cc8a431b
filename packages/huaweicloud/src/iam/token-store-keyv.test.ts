import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import KeyvRedis from "@keyv/redis";
import { Keyv } from "keyv";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { hasRedis, startRedis } from "../../test/redis.js";
import { scripted, type Scripted } from "../../test/scripted.js";
import { iamPasswordToken } from "./index.js";
import { encryptedTokenStore } from "./token-store-encrypted.js";
import { keyvTokenStore } from "./token-store-keyv.js";

const later = () => new Date(Date.now() + 86_400_000);
const stored = () => ({ token: "t1", projectId: "p-1", expiresAt: later() });

function issued(token: string): Scripted {
  const body = { token: { expires_at: later().toISOString(), project: { id: "p-1", name: "cn-north-4" } } };
  return { status: 201, body, headers: { "X-Subject-Token": token } };
}

describe("keyvTokenStore", () => {
  it("keeps tokens, and takes nothing else for one", async () => {
    const keyv = new Keyv();
    const store = keyvTokenStore(keyv);
    const token = stored();
    expect(await store.get("a")).toBeUndefined();
    await store.set("a", token);
    expect(await store.get("a")).toEqual(token);
    await store.set("b", { ...token, expiresAt: new Date(0) });
    expect(await store.get("b")).toBeUndefined();
    for (const other of [
      "",
      "no JSON",
      "null",
      "7",
      '{"token":"x"}',
      '{"token":"","expiresAt":"2126-01-01T00:00:00Z"}',
      7,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await keyv.set("a", other);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.get("a")).toBeUndefined();
    }
  });

  it("lets a token end with its time", async () => {
    const store = keyvTokenStore(new Keyv());
    await store.set("a", { token: "t", expiresAt: new Date(Date.now() + 500) });
    expect(await store.get("a")).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 520));
    expect(await store.get("a")).toBeUndefined();
  });

  it("has one holder of a lock among those who try at once, and another when it is given back or has ended", async () => {
    const keyv = new Keyv();
    const stores = Array.from({ length: 10 }, () => keyvTokenStore(keyv, { settleMs: 20 }));
    const held = (await Promise.all(stores.map((store) => store.lock("a", 60_000)))).filter((one) => one !== undefined);
    expect(held).toHaveLength(1);
    expect(await stores[0]?.lock("a", 60_000)).toBeUndefined();
    await held[0]?.();
    const second = await stores[1]?.lock("a", 500);
    expect(second).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 520));
    const third = await stores[2]?.lock("a", 5000);
    expect(third).toBeDefined();
    await second?.();
    expect(await stores[3]?.lock("a", 100)).toBeUndefined();
  });

  it("says so when what it writes is lost, rather than wait", async () => {
    const lost = /does not keep what is written to it/;
    const forgets = { get: () => Promise.resolve(undefined), delete: () => Promise.resolve(true) };
    const silent = keyvTokenStore({ ...forgets, set: () => Promise.resolve(true) }, { settleMs: 1 });
    await expect(silent.lock("a", 100)).rejects.toThrow(lost);
    const refusing = keyvTokenStore({ ...forgets, set: () => Promise.resolve(false) });
    await expect(refusing.lock("a", 100)).rejects.toThrow(lost);
    await expect(refusing.set("a", stored())).rejects.toThrow(lost);
  });
});

// Debian: apt-get install redis-server.
describe.skipIf(!hasRedis)(
  `keyvTokenStore on Redis${hasRedis ? "" : " (skipped: there is no redis-server here)"}`,
  () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());

    function connect() {
      const keyv = new Keyv(new KeyvRedis(redis.url), { throwOnErrors: true });
      onTestFinished(() => keyv.disconnect());
      return keyv;
    }

    function member(url: string, endpoint: string) {
      const script = fileURLToPath(new URL("../../test/token-process.ts", import.meta.url));
      const child = spawn(process.execPath, ["--import", "tsx", script, url, endpoint], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      onTestFinished(() => void child.kill("SIGKILL"));
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const next = async () => String((await lines.next()).value);
      const ask = (what: string) => {
        child.stdin.write(`${what}\n`);
        return next();
      };
      return { next, ask, end: () => (child.stdin.end(), once(child, "exit")) };
    }

    it("lets processes fetch one token together, and one more when it is refused", { timeout: 30_000 }, async () => {
      const { endpoint, requests } = await scripted([issued("t1"), issued("t2"), issued("t3")], 100);
      const fleet = [member(redis.url, endpoint), member(redis.url, endpoint)];
      expect(await Promise.all(fleet.map(({ next }) => next()))).toEqual(["ready", "ready"]);
      expect(await Promise.all(fleet.map(({ ask }) => ask("get")))).toEqual(["t1", "t1"]);
      expect(requests).toHaveLength(1);
      expect(await Promise.all(fleet.map(({ ask }) => ask("refused")))).toEqual(["t2", "t2"]);
      expect(await Promise.all(fleet.map(({ ask }) => ask("get")))).toEqual(["t2", "t2"]);
      expect(requests).toHaveLength(2);
      expect(await Promise.all(fleet.map(({ end }) => end()))).toEqual([
        [0, null],
        [0, null],
      ]);
    });

    it("has one holder of a lock among connections, and ends with its time", async () => {
      const stores = Array.from({ length: 5 }, () => keyvTokenStore(connect()));
      const held = await Promise.all(stores.map((store) => store.lock("lock-test", 1000)));
      expect(held.filter((one) => one !== undefined)).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 1050));
      expect(await stores[0]?.lock("lock-test", 1000)).toBeDefined();
    });

    it("holds nothing readable when the tokens are encrypted", async () => {
      const { endpoint, requests } = await scripted([issued("very-secret-token")]);
      const key = randomBytes(32);
      const user = { domainName: "acme", userName: "reader", password: "correct horse" };
      const get = () => {
        const store = encryptedTokenStore(keyvTokenStore(connect()), key);
        return iamPasswordToken({ region: "cn-north-4", endpoint, ...user, store })();
      };
      expect((await get()).token).toBe("very-secret-token");
      expect(await get()).toMatchObject({ projectId: "p-1" });
      expect(requests).toHaveLength(1);
      const { client } = new KeyvRedis(redis.url);
      await client.connect();
      onTestFinished(() => client.destroy());
      const all = await Promise.all(
        (await client.keys("*")).map(async (name) => `${name} ${String(await client.get(name))}`),
      );
      const text = all.filter((one) => one.includes("v1.")).join("\n");
      expect(text).toContain("yunfan:iam-token:");
      expect(text).not.toMatch(/very-secret|acme|reader|horse|p-1|127\.0\.0\.1/);
    });

    it("is done without when it breaks down, which the listener hears of", async () => {
      const { endpoint } = await scripted([issued("t1")]);
      const other = await startRedis();
      const keyv = new Keyv(new KeyvRedis({ url: other.url, socket: { reconnectStrategy: false } }), {
        throwOnErrors: true,
      });
      keyv.on("error", () => {});
      await keyv.set("x", "y");
      await other.stop();
      const errors: unknown[] = [];
      const user = { domainName: "acme", userName: "reader", password: "correct horse" };
      const onStoreError = (error: unknown) => errors.push(error);
      const store = keyvTokenStore(keyv);
      const provider = iamPasswordToken({ region: "cn-north-4", endpoint, ...user, store, onStoreError });
      expect((await provider()).token).toBe("t1");
      expect(errors.length).toBeGreaterThan(0);
    });
  },
);
