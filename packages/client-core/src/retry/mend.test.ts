import { describe, expect, it } from "vitest";
import { loopback } from "../../test/loopback.js";
import { failureOf, good, input, quickShop, scripted, type Step } from "../../test/quick-shop.js";

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

  it("is corrected once a call, whatever times the service gives", async () => {
    const { endpoint, seen } = await scripted(
      skewed("Fri, 02 Jan 2026 15:00:00 GMT"),
      skewed("Fri, 02 Jan 2026 18:00:00 GMT"),
      skewed("Fri, 02 Jan 2026 21:00:00 GMT"),
    );
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
      return Promise.resolve(true);
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
    const renew = () => Promise.resolve(++renewed > 0);
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }) });
    expect(await failureOf(shop.getItem(input))).toMatchObject({ status: 401, attempts: 2, stopped: "final" });
    expect([renewed, seen.length]).toEqual([1, 2]);
  });

  it("are not tried again when their source has none that are newer", async () => {
    const { endpoint, seen } = await scripted({ status: 401 });
    const renew = () => Promise.resolve(false);
    const { shop, events } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }) });
    expect(await failureOf(shop.getItem(input))).toMatchObject({ status: 401, attempts: 1, stopped: "final" });
    expect(seen).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(["request", "error"]);
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

  it.each([
    ["the deadline", { deadlineMs: 500 }, { kind: "timeout", limit: "deadline", timeoutMs: 500 }],
    ["the time limit", { timeoutMs: 500 }, { kind: "timeout", limit: "attempt", timeoutMs: 500, retryable: true }],
  ])("whose renewal hangs end with %s", async (_, options, failure) => {
    const { endpoint, seen } = await scripted({ status: 401 });
    const renew = () => new Promise<boolean>(() => undefined);
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }), ...options });
    expect(await failureOf(shop.getItem(input))).toMatchObject({ ...failure, attempts: 1, stopped: "final" });
    expect(seen).toHaveLength(1);
  });

  it("whose renewal hangs end with the caller's signal", async () => {
    const { endpoint } = await scripted({ status: 401 });
    const controller = new AbortController();
    const renew = () => {
      setTimeout(() => controller.abort("enough"), 5);
      return new Promise<boolean>(() => undefined);
    };
    const { shop } = quickShop(endpoint, { authenticate: () => ({ headers: {}, secrets: [], renew }) });
    const call = shop.getItem(input, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ kind: "abort", cause: "enough", attempts: 1, stopped: "final" });
  });
});
