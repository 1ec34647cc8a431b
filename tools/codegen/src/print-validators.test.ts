import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createValidation, type ServiceShapes, type Shapes } from "@yunfan/client-core/validation";
import { components, json, near, randomFrom } from "../test/arbitrary.js";
import { judge } from "../test/opened.js";
import { findSpecs } from "./generate.js";
import { loadSpec } from "./load.js";
import type { ServiceModel } from "./model.js";
import { printValidators } from "./print-validators.js";
import { readModel } from "./read-model.js";
import type { Schema } from "./schema.js";
import { endless, shapeOf } from "./shapes.js";
import { SpecError } from "./spec-error.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const seed = fc.noShrink(fc.nat());
const ref = (name: string) => `#/components/schemas/${name}`;

/** Whether a value passes one shape of a table. */
function passes(shapes: Shapes, name: string, value: unknown): boolean {
  const { check } = createValidation({ service: "S", shapes, answers: { Op: { 200: `#${name}` } } });
  return check("Op", 200, value).length === 0;
}

/** A model of nothing but components; the first is the answer of its one operation. */
function modelOf(schemas: Record<string, Schema>): ServiceModel {
  const success = { status: 200, component: Object.keys(schemas)[0] };
  const operations = [{ id: "Op", success, errors: [] }];
  return { file: "f", service: "s", title: "T", version: "v1", operations, schemas } as unknown as ServiceModel;
}

describe("a shape takes exactly what Ajv takes by the opened schema", () => {
  it("for schemas of any make", { timeout: 60_000 }, () => {
    let [good, bad] = [0, 0];
    fc.assert(
      fc.property(components, seed, json, (schemas, from, any) => {
        fc.pre(endless(schemas) === undefined);
        const shapes = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]));
        const ajv = judge(schemas);
        const random = randomFrom(from);
        const nearby = Array.from({ length: 6 }, () => near(schemas, { $ref: ref("A") }, random));
        for (const value of [...nearby, any]) {
          const verdict = ajv("A", value);
          if (verdict) good++;
          else bad++;
          expect(passes(shapes, "A", value)).toBe(verdict);
        }
      }),
      { numRuns: 500 },
    );
    // Neither verdict may go untried.
    expect(Math.min(good, bad)).toBeGreaterThan(300);
  });

  it.each(findSpecs(root))("for each answer of %s", { timeout: 60_000 }, async (file) => {
    const model = readModel(file, loadSpec(join(root, file), file));
    const path = join(root, "packages", model.provider, "src", model.service, "generated/validators.ts");
    const { validators } = (await import(pathToFileURL(path).href)) as { validators: ServiceShapes };
    const { check } = createValidation(validators);
    const ajv = judge({ ...model.schemas, ...unions(model) });
    let [good, bad] = [0, 0];
    for (const { id, success, errors } of model.operations) {
      for (const { status, components: names } of [{ ...success, components: [success.component] }, ...errors]) {
        const name = names.length === 1 ? (names[0] ?? "") : unionName(names);
        fc.assert(
          fc.property(seed, (from) => {
            const value = near(model.schemas, { anyOf: names.map((one) => ({ $ref: ref(one) })) }, randomFrom(from));
            const verdict = ajv(name, value);
            if (verdict) good++;
            else bad++;
            expect(check(id, status, value).length === 0).toBe(verdict);
          }),
          { numRuns: 200 },
        );
      }
    }
    // The fewer the fields, the fewer values near them are wrong.
    expect(Math.min(good, bad)).toBeGreaterThan(10);
  });
});

const unionName = (names: readonly string[]) => names.join("Or");

function unions({ operations }: ServiceModel): Record<string, Schema> {
  const lists = operations.flatMap(({ errors }) => errors.map(({ components: names }) => names));
  return Object.fromEntries(
    lists
      .filter(({ length }) => length > 1)
      .map((names) => [unionName(names), { anyOf: names.map((one) => ({ $ref: ref(one) })) }]),
  );
}

describe("printing", () => {
  const run = async (schemas: Record<string, Schema>): Promise<ServiceShapes> => {
    const text = printValidators(modelOf(schemas));
    const compilerOptions = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
    return ((await import(/* @vite-ignore */ url)) as { validators: ServiceShapes }).validators;
  };

  it("leaves out what no answer needs, and what is no promise of an answer", async () => {
    const schemas: Record<string, Schema> = {
      List: { type: "object", properties: { items: { type: "array", maxItems: 3, items: { $ref: ref("Item") } } } },
      Input: { type: "object", properties: {} },
      Item: {
        type: "object",
        properties: {
          word: { type: ["string", "null"], enum: ["A", "B"], maxLength: 1 },
          none: { type: ["string", "null"], enum: ["A", null], format: "uuid" },
          any: { description: "Anything." },
        },
        required: ["word"],
      },
    };
    expect(await run(schemas)).toEqual({
      service: "S",
      shapes: {
        List: { type: "object", properties: { items: { type: "array", items: "#Item" } } },
        Item: { type: "object", properties: { word: "string", none: "string null", any: {} }, required: ["word"] },
      },
      answers: { Op: { 200: "#List" } },
    });
  });

  it("keeps a field called __proto__ a field", async () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"}}') as Record<string, Schema>;
    const { check } = createValidation(await run({ Odd: { type: "object", properties, required: ["__proto__"] } }));
    expect(check("Op", 200, JSON.parse('{"__proto__":"x"}'))).toEqual([]);
    expect(check("Op", 200, {})).toEqual([{ pointer: "/__proto__", expected: "string", found: "nothing" }]);
    expect(check("Op", 200, JSON.parse('{"__proto__":1}'))).toEqual([
      { pointer: "/__proto__", expected: "string", found: "integer" },
    ]);
  });

  const list: Schema = { type: "array", items: { $ref: ref("Tree") } };
  it.each<[string, Record<string, Schema>, string]>([
    [
      "a keyword that would go unchecked",
      { Odd: { type: "string", const: "x" } },
      "f#/components/schemas/Odd/const: is not supported in an answer",
    ],
    [
      "a keyword beside a reference",
      { Odd: { type: "array", items: { $ref: ref("Odd"), type: "string" } } },
      "f#/components/schemas/Odd/items/type: is not supported in an answer",
    ],
    [
      "a reference to itself",
      { Loop: { $ref: ref("Next") }, Next: { $ref: ref("Loop") } },
      "f#/components/schemas/Loop: contains itself by way of",
    ],
    [
      "a choice that holds itself",
      {
        Answer: { type: "object", properties: { tree: { $ref: ref("Tree") } } },
        Tree: { anyOf: [{ type: "string" }, list] },
      },
      "f#/components/schemas/Tree: contains itself by way of",
    ],
  ])("refuses %s", (_, schemas, message) => {
    expect(() => printValidators(modelOf(schemas))).toThrow(SpecError);
    expect(() => printValidators(modelOf(schemas))).toThrow(message);
  });

  it("takes a component that holds others of its kind, at any depth", async () => {
    const { check } = createValidation(
      await run({
        Tree: { type: "object", properties: { branches: { type: "array", items: { $ref: ref("Tree") } } } },
      }),
    );
    const depth = 200_000;
    const text = `${'{"branches":['.repeat(depth)}{"branches":1}${"]}".repeat(depth)}`;
    const [problem, second] = check("Op", 200, JSON.parse(text));
    expect(second).toBeUndefined();
    expect(problem).toMatchObject({ expected: "array", found: "integer" });
    expect(problem?.pointer).toBe(`${"/branches/0".repeat(depth)}/branches`);
  });
});
