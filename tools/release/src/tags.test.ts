import { expect, it } from "vitest";
import { newerTags } from "./tags.js";

it("later versions are told by number, at each place", () => {
  const tags = ["1.9.9", "2.0.9", "2.1.0", "2.1.1", "2.1.10", "2.2.0", "10.0.0", "3.0.0-rc.1"].map(
    (one) => `cups@${one}`,
  );
  expect(newerTags(new Set([...tags, "mugs@9.0.0"]), { name: "cups", folder: "cups", version: "2.1.0" })).toEqual([
    "cups@10.0.0",
    "cups@2.2.0",
    "cups@2.1.10",
    "cups@2.1.1",
  ]);
});
