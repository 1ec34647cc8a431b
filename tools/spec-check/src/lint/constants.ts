import type { Failure } from "../failure.js";
import { arrayAt, follow, objectAt, pointer, textAt, type Json } from "../json.js";
import { operationsOf } from "../nodes.js";

/** A parameter that always has one value is sent by the client itself, so it must be one that every call can carry. */
export function lintConstants(document: Json): Failure[] {
  return operationsOf(document).flatMap(({ value, at }) =>
    arrayAt(value, "parameters").flatMap((one, index) => {
      const parameter = follow(document, one, pointer(at, "parameters", index));
      const schema = objectAt(parameter.value, "schema");
      if (!("const" in schema)) return [];
      const isText = textAt(schema, "type") === "string" && textAt(schema, "const") !== undefined;
      const isSent = textAt(parameter.value, "in") === "query" && parameter.value["required"] === true;
      if (isText && isSent) return [];
      return [{ pointer: parameter.at, text: "const is for a required query parameter of type string; mend it" }];
    }),
  );
}
