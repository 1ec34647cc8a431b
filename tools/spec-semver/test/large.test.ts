import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/json.js";
import { compareWire } from "../src/wire/index.js";
import { document } from "./edit.js";

const require = createRequire(import.meta.url);
const TIME = 120_000;

/** GitHub's own description of its interface, in one of the versions that the package holds. */
function github(name: string): JsonObject {
  return JSON.parse(readFileSync(require.resolve(`@octokit/openapi/generated/${name}.json`), "utf8")) as JsonObject;
}

const PAIRS = [
  ["ghes-2.18", "ghes-2.22"],
  ["ghes-2.22", "api.github.com"],
  ["api.github.com", "github.ae"],
] as const;

test.each(PAIRS)(
  "%s to %s and back: some hundred operations, told apart",
  (one, other) => {
    const [before, after] = [github(one), github(other)];
    const there = compareWire(document(before), document(after));
    const back = compareWire(document(after), document(before));
    // An operation tells a component's change once: so the report grows with the change, not with the unfolded description.
    for (const changes of [there, back]) {
      expect(changes.some(({ bump }) => bump === "major")).toBe(true);
      expect(changes.length).toBeGreaterThan(500);
      expect(changes.length).toBeLessThan(20_000);
    }
    const count = (changes: typeof there, rule: string): number =>
      changes.filter((change) => change.rule === rule).length;
    const gone = (changes: typeof there): number =>
      changes.filter(({ rule }) => /^api-(path-)?removed-/.test(rule)).length;
    expect(gone(back)).toBe(count(there, "endpoint-added"));
    expect(gone(there)).toBe(count(back, "endpoint-added"));
    expect(count(there, "response-optional-property-added") > 0).toBe(
      count(back, "response-optional-property-removed") > 0,
    );
  },
  TIME,
);

test(
  "a large description is what it is",
  () => {
    expect(compareWire(document(github("api.github.com")), document(github("api.github.com")))).toEqual([]);
  },
  TIME,
);

test(
  "schemas within each other, many deep and in circles, are compared once each",
  () => {
    const schemas: JsonObject = {};
    const size = 30;
    for (let i = 0; i < size; i++) {
      // Every component holds every other one: unfolded, there is no end to them.
      const all = Array.from({ length: size }, (_, j) => [`f${j}`, { $ref: `#/components/schemas/S${j}` }]);
      schemas[`S${i}`] = {
        type: "object",
        properties: Object.fromEntries(all) as JsonObject,
        allOf: [{ $ref: `#/components/schemas/S${(i + 1) % size}` }],
      };
    }
    const spec = (type: string): JsonObject => ({
      openapi: "3.1.0",
      paths: {
        "/a": {
          get: {
            operationId: "A",
            responses: {
              "200": {
                description: "",
                content: { "application/json": { schema: { $ref: "#/components/schemas/S0" } } },
              },
            },
          },
        },
      },
      components: { schemas: { ...schemas, S15: { type, properties: { last: { type } } } } },
    });
    expect(compareWire(document(spec("string")), document(spec("string")))).toEqual([]);
    const changes = compareWire(document(spec("string")), document(spec("integer")));
    expect(
      changes.every(({ rule }) => rule === "response-property-type-changed" || rule === "response-body-type-changed"),
    ).toBe(true);
    expect(changes.length).toBeGreaterThan(0);
  },
  TIME,
);
