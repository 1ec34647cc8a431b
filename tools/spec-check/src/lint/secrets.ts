import { SECRET } from "../compare.js";
import type { Failure } from "../failure.js";
import { follow, isObject, objectAt, pointer, textAt, type Json } from "../json.js";

const SECRET_NAME = /(?:secret\w*|password|passcode|token)$/i;

/** Whether a field is a secret by its name. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

/** A text that is a secret by its name is marked as one: clients hide what is. */
export function lintSecrets(document: Json): Failure[] {
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  return Object.entries(schemas).flatMap(([name, schema]) =>
    Object.entries(objectAt(schema, "properties")).flatMap(([property, value]) => {
      if (!isSecretName(property) || !isObject(value)) return [];
      const at = pointer("/components/schemas", name, "properties", property);
      // A token that is an object has its text under a plain name.
      const inside = follow(document, value, at);
      const id = objectAt(objectAt(inside.value, "properties"), "id");
      return [
        { schema: value, pointer: at, label: property },
        { schema: id, pointer: pointer(inside.at, "properties", "id"), label: `${property}.id` },
      ].flatMap(({ schema: one, pointer: place, label }) => {
        if (one["type"] !== "string" || textAt(one, "format") === SECRET) return [];
        return [{ pointer: place, text: `${label} is a secret by its name and has no format: ${SECRET}; add it` }];
      });
    }),
  );
}
