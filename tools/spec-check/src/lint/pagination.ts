import type { Failure } from "../failure.js";
import { arrayAt, follow, isObject, objectAt, textAt, type Json, type JsonObject } from "../json.js";
import { operationsOf, type OperationAt } from "../nodes.js";
import { typeWord } from "../schema-cells.js";
import { propertyNames, requestBody, responseBodies } from "./bodies.js";

interface Style {
  inputs: string[];
  outputs: Record<string, RegExp>;
  /** The outputs that not every list has, and how a property is called and typed that is one. */
  optional: Record<string, RegExp>;
}

const TOTAL = /^total(?:_?count)?$/i;
const TRUNCATED = /^(?:is_?)?truncated$/i;

const STYLES: Record<string, Style> = {
  offset: { inputs: ["offset", "limit"], outputs: { items: /^array/, total: /^integer/ }, optional: { total: TOTAL } },
  marker: {
    inputs: ["marker", "limit"],
    outputs: { items: /^array/, next: /^string/, truncated: /^boolean/, total: /^integer/ },
    optional: { truncated: TRUNCATED, total: TOTAL },
  },
};

/** `x-pagination`: who pages has it, each named input is an input, each named output a property of the success body of the right type. */
export function lintPagination(document: Json): Failure[] {
  return operationsOf(document).flatMap((operation) => {
    const value = operation.value["x-pagination"];
    if (value === undefined) return unpaged(document, operation);
    const at = `${operation.at}/x-pagination`;
    const style = STYLES[textAt(value, "style") ?? ""];
    if (!isObject(value) || style === undefined) {
      return [{ pointer: at, text: `style is not one of ${Object.keys(STYLES).join(", ")}` }];
    }
    const known = ["style", ...style.inputs, ...Object.keys(style.outputs)];
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    return [
      ...unknown.map((key) => ({ pointer: at, text: `${key} is no key of this style (${known.join(", ")})` })),
      ...inputs(document, operation, value, style).map((text) => ({ pointer: at, text })),
      ...outputs(document, operation, value, style).map((text) => ({ pointer: at, text })),
    ];
  });
}

/** An operation that takes a place to go on from is a list of pages. */
function unpaged(document: Json, operation: OperationAt): Failure[] {
  const names = inputNames(document, operation);
  const taken = names.includes("marker")
    ? "marker"
    : ["offset", "limit"].every((one) => names.includes(one)) && "offset and limit";
  if (taken === false) return [];
  return [{ pointer: operation.at, text: `takes ${taken}, but the operation has no x-pagination; add it` }];
}

function inputs(document: Json, operation: OperationAt, value: JsonObject, style: Style): string[] {
  const names = inputNames(document, operation);
  return style.inputs.flatMap((key) => {
    const name = textAt(value, key);
    if (name === undefined) return [`${key} names no input`];
    return names.includes(name) ? [] : [`${key}: ${name} is no input of the operation`];
  });
}

function outputs(document: Json, operation: OperationAt, value: JsonObject, style: Style): string[] {
  const success = [...responseBodies(document, operation)].find(([status]) => status.startsWith("2"));
  const properties = objectAt(success?.[1].schemas[0]?.value, "properties");
  return Object.entries(style.outputs).flatMap(([key, type]) => {
    const name = textAt(value, key);
    if (name === undefined) {
      const called = style.optional[key];
      if (called === undefined) return [`${key} names no property`];
      const found = Object.keys(properties).filter(
        (one) => called.test(one) && type.test(typeWord(document, follow(document, properties[one], "").value)),
      );
      return found.map((one) => `${key} names nothing, but the success body has ${one}; name it`);
    }
    const property = properties[name];
    if (property === undefined) return [`${key}: ${name} is no property of the success body`];
    const word = typeWord(document, follow(document, property, "").value);
    return type.test(word) ? [] : [`${key}: ${name} is of type ${word}`];
  });
}

/** The names a caller can give: parameters and the fields of the body. */
export function inputNames(document: Json, operation: OperationAt): string[] {
  const parameters = [...arrayAt(operation.item, "parameters"), ...arrayAt(operation.value, "parameters")];
  const named = parameters.map((one) => textAt(follow(document, one, "").value, "name") ?? "");
  return [...named, ...requestBody(document, operation).schemas.flatMap(({ value }) => propertyNames(value))];
}
