import { describe, expect, it, vi } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { failureOf, good, input, quickShop, scripted } from "../../test/quick-shop.js";
import type { ServiceRuntime, Telemetry, TelemetryOutcome } from "../index.js";

/** A telemetry that writes down what it is told. */
function noting() {
  const notes: unknown[] = [];
  const span = (name: string) => ({
    within: (run: () => void) => {
      notes.push(`${name} in`);
      run();
      notes.push(`${name} out`);
    },
    end: (outcome: TelemetryOutcome) => void notes.push([`${name} end`, outcome]),
  });
  const telemetry: Telemetry = {
    startCall: (call) => {
      notes.push(call);
      return {
        ...span("call"),
        startAttempt: (attempt) => span(`attempt ${attempt}`),
        onEvent: ({ type }) => void notes.push(`event ${type}`),
      };
    },
  };
  return { telemetry, notes };
}

describe("a telemetry", () => {
  it("is told of a call and its attempts from around them", async () => {
    const { endpoint } = await scripted({ status: 503, body: '{"code":"Busy","id":"r-1"}' }, good);
    const { telemetry, notes } = noting();
    await quickShop(endpoint, { telemetry }).shop.getItem(input);
    expect(notes).toEqual([
      { service: "SHOP", operation: "GetItem", method: "GET", origin: endpoint, path: "/v1/{owner}/items/{item}" },
      "call in",
      "call out",
      "attempt 1 in",
      "attempt 1 out",
      ["attempt 1 end", { status: 503, requestId: "r-1", code: "Busy", error: "api" }],
      "event request",
      "event retry",
      "attempt 2 in",
      "attempt 2 out",
      ["attempt 2 end", { status: 200, requestId: undefined }],
      "event request",
      ["call end", { status: 200, requestId: undefined }],
    ]);
  });

  it("is told of a call that never left, and of no attempt", async () => {
    const { telemetry, notes } = noting();
    await failureOf(quickShop("http://127.0.0.1:1", { telemetry }).shop.getItem({ item: 1 } as never));
    expect(notes.slice(1)).toEqual([
      "call in",
      "call out",
      "event error",
      ["call end", { status: undefined, requestId: undefined, code: undefined, error: "input" }],
    ]);
  });

  it("is told of no attempt whose credentials were not found", async () => {
    const { telemetry, notes } = noting();
    const authenticate = () => Promise.reject(new Error("no keys"));
    await failureOf(quickShop("http://127.0.0.1:1", { telemetry, authenticate }).shop.getItem(input));
    expect(notes.slice(1)).toEqual([
      "call in",
      "call out",
      "event error",
      ["call end", { code: undefined, error: "credentials" }],
    ]);
  });

  it("is told of an error that is no error of the library", async () => {
    const { telemetry, notes } = noting();
    const random = () => {
      throw new RangeError("a bug");
    };
    const { endpoint } = await scripted({ status: 503 });
    await failureOf(quickShop(endpoint, { telemetry, retry: { random } }).shop.getItem(input));
    expect(notes.at(-1)).toEqual(["call end", { code: undefined, error: "bug" }]);
  });

  const span = { within: (run: () => void) => run(), end: () => undefined };
  const sound = { ...span, startAttempt: () => span, onEvent: () => undefined };
  const fail = () => {
    throw new Error("the telemetry is broken");
  };
  const failLater = () => Promise.reject(new Error("the telemetry is broken"));
  const twice = (run: () => void) => {
    run();
    run();
  };
  const inAWhile = (run: () => void) => void setTimeout(run, 1);
  const thenFail = (run: () => void) => {
    run();
    fail();
  };
  const brokenSpans = [
    ["throws", { within: fail, end: fail }],
    ["throws once it has run the work", { ...span, within: thenFail }],
    ["never runs the work", { ...span, within: () => undefined }],
    ["runs the work twice", { ...span, within: twice }],
    ["runs the work too late", { ...span, within: inAWhile }],
    ["answers with a rejection", { within: failLater, end: failLater }],
    ["is not there", undefined],
    ["has nothing that it should have", {}],
  ] as const;
  const broken: (readonly [name: string, telemetry: unknown])[] = [
    ["startCall that throws", { startCall: fail }],
    ["startCall that answers with a rejection", { startCall: failLater }],
    ["no startCall", {}],
    ["null for it all", null],
    ["startAttempt that throws", { startCall: () => ({ ...sound, startAttempt: fail }) }],
    ["onEvent that throws", { startCall: () => ({ ...sound, onEvent: fail }) }],
    ["onEvent that answers with a rejection", { startCall: () => ({ ...sound, onEvent: failLater }) }],
    ...brokenSpans.map(
      ([name, one]) => [`a call that ${name}`, { startCall: () => one && { ...sound, ...one } }] as const,
    ),
    ...brokenSpans.map(
      ([name, one]) =>
        [`an attempt that ${name}`, { startCall: () => ({ ...sound, startAttempt: () => one }) }] as const,
    ),
  ];

  it.each(broken)("with %s changes no call", async (_, telemetry) => {
    const rejections = vi.fn();
    process.on("unhandledRejection", rejections);
    const runtime = { telemetry } as Partial<ServiceRuntime>;

    const { endpoint, seen } = await scripted({ status: 503 }, good);
    expect(await quickShop(endpoint, runtime).shop.getItem(input)).toEqual({ item: "a" });
    const missing = await loopback(answer(404, '{"code":"NoSuch"}'));
    expect(await failureOf(quickShop(missing.endpoint, runtime).shop.getItem(input))).toMatchObject({ code: "NoSuch" });

    // A rejection is reported once the event loop has turned; work that came too late would have been sent by now.
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", rejections);
    expect(rejections).not.toHaveBeenCalled();
    expect([seen.length, missing.seen.length]).toEqual([2, 1]);
  });
});
