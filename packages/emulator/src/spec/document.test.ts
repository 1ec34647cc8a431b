import { expect, it } from "vitest";
import { noteFields, resolve, type OpenApiDocument } from "./document.js";

const document: OpenApiDocument = {
  paths: {},
  components: {
    schemas: {
      Outer: {
        type: "object",
        properties: {
          inner: { $ref: "#/components/schemas/Inner" },
          list: { items: { $ref: "#/components/schemas/Inner" } },
        },
      },
      Inner: { type: "object", properties: { good: { type: "string" }, old: { type: "string", deprecated: true } } },
    },
  },
};

it("follows references, and says which one leads nowhere", () => {
  expect(resolve(document, { $ref: "#/components/schemas/Inner" }).properties).toHaveProperty("good");
  expect(() => resolve(document, { $ref: "#/components/schemas/None" })).toThrow("#/components/schemas/None");
});

it("notes undocumented and deprecated fields where they stand", () => {
  const value: unknown = { inner: { good: "1", odd: 1 }, list: [{ old: "x" }, { toString: 1 }], extra: { deep: 1 } };
  expect(noteFields(document, { $ref: "#/components/schemas/Outer" }, value)).toEqual([
    { at: "inner.odd", problem: "undocumented", name: "odd", known: ["good"] },
    { at: "list[0].old", problem: "deprecated", name: "old", known: ["good"] },
    { at: "list[1].toString", problem: "undocumented", name: "toString", known: ["good"] },
    { at: "extra", problem: "undocumented", name: "extra", known: ["inner", "list"] },
  ]);
  expect(noteFields(document, { $ref: "#/components/schemas/Outer" }, "text")).toEqual([]);
});
