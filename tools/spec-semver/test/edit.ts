import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Json, JsonObject } from "../src/json.js";
import { SpecDocument } from "../src/wire/document.js";
import type { Edit, SpecName } from "./catalogue/case.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FILES: Readonly<Record<SpecName, string>> = {
  "made-up": here("made-up.openapi.yaml"),
  "huaweicloud/roma": here("../../../specs/huaweicloud/roma/v2/openapi.yaml"),
  "huaweicloud/iam": here("../../../specs/huaweicloud/iam/v3/openapi.yaml"),
  "baiducloud/bcc": here("../../../specs/baiducloud/bcc/v2/openapi.yaml"),
  "baiducloud/sts": here("../../../specs/baiducloud/sts/v1/openapi.yaml"),
};
export const SPEC_NAMES = Object.keys(FILES) as SpecName[];
const texts = new Map<SpecName, string>();

/** A fresh copy of a spec, in which nothing is shared. */
export function load(spec: SpecName): JsonObject {
  const text = texts.get(spec) ?? JSON.stringify(parse(readFileSync(FILES[spec], "utf8"), { maxAliasCount: 1000 }));
  texts.set(spec, text);
  return JSON.parse(text) as JsonObject;
}

export function document(root: JsonObject): SpecDocument {
  return new SpecDocument("test", root);
}

/** A spec after some edits. @throws when an edit finds nothing to edit: a case must not pass because it does nothing. */
export function edited(spec: SpecName, edits: readonly Edit[]): JsonObject {
  const root = load(spec);
  for (const edit of edits) apply(root, edit);
  return root;
}

function apply(root: JsonObject, [how, pointer, value]: Edit): void {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const key = parts.pop() ?? "";
  const parent = parts.reduce<Json | undefined>((node, part) => (node as JsonObject | undefined)?.[part], root);
  if (typeof parent !== "object" || parent === null) throw new Error(`${pointer}: no such place`);
  const holder = parent as JsonObject;
  if (how !== "set" && !Object.hasOwn(holder, key)) throw new Error(`${pointer}: nothing to ${how}`);
  if (how === "set") {
    const fresh = structuredClone(value);
    Object.defineProperty(holder, key, { value: fresh, enumerable: true, configurable: true, writable: true });
  } else if (how === "append") (holder[key] as Json[]).push(structuredClone(value));
  else if (how === "reverse") (holder[key] as Json[]).reverse();
  else if (how === "remove") {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete holder[key];
  } else {
    holder[value] = holder[key] as Json;
    delete holder[key];
  }
}
