import { randomBytes } from "node:crypto";
import * as stable from "@opentelemetry/semantic-conventions";
import * as incubating from "@opentelemetry/semantic-conventions/incubating";
import { expect, it } from "vitest";
import { startOtel, allAttributes } from "../../test/otel.js";
import { loopback } from "../../test/loopback.js";
import { good, input, quickShop, scripted } from "../../test/quick-shop.js";
import { openTelemetry } from "./index.js";

const OWN = ["yunfan.attempt", "yunfan.error_code", "yunfan.request_id", "yunfan.retry.delay", "yunfan.retry.reason"];

it("every name is one of the conventions, or one of our own", async () => {
  const otel = startOtel();
  const { endpoint } = await scripted({ status: 503, body: '{"code":"Busy","id":"r-1"}' }, good, { status: 404 });
  const { shop } = quickShop(endpoint, { telemetry: openTelemetry(otel) });
  await shop.getItem(input);
  await shop.getItem(input).safe();

  const metrics = (await otel.metrics()).flatMap((scope) => scope.metrics);
  const ofMetrics = metrics.flatMap(({ dataPoints }) => dataPoints.map(({ attributes }) => attributes));
  const names = new Set([...allAttributes(otel.spans()), ...ofMetrics].flatMap(Object.keys));
  const known = new Set<unknown>(Object.values(stable));
  expect([...names].filter((name) => !known.has(name)).sort()).toEqual(["url.template", ...OWN]);
  expect(incubating.ATTR_URL_TEMPLATE).toBe("url.template");
  expect(metrics.map(({ descriptor }) => known.has(descriptor.name))).toEqual([true, true]);
});

it("no secret, header, body or input comes into a span or a metric, however the server answers", async () => {
  const word = () => `w${randomBytes(12).toString("hex")}`;
  const secret = word();
  const hidden = { owner: word(), item: word(), note: word(), tag: word(), header: word(), body: word(), pin: word() };
  const otel = startOtel();
  let answers = 0;
  const { endpoint, seen } = await loopback((request, response) => {
    // What a call holds secret comes back in every place; what it holds besides, in every place but an id's and a code's.
    const own = String(request.headers["x-key"] ?? hidden.pin);
    const received = JSON.stringify([request.url, request.headers, hidden]);
    const status = [503, 200, 404, 200][answers++ % 4] ?? 200;
    const body = { item: hidden.body, id: own, code: own, message: received, echo: received };
    response.writeHead(status, { "x-echo": hidden.header, ...(answers % 2 ? { "X-Request-Id": own } : {}) });
    response.end(status === 200 && answers % 4 === 0 ? `<html>${received}` : JSON.stringify(body));
  });
  const { shop } = quickShop(endpoint, {
    telemetry: openTelemetry(otel),
    authenticate: () => ({ headers: { "X-Key": secret, "X-Other": hidden.header }, secrets: [secret] }),
  });
  const { owner, item, note, tag } = hidden;
  for (let i = 0; i < 3; i++) await shop.getItem({ owner, item, note, tag: [tag] }).safe();
  await shop.addItem({ name: hidden.body, locks: [{ pin: hidden.pin }] }).safe();
  await shop.getItem({ owner, item, note: hidden.note, wrong: hidden.body } as never).safe();
  expect(JSON.stringify(seen)).toContain(secret);
  expect(JSON.stringify(seen)).toContain(note);

  const told = JSON.stringify([
    otel.spans().map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links })),
    await otel.metrics(),
  ]);
  expect(otel.spans().length).toBeGreaterThan(8);
  for (const [what, text] of Object.entries({ secret, ...hidden })) {
    expect(told.includes(text), what).toBe(false);
  }
});
