import { expect, it } from "vitest";
import { documents, serviceNames } from "../service.js";
import type { OpenApiDocument } from "../spec/document.js";
import { schemasOf } from "../spec/schemas.js";
import { exampleOf } from "./example.js";
import { pageOf } from "./page.js";

it.each(serviceNames)("makes an example of every component of %s that fits it", (name) => {
  const document = documents[name];
  for (const [component, schema] of Object.entries(document.components.schemas)) {
    const check = schemasOf(document).at("components", "schemas", component);
    expect([component, check(exampleOf(document, schema))]).toEqual([component, []]);
  }
});

it("keeps limits, takes words and defaults, and ends where a component contains itself", () => {
  const document = {
    paths: {},
    components: {
      schemas: {
        Tree: { type: "object", properties: { kids: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } },
      },
    },
  } as OpenApiDocument;
  const example = (schema: object) => exampleOf(document, schema);
  expect(example({ $ref: "#/components/schemas/Tree" })).toEqual({ kids: [] });
  expect(example({ type: "integer", minimum: 5 })).toBe(5);
  expect(example({ type: "integer", maximum: 0 })).toBe(0);
  expect(example({ type: "string", minLength: 6 })).toBe("textxx");
  expect(example({ type: "string", maxLength: 2 })).toBe("te");
  expect(example({ type: ["string", "null"], enum: [null, "red"] })).toBe("red");
  expect(example({ type: "string", default: "blue" })).toBe("blue");
  expect(example({ type: "string", const: "" })).toBe("");
  expect(example({ type: "boolean" })).toBe(true);
});

it("ends a walk by marker after the first page", () => {
  const pagination = { style: "marker", marker: "marker", items: "cups", next: "next", truncated: "more" };
  const body = { cups: [1, 2], next: "2", more: true };
  const input = { path: {}, query: {}, body: undefined };
  expect(pageOf(body, pagination, input)).toEqual({ cups: [1, 2], more: false });
  expect(pageOf(body, pagination, { ...input, query: { marker: "2" } })).toEqual({ cups: [], more: false });
});
