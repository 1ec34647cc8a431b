import * as fc from "fast-check";
import { expect, it } from "vitest";
import { LIST, start } from "../../test/client.js";
import type { Fault } from "./fault.js";

const operation = "ListReservedInstances";
const text = fc.oneof(fc.constantFrom("", "/", "<html>", "text/html", "APIGW.1", "a\r\nb", "云"), fc.string());
const name = fc.oneof(
  fc.constantFrom("X-One", "Content-Type", "Date", "Location", "x-bce-request-id", "a b"),
  fc.string(),
);
const headers = fc.dictionary(name, text, { maxKeys: 3 });
const status = fc.oneof(fc.constantFrom(200, 204, 304, 302, 403, 429, 500), fc.integer({ min: 100, max: 700 }));
const few = fc.integer({ min: -1, max: 3 });

const fields = {
  times: fc.oneof(fc.constant("always"), few),
  status,
  code: text,
  message: text,
  retryAfter: fc.oneof(few, text),
  answer: fc.record({ status, headers, body: text, base64Body: text }, { requiredKeys: ["status"] }),
  redirectTo: text,
  headers,
  contentType: text,
  body: text,
  repeatCursor: fc.boolean(),
  delayMs: few,
  jitterMs: few,
  bodyMs: few,
  breakOff: fc.record({ at: fc.constantFrom("start", "half"), how: fc.constantFrom("close", "reset") }),
};

/** Faults of any make, many of them such as cannot be. Nothing stalls, and nobody waits. */
const anyFault = fc
  .subarray(Object.keys(fields) as (keyof typeof fields)[], { minLength: 1, maxLength: 4 })
  .chain((names) => fc.record(Object.fromEntries(names.map((one) => [one, fields[one] as fc.Arbitrary<unknown>]))));

it("any fault is refused in a line, or befalls the next request and no other", { timeout: 120_000 }, async () => {
  const emulator = await start();
  const url = emulator.endpoints.bcc + LIST;
  const call = () => fetch(url, { method: "POST", body: "{}", redirect: "manual" });
  let befallen = 0;
  await fc.assert(
    fc.asyncProperty(anyFault, async (given) => {
      const fault = { operation, ...given } as Fault;
      try {
        emulator.faults.add(fault);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toMatch(/^fault[^\n]+$/);
        expect(emulator.faults.list()).toEqual([]);
        return;
      }
      const isLetBy = fault.repeatCursor === true;
      const end = await call().then(
        async (answer) => `${answer.status} ${await answer.text().then(String, () => "breaks off")}`,
        () => "breaks off",
      );
      expect(end.includes("breaks off")).toBe(fault.breakOff !== undefined && !isLetBy);
      expect(emulator.requests.at(-1)?.fault === undefined).toBe(isLetBy);
      if (fault.answer !== undefined && fault.breakOff === undefined) expect(end).toMatch(`${fault.answer.status} `);
      befallen += 1;
      emulator.faults.clear();
      expect((await call()).status).toBe(403);
    }),
    { numRuns: 1000 },
  );
  expect(befallen).toBeGreaterThan(20);
});
