import type { HistogramMetricData, ScopeMetrics } from "@opentelemetry/sdk-metrics";
import { expect, it } from "vitest";
import { startOtel } from "../../test/otel.js";
import { failureOf, good, input, quickShop, scripted } from "../../test/quick-shop.js";
import { openTelemetry } from "./index.js";

const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

function histogram(scopes: readonly ScopeMetrics[], name: string) {
  const found = scopes.flatMap((scope) => scope.metrics).find(({ descriptor }) => descriptor.name === name);
  return found as HistogramMetricData;
}

it("calls and attempts are measured in seconds, by what they were and how they ended", async () => {
  const otel = startOtel();
  const { endpoint } = await scripted(
    { status: 503, body: '{"code":"Busy","id":"r-1"}' },
    good,
    { cut: true },
    { status: 404, body: '{"code":"NoSuch"}' },
  );
  const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel) });
  await shop.getItem(input);
  await failureOf(shop.getItem(input));

  const scopes = await otel.metrics();
  expect(scopes.map(({ scope }) => scope.name)).toEqual(["@yunfan/client-core"]);
  const server = { "server.address": "127.0.0.1", "server.port": Number(new URL(endpoint).port) };

  const calls = histogram(scopes, "rpc.client.call.duration");
  const call = { "rpc.system.name": "yunfan", "rpc.method": "SHOP/GetItem", ...server };
  expect(calls.descriptor.unit).toBe("s");
  expect(calls.dataPoints.map(({ attributes, value }) => ({ ...attributes, count: value.count }))).toEqual([
    { ...call, "rpc.status_code": "200", count: 1 },
    { ...call, "rpc.status_code": "404", "error.type": "404", count: 1 },
  ]);

  const requests = histogram(scopes, "http.client.request.duration");
  const request = { "http.request.method": "GET", "url.scheme": "http", ...server };
  expect(requests.descriptor.unit).toBe("s");
  expect(requests.dataPoints.map(({ attributes, value }) => ({ ...attributes, count: value.count }))).toEqual([
    { ...request, "http.response.status_code": 503, "error.type": "503", count: 1 },
    { ...request, "http.response.status_code": 200, count: 1 },
    { ...request, "error.type": "network", count: 1 },
    { ...request, "http.response.status_code": 404, "error.type": "404", count: 1 },
  ]);

  for (const { value } of [...calls.dataPoints, ...requests.dataPoints]) {
    expect(value.buckets.boundaries).toEqual(BOUNDARIES);
    expect(value.sum).toBeGreaterThan(0);
  }
});

it("a call's measurement and its span say the same", async () => {
  const otel = startOtel();
  const { endpoint } = await scripted(good);
  await quickShop(endpoint, { telemetry: openTelemetry(otel) }).shop.getItem(input);
  const scopes = await otel.metrics();
  for (const [name, start] of [
    ["rpc.client.call.duration", "SHOP/"],
    ["http.client.request.duration", "GET "],
  ] as const) {
    const [point] = histogram(scopes, name).dataPoints;
    const span = otel.spans().find((one) => one.name.startsWith(start));
    expect(span?.attributes).toMatchObject(point?.attributes ?? { missing: true });
  }
});
