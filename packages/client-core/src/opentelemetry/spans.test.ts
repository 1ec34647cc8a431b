import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { allAttributes, spanNamed, startOtel, treeOf } from "../../test/otel.js";
import { failureOf, good, input, quickShop, scripted, type Step } from "../../test/quick-shop.js";
import type { ServiceRuntime } from "../index.js";
import { openTelemetry } from "./index.js";

const CALL = "SHOP/GetItem";
const ATTEMPT = "GET /v1/{owner}/items/{item}";

/** A shop that answers by script, and the spans of what is called there. */
async function traced(steps: Step[], runtime: Partial<ServiceRuntime> = {}) {
  const otel = startOtel();
  const { endpoint } = await scripted(...steps);
  const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel), ...runtime });
  return { ...otel, shop, port: Number(new URL(endpoint).port) };
}

describe("spans", () => {
  it("show a call and its attempt, with the conventions' attributes", async () => {
    const { shop, spans, port } = await traced([{ ...good, headers: { "X-Request-Id": "r-1" } }]);
    await shop.getItem(input);
    expect(treeOf(spans())).toEqual([CALL, `  ${ATTEMPT}`]);
    const server = { "server.address": "127.0.0.1", "server.port": port };
    const [call, attempt] = [spanNamed(spans(), CALL), spanNamed(spans(), ATTEMPT)];
    expect(call.attributes).toEqual({
      "rpc.system.name": "yunfan",
      "rpc.method": "SHOP/GetItem",
      "rpc.status_code": "200",
      "yunfan.request_id": "r-1",
      ...server,
    });
    expect(attempt.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "url.scheme": "http",
      "url.template": "/v1/{owner}/items/{item}",
      "yunfan.request_id": "r-1",
      ...server,
    });
    for (const { kind, status, events, instrumentationScope } of [call, attempt]) {
      expect({ kind, status, events }).toEqual({
        kind: SpanKind.CLIENT,
        status: { code: SpanStatusCode.UNSET },
        events: [],
      });
      expect(instrumentationScope.name).toBe("@yunfan/client-core");
    }
  });

  it("show each attempt of a call that was repeated, and why it was", async () => {
    const busy = { status: 503, body: '{"code":"Busy","id":"r-1"}' };
    const { shop, spans } = await traced([busy, good]);
    await shop.getItem(input);
    expect(treeOf(spans())).toEqual([CALL, `  ${ATTEMPT}`, `  ${ATTEMPT}`]);
    const [call, first, second] = spans();
    expect(first?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(first?.attributes).toMatchObject({
      "http.response.status_code": 503,
      "error.type": "503",
      "yunfan.error_code": "Busy",
      "yunfan.request_id": "r-1",
    });
    expect(first?.attributes).not.toHaveProperty(["http.request.resend_count"]);
    expect(second?.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(second?.attributes).toMatchObject({ "http.request.resend_count": 1, "http.response.status_code": 200 });
    // What went well in the end has no error.
    expect(call?.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(call?.attributes).not.toHaveProperty(["error.type"]);
    expect(call?.events.map(({ name, attributes }) => ({ name, ...attributes }))).toEqual([
      { name: "yunfan.retry", "yunfan.attempt": 1, "yunfan.retry.reason": "failure", "yunfan.retry.delay": 0.2 },
    ]);
  });

  it("show credentials that were renewed", async () => {
    const authenticate = () => ({ headers: {}, secrets: [], renew: () => Promise.resolve(true) });
    const { shop, spans } = await traced([{ status: 401 }, good], { authenticate });
    await shop.getItem(input);
    expect(spans()[0]?.events.map(({ name, attributes }) => ({ name, ...attributes }))).toEqual([
      { name: "yunfan.refresh", "yunfan.attempt": 1 },
      { name: "yunfan.retry", "yunfan.attempt": 1, "yunfan.retry.reason": "credentials", "yunfan.retry.delay": 0 },
    ]);
  });

  it("show an answer that breaks its type, without its values", async () => {
    const problem = { pointer: "/item", expected: "string", found: "integer" };
    const validation = { service: "SHOP", level: "warn", check: () => [problem] } as const;
    const { shop, spans } = await traced([good], { validation });
    await shop.getItem(input);
    expect(spans()[0]?.events.map(({ name, attributes }) => ({ name, ...attributes }))).toEqual([
      {
        name: "yunfan.invalid_response",
        "yunfan.attempt": 1,
        "http.response.status_code": 200,
        "yunfan.problems": ["/item must be string, is integer"],
      },
    ]);
  });

  const failures: [what: string, step: Step, expected: { type: string; status?: number; code?: string }][] = [
    ["an error answer", { status: 404, body: '{"code":"NoSuch"}' }, { type: "404", status: 404, code: "NoSuch" }],
    ["an error page", { status: 502, body: "<html>" }, { type: "502", status: 502 }],
    ["a good status with a bad body", { body: "<html>" }, { type: "unexpected-response", status: 200 }],
    ["a cut connection", { cut: true }, { type: "network" }],
  ];
  it.each(failures)("show %s as an error", async (_, step, { type, status, code }) => {
    const { shop, spans } = await traced([step], { retry: { maxAttempts: 1 } });
    await failureOf(shop.getItem(input));
    const [call, attempt] = [spanNamed(spans(), CALL), spanNamed(spans(), ATTEMPT)];
    // Without a description: an error's text quotes the server's.
    expect([call.status, attempt.status]).toEqual([{ code: SpanStatusCode.ERROR }, { code: SpanStatusCode.ERROR }]);
    expect(call.attributes["error.type"]).toBe(type);
    expect(attempt.attributes["error.type"]).toBe(type);
    expect(call.attributes["rpc.status_code"]).toBe(status?.toString());
    expect(attempt.attributes["http.response.status_code"]).toBe(status);
    expect(call.attributes["yunfan.error_code"]).toBe(code);
  });

  it("show a call that was aborted, and one that took too long", async () => {
    const { endpoint } = await loopback(() => undefined);
    const otel = startOtel();
    const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel), retry: { maxAttempts: 1 } });
    const controller = new AbortController();
    const aborted = failureOf(shop.getItem(input, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 20);
    await aborted;
    await failureOf(shop.getItem(input, { timeoutMs: 20 }));
    expect(otel.spans().map(({ attributes }) => attributes["error.type"])).toEqual([
      "abort",
      "abort",
      "timeout",
      "timeout",
    ]);
  });

  it("show a call that never left", async () => {
    const { shop, spans } = await traced([good]);
    await failureOf(shop.getItem({ item: 1 } as never));
    expect(treeOf(spans())).toEqual([CALL]);
    expect(spans()[0]?.attributes["error.type"]).toBe("input");
  });

  it("take an id or a code from a server only where it looks like one", async () => {
    const { shop, spans } = await traced([{ status: 400, body: '{"code":"not a code\\u001b[31m","id":"an id, no"}' }]);
    await failureOf(shop.getItem(input));
    expect(allAttributes(spans()).flatMap(Object.keys)).not.toContain("yunfan.request_id");
    expect(allAttributes(spans()).flatMap(Object.keys)).not.toContain("yunfan.error_code");
  });

  it("name the standard port, and an IPv6 address without brackets", async () => {
    const otel = startOtel();
    const telemetry = openTelemetry(otel);
    for (const origin of ["https://shop.example.com", "http://[::1]"]) {
      telemetry.startCall({ service: "S", operation: "O", method: "GET", origin, path: "/" }).end({});
    }
    expect(otel.spans().map(({ attributes: a }) => [a["server.address"], a["server.port"]])).toEqual([
      ["shop.example.com", 443],
      ["::1", 80],
    ]);
  });

  it("tell the answer's status when the body was too large", async () => {
    const { endpoint } = await loopback(answer(200, "x".repeat(100)));
    const otel = startOtel();
    await failureOf(quickShop(endpoint, { telemetry: openTelemetry(otel), maxBodyBytes: 10 }).shop.getItem(input));
    expect(spanNamed(otel.spans(), ATTEMPT).attributes).toMatchObject({
      "http.response.status_code": 200,
      "error.type": "unexpected-response",
    });
  });
});
