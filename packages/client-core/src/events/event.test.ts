import { describe, expect, it } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import { logTo, type ClientEvent, type LogLevel } from "../index.js";

const input = { owner: "o", item: "secret-looking-item" };

describe("events", () => {
  it("tell what happened, without inputs, headers or bodies", async () => {
    const { endpoint } = await loopback(
      answer(404, '{"code":"NoSuch","message":"body-text"}', { "X-Request-Id": "r-1" }),
    );
    const events: ClientEvent[] = [];
    await createShop(endpoint, { onEvent: (event) => events.push(event) })
      .getItem(input)
      .safe();
    expect(events).toEqual([
      {
        type: "request",
        operation: "GetItem",
        method: "GET",
        origin: endpoint,
        path: "/v1/{owner}/items/{item}",
        attempt: 1,
        ms: expect.any(Number) as number,
        status: 404,
        requestId: "r-1",
        error: "api",
      },
      { type: "error", operation: "GetItem", kind: "api", attempts: 1, status: 404, requestId: "r-1" },
    ]);
    // From signing to the last byte, some time passes on any machine.
    expect(events[0]?.type === "request" && events[0].ms).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toMatch(/secret-looking|sesame|signed|body-text/);
  });

  it("hold no secret that a good answer gives as its request id", async () => {
    const { endpoint } = await loopback(answer(200, '{"item":"a","id":"r-sesame-open"}'));
    const events: ClientEvent[] = [];
    await createShop(endpoint, { onEvent: (event) => events.push(event) }).getItem(input);
    expect(events).toMatchObject([{ type: "request", requestId: "r-***" }]);
  });

  it("tell the pages of a walk, and when the total moves under it", async () => {
    const totals = [5, 5, 4];
    const { endpoint } = await loopback((request, response) => {
      const offset = Number(new URL(request.url ?? "", "http://x").searchParams.get("offset"));
      const things = offset < 4 ? [{ id: offset }, { id: offset + 1 }] : [];
      response.end(JSON.stringify({ total: totals.shift(), things }));
    });
    const events: ClientEvent[] = [];
    const shop = createShop(endpoint, { onEvent: (event) => events.push(event) });
    await shop.listByOffset.collect({ limit: 2 });
    expect(events.filter(({ type }) => type !== "request")).toEqual([
      { type: "page", operation: "ListByOffset", page: 1, items: 2 },
      { type: "page", operation: "ListByOffset", page: 2, items: 2 },
      { type: "page", operation: "ListByOffset", page: 3, items: 0 },
      { type: "drift", operation: "ListByOffset", page: 3, before: 5, after: 4 },
    ]);
  });

  it("tell of a walk that cannot be followed to its end", async () => {
    const events: ClientEvent[] = [];
    const { endpoint } = await loopback(answer(200, '{"things":[{"id":1}],"more":true,"next":"m"}'));
    const shop = createShop(endpoint, { onEvent: (event) => events.push(event) });
    await expect(shop.listByMarker.collect()).rejects.toThrow("the same next came twice");
    expect(events.at(-1)).toEqual({
      type: "error",
      operation: "ListByMarker",
      kind: "pagination",
      attempts: 0,
      status: undefined,
      requestId: undefined,
    });
  });

  it("tell of a call that never left, and of no request", async () => {
    const events: ClientEvent[] = [];
    const shop = createShop("http://127.0.0.1:1", { onEvent: (event) => events.push(event) });
    await shop.getItem({ item: 1 } as never).safe();
    await shop.getItem(input, { signal: AbortSignal.abort() }).safe();
    const facts = { type: "error", operation: "GetItem", attempts: 0, status: undefined, requestId: undefined };
    expect(events).toEqual([
      { ...facts, kind: "input" },
      { ...facts, kind: "abort" },
    ]);
  });

  it("cannot change a call, whatever their listener does", async () => {
    const { endpoint } = await loopback(answer(200, '{"item":"a"}'));
    const onEvent = () => {
      throw new Error("the listener is broken");
    };
    expect(await createShop(endpoint, { onEvent }).getItem(input)).toEqual({ item: "a" });
    // A rejection that nobody handles fails the test run, as it would end a program.
    const rejects = (() => Promise.reject(new Error("the listener is broken"))) as unknown as () => void;
    expect(await createShop(endpoint, { onEvent: rejects }).getItem(input)).toEqual({ item: "a" });
    const log = logTo({ error: rejects, warn: rejects, info: rejects, debug: rejects }, "debug");
    expect(await createShop(endpoint, { onEvent: log }).getItem(input)).toEqual({ item: "a" });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

describe("logTo", () => {
  const log = async (level: LogLevel, requestId = "r-1") => {
    const { endpoint } = await loopback((_, response) =>
      response.writeHead(503).end(JSON.stringify({ code: "E", id: requestId })),
    );
    const lines: string[] = [];
    const write = (name: string) => (line: string) => void lines.push(`${name}: ${line}`);
    const logger = { error: write("error"), warn: write("warn"), info: write("info"), debug: write("debug") };
    const retry = { maxAttempts: 2, sleep: () => Promise.resolve(), random: () => 0.5 };
    await createShop(endpoint, { retry, onEvent: logTo(logger, level) })
      .getItem(input)
      .safe();
    return lines.map((line) => line.replace(endpoint, "ORIGIN").replace(/ms=\d+/, "ms=N"));
  };

  it("writes a line an event, as talkative as it is told", async () => {
    const request = (attempt: number) =>
      `debug: yunfan request GetItem method=GET origin=ORIGIN path=/v1/{owner}/items/{item} attempt=${attempt} ms=N status=503 requestId=r-1 error=api`;
    const retry = "warn: yunfan retry GetItem attempt=1 reason=failure delayMs=100";
    const error = "error: yunfan error GetItem kind=api attempts=2 status=503 requestId=r-1";
    expect(await log("off")).toEqual([]);
    expect(await log("error")).toEqual([error]);
    expect(await log("warn")).toEqual([retry, error]);
    expect(await log("debug")).toEqual([request(1), retry, request(2), error]);
  });

  it.each<[ClientEvent["type"], object, string]>([
    ["error", { kind: "api" }, "error"],
    ["invalid-response", { problems: [{ pointer: "/a", expected: "string", found: "nothing" }] }, "warn"],
    ["drift", { before: 1, after: 2 }, "warn"],
    ["retry", { reason: "clock" }, "warn"],
    ["refresh", { attempt: 1 }, "info"],
    ["page", { items: 1 }, "debug"],
    ["request", { method: "GET" }, "debug"],
  ])("tells of %s at its level and every more talkative one", (type, facts, level) => {
    const lines: string[] = [];
    const write = (name: string) => (line: string) => void lines.push(`${name} ${line}`);
    const logger = { error: write("error"), warn: write("warn"), info: write("info"), debug: write("debug") };
    const event = { type, operation: "GetItem", ...facts } as ClientEvent;
    const levels = ["off", "error", "warn", "info", "debug"] as const;
    for (const one of levels) logTo(logger, one)(event);
    expect(lines).toHaveLength(levels.length - levels.findIndex((one) => one === level));
    for (const line of lines) expect(line.startsWith(`${level} yunfan ${type} GetItem `)).toBe(true);
    lines.length = 0;
    logTo(logger)(event);
    expect(lines).toHaveLength(level === "error" || level === "warn" ? 1 : 0);
  });

  it("lets no text of a server end its line or flood it", async () => {
    const [line] = await log("error", `r\nyunfan error forged ${"x".repeat(1000)}`);
    expect(line).not.toContain("\n");
    expect(line?.length).toBeLessThan(320);
  });
});
