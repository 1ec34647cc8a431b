import { describe, expect, it } from "vitest";
import { loopback } from "../../test/loopback.js";
import { failureOf, good, input, quickShop, scripted, type Step } from "../../test/quick-shop.js";
import { createShop } from "../../test/shop.js";

describe("a failure that passes", () => {
  it.each<[string, Step]>([
    ["429", { status: 429 }],
    ["500", { status: 500 }],
    ["502", { status: 502, body: "<html>" }],
    ["503", { status: 503, body: "" }],
    ["504", { status: 504 }],
    ["truncated JSON", { body: '{"item":' }],
    ["a cut connection", { cut: true }],
  ])("%s is tried again, signed anew", async (_, step) => {
    const { endpoint, seen } = await scripted(step, step, good);
    let signed = 0;
    const { shop, waits } = quickShop(endpoint, {
      authenticate: () => ({ headers: { "X-Key": `${++signed}` }, secrets: [] }),
    });
    expect(await shop.getItem(input)).toEqual({ item: "a" });
    expect(seen.map(({ headers }) => headers["x-key"])).toEqual(["1", "2", "3"]);
    expect(waits).toEqual([200, 400]);
  });

  it("is given up after maxAttempts, and the error says so", async () => {
    const { endpoint, seen } = await scripted({ status: 503 });
    const { shop } = quickShop(endpoint, { retry: { maxAttempts: 4 } });
    const error = await failureOf(shop.getItem(input));
    expect(error).toMatchObject({ kind: "api", status: 503, attempts: 4, stopped: "attempts", retryable: true });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ attempts: 4, stopped: "attempts", retryable: true });
    expect(seen).toHaveLength(4);
  });

  it("is not repeated for an operation that changes something", async () => {
    const { endpoint, seen } = await scripted({ status: 503 });
    const error = await failureOf(quickShop(endpoint).shop.addItem({ name: "ab" }));
    expect(error).toMatchObject({ attempts: 1, stopped: "not-repeatable", retryable: true });
    expect(seen).toHaveLength(1);
  });

  it("is repeated for one that carries an idempotency token, the same each time", async () => {
    const { endpoint, seen } = await scripted({ status: 503 }, { status: 201, body: '{"id":1}' });
    expect(await quickShop(endpoint).shop.addItem({ name: "ab", clientToken: "t-1" })).toEqual({ id: 1 });
    expect(seen.map(({ url }) => url)).toEqual(["/v1/items?clientToken=t-1", "/v1/items?clientToken=t-1"]);
    const { endpoint: other, seen: once } = await scripted({ status: 503 });
    const error = await failureOf(quickShop(other).shop.addItem({ name: "ab", clientToken: "" }));
    expect(error).toMatchObject({ attempts: 1, stopped: "not-repeatable" });
    expect(once).toHaveLength(1);
  });

  it("a slow attempt is tried again within its own limit", async () => {
    let requests = 0;
    const { endpoint } = await loopback((_, response) => {
      if (++requests > 1) response.end(good.body);
    });
    expect(await quickShop(endpoint, { timeoutMs: 500 }).shop.getItem(input)).toEqual({ item: "a" });
  });
});

