import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { answer, loopback } from "../test/loopback.js";
import { createShop, service } from "../test/shop.js";
import { AbortError, ConfigurationError, createServiceClient, CredentialsError, InputError } from "./index.js";
import type { OptionalInputCall } from "./index.js";

describe("a call", () => {
  it("puts each field in its place, encoded once, and gives the data", async () => {
    const { endpoint, seen } = await loopback(answer(200, '{"item":"a"}', { "X-Request-Id": "r-1" }));
    const shop = createShop(`${endpoint}/base`);
    const call = shop.getItem({ owner: "o", item: "a/b?c#d é", tag: ["z", "a b"], note: "1+1=2!'()*" });
    expect(await call).toEqual({ item: "a" });
    expect(await call.withResponse()).toMatchObject({
      data: { item: "a" },
      requestId: "r-1",
      response: { status: 200 },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe("/base/v1/o/items/a%2Fb%3Fc%23d%20%C3%A9?tag=a%20b&tag=z&note=1%2B1%3D2%21%27%28%29%2A");
    expect(seen[0]?.headers["x-key"]).toBe("signed GetItem");
  });

  it("gives the headers by name and one by one, and shows them nowhere: they may carry a token", async () => {
    const { endpoint } = await loopback(answer(200, "{}", { "X-Subject-Token": "fresh-token" }));
    const call = createShop(endpoint).getItem({ owner: "o", item: "1" });
    const { response } = await call.withResponse();
    expect(response.headers.get("x-subject-token")).toBe("fresh-token");
    expect(response.headers.has("X-SUBJECT-TOKEN")).toBe(true);
    expect([...response.headers]).toContainEqual(["x-subject-token", "fresh-token"]);
    for (const shown of [await call.withResponse(), await call.safe()]) {
      expect(inspect(shown, { depth: 9, showHidden: true }) + JSON.stringify(shown)).not.toContain("fresh-token");
    }
  });

  it("signs the very URL and body that leave the machine", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const signed: { url: string; body: string | undefined }[] = [];
    const shop = createShop(endpoint, {
      authenticate: ({ url, body }) => {
        signed.push({ url, body });
        return { headers: {}, secrets: [] };
      },
    });
    await shop.listByMarker({ marker: "a b/é%", zone: "预留" });
    expect(signed).toEqual([{ url: endpoint + seen[0]?.url, body: seen[0]?.body }]);
    expect(seen[0]?.body).toBe('{"zone":"预留"}');
  });

  it("sends an empty object where every body field is left out, and no body where there is none to send", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const shop = createShop(endpoint);
    await shop.listByMarker();
    await shop.listByOffset();
    expect(seen.map(({ body }) => body)).toEqual(["{}", ""]);
    expect(seen.map(({ headers }) => headers["content-type"])).toEqual(["application/json", undefined]);
  });

  it.each([
    [204, ""],
    [200, " \n"],
    [200, '{"message":"done"}'],
  ])("takes %i with body %j where a good answer has no field, and fails on it where it has", async (status, body) => {
    const { endpoint } = await loopback(answer(status, body, { "X-Request-Id": "r-1" }));
    const records = (emptyOutput: boolean) =>
      ({
        drop: {
          id: "Drop",
          method: "DELETE",
          path: "/v1",
          readsOnly: false,
          signed: false,
          success: status,
          input: {},
          emptyOutput,
        },
      }) as const;
    const drop = (emptyOutput: boolean) =>
      createServiceClient<{ drop: OptionalInputCall<object, object, object> }>(service, records(emptyOutput), {
        endpoint,
        authenticate: () => ({ headers: {}, secrets: [] }),
        retry: { maxAttempts: 1 },
      }).drop();
    const data: unknown = body.trim() === "" ? {} : JSON.parse(body);
    expect(await drop(true).withResponse()).toMatchObject({ data, requestId: "r-1", response: { status } });
    const strict = await drop(false).safe();
    expect(strict.ok ? "" : strict.error.message).toBe(
      body.trim() === "" ? `Drop: ${status} with an empty body (request id r-1)` : "",
    );
  });

  it("does not authenticate an operation that asks for no credentials", async () => {
    const { endpoint, seen } = await loopback(answer(201, '{"id":1}'));
    await createShop(endpoint).addItem({ name: "ab" });
    expect(seen[0]?.headers["x-key"]).toBeUndefined();
  });

  it("finds what the caller left out, and takes what the caller gave", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const shop = createShop(endpoint, { defaults: { owner: () => Promise.resolve("found") } });
    await shop.getItem({ item: "1" });
    await shop.getItem({ owner: "given", item: "1" });
    expect(seen.map(({ url }) => url)).toEqual(["/v1/found/items/1", "/v1/given/items/1"]);
  });

  it.each(["", ".", ".."])("refuses %j as a path segment before anything is sent", async (item) => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const result = await createShop(endpoint).getItem({ owner: "o", item }).safe();
    expect(!result.ok && result.error).toBeInstanceOf(InputError);
    expect(!result.ok && result.error.message).toContain("GetItem: item is");
    expect(seen).toHaveLength(0);
  });

  it.each<[string, unknown, string]>([
    ["a number", 5, "GetItem: owner must be a string, got an integer"],
    ["nothing", undefined, "GetItem: owner must be a string, got undefined"],
  ])("refuses a found value that is %s, as it would the caller's", async (_, found, message) => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const shop = createShop(endpoint, { defaults: { owner: () => Promise.resolve(found as string) } });
    await expect(shop.getItem({ item: "1" })).rejects.toThrow(message);
    expect(seen).toHaveLength(0);
  });

  it("says in one line what a search threw that the caller wrote", async () => {
    const broken = () => Promise.reject(new Error("vault\nis sealed"));
    const shop = createShop("http://127.0.0.1:1", { defaults: { owner: broken } });
    const result = await shop.getItem({ item: "1" }).safe();
    expect(!result.ok && result.error).toMatchObject({
      kind: "credentials",
      message: "GetItem: no credentials: vault is sealed",
    });
  });

  it("passes on what a credentials source says by itself", async () => {
    const telling = new ConfigurationError("projectId", "is needed");
    const shop = createShop("http://127.0.0.1:1", { authenticate: () => Promise.reject(telling) });
    await expect(shop.listByOffset()).rejects.toBe(telling);
  });

  it("gives bad options of a call as an error, too", async () => {
    const result = await createShop("http://127.0.0.1:1").listByOffset({}, { deadlineMs: -1 }).safe();
    expect(!result.ok && result.error).toMatchObject({ kind: "configuration", option: "deadlineMs" });
  });

  it("takes null for no options", async () => {
    const { endpoint } = await loopback(answer(200, "{}"));
    expect(await createShop(endpoint).listByOffset({}, null as never)).toEqual({});
  });

  it("turns what the credentials source throws into one error of the call", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const broken = new Error("vault is sealed");
    const shop = createShop(endpoint, { authenticate: () => Promise.reject(broken) });
    const result = await shop.listByOffset().safe();
    expect(!result.ok && result.error).toBeInstanceOf(CredentialsError);
    expect(!result.ok && result.error.message).toBe("ListByOffset: no credentials: vault is sealed");
    expect(!result.ok && result.error.cause).toBe(broken);
    expect(seen).toHaveLength(0);
  });

  it("refuses a size cap that caps nothing", () => {
    for (const maxBodyBytes of [NaN, 0, -1, 1.5, "x" as never]) {
      expect(() => createShop("http://127.0.0.1", { maxBodyBytes })).toThrow("maxBodyBytes: is");
    }
    expect(() => createShop("http://127.0.0.1", { timeoutMs: "7" as never })).toThrow("timeoutMs: is 7, must be");
  });

  it("refuses a time limit that no timer can keep", () => {
    expect(() => createShop("http://127.0.0.1", { timeoutMs: 0 })).toThrow(
      "timeoutMs: is 0, must be milliseconds above 0",
    );
    expect(() => createShop("http://127.0.0.1", { timeoutMs: 2 ** 31 })).toThrow("below 2^31");
  });
});

