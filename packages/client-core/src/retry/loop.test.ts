import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import type { ClientEvent, ServiceRuntime } from "../index.js";

type Step = { status?: number; body?: string; headers?: Record<string, string>; cut?: true };

const good: Step = { body: '{"item":"a"}' };

/** Answers by script, the last step for ever. */
async function scripted(...steps: Step[]) {
  let next = 0;
  const listener: RequestListener = (_, response) => {
    const {
      status = 200,
      body = '{"code":"E","message":"m"}',
      headers = {},
      cut,
    } = steps[Math.min(next++, steps.length - 1)] ?? good;
    if (cut) response.socket?.destroy();
    else response.writeHead(status, headers).end(body);
  };
  return loopback(listener);
}

/** A shop that does not really wait: it notes how long it would have. */
function quickShop(endpoint: string, runtime: Partial<ServiceRuntime> = {}) {
  const waits: number[] = [];
  const events: ClientEvent[] = [];
  const retry = {
    random: () => 1,
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...runtime.retry,
  };
  const shop = createShop(endpoint, { onEvent: (event) => events.push(event), ...runtime, retry });
  return { shop, waits, events };
}

const input = { owner: "o", item: "1" };

async function failureOf(call: PromiseLike<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error("expected a failure");
}

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
    const call = createShop(endpoint, { retry }).getItem(input, { signal: controller.signal });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(() => controller.abort("enough"), 20);
    expect(await failureOf(call)).toMatchObject({ kind: "abort", cause: "enough" });
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
});

describe("a clock that is off", () => {
  const skewed = (date: string): Step => ({
    status: 403,
    body: '{"code":"ClockOff","message":"m"}',
    headers: { date },
  });

  it("is corrected once from the answer's date, for every later call", async () => {
    const { endpoint, seen } = await scripted(skewed("Fri, 02 Jan 2026 15:00:00 GMT"), good);
    const times: string[] = [];
    const { shop, events } = quickShop(endpoint, {
      now: () => new Date("2026-01-02T12:00:00Z"),
      authenticate: ({ now }) => {
        times.push(now.toISOString());
        return { headers: {}, secrets: [] };
      },
    });
    await shop.getItem(input);
    await shop.getItem(input);
    expect(times.map((time) => time.slice(11, 13))).toEqual(["12", "15", "15"]);
    expect(seen).toHaveLength(3);
    expect(events.filter(({ type }) => type === "retry")).toMatchObject([{ reason: "clock", attempt: 1 }]);
  });

  it("is corrected for calls that went out together, once each", async () => {
    const { endpoint, seen } = await loopback((request, response) => {
      const ok = request.headers["x-time"]?.slice(11, 13) === "15";
      response.writeHead(ok ? 200 : 403, { date: "Fri, 02 Jan 2026 15:00:00 GMT" });
      response.end(ok ? good.body : '{"code":"ClockOff"}');
    });
    const { shop } = quickShop(endpoint, {
      now: () => new Date("2026-01-02T12:00:00Z"),
      authenticate: ({ now }) => ({ headers: { "x-time": now.toISOString() }, secrets: [] }),
    });
    await Promise.all(Array.from({ length: 10 }, () => shop.getItem(input)));
    expect(seen).toHaveLength(20);
  });

  it("is given up when the correction does not help", async () => {
    const { endpoint, seen } = await scripted(skewed("Fri, 02 Jan 2026 15:00:00 GMT"));
    const { shop } = quickShop(endpoint, { now: () => new Date("2026-01-02T12:00:00Z") });
    expect(await failureOf(shop.getItem(input))).toMatchObject({ code: "ClockOff", attempts: 2, stopped: "final" });
    expect(seen).toHaveLength(2);
  });

  it("is never suspected behind another refusal", async () => {
    const { endpoint, seen } = await scripted({ status: 403, headers: { date: "Fri, 02 Jan 2026 15:00:00 GMT" } });
    await failureOf(quickShop(endpoint, { now: () => new Date("2026-01-02T12:00:00Z") }).shop.getItem(input));
    expect(seen).toHaveLength(1);
  });
});

describe("credentials that are refused", () => {
  it("are renewed once, by their source", async () => {
    const { endpoint, seen } = await scripted({ status: 401 }, good);
    let token = "old";
    const renew = () => {
      token = "new";
      return Promise.resolve();
    };
    const { shop, events } = quickShop(endpoint, {
      authenticate: () => ({ headers: { "X-Key": token }, secrets: [], renew }),
    });
    await shop.getItem(input);
    expect(seen.map(({ headers }) => headers["x-key"])).toEqual(["old", "new"]);
    expect(events.map(({ type }) => type)).toEqual(["request", "refresh", "retry", "request"]);
  });

  it("are not renewed a second time", async () => {
    const { endpoint, seen } = await scripted({ status: 401 });
    let renewed = 0;
    const renew = () => Promise.resolve(void renewed++);
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }) });
    expect(await failureOf(shop.getItem(input))).toMatchObject({ status: 401, attempts: 2, stopped: "final" });
    expect([renewed, seen.length]).toEqual([1, 2]);
  });

  it("whose renewal fails end the call with that failure", async () => {
    const { endpoint } = await scripted({ status: 401 });
    const renew = () => Promise.reject(new Error("IAM is down"));
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }) });
    expect(await failureOf(shop.getItem(input))).toMatchObject({
      kind: "credentials",
      message: "GetItem: no credentials: IAM is down",
    });
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
