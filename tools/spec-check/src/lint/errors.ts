import type { Failure } from "../failure.js";
import { arrayAt, follow, objectAt, pointer, textAt, type Json, type JsonObject } from "../json.js";
import { operationsOf } from "../nodes.js";
import { typeWord } from "../schema-cells.js";
import { propertyAt, responseBodies, type Body } from "./bodies.js";

const KEYS = ["code", "message", "requestId", "clock"];

/** `x-errors`: every pointer leads somewhere, every error body has code and message, every response has the header. */
export function lintErrors(document: Json): Failure[] {
  const errors = objectAt(document, "x-errors");
  const requestId = objectAt(errors, "requestId");
  const codes = arrayAt(errors, "code").map(String);
  const ids = arrayAt(requestId, "body").map(String);
  const parts: [string, string[]][] = [
    ["code", codes],
    ["message", arrayAt(errors, "message").map(String)],
    ["requestId/body", ids],
  ];
  const schemas = errorBodies(document).flatMap((body) => body.schemas);
  const has = (body: JsonObject, path: string): boolean => propertyAt(document, body, path) !== undefined;
  // The header has the request id too, so a body may do without; not so one whose twin, with its code in the same place, has it.
  const leavesIdToHeader = (body: JsonObject): boolean =>
    !schemas.some(
      ({ value }) => ids.some((path) => has(value, path)) && codes.some((path) => has(body, path) && has(value, path)),
    );
  const failures: Failure[] = [];
  for (const [part, pointers] of parts) {
    if (pointers.length === 0 && part !== "requestId/body") {
      failures.push({ pointer: "/x-errors", text: `${part} names no pointer; add one` });
    }
    for (const path of pointers.filter(
      (one) => !schemas.some(({ value }) => propertyAt(document, value, one) !== undefined),
    )) {
      failures.push({ pointer: `/x-errors/${part}`, text: `${path} leads to no property of any error body; mend it` });
    }
    for (const { value, at } of pointers.length === 0 ? [] : schemas) {
      const properties = pointers.map((path) => propertyAt(document, value, path)).filter((one) => one !== undefined);
      const types = part === "code" ? ["string", "integer", "number"] : ["string"];
      if (properties.length === 0) {
        if (part === "requestId/body" && leavesIdToHeader(value)) continue;
        failures.push({ pointer: at, text: `the error body has no ${part} at ${pointers.join(" or ")}; add it` });
      } else if (!properties.every((property) => types.includes(typeWord(document, property)))) {
        failures.push({ pointer: at, text: `${part} at ${pointers.join(" or ")} is not ${types.join(" or ")}` });
      }
    }
  }
  const unknown = Object.keys(errors).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) {
    failures.push({
      pointer: "/x-errors",
      text: `has unknown keys ${unknown.join(", ")}; it takes ${KEYS.join(", ")}`,
    });
  }
  if ("clock" in errors && arrayAt(errors, "clock").some((code) => typeof code !== "string" || code === "")) {
    failures.push({ pointer: "/x-errors/clock", text: "holds something else than error codes; list them as texts" });
  }
  return unique([...failures, ...lintHeader(document, textAt(requestId, "header"))]);
}

function errorBodies(document: Json): Body[] {
  return operationsOf(document).flatMap((operation) =>
    [...responseBodies(document, operation)].flatMap(([status, body]) => (Number(status) >= 400 ? [body] : [])),
  );
}

function lintHeader(document: Json, header: string | undefined): Failure[] {
  if (header === undefined)
    return [{ pointer: "/x-errors/requestId", text: "header names no response header; add it" }];
  return operationsOf(document).flatMap(({ value, at }) =>
    Object.entries(objectAt(value, "responses")).flatMap(([status, response]) => {
      const found = follow(document, response, pointer(at, "responses", status));
      const headerAt = follow(document, objectAt(found.value, "headers")[header], "").value;
      if (typeWord(document, objectAt(headerAt, "schema")) === "string") return [];
      return [
        {
          pointer: found.at,
          text: `the response has no header ${header} of type string, which x-errors names; add it`,
        },
      ];
    }),
  );
}

function unique(failures: Failure[]): Failure[] {
  return failures.filter(
    (one, index) => failures.findIndex((other) => other.pointer === one.pointer && other.text === one.text) === index,
  );
}
