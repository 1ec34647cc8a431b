import { describe, expect, it } from "vitest";
import { failureOf, input, quickShop, scripted, type Step } from "../../test/quick-shop.js";
import { answer, loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import { ApiError, ConfigurationError, logTo, UnexpectedResponseError, type ResponseValidation } from "../index.js";
import { createValidation, type ServiceShapes, type ValidationLevel } from "../validation/index.js";

const known: ServiceShapes = {
  service: "SHOP",
  shapes: {
    Item: { type: "object", properties: { item: "string", size: "integer null" }, required: ["item"] },
    Page: { type: "object", properties: { things: { type: "array", items: "#Thing" } } },
    Thing: { type: "object", properties: { id: "integer" }, required: ["id"] },
    Problem: { type: "object", properties: { code: "string" }, required: ["code"] },
  },
  answers: {
    GetItem: { 200: "#Item", 404: "#Problem", 429: "#Problem" },
    AddItem: { 201: "#Item" },
    ListByOffset: { 200: "#Page" },
  },
};

const at = (level: ValidationLevel) => ({ validation: createValidation(known, { level }) });
const bad: Step = { body: '{"item":7,"size":"sesame","id":"r-1"}' };
const problems = [
  { pointer: "/item", expected: "string", found: "integer" },
  { pointer: "/size", expected: "integer or null", found: "string" },
];

describe("an answer that breaks its type", () => {
  it("is an event at level warn, and the data all the same", async () => {
    const { endpoint } = await scripted(bad);
    const { shop, events } = quickShop(endpoint, at("warn"));
    const { data, requestId } = await shop.getItem(input).withResponse();
    expect(data).toEqual({ item: 7, size: "sesame", id: "r-1" });
    expect(requestId).toBe("r-1");
    const { type, ...invalid } = events[0] ?? { type: undefined };
    expect(type).toBe("invalid-response");
    expect(invalid).toEqual({ operation: "GetItem", attempt: 1, status: 200, requestId: "r-1", problems });
    expect(events.map((event) => event.type)).toEqual(["invalid-response", "request"]);
    expect(JSON.stringify(events)).not.toContain("sesame");
  });

  it("is an error as well at level throw, made once, with everything but the values", async () => {
    const { endpoint, seen } = await scripted({ status: 503 }, bad, { body: '{"item":"a"}' });
    const { shop, events } = quickShop(endpoint, at("throw"));
    const error = await failureOf(shop.getItem(input));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ kind: "unexpected-response", reason: "invalid", status: 200, requestId: "r-1" });
    expect(error).toMatchObject({ attempts: 2, stopped: "final", retryable: false, excerpt: "", problems });
    expect(error["message"]).toBe(
      "GetItem: 200 with data that breaks its documented type: /item must be string, is integer (and 1 more in problems); " +
        'validation level "warn" gives the data all the same (request id r-1)',
    );
    expect(seen).toHaveLength(2);
    const last = events.slice(-3).map(({ type, ...rest }) => [type, "error" in rest ? rest.error : undefined]);
    expect(last).toEqual([
      ["invalid-response", undefined],
      ["request", "unexpected-response"],
      ["error", undefined],
    ]);
    expect(JSON.stringify([error, events])).not.toContain("sesame");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ reason: "invalid", problems });
  });

  it("is a value of safe()", async () => {
    const { endpoint } = await scripted(bad);
    const result = await quickShop(endpoint, at("throw")).shop.getItem(input).safe();
    expect(result).toMatchObject({ ok: false, error: { kind: "unexpected-response", reason: "invalid" } });
  });

  it("ends a call that changed something without repeating it", async () => {
    const { endpoint, seen } = await scripted({ status: 201, body: "{}" });
    const error = await failureOf(quickShop(endpoint, at("throw")).shop.addItem({ name: "box" }));
    expect(error).toMatchObject({ reason: "invalid", status: 201, attempts: 1 });
    expect(error["message"]).toContain("/item must be string, is missing; validation");
    expect(seen).toHaveLength(1);
  });

  it("is not looked for at level off, nor without a validation", async () => {
    const { endpoint } = await scripted(bad);
    const asked: unknown[] = [];
    const off: ResponseValidation = { service: "SHOP", level: "off", check: (...args) => (asked.push(args), []) };
    for (const runtime of [{ validation: off }, {}]) {
      const { shop, events } = quickShop(endpoint, runtime);
      await shop.getItem(input);
      expect(events.map(({ type }) => type)).toEqual(["request"]);
    }
    expect(asked).toEqual([]);
  });
});

