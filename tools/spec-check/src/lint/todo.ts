import type { Failure } from "../failure.js";
import { pointer, visit, type Json } from "../json.js";

/** What `pnpm new:service` leaves to a person is done: no text says TODO. */
export function lintTodo(document: Json): Failure[] {
  const failures: Failure[] = [];
  visit(document, "", (object, at) => {
    for (const [key, value] of Object.entries(object)) {
      const texts = Array.isArray(value) ? value : [value];
      if (texts.some((text) => typeof text === "string" && /^TODO\b/.test(text))) {
        failures.push({ pointer: pointer(at, key), text: "still says TODO; write it" });
      }
    }
  });
  return failures;
}
