import { describe, expect, it } from "vitest";
import { closest, didYouMean } from "./suggest.js";

const names = ["limit", "offset", "instanceName", "instandeName", "per_page", "page", "project_id", "id"];

describe("closest", () => {
  it.each([
    ["limt", "limit"],
    ["ilmit", "limit"],
    ["LIMIT", "limit"],
    ["di", "id"],
    ["perPage", "per_page"],
    ["pgae", "page"],
    ["instanseName", "instanceName"],
    ["instandeName", "instandeName"],
    ["projectId", "project_id"],
    ["projct-id", "project_id"],
  ])("takes %s for %s", (written, meant) => expect(closest(written, names)).toBe(meant));

  it.each(["", "xy", "colour", "limitation", "id".repeat(500_000)])("takes %.20s for none", (written) => {
    expect(closest(written, names)).toBeUndefined();
  });
});

it("asks, or says nothing", () => {
  expect(didYouMean("limt", names)).toBe('; did you mean "limit"?');
  expect(didYouMean("colour", names)).toBe("");
});
