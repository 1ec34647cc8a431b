import { expect, it } from "vitest";
import type { Row } from "./ledger.js";
import { requiredOf, sameType, typeOf } from "./words.js";

const row = (cells: Partial<Row>): Row => ({ id: "a", section: "request", place: "body", name: "a", ...cells });

it.each([
  ["String", "string"],
  ["Long", "integer"],
  ["double", "number"],
  ["flag", "flag"],
  ["List", "array"],
  ["Array", "array"],
  ["List<String>", "array<string>"],
  ["List<Long>", "array<integer>"],
  ["List<CupInfo>", "array<object>"],
  ["Array of strings", "array<string>"],
  ["array of string", "array<string>"],
  ["Array of cups objects", "array<object>"],
  ["array of Dictionary", "array<object>"],
  ["handle object", "object"],
  ["object Handle", "object"],
])("reads %s as %s", (type, word) => {
  expect(typeOf(row({ type }))).toBe(word);
});

it.each(["CupInfo", "Date", "List<date>", "array of things", "constructor"])("guesses nothing of %s", (type) => {
  expect(typeOf(row({ type }))).toBe("unknown");
});

it("takes the type of items from where the source says it apart", () => {
  expect(typeOf(row({ type: "array", items: "String" }))).toBe("array<string>");
  expect(typeOf(row({ type: "array", items: "CupInfo" }))).toBe("array");
  expect(typeOf(row({}))).toBeUndefined();
  expect([sameType("array", "array<string>"), sameType("array", "string"), sameType("string", "string")]).toEqual([
    true,
    false,
    true,
  ]);
});

it("reads what is required in either language, and says nothing of other words", () => {
  const words = ["是", "否", "Yes", "No", "true", "false", "unknown"];
  expect(words.map((required) => requiredOf(row({ required })))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    undefined,
  ]);
});
