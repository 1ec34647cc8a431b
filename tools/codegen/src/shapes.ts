import type { Shape, ShapeRules } from "@yunfan/client-core/validation";
import { childrenOf, LIMITS, refName, type Schema } from "./schema.js";

/** What says nothing of a value's type, or is no promise of the vendor's answers; see docs/decisions/0005. */
const LEFT_OUT = new Set<string>(["description", "default", "format", "deprecated", "examples", "enum", ...LIMITS]);

const UNDERSTOOD = new Set<string>(["$ref", "type", "properties", "required", "items", "anyOf"]);

/** The keys of a schema that no shape can hold, so that an answer would go unchecked where its type promises something. */
export function unshapedKeys(schema: Schema): string[] {
  const keys = Object.keys(schema).filter((key) => !LEFT_OUT.has(key) && !key.startsWith("x-"));
  return keys.filter((key) => !UNDERSTOOD.has(key) || (schema.$ref !== undefined && key !== "$ref"));
}

/** The shape of an answer: its schema without all that an answer is free to differ in. */
export function shapeOf(schema: Schema): Shape {
  if (schema.$ref !== undefined) return `#${refName(schema.$ref)}`;
  const { properties, required, items, anyOf } = schema;
  const type = typeWords(schema);
  const rules: ShapeRules = {
    ...(type === undefined ? {} : { type }),
    ...(properties === undefined ? {} : { properties: mapped(properties) }),
    ...(required === undefined ? {} : { required }),
    ...(items === undefined ? {} : { items: shapeOf(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(shapeOf) }),
  };
  return type !== undefined && Object.keys(rules).length === 1 ? type : rules;
}

function mapped(properties: Readonly<Record<string, Schema>>): Record<string, Shape> {
  return Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, shapeOf(child)]));
}

/** An enum is open to other words, but not to null: its type prints null only as one of the words. */
function typeWords({ type, enum: words }: Schema): string | undefined {
  const types = type === undefined ? words?.map((word) => (word === null ? "null" : typeof word)) : [type].flat();
  const open = types?.filter((word) => word !== "null" || words === undefined || words.includes(null));
  return open === undefined ? undefined : [...new Set(open)].join(" ");
}

/**
 * A component that a validator could not come to an end with, if there is one: it contains itself without a step into the
 * value, or by way of an `anyOf`, whose alternatives are checked by recursion.
 */
export function endless(schemas: Readonly<Record<string, Schema>>): string | undefined {
  return Object.keys(schemas).find((start) => {
    const seen = new Set<string>();
    const leadsBack = (schema: Schema, stepped: boolean, chose: boolean): boolean => {
      const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
      if (name === start && (chose || !stepped)) return true;
      if (name !== undefined) {
        const state = `${name} ${stepped} ${chose}`;
        if (seen.has(state)) return false;
        seen.add(state);
        return leadsBack(schemas[name] ?? {}, stepped, chose);
      }
      return [...childrenOf(schema)].some(([below, child]) => {
        const choice = below.startsWith("/anyOf/");
        return leadsBack(child, stepped || !choice, chose || choice);
      });
    };
    return leadsBack(schemas[start] ?? {}, false, false);
  });
}
