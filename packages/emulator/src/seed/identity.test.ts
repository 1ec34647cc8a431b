import { expect, it } from "vitest";
import { hexId, shortId, uuid } from "./identity.js";

it("makes ids of the vendors' forms that depend on the name alone", () => {
  expect(hexId("a")).toMatch(/^[0-9a-f]{32}$/);
  expect(uuid("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(shortId("a")).toMatch(/^[0-9a-z]{8}$/);
  for (const make of [hexId, uuid, shortId]) {
    expect(make("a")).toBe(make("a"));
    expect(make("a")).not.toBe(make("b"));
  }
});
