import { canonical, isObject, listAt, objectAt, own, same, textAt, type JsonObject } from "../json.js";
import type { SpecDocument } from "./document.js";
import type { Note } from "./recorder.js";
import { compareServers } from "./servers.js";
import { compareRest } from "./texts.js";

const KNOWN = new Set([
  "openapi",
  "info",
  "servers",
  "paths",
  "components",
  "security",
  "tags",
  "x-errors",
  "externalDocs",
]);

/** What belongs to no operation. */
export function compareService(before: SpecDocument, after: SpecDocument, note: Note): void {
  const [one, other] = [before.root, after.root];
  const documents = [before, after] as const;
  if (one["openapi"] !== other["openapi"]) {
    note({
      rule: "openapi-version-changed",
      location: "openapi",
      from: own(one, "openapi"),
      to: own(other, "openapi"),
    });
  }
  compareMembers("info-changed", "info", objectAt(one, "info"), objectAt(other, "info"), note);
  compareMembers("tag-changed", "tags", tagsOf(one), tagsOf(other), note);
  const [docs, newDocs] = [own(one, "externalDocs"), own(other, "externalDocs")];
  if (!same(docs, newDocs)) note({ rule: "external-docs-changed", location: "externalDocs", from: docs, to: newDocs });
  compareServers(before, after, note);
  compareMembers("error-fields-changed", "x-errors", errorsOf(one), errorsOf(other), note);
  compareSchemaNames(before, after, note);
  compareRest(one, other, { known: KNOWN, documents, location: "" }, note);
  const [paths, newPaths] = [extensionsOf(one), extensionsOf(other)];
  compareRest(paths, newPaths, { known: KNOWN, documents, location: "paths" }, note);
}

function extensionsOf(root: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(objectAt(root, "paths")).filter(([key]) => key.startsWith("x-")));
}

/** Everything that is in force whatever it belongs to, as a text: the last net below all rules. */
export function serviceText(document: SpecDocument): string {
  const { components: _, security: __, ...rest } = document.root;
  const [first, ...spare] = listAt(rest, "servers");
  const servers = [first ?? null, ...spare.map((server) => canonical(server)).sort()];
  return document.closure({ ...rest, servers, "x-errors": errorsOf(rest) });
}

/** Where errors are read; the codes of a wrong clock have no order. */
function errorsOf(root: JsonObject): JsonObject {
  const errors = objectAt(root, "x-errors");
  const clock = [...listAt(errors, "clock")].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  return clock.length > 0 ? { ...errors, clock } : errors;
}

function compareMembers(rule: string, location: string, before: JsonObject, after: JsonObject, note: Note): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [own(before, key), own(after, key)];
    if (!same(from, to)) note({ rule, location: `${location}.${key}`, from, to });
  }
}

function tagsOf(root: JsonObject): JsonObject {
  const tags = listAt(root, "tags").filter(isObject);
  return Object.fromEntries(tags.map((tag) => [textAt(tag, "name") ?? "", tag]));
}

/** Components that operations use are types that users import: their names are part of the interface. */
function compareSchemaNames(before: SpecDocument, after: SpecDocument, note: Note): void {
  const [names, newNames] = [new Set(before.schemaNames), new Set(after.schemaNames)];
  for (const name of before.usedSchemas()) {
    if (!newNames.has(name)) note({ rule: "api-schema-removed", location: `schemas.${name}`, from: name });
  }
  for (const name of after.usedSchemas()) {
    if (!names.has(name)) note({ rule: "api-schema-added", location: `schemas.${name}`, to: name });
  }
}
