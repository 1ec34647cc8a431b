import type { Failure } from "../failure.js";
import { arrayAt, isObject, objectAt, pointer, textAt, visit, type Json } from "../json.js";
import { operationsOf } from "../nodes.js";
import { inputNames } from "./pagination.js";

/** A caller gives all inputs in one flat object, so their names are unique across path, query and body. */
export function lintInputs(document: Json): Failure[] {
  return operationsOf(document).flatMap((operation) => {
    const names = inputNames(document, operation);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    return twice.map((name) => ({
      pointer: operation.at,
      text: `two inputs are called ${name}; names must be unique`,
    }));
  });
}

/** Words are closed in inputs and open in outputs, so no component may stand in both. */
export function lintDirections(document: Json): Failure[] {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  for (const { value, item } of operationsOf(document)) {
    reach(document, { a: arrayAt(item, "parameters"), b: arrayAt(value, "parameters") }, inputs);
    reach(document, objectAt(value, "requestBody"), inputs);
    reach(document, objectAt(value, "responses"), outputs);
  }
  return [...inputs]
    .filter((at) => outputs.has(at))
    .map((at) => ({ pointer: at, text: "the component stands in an input and in an output; make it two" }));
}

function reach(document: Json, value: Json, found: Set<string>): void {
  visit(value, "", (object) => {
    const ref = textAt(object, "$ref")?.slice(1);
    if (ref === undefined || found.has(ref)) return;
    found.add(ref);
    let target: Json | undefined = document;
    for (const step of ref.split("/").slice(1)) target = isObject(target) ? target[step] : undefined;
    if (target !== undefined) reach(document, target, found);
  });
}

/** Every object is a named component: a nested one would get a name that nobody chose. */
export function lintNamed(document: Json): Failure[] {
  const failures: Failure[] = [];
  visit(document, "", (object, at) => {
    if (!("properties" in object) || /^\/components\/schemas\/[^/]+$/.test(at) || at.endsWith("/properties")) return;
    failures.push({ pointer: at, text: "an object without a name; move it to components/schemas" });
  });
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  for (const [name, schema] of Object.entries(schemas)) {
    for (const [property, value] of Object.entries(objectAt(schema, "properties"))) {
      if (textAt(value, "description") !== undefined) continue;
      const at = pointer("/components/schemas", name, "properties", property);
      failures.push({ pointer: at, text: "the property has no description; say in own words what it is" });
    }
  }
  return failures;
}

/** Enum words are of the schema's own type. */
export function lintEnums(document: Json): Failure[] {
  const failures: Failure[] = [];
  visit(document, "", (object, at) => {
    const words = arrayAt(object, "enum");
    // A property, or a server variable without a type, may itself be called enum.
    if (words.length === 0 || !("type" in object)) return;
    const types = Array.isArray(object["type"]) ? object["type"] : [object["type"]];
    const isOf = (word: Json): boolean =>
      types.includes(word === null ? "null" : typeof word) || (types.includes("integer") && Number.isInteger(word));
    const strange = words.filter((word) => !isOf(word));
    if (strange.length > 0)
      failures.push({ pointer: at, text: `the words ${JSON.stringify(strange)} are not of its type` });
  });
  return failures;
}
