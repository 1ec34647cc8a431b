import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { SpecError } from "./spec-error.js";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * Reads an `openapi.yaml`.
 *
 * @param path - where the file is
 * @param name - how messages and headers call it, such as `specs/huaweicloud/roma/v2/openapi.yaml`
 * @throws {SpecError} when it is missing, no YAML, or no OpenAPI 3.1 object.
 */
export function loadSpec(path: string, name: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new SpecError(name, "", "cannot be read");
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new SpecError(name, `${line}:${col}`, error.message.split("\n", 1)[0] ?? "does not parse");
  }
  const value: unknown = document.toJS();
  if (!isObject(value)) throw new SpecError(name, "", "is not an object");
  if (typeof value["openapi"] !== "string" || !value["openapi"].startsWith("3.1.")) {
    throw new SpecError(name, "/openapi", "must be a 3.1 version, such as 3.1.1");
  }
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
