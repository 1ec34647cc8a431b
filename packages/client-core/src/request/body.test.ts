import { assert, jsonValue, property } from "fast-check";
import { expect, it } from "vitest";
import { stringifyBody } from "./body.js";

it("writes what JSON.stringify writes", () => {
  assert(
    property(jsonValue(), (value) => {
      expect(stringifyBody(value)).toBe(JSON.stringify(value));
    }),
  );
});

it("writes every digit of a bigint, as a number", () => {
  const body = { id: 9223372036854775807n, list: [-9223372036854775808n, 1], small: 7n, text: "9007199254740993" };
  expect(stringifyBody(body)).toBe(
    '{"id":9223372036854775807,"list":[-9223372036854775808,1],"small":7,"text":"9007199254740993"}',
  );
});

it("leaves texts alone that look like its own marks", () => {
  const body = { id: 1n, "int64:2": "int64:3", x: '_int64:4"', y: '"int64:5"' };
  expect(stringifyBody(body)).toBe(JSON.stringify({ ...body, id: 1 }));
});
