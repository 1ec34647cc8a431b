import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../spec/document.js";
import { matchRoute, operationsOf } from "../spec/operations.js";
import { readTarget } from "../http/target.js";
import { readInput } from "./input.js";

const document: OpenApiDocument = {
  components: { schemas: {} },
  paths: {
    "/things/{id}": {
      post: {
        operationId: "Things",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string", maxLength: 4 } as object },
          { name: "count", in: "query", required: true, schema: { type: "integer" } },
          { name: "flag", in: "query", schema: { type: "boolean", default: true } },
          { name: "text", in: "query", schema: { type: "string" } },
        ],
        requestBody: {
          content: { "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } } },
        },
        responses: {},
      },
    },
  },
};

function read(target: string, body = "", strict = false) {
  const route = matchRoute(operationsOf(document), "POST", readTarget(target).path);
  if (route === undefined) throw new Error("no route");
  const warnings: string[] = [];
  const request = { method: "POST", target, headers: [], body: new TextEncoder().encode(body) };
  return { input: readInput(request, route, { strict, warn: (remark) => warnings.push(remark) }), warnings };
}

describe("readInput", () => {
  it("turns texts into what the schemas say, and fills in defaults", () => {
    expect(read("/things/a%2Fb?count=-3&flag=false&text=7", '{"a":"b"}').input).toEqual({
      path: { id: "a/b" },
      query: { count: -3, flag: false, text: "7" },
      body: { a: "b" },
    });
    expect(read("/things/x?count=1").input).toEqual({
      path: { id: "x" },
      query: { count: 1, flag: true },
      body: undefined,
    });
  });

  it.each([
    ["/things/%E4?count=1", "", { place: "path", kind: "encoding", name: "id" }],
    ["/things/toolong?count=1", "", { place: "path", kind: "value", name: "id" }],
    ["/things/x", "", { place: "query", kind: "missing", name: "count" }],
    ["/things/x?count=", "", { place: "query", kind: "type", name: "count" }],
    ["/things/x?count=1e3", "", { place: "query", kind: "type", name: "count" }],
    ["/things/x?count=0x10", "", { place: "query", kind: "type", name: "count" }],
    ["/things/x?count=2.5", "", { place: "query", kind: "type", name: "count" }],
    ["/things/x?count=1&flag=TRUE", "", { place: "query", kind: "type", name: "flag" }],
    ["/things/x?count=1&%", "", { place: "query", kind: "encoding", name: "" }],
    ["/things/x?count=1", "nope", { place: "body", kind: "json", name: "" }],
    ["/things/x?count=1", '{"a":1}', { place: "body", kind: "type", name: "a" }],
  ])("finds what is wrong in %s %s", (target, body, problem) => {
    expect(read(target, body).input).toMatchObject(problem);
  });

  it.each([
    ["/things/x?cuont=1", "", { place: "query", kind: "undocumented", name: "cuont" }],
    ["/things/x?count=1&count=2", "", { place: "query", kind: "repeated", name: "count" }],
    ["/things/x?count=1", '{"A":1,"b":1}', { place: "body", kind: "undocumented", name: "A" }],
    ["/things/x?count=1&a=b", "", { place: "query", name: "a", message: "is not documented; send it in the body" }],
    ["/things/x?count=1", '{"text":"b"}', { name: "text", message: "is not documented; send it in the query" }],
  ])("refuses %s %s if it is to be strict", (target, body, problem) => {
    const { input, warnings } = read(target, body, true);
    expect(input).toMatchObject(problem);
    expect(warnings).toEqual([]);
  });

  it("remarks on what it ignores", () => {
    const { warnings } = read("/things/x?count=1&count=2&odd=1", '{"b":1}');
    expect(warnings).toEqual([
      "query count: sent 2 times, the first one taken",
      "query odd: undocumented, ignored",
      "body b: undocumented, ignored",
    ]);
  });
});
