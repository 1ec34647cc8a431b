import { expect, it } from "vitest";
import { cellsOf, isRule, jsonBlock, noteRequest, rowOf } from "./lines.js";

it("reads rows with bars at their ends or without, and the rule below a head", () => {
  expect([cellsOf("| a | b |"), cellsOf("a | b |"), cellsOf("a b")]).toEqual([["a", "b"], ["a", "b"], undefined]);
  expect(["|---|---|", "---|---|---|", "| a | b |", "---"].map((line) => isRule(line))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("refuses a row with more or fewer cells than its head, by its line", () => {
  expect(rowOf(["a", "b"], ["c", "d"], 7)).toEqual(["a", "b"]);
  for (const cells of [["a"], ["a", "b", "c"]]) {
    expect(() => rowOf(cells, ["c", "d"], 7)).toThrow(`line 7 has ${cells.length} cells where the table's head has 2`);
  }
});

it("notes one request line, and refuses a second", () => {
  const facts = { method: "", path: "" };
  noteRequest("see GET /v1", facts, 1);
  expect(facts.method).toBe("");
  noteRequest("DELETE /v1/cups?a HTTP/1.1", facts, 2);
  expect(facts).toEqual({ method: "DELETE", path: "/v1/cups?a" });
  noteRequest("text", facts, 3);
  expect(() => noteRequest("GET /v2", facts, 4)).toThrow("line 4 is a second request line");
});

it("reads a JSON block to its end, and leaves what is glued to it", () => {
  expect(jsonBlock('{"a": ["}\\""]}rest')).toEqual({ value: { a: ['}"'] }, rest: "rest" });
  expect([jsonBlock('{"a": a}'), jsonBlock('{"a": 1')]).toEqual([undefined, undefined]);
});
