import { expect, it } from "vitest";
import { decode, readTarget } from "./target.js";

it("keeps the path as sent and decodes the query", () => {
  expect(readTarget("/a%2Fb?x=%E4%BA%91&x=a+b&flag&=v&&e=")).toEqual({
    path: "/a%2Fb",
    query: [
      ["x", "云"],
      ["x", "a b"],
      ["flag", ""],
      ["", "v"],
      ["e", ""],
    ],
  });
  expect(readTarget("/a")).toEqual({ path: "/a", query: [] });
  expect(readTarget("/a?b?c=d")).toEqual({ path: "/a", query: [["b?c", "d"]] });
});

it("has no query where the encoding is broken", () => {
  for (const query of ["%", "%zz=1", "a=%E4%BA", "a=%80"]) expect(readTarget(`/a?${query}`).query).toBeUndefined();
  expect(decode("%41")).toBe("A");
  expect(decode("%E4")).toBeUndefined();
});
