import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "../src/schema.js";

const JSON_TYPES: Record<string, string> = { string: "string", number: "number", object: "null" };

/** A schema as answers are held to it, written down a second time: no words, formats or limits, only types. */
function opened(schema: Schema): object {
  const { $ref, type, enum: words, properties, required, items, anyOf } = schema;
  const ofWords = words?.map((word) => JSON_TYPES[typeof word] ?? "null");
  const types = [type ?? ofWords ?? []].flat();
  const kept = words === undefined || words.includes(null) ? types : types.filter((word) => word !== "null");
  return {
    ...($ref === undefined ? {} : { $ref }),
    ...(kept.length === 0 ? {} : { type: [...new Set(kept)] }),
    ...(properties === undefined ? {} : { properties: openedAll(properties) }),
    ...(required === undefined ? {} : { required }),
    ...(items === undefined ? {} : { items: opened(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(opened) }),
  };
}

function openedAll(schemas: Readonly<Record<string, Schema>>): Record<string, object> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, opened(schema)]));
}

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  ownProperties: true,
  meta: false,
  validateSchema: false,
});
let specs = 0;

/** What Ajv says of values against the components of a spec. */
export function judge(schemas: Readonly<Record<string, Schema>>): (name: string, value: unknown) => boolean {
  const id = `spec-${++specs}`;
  ajv.addSchema({ $id: id, components: { schemas: openedAll(schemas) } });
  return (name, value) => ajv.validate(`${id}#/components/schemas/${name}`, value);
}