it("good answers, operations and statuses that it does not know are left alone", async () => {
  const { endpoint } = await scripted({ body: '{"item":"a","size":null,"new":{}}' }, { body: '{"things":7}' });
  const { shop, events } = quickShop(endpoint, at("throw"));
  await shop.getItem(input);
  await shop.listByMarker();
  expect(events.map(({ type }) => type)).toEqual(["request", "request"]);
});

it("each page of a walk is checked", async () => {
  const pages = ['{"total":3,"things":[{"id":1},{"id":2}]}', '{"total":3,"things":[{"id":"3"}]}'].map((body) => ({
    body,
  }));
  const warned = quickShop((await scripted(...pages)).endpoint, at("warn"));
  expect(await warned.shop.listByOffset.collect()).toEqual({
    items: [{ id: 1 }, { id: 2 }, { id: "3" }],
    complete: true,
  });
  const found = [{ pointer: "/things/0/id", expected: "integer", found: "string" }];
  expect(warned.events.filter(({ type }) => type === "invalid-response")).toMatchObject([{ problems: found }]);

  const strict = quickShop((await scripted(...pages)).endpoint, at("throw"));
  const got: unknown[] = [];
  const error = await failureOf(
    (async () => {
      for await (const thing of strict.shop.listByOffset.items()) got.push(thing);
    })(),
  );
  expect(error).toMatchObject({ reason: "invalid", problems: found });
  expect(got).toEqual([{ id: 1 }, { id: 2 }]);
});

it("an error status stays the error it is, is repeated as ever, and its odd body is an event", async () => {
  const { endpoint, seen } = await scripted({ status: 429, body: '{"code":429}' });
  const { shop, events } = quickShop(endpoint, at("throw"));
  const error = await failureOf(shop.getItem(input));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 429, code: "429", body: { code: 429 }, attempts: 3, stopped: "attempts" });
  expect(seen).toHaveLength(3);
  const told = events.flatMap((event) => (event.type === "invalid-response" ? [event] : []));
  expect(told.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 429],
    [2, 429],
    [3, 429],
  ]);
  expect(told[0]?.problems).toEqual([{ pointer: "/code", expected: "string", found: "integer" }]);
});

it("what a validation of another make says is brought onto one line, bounded and masked", async () => {
  const { endpoint } = await loopback(answer(200, "{}"));
  const text = `/a\n\u001b[31msesame-open\u2028${"x".repeat(10_000)}`;
  const check = () => Array.from({ length: 500 }, () => ({ pointer: text, expected: text, found: text }));
  const lines: string[] = [];
  const logger = {
    error: () => undefined,
    warn: (line: string) => lines.push(line),
    info: () => undefined,
    debug: () => undefined,
  };
  const shop = createShop(endpoint, { validation: { service: "SHOP", level: "throw", check }, onEvent: logTo(logger) });
  const error = await failureOf(shop.getItem(input));
  const listed = error["problems"] as { pointer: string }[];
  expect(listed).toHaveLength(10);
  expect(listed[0]?.pointer).toMatch(/^\/a \[31m\*\*\* x{150,}\.\.\.$/);
  expect(listed[0]?.pointer.length).toBeLessThan(210);
  for (const shown of [error["message"] as string, ...lines]) {
    expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|sesame-open/u);
    expect(shown.length).toBeLessThan(2200);
  }
  expect(lines).toHaveLength(1);
});

it("a log tells it as a warning", async () => {
  const { endpoint } = await scripted(bad);
  const lines: string[] = [];
  const note = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  const logger = { error: note("error"), warn: note("warn"), info: note("info"), debug: note("debug") };
  await createShop(endpoint, { ...at("warn"), onEvent: logTo(logger) }).getItem(input);
  expect(lines).toEqual([
    "warn yunfan invalid-response GetItem attempt=1 status=200 requestId=r-1 " +
      'problems="/item must be string, is integer; /size must be integer or null, is string"',
  ]);
});

it("a validation that cannot work, or is made for another service, is refused at once", () => {
  const make = (validation: unknown) => () =>
    createShop("http://127.0.0.1:1", { validation: validation as ResponseValidation });
  const check = () => [];
  for (const wrong of [
    null,
    "warn",
    () => [],
    { service: "SHOP", level: "warn" },
    { service: "SHOP", level: "on", check },
  ]) {
    expect(make(wrong)).toThrow(ConfigurationError);
    expect(make(wrong)).toThrow("validation: is none; pass validation() of the service's /validation entry");
  }
  expect(make({ service: "BAKERY", level: "off", check })).toThrow(
    'validation: is made for "BAKERY", this client is of "SHOP"; import its own',
  );
});
