import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../index.js";
import { createValidation, type Shape, type Shapes } from "./index.js";

const shapes: Shapes = {
  List: { type: "object", properties: { total: "integer", things: { type: "array null", items: "#Thing" } } },
  Thing: {
    type: "object",
    properties: { id: "string", "a/b~c": "number", owner: { anyOf: ["#User", "string"] } },
    required: ["id"],
  },
  User: { type: "object", properties: { name: "string", age: "integer" }, required: ["name", "age"] },
};

const problems = (body: unknown, shape: Shape = "#List") =>
  createValidation({ service: "SHOP", shapes, answers: { Op: { 200: shape } } })
    .check("Op", 200, body)
    .map(({ pointer, expected, found }) => `${pointer}: ${expected}, not ${found}`);

describe("problems", () => {
  it("name the place, what was expected and what came, in the order of the spec", () => {
    const things = [{ id: 1, "a/b~c": "x" }, null, { "a/b~c": Infinity }];
    expect(problems({ total: 1.5, things })).toEqual([
      "/total: integer, not number",
      "/things/0/id: string, not integer",
      "/things/0/a~1b~0c: number, not string",
      "/things/1: object, not null",
      "/things/2/id: string, not nothing",
      "/things/2/a~1b~0c: number, not number out of range",
    ]);
    expect(problems({ things: {} })).toEqual(["/things: array or null, not object"]);
    expect(problems([])).toEqual([": object, not array"]);
  });

  it("of a choice are those of the nearest alternative, or one when none takes the type", () => {
    const owned = (owner: unknown) => problems({ things: [{ id: "1", owner }] });
    expect(owned("o")).toEqual([]);
    expect(owned({ name: "n", age: 1 })).toEqual([]);
    expect(owned(5)).toEqual(["/things/0/owner: object or string, not integer"]);
    expect(owned({})).toEqual([
      "/things/0/owner/name: string, not nothing",
      "/things/0/owner/age: integer, not nothing",
    ]);
    const either: Shape = { anyOf: ["#User", { type: "object", properties: { name: "integer" } }] };
    expect(problems({ name: "n" }, either)).toEqual(["/age: integer, not nothing"]);
  });

  it("pass over what the spec does not name, __proto__ included, and over nothing that it does", () => {
    expect(
      problems(JSON.parse('{"new":1,"__proto__":{"things":5},"things":[{"id":"1","__proto__":{"id":1}}]}')),
    ).toEqual([]);
    // What an object inherits is no field of the answer.
    const inherited: Shape = { type: "object", properties: { toString: "string" }, required: ["constructor"] };
    expect(problems({}, inherited)).toEqual(["/constructor: any value, not nothing"]);
    expect(problems(JSON.parse('{"constructor":1,"toString":null}'), inherited)).toEqual([
      "/toString: string, not null",
    ]);
  });

  it("take a 64-bit integer beyond a double for what it is", () => {
    expect(problems({ total: 2n ** 63n - 1n })).toEqual([]);
    expect(problems({ total: 1, things: [{ id: 2n ** 63n }] })).toEqual(["/things/0/id: string, not integer"]);
  });

  it("are 10 at most, of a list of any length", () => {
    const good = Array.from({ length: 10_000 }, (_, i) => ({ id: String(i) }));
    expect(problems({ things: good })).toEqual([]);
    expect(problems({ things: [...good, { id: 1 }] })).toEqual(["/things/10000/id: string, not integer"]);
    const bad = problems({ things: Array.from({ length: 10_000 }, () => 1) });
    expect(bad).toHaveLength(10);
    expect(bad[9]).toBe("/things/9: object, not integer");
    expect(problems({}, { type: "object", required: Array.from({ length: 30 }, (_, i) => `f${i}`) })).toHaveLength(10);
  });

  it("are found in a body of any depth", { timeout: 60_000 }, () => {
    const depth = 100_000;
    const text = (inner: string) => `${"[".repeat(depth)}${inner}${"]".repeat(depth)}`;
    expect(problems(JSON.parse(`{"new":${text("1")},"things":${text("1")}}`))).toEqual([
      "/things/0: object, not array",
    ]);
    const nest: Shapes = { Nest: { type: "array integer", items: "#Nest" } };
    const { check } = createValidation({ service: "S", shapes: nest, answers: { Op: { 200: "#Nest" } } });
    expect(check("Op", 200, JSON.parse(text("1")))).toEqual([]);
    expect(check("Op", 200, JSON.parse(text('"x"')))).toHaveLength(1);
  });
});

describe("a validation", () => {
  it("knows nothing of other operations and statuses", () => {
    const { check } = createValidation({ service: "SHOP", shapes, answers: { Op: { 200: "#List" } } });
    for (const [operation, status] of [
      ["Op", 201],
      ["Other", 200],
      ["constructor", 200],
      ["__proto__", 200],
    ] as const) {
      expect(check(operation, status, 5)).toEqual([]);
    }
  });

  it("warns unless told otherwise, and takes no level that does not exist", () => {
    const known = { service: "SHOP", shapes, answers: {} };
    expect(createValidation(known).level).toBe("warn");
    expect(createValidation(known, { level: "throw" }).level).toBe("throw");
    expect(() => createValidation(known, { level: "error" as never })).toThrow(ConfigurationError);
    expect(() => createValidation(known, { level: "error" as never })).toThrow(
      'level: is "error", must be "off", "warn" or "throw"',
    );
  });
});
