import { SECRET } from "../compare.js";
import type { Failure } from "../failure.js";
import { isObject, objectAt, pointer, textAt, type Json } from "../json.js";

const SECRET_NAME = /(?:secret\w*|password|passcode|token)$/i;

/** A text that is a secret by its name is marked as one: clients hide what is. */
export function lintSecrets(document: Json): Failure[] {
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  return Object.entries(schemas).flatMap(([name, schema]) =>
    Object.entries(objectAt(schema, "properties")).flatMap(([property, value]) => {
      const isMarked = textAt(value, "format") === SECRET;
      if (!SECRET_NAME.test(property) || !isObject(value) || value["type"] !== "string" || isMarked) return [];
      const at = pointer("/components/schemas", name, "properties", property);
      return [{ pointer: at, text: `${property} is a secret by its name and has no format: ${SECRET}; add it` }];
    }),
  );
}