describe("a call that its caller ends", () => {
  it("stops waiting for a search that others wait for, too", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const found: ((owner: string) => void)[] = [];
    const search = new Promise<string>((resolve) => found.push(resolve));
    const shop = createShop(endpoint, { defaults: { owner: () => search } });
    const controller = new AbortController();
    const impatient = shop.getItem({ item: "1" }, { signal: controller.signal }).safe();
    const patient = shop.getItem({ item: "2" }).safe();
    controller.abort();
    const result = await impatient;
    expect(!result.ok && result.error.kind).toBe("abort");
    found[0]?.("o");
    expect((await patient).ok).toBe(true);
    expect(seen.map(({ url }) => url)).toEqual(["/v1/o/items/2"]);
  });

  it("throws an AbortError with the reason, also before it began", async () => {
    const { endpoint, seen } = await loopback(() => undefined);
    const shop = createShop(endpoint);
    const early = await shop.listByOffset({}, { signal: AbortSignal.abort("no need") }).safe();
    expect(!early.ok && early.error).toBeInstanceOf(AbortError);
    expect(!early.ok && early.error.cause).toBe("no need");
    expect(seen).toHaveLength(0);

    const controller = new AbortController();
    const late = shop.listByOffset({}, { signal: controller.signal }).safe();
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    const result = await late;
    expect(!result.ok && result.error.kind).toBe("abort");
  });

  it("asks nobody for anything when it has ended before it began", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const asked: string[] = [];
    const shop = createShop(endpoint, {
      authenticate: () => ({ headers: {}, secrets: [`${asked.push("credentials")}`] }),
      defaults: { owner: () => Promise.resolve(`${asked.push("search")}`) },
    });
    for (const input of [{ item: "1" }, { owner: "o", item: "1" }]) {
      const result = await shop.getItem(input, { signal: AbortSignal.abort() }).safe();
      expect(!result.ok && result.error).toMatchObject({ kind: "abort", attempts: 0 });
    }
    expect([asked, seen]).toEqual([[], []]);
  });

  it("ends what is under way for it: the request, and the work of its credentials", async () => {
    const closed: Promise<unknown>[] = [];
    const { endpoint } = await loopback((_, response) => {
      closed.push(new Promise((resolve) => response.on("close", resolve)));
    });
    const signals: AbortSignal[] = [];
    const shop = createShop(endpoint, {
      authenticate: ({ signal }) => ({ headers: {}, secrets: [`${signals.push(signal)}`] }),
    });
    const controller = new AbortController();
    const call = shop.getItem({ owner: "o", item: "1" }, { signal: controller.signal }).safe();
    while (closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    controller.abort();
    expect((await call).ok).toBe(false);
    await Promise.all(closed);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("ends a walk between two pages, too", async () => {
    const { endpoint, seen } = await loopback(answer(200, '{"things":[{"id":1}],"more":true,"next":"m"}'));
    const controller = new AbortController();
    const walk = async () => {
      for await (const _ of createShop(endpoint).listByMarker.pages({}, { signal: controller.signal }))
        controller.abort("enough");
    };
    await expect(walk()).rejects.toMatchObject({ kind: "abort", cause: "enough" });
    expect(seen).toHaveLength(1);
  });
});
