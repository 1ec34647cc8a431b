import { expect, it } from "vitest";
import { parseFactTable } from "./fact-table.js";

const TABLE = {
  operation: "ListCups",
  sources: [{ kind: "page", url: "https://example.com/cups", note: "our own words" }],
  method: "GET",
  path: "/v2/cups",
  path_template: "/v{version}/cups",
  parameters: [
    { name: "size", place: "query", type: "integer", format: "int32", min: 1, max: 9, default: 3, required: false },
    { name: "colour", place: "query", type: "string", note: "filter; the old page lists RED, GREEN", source: 0 },
    { name: "id", place: "body", path_in_body: "cup.id", type: "array", items: { type: "string" }, required: true },
    { name: "washed", place: "query", type: "flag", default: "", required: true, source: [0, 2] },
    { name: "mood", place: "body", path_in_body: "cup.mood", type: "String", allowed: ["calm"], allowed_open: true },
    { name: "cup", place: "body", path_in_body: "cup", type: "object", note: "exactly one of a or b", required: true },
  ],
  responses: [
    {
      status: 201,
      headers: [{ name: "X-Cup", type: "string" }],
      fields: [
        { path: "cups", type: "array", item_type: "String", required: "unknown" },
        { path: "cups[].names[]", type: "String", allowed: ["a", "b"], allowed_open: true, nullable: true },
      ],
    },
  ],
  errors: [
    { status: 400, code: 400, shape: '{"error":{"code":number,"title":string}}' },
    { status: 403, code: "unknown", shape: "unknown (listed without a body)" },
    { status: 404, code: "NoCup" },
  ],
  examples: [
    { kind: "request", status: null, headers: {}, body: null },
    { kind: "response", status: 201, headers: { "X-Cup": "value" }, body: { cups: [] } },
  ],
};

const facts = parseFactTable(JSON.stringify(TABLE));
const row = (id: string) => facts.rows.find((one) => one.id === id);

it("reads every part", () => {
  expect(facts.rows.map(({ id }) => id)).toEqual([
    "request.query.size",
    "request.query.colour",
    "request.body.cup.id",
    "request.query.washed",
    "request.body.cup.mood",
    "request.body.cup",
    "status.201",
    "response.201.header.X-Cup",
    "response.201.cups",
    "response.201.cups[].names",
    "status.400",
    "response.400.error",
    "response.400.error.code",
    "response.400.error.title",
    "status.403",
    "error.NoCup",
  ]);
  expect([facts.method, facts.path, facts.fixedPath]).toEqual(["GET", "/v{version}/cups", "/v2/cups"]);
});

it("keeps limits under their OpenAPI names, and where each row stands", () => {
  expect(row("request.query.size")).toMatchObject({
    format: "int32",
    minimum: 1,
    maximum: 9,
    default: 3,
    required: "false",
    at: "/parameters/0",
  });
  expect(row("request.query.colour")).toMatchObject({ values: ["RED", "GREEN"], of: 0 });
  expect(row("request.query.washed")).toMatchObject({ type: "flag", default: "", of: [0, 2] });
  expect(row("request.body.cup")).toMatchObject({ minProperties: 1, maxProperties: 1 });
  expect(row("request.body.cup.id")).toMatchObject({ type: "array", items: "string" });
  expect(row("response.201.cups[].names")).toMatchObject({ type: "array", items: "String", values: ["a", "b"] });
});

it("does not take words that were only seen in requests for all there are", () => {
  expect(row("request.body.cup.mood")?.values).toBeUndefined();
  expect(row("response.201.cups[].names")?.values).toEqual(["a", "b"]);
});

it("tells a status without a body apart, and reads the shape of one with", () => {
  expect(row("status.403")?.body).toBe("unknown");
  expect(row("status.400")?.body).toBeUndefined();
  expect(row("response.400.error")?.type).toBe("object");
  expect(row("response.400.error.code")?.type).toBe("number");
  expect(row("error.NoCup")?.status).toBe("404");
});

it("drops notes and values", () => {
  expect(JSON.stringify(facts)).not.toMatch(/our own words|"value"|filter;/);
  expect(facts.samples[1]).toEqual({ id: "response.201", headers: ["X-Cup"], fields: { cups: ["array"] } });
});

it("puts a list and its items into one row, and takes numbers for words", () => {
  const fields = [
    { path: "ids", type: "Array", required: true },
    { path: "ids[]", type: "String" },
    { path: "names[]", type: "String" },
    { path: "size", type: "int", allowed: [1, 2, null, {}] },
  ];
  const { rows } = parseFactTable(JSON.stringify({ ...TABLE, responses: [{ status: 200, fields }] }));
  const ids = rows.filter(({ id }) => id === "response.200.ids");
  expect(ids).toMatchObject([{ type: "Array", items: "String", required: "true", at: "/responses/0/fields/0" }]);
  expect(rows.find(({ name }) => name === "names")).toMatchObject({ type: "array", items: "String" });
  expect(rows.find(({ id }) => id === "response.200.size")?.values).toEqual(["1", "2"]);
});

it.each([
  [{ operation: "A" }, "is JSON, but no fact table: it needs operation, method and path"],
  [{ method: "" }, "is JSON, but no fact table: it needs operation, method and path"],
  [{ parameters: [{ name: "a" }] }, "has no parameter at /parameters/0: it needs a name, and a place of path, query, "],
  [{ parameters: [{ place: "query" }] }, "has no parameter at /parameters/0"],
  [{ parameters: [{ name: "a", place: "cookie" }] }, "has no parameter at /parameters/0"],
  [{ parameters: ["a"] }, "has no parameter at /parameters/0"],
  [{ responses: [{ fields: [{ type: "int" }] }] }, "has no field at /responses/0/fields/0: it needs a path"],
  [{ responses: [{ fields: [{ path: "[].id" }] }] }, "has a bare list at /responses/0/fields/0: specs have no place"],
])("refuses %j", (change, message) => {
  const text = JSON.stringify("operation" in change ? change : { ...TABLE, ...change });
  expect(() => parseFactTable(text)).toThrow(message);
});
