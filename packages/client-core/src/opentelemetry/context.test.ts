import { context, metrics, trace } from "@opentelemetry/api";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { spanNamed, startOtel, treeOf } from "../../test/otel.js";
import { good, input, quickShop, scripted } from "../../test/quick-shop.js";
import type { FetchLike } from "../index.js";
import { openTelemetry } from "./index.js";

const CALL = "SHOP/GetItem";
const ATTEMPT = "GET /v1/{owner}/items/{item}";

describe("the context", () => {
  it("has the attempt's span active while fetch runs, and the call's while credentials are found", async () => {
    const otel = startOtel();
    const { endpoint } = await scripted(good);
    const active: Record<string, string | undefined> = {};
    const fetch: FetchLike = async (url, init) => {
      active["fetch"] = trace.getActiveSpan()?.spanContext().spanId;
      return globalThis.fetch(url, init);
    };
    const authenticate = () => {
      active["credentials"] = trace.getActiveSpan()?.spanContext().spanId;
      return { headers: {}, secrets: [] };
    };
    const onEvent = () => {
      active["event"] = trace.getActiveSpan()?.spanContext().spanId;
    };
    await quickShop(endpoint, { telemetry: openTelemetry(otel), fetch, authenticate, onEvent }).shop.getItem(input);
    const call = spanNamed(otel.spans(), CALL).spanContext().spanId;
    expect(active).toEqual({
      fetch: spanNamed(otel.spans(), ATTEMPT).spanContext().spanId,
      credentials: call,
      event: call,
    });
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it("puts undici's own spans below the attempt", async () => {
    const otel = startOtel();
    const undici = new UndiciInstrumentation();
    undici.setTracerProvider(otel.tracerProvider);
    onTestFinished(() => undici.disable());
    const { endpoint } = await scripted({ status: 503 }, good);
    await quickShop(endpoint, { telemetry: openTelemetry(otel) }).shop.getItem(input);
    expect(treeOf(otel.spans())).toEqual([CALL, `  ${ATTEMPT}`, "    GET", `  ${ATTEMPT}`, "    GET"]);
  });

  it("puts a call below what is active where it was made, however many run at once", async () => {
    const otel = startOtel();
    const { endpoint } = await loopback((_, response) => {
      setTimeout(() => response.end('{"item":"a"}'), Math.random() * 20);
    });
    const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel) });
    const parents = Array.from({ length: 20 }, (_, i) => `parent ${i}`);
    await Promise.all(
      parents.map((name) =>
        otel.tracer.startActiveSpan(name, async (parent) => {
          await Promise.all([shop.getItem(input), shop.getItem(input)]);
          parent.end();
        }),
      ),
    );
    const call = [`  ${CALL}`, `    ${ATTEMPT}`];
    expect(treeOf(otel.spans())).toEqual(parents.flatMap((name) => [name, ...call, ...call]));
  });

  it("puts each page of a walk below what is active where the page is asked for", async () => {
    const otel = startOtel();
    const { endpoint } = await loopback((request, response) => {
      const offset = Number(new URL(request.url ?? "", "http://x").searchParams.get("offset"));
      response.end(JSON.stringify({ total: 3, things: offset < 3 ? [{ id: offset }] : [] }));
    });
    const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel) });
    const walk = shop.listByOffset.pages({ limit: 1 });
    for (const name of ["first", "second", "third"]) {
      await otel.tracer.startActiveSpan(name, async (parent) => {
        await walk.next();
        parent.end();
      });
    }
    const call = ["  SHOP/ListByOffset", "    GET /v1/offset"];
    expect(treeOf(otel.spans())).toEqual(["first", ...call, "second", ...call, "third", ...call]);
  });

  it("is not needed to find an attempt's call", async () => {
    const otel = startOtel();
    context.disable();
    const { endpoint } = await scripted(good);
    await quickShop(endpoint, { telemetry: openTelemetry(otel) }).shop.getItem(input);
    expect(treeOf(otel.spans())).toEqual([CALL, `  ${ATTEMPT}`]);
  });
});

describe("the global providers", () => {
  it("are used by default, also when they are registered later", async () => {
    const otel = startOtel();
    const { endpoint } = await scripted(good);
    const { shop } = quickShop(endpoint, { telemetry: openTelemetry() });
    await shop.getItem(input);
    expect(otel.spans()).toEqual([]);

    trace.setGlobalTracerProvider(otel.tracerProvider);
    metrics.setGlobalMeterProvider(otel.meterProvider);
    onTestFinished(() => {
      trace.disable();
      metrics.disable();
    });
    await shop.getItem(input);
    expect(treeOf(otel.spans())).toEqual([CALL, `  ${ATTEMPT}`]);
    expect((await otel.metrics()).flatMap((scope) => scope.metrics)).toHaveLength(2);
  });
});

it("a telemetry of one copy of the package serves a client of another", async () => {
  const otel = startOtel();
  const { endpoint } = await loopback(answer(404, '{"code":"NoSuch"}'));
  vi.resetModules();
  const copy = await import("./index.js");
  expect(copy.openTelemetry).not.toBe(openTelemetry);
  await quickShop(endpoint, { telemetry: copy.openTelemetry(otel) })
    .shop.getItem(input)
    .safe();
  expect(treeOf(otel.spans())).toEqual([CALL, `  ${ATTEMPT}`]);
  expect(otel.spans()[0]?.attributes["yunfan.error_code"]).toBe("NoSuch");
});
