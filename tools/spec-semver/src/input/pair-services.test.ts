import { expect, test } from "vitest";
import { SpecDocument } from "../wire/document.js";
import { pairServices } from "./pair-services.js";

/** Services by name, each with the version that its folder is called by: `huaweicloud/iam@v3`. */
function specs(...names: string[]): Map<string, SpecDocument> {
  return new Map(
    names.map((name) => {
      const [service = "", version = ""] = name.split("@");
      const several = names.filter((other) => other.startsWith(`${service}@`)).length > 1;
      return [several ? `${service}/${version}` : service, new SpecDocument(name, { openapi: "3.1.1" }, version)];
    }),
  );
}

function pairs(
  before: string[],
  after: string[],
): [service: string, from: string | undefined, to: string | undefined][] {
  return pairServices(specs(...before), specs(...after)).map(({ service, from, to }) => [
    service,
    from?.name,
    to?.name,
  ]);
}

test.each([
  ["one spec on each side, whatever they are called", ["a/b@v1"], ["c/d@v2"], [["c/d", "a/b@v1", "c/d@v2"]]],
  [
    "by provider and name",
    ["a/x@v1", "a/y@v1"],
    ["a/y@v1", "a/x@v2"],
    [
      ["a/y", "a/y@v1", "a/y@v1"],
      ["a/x", "a/x@v1", "a/x@v2"],
    ],
  ],
  [
    "by name, where another provider's folder is meant",
    ["a/x@v1", "a/y@v1"],
    ["b/x@v1", "b/z@v1"],
    [
      ["a/x", "a/x@v1", "b/x@v1"],
      ["a/y", "a/y@v1", undefined],
      ["b/z", undefined, "b/z@v1"],
    ],
  ],
  [
    "not by name where two bear it",
    ["a/x@v1"],
    ["b/x@v1", "c/x@v1"],
    [
      ["a/x", "a/x@v1", undefined],
      ["b/x", undefined, "b/x@v1"],
      ["c/x", undefined, "c/x@v1"],
    ],
  ],
  [
    "a second version comes",
    ["a/x@v1"],
    ["a/x@v1", "a/x@v2"],
    [
      ["a/x/v1", "a/x@v1", "a/x@v1"],
      ["a/x/v2", undefined, "a/x@v2"],
    ],
  ],
  [
    "an old version goes",
    ["a/x@v1", "a/x@v2"],
    ["a/x@v2"],
    [
      ["a/x/v2", "a/x@v2", "a/x@v2"],
      ["a/x/v1", "a/x@v1", undefined],
    ],
  ],
  [
    "of three versions one is another",
    ["a/x@v1", "a/x@v2", "a/y@v1"],
    ["a/x@v1", "a/x@v3", "a/y@v1"],
    [
      ["a/x/v1", "a/x@v1", "a/x@v1"],
      ["a/y", "a/y@v1", "a/y@v1"],
      ["a/x/v2", "a/x@v2", "a/x@v3"],
    ],
  ],
] as const)("%s", (_, before, after, expected) => {
  expect(pairs([...before], [...after])).toEqual(expected);
});
