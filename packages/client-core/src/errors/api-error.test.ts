import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import { ApiError, hasStatus, isErrorOf } from "../index.js";

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