describe("a failure that does not pass", () => {
  it.each([400, 401, 403, 404, 409, 501])("%i ends the call", async (status) => {
    const { endpoint, seen } = await scripted({ status });
    const error = await failureOf(quickShop(endpoint).shop.getItem(input));
    expect(error).toMatchObject({ status, attempts: 1, stopped: "final", retryable: false });
    expect(seen).toHaveLength(1);
  });

  it("an HTML page in place of data ends the call: a login page does not go away", async () => {
    const { endpoint, seen } = await scripted({ body: "<html>" });
    expect(await failureOf(quickShop(endpoint).shop.getItem(input))).toMatchObject({
      reason: "html",
      stopped: "final",
    });
    expect(seen).toHaveLength(1);
  });

  it("an abort ends the wait", async () => {
    const { endpoint, seen } = await scripted({ status: 503 });
    const controller = new AbortController();
    const retry = { baseDelayMs: 60_000, maxDelayMs: 60_000, random: () => 1 };
    const told: string[] = [];
    const shop = createShop(endpoint, { retry, onEvent: ({ type }) => told.push(type) });
    const call = shop.getItem(input, { signal: controller.signal });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(() => controller.abort("enough"), 20);
    expect(await failureOf(call)).toMatchObject({ kind: "abort", cause: "enough", attempts: 1, stopped: "final" });
    expect(told).toEqual(["request", "retry", "error"]);
    expect(seen).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  it("is waited for, in seconds or as a date", async () => {
    const now = new Date("2026-01-02T00:00:00Z");
    const date = { status: 503, headers: { "retry-after": "Fri, 02 Jan 2026 00:00:30 GMT" } };
    const { endpoint } = await scripted({ status: 429, headers: { "retry-after": "7" } }, date, good);
    const { shop, waits } = quickShop(endpoint, { now: () => now });
    await shop.getItem(input);
    expect(waits).toEqual([7000, 30_000]);
  });

  it("that is absurd ends the call", async () => {
    const { endpoint, seen } = await scripted({ status: 429, headers: { "retry-after": "2147484" } });
    expect(await failureOf(quickShop(endpoint).shop.getItem(input))).toMatchObject({
      status: 429,
      stopped: "retry-after",
    });
    expect(seen).toHaveLength(1);
  });

  it("never makes a wait shorter", async () => {
    const { endpoint } = await scripted({ status: 503, headers: { "retry-after": "0" } }, good);
    const { shop, waits } = quickShop(endpoint);
    await shop.getItem(input);
    expect(waits).toEqual([200]);
  });

  it("that is unreadable is passed over", async () => {
    const { endpoint } = await scripted({ status: 429, headers: { "retry-after": "later" } }, good);
    const { shop, waits } = quickShop(endpoint);
    await shop.getItem(input);
    expect(waits).toEqual([200]);
  });
});

describe("the deadline", () => {
  it("ends an attempt that would outlast it", async () => {
    const { endpoint } = await loopback(() => undefined);
    const error = await failureOf(quickShop(endpoint, { deadlineMs: 60 }).shop.getItem(input));
    expect(error).toMatchObject({ kind: "timeout", limit: "deadline", timeoutMs: 60, stopped: "final" });
    expect(error["message"]).toContain("raise deadlineMs");
  });

  it("ends a wait that would outlast it before it begins, with the failure that was met", async () => {
    const { endpoint } = await scripted({ status: 503 });
    const { shop, waits } = quickShop(endpoint, { retry: { baseDelayMs: 5000 } });
    expect(await failureOf(shop.getItem(input, { deadlineMs: 2000 }))).toMatchObject({
      status: 503,
      stopped: "deadline",
    });
    expect(waits).toEqual([]);
  });

  it("covers a whole walk", async () => {
    let page = 0;
    const { endpoint } = await loopback((_, response) => {
      setTimeout(() => response.end(JSON.stringify({ things: [{ id: ++page }], more: true, next: `m${page}` })), 30);
    });
    const walk = async () => {
      for await (const thing of quickShop(endpoint).shop.listByMarker.items({}, { deadlineMs: 1000 }))
        expect(thing.id).toBe(page);
    };
    expect(await failureOf(walk())).toMatchObject({ kind: "timeout", limit: "deadline" });
    expect(page).toBeGreaterThan(1);
  });

  it("that passes between two pages lets no further request out", async () => {
    let asked = 0;
    const { endpoint, seen } = await scripted({ body: '{"things":[{"id":1}],"more":true,"next":"m"}' });
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [`${++asked}`] }) });
    const walk = async () => {
      const passes = performance.now() + 1000;
      for await (const _ of shop.listByMarker.pages({}, { deadlineMs: 1000 }))
        while (performance.now() <= passes) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    expect(await failureOf(walk())).toMatchObject({ kind: "timeout", limit: "deadline", attempts: 0 });
    expect([asked, seen.length]).toEqual([1, 1]);
  });

  it("covers the search for what the caller left out", async () => {
    const { endpoint } = await scripted(good);
    const { shop } = quickShop(endpoint, { deadlineMs: 50, defaults: { owner: () => new Promise(() => undefined) } });
    expect(await failureOf(shop.getItem({ item: "1" }))).toMatchObject({
      kind: "timeout",
      limit: "deadline",
      attempts: 0,
    });
  });
});

describe("the retry budget", () => {
  it("is shared by the calls of a client, and ends retries when a service stays down", async () => {
    const { endpoint, seen } = await scripted({ status: 503 });
    const { shop } = quickShop(endpoint);
    const errors = [];
    for (let i = 0; i < 30; i++) errors.push(await failureOf(shop.getItem(input)));
    expect(errors[0]).toMatchObject({ attempts: 3, stopped: "attempts" });
    expect(errors.at(-1)).toMatchObject({ attempts: 1, stopped: "budget" });
    expect(seen).toHaveLength(30 + 50);
  });

  it("gets back what a retry cost that helped", async () => {
    let requests = 0;
    const { endpoint } = await loopback((_, response) => {
      if (++requests % 2 === 1) response.writeHead(503);
      response.end(good.body);
    });
    const { shop } = quickShop(endpoint);
    for (let i = 0; i < 60; i++) await shop.getItem(input);
    expect(requests).toBe(120);
  });
});

it("options that cannot work are refused when the client is made", () => {
  expect(() => quickShop("http://127.0.0.1", { retry: { maxAttempts: 0 } })).toThrow(
    "retry.maxAttempts: is 0, must be",
  );
  expect(() => quickShop("http://127.0.0.1", { retry: { baseDelayMs: -1 } })).toThrow(
    "retry.baseDelayMs: is -1, must be",
  );
});
