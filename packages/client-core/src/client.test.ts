import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { answer, loopback } from "../test/loopback.js";
import { createShop } from "../test/shop.js";
import {
  ApiError,
  AbortError,
  ConfigurationError,
  CredentialsError,
  InputError,
  hasStatus,
  isErrorOf,
} from "./index.js";

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

describe("an error of the API", () => {
  it("carries status, code, message, request id and body; hasStatus narrows it", async () => {
    const { endpoint } = await loopback(answer(404, '{"code":"NoSuch","message":"gone","id":"r-2"}'));
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    const { error } = result;
    expect(hasStatus(error, 400)).toBe(false);
    if (!hasStatus(error, 404)) throw new Error("expected 404");
    const code: string = error.body.code;
    expect(code).toBe("NoSuch");
    expect(error).toMatchObject({
      kind: "api",
      operation: "GetItem",
      status: 404,
      code: "NoSuch",
      requestId: "r-2",
      attempts: 1,
    });
    expect(error.message).toBe('GetItem: 404 NoSuch: "gone" (request id r-2)');
    expect(JSON.stringify(error)).not.toContain("body");
  });

  it("is told apart by operation in a catch, and narrowed as on safe()", async () => {
    const { endpoint } = await loopback(answer(404, '{"code":"NoSuch"}'));
    const shop = createShop(endpoint);
    try {
      await shop.getItem({ owner: "o", item: "1" });
      expect.unreachable();
    } catch (error) {
      expect(isErrorOf(shop.addItem, error)).toBe(false);
      for (const other of [new Error("x"), { operation: "GetItem" }, null, undefined]) {
        expect(isErrorOf(shop.getItem, other)).toBe(false);
      }
      if (!isErrorOf(shop.getItem, error) || !hasStatus(error, 404)) throw error;
      const code: string = error.body.code;
      expect(code).toBe("NoSuch");
    }
  });

  it("prints its facts, bounded, and not the body", async () => {
    const { endpoint } = await loopback(
      answer(404, JSON.stringify({ code: "NoSuch", message: "gone", pad: "x".repeat(100_000) })),
    );
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    const shown = inspect(result.error, { depth: 9 });
    expect(shown).toMatch(/^ApiError: GetItem: 404 NoSuch: "gone"\n/);
    expect(shown).toContain("stopped: 'final'");
    expect(shown.length).toBeLessThan(4000);
    expect(JSON.stringify(result.error).length).toBeLessThan(400);
  });

  it("prints no more than that, however long its code and request id, and whatever its cause", async () => {
    const long = "x".repeat(300_000);
    const { endpoint } = await loopback(answer(400, JSON.stringify({ code: `${long}\n`, id: long })));
    const broken = () => Promise.reject(new Error(`${long}\nsecond line`, { cause: new Error(long) }));
    const retry = { maxAttempts: 1 };
    for (const shop of [createShop(endpoint), createShop(endpoint, { fetch: broken, retry })]) {
      const result = await shop.getItem({ owner: "o", item: "1" }).safe();
      if (result.ok) throw new Error("expected an error");
      expect(JSON.stringify(result.error).length).toBeLessThan(5000);
      expect(inspect(result.error, { depth: 9, maxStringLength: Infinity }).length).toBeLessThan(12_000);
    }
  });

  it("has neither cause nor body nor stack in its JSON and its own fields", async () => {
    const { endpoint } = await loopback(answer(404, '{"code":"NoSuch","message":"gone","more":"in the body"}'));
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    expect(Object.keys(result.error)).not.toContain("body");
    expect(Object.keys(result.error.toJSON())).toEqual(
      "kind name message operation attempts status requestId retryable stopped code".split(" "),
    );
    const shop = createShop(endpoint);
    const aborted = await shop.getItem({ owner: "o", item: "1" }, { signal: AbortSignal.abort("why") }).safe();
    expect(JSON.stringify(aborted)).not.toContain("why");
    const wrong = await shop.getItem({ owner: "o" } as never).safe();
    expect(JSON.parse(JSON.stringify(wrong))).toMatchObject({ error: { kind: "input", field: "item" } });
  });

  it("finds code, message and request id where neighbouring services put them", async () => {
    for (const [body, shown] of [
      [{ error_code: "X.1", error_msg: "m", request_id: "r" }, 'X.1: "m" (request id r)'],
      [{ errorCode: "X.1", errorMsg: "m", requestId: "r" }, 'X.1: "m" (request id r)'],
      [{ error: { code: 7, message: "m" } }, '7: "m"'],
      [{ code: "X.1", reason: "m" }, 'X.1: "m"'],
    ] as const) {
      const { endpoint } = await loopback(answer(400, JSON.stringify(body)));
      const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
      expect(!result.ok && result.error.message).toBe(`GetItem: 400 ${shown}`);
    }
  });

  it("is thrown when the call is awaited", async () => {
    const { endpoint } = await loopback(answer(500, '{"error":{"code":7}}'));
    const failure: unknown = await createShop(endpoint)
      .getItem({ owner: "o", item: "1" })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 500, code: "7" });
  });

  it("never gives back a secret that the gateway echoes", async () => {
    const echo = JSON.stringify({ code: "X", message: "canonical: x-token:sesame-open|..." });
    const { endpoint } = await loopback(answer(401, echo));
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    expect(result.error.message).toContain("x-token:***|");
    expect(JSON.stringify(result.error) + String(result.error.stack)).not.toContain("sesame");
    if (result.error.kind === "api") expect(JSON.stringify(result.error.body)).not.toContain("sesame");
  });

  it("shows the first line that differs where a gateway echoes what it would have signed", async () => {
    const canonicalRequest = "GET\n/v1/o/items/1/\n\nx-token:sesame-open\n\nx-token\ne3b0c442";
    const authenticate = () => ({
      headers: { "X-Token": "sesame-open" },
      secrets: ["sesame-open"],
      signature: { canonicalRequest, signedHeaders: ["x-token"] },
    });
    const failure = async (arrived: string) => {
      const message = `verify fail, canonicalRequest:${arrived.replaceAll("\n", "|")}`;
      const { endpoint } = await loopback(answer(401, JSON.stringify({ code: "X", message })));
      const result = await createShop(endpoint, { authenticate }).getItem({ owner: "o", item: "1" }).safe();
      return result.ok ? "" : result.error.message;
    };
    const start = 'GetItem: 401 X: "verify fail, canonicalRequest:..."; ';
    expect(await failure(canonicalRequest.replace("items/1/", "items/2/"))).toBe(
      `${start}what was signed differs from what arrived in line 2, the path: signed "/v1/o/items/1/", ` +
        'arrived "/v1/o/items/2/"; does something on the way rewrite requests?',
    );
    expect(await failure(canonicalRequest)).toBe(
      `${start}the service signed the very same text, so the secret access key is not the one of this access key id`,
    );
    expect(await failure(canonicalRequest.replace("sesame-open", "other"))).toContain(
      'signed "x-token:***", arrived "x-token:other"',
    );
  });

  it("never gives back a secret that a server escapes in its own way, or puts into a header", async () => {
    const { endpoint } = await loopback((_, response) => {
      response.writeHead(400, { "X-Request-Id": "id-sesame-open" });
      response.end('{"code":"X","message":"sesame\\u002dopen \\u0073esame-open"}');
    });
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    expect(result.error.message).toBe('GetItem: 400 X: "*** ***" (request id id-***)');
    expect(inspect(result.error, { showHidden: true, depth: 9 })).not.toContain("sesame-open");
    const page = await loopback(answer(200, "<html>sesame-open", { "content-type": "text/sesame-open" }));
    const other = await createShop(page.endpoint).getItem({ owner: "o", item: "1" }).safe();
    expect(inspect(other, { showHidden: true, depth: 9 })).not.toContain("sesame-open");
    expect(!other.ok && other.error.kind === "unexpected-response" && other.error.excerpt).toBe("<html>***");
  });

  it("is one line, bounded, whatever a server writes", async () => {
    const body = { code: "A\nB\u001b[31m", message: `m\u2028${"x".repeat(1_000_000)}`, id: "r\ns" };
    const { endpoint } = await loopback(answer(400, JSON.stringify(body)));
    const result = await createShop(endpoint).getItem({ owner: "o", item: "1" }).safe();
    if (result.ok) throw new Error("expected an error");
    expect(result.error.message).toMatch(/^GetItem: 400 A B \[31m: "m x+\.\.\.".*$/);
    for (const mark of ["\n", "\r", "\u001b", "\u2028"]) expect(result.error.message).not.toContain(mark);
    expect(result.error.message.length).toBeLessThan(2100);
  });

  it("never gives back a secret input either", async () => {
    const { endpoint } = await loopback((_, response) =>
      response.writeHead(400).end('{"message":"pin 8-digit-pin is known"}'),
    );
    const result = await createShop(endpoint)
      .addItem({ name: "safe", locks: [{ pin: "8-digit-pin" }] })
      .safe();
    expect(!result.ok && result.error.message).toBe('AddItem: 400: "pin *** is known"');
  });

  it("leaves data alone that happens to hold a secret's text", async () => {
    const { endpoint } = await loopback(answer(200, '{"item":"sesame-open"}'));
    expect(await createShop(endpoint).getItem({ owner: "o", item: "1" })).toEqual({ item: "sesame-open" });
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
