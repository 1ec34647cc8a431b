import { objectAt, own, textAt, type JsonObject } from "../json.js";
import { compareContent } from "./content.js";
import { addSchemas, type Context } from "./context.js";
import { namesIn, withoutNames, type Operation } from "./operations.js";
import { asSchema } from "./schema/parts.js";
import type { SchemaView } from "./schema/view.js";
import { compareDeprecation, compareRest, compareTexts } from "./texts.js";

const CLIENT_DEFAULT = "x-client-default";
const KNOWN = new Set([
  "name",
  "in",
  "required",
  "deprecated",
  "schema",
  "content",
  "style",
  "explode",
  "allowReserved",
  "allowEmptyValue",
  CLIENT_DEFAULT,
]);

/** The parameters of an operation: which there are, where they travel, who must give them, what they hold. */
export function compareParameters(context: Context, before: Operation, after: Operation): void {
  const { note } = context;
  const renamed = renamedInPath(before, after);
  const left = new Map(after.parameters);
  const removed: [string, JsonObject][] = [];
  for (const [key, parameter] of before.parameters) {
    const name = renamed.get(key) ?? key;
    const other = left.get(name);
    if (other === undefined) {
      removed.push([key, parameter]);
      continue;
    }
    left.delete(name);
    if (name !== key) {
      const [from, to] = [textAt(parameter, "name"), textAt(other, "name")];
      note({ rule: "request-path-parameter-renamed", location: `request.${key}`, from, to });
    }
    compareParameter(context, parameter, other, `request.${name}`);
  }
  for (const [key, parameter] of removed) {
    const moved = [...left].find(([, other]) => textAt(other, "name") === textAt(parameter, "name"));
    if (moved === undefined) {
      const rule =
        parameter["deprecated"] === true ? "request-parameter-removed-with-deprecation" : "request-parameter-removed";
      note({ rule, location: `request.${key}`, from: textAt(parameter, "name") });
      continue;
    }
    const [name, other] = moved;
    left.delete(name);
    const [from, to] = [textAt(parameter, "in"), textAt(other, "in")];
    note({ rule: "request-parameter-place-changed", location: `request.${key}`, from, to });
    compareParameter(context, parameter, other, `request.${name}`);
  }
  for (const [key, parameter] of left) {
    const kind = parameter["required"] === true ? "new-required-request-parameter" : "new-optional-request-parameter";
    const rule = parameter["in"] === "path" ? "new-request-path-parameter" : kind;
    note({ rule, location: `request.${key}`, to: textAt(parameter, "name") });
  }
}

/** What the parameters of a path are called now, where nothing but their names changed. */
function renamedInPath(before: Operation, after: Operation): Map<string, string> {
  if (withoutNames(before.path) !== withoutNames(after.path)) return new Map();
  const names = namesIn(after.path);
  return new Map(namesIn(before.path).map((name, i) => [`path.${name}`, `path.${names[i] ?? name}`]));
}

function compareParameter(context: Context, before: JsonObject, after: JsonObject, location: string): void {
  const { note } = context;
  const [was, is] = [before["required"] === true, after["required"] === true];
  if (was !== is) {
    const rule = `request-parameter-became-${is ? "required" : "optional"}`;
    note({ rule, location, from: was ? "required" : "optional", to: is ? "required" : "optional" });
  }
  const [from, to] = [textAt(before, CLIENT_DEFAULT), textAt(after, CLIENT_DEFAULT)];
  if (from !== to) {
    const how = from === undefined ? "added" : to === undefined ? "removed" : "changed";
    note({ rule: `client-default-${how}`, location, from, to });
  }
  const [schema, newSchema] = [asSchema(own(before, "schema")), asSchema(own(after, "schema"))];
  const single = isSingle(context.graph.before.view(schema)) && isSingle(context.graph.after.view(newSchema));
  // Another place has another default; that it moved is told already.
  const [style, newStyle] = [styleOf({ ...before, in: own(after, "in") ?? null }, single), styleOf(after, single)];
  if (style !== newStyle) note({ rule: "request-parameter-style-changed", location, from: style, to: newStyle });
  compareDeprecation(before["deprecated"] === true, after["deprecated"] === true, "request-parameter", location, note);
  compareTexts(before, after, location, note);
  const place = { direction: "request", subject: "parameter", location } as const;
  addSchemas(context, schema, newSchema, place);
  const [content, newContent] = [objectAt(before, "content"), objectAt(after, "content")];
  compareContent(context, content, newContent, { ...place, rules: "request-body" });
  compareRest(before, after, { known: KNOWN, documents: [context.before, context.after], location }, note);
}

/** Whether a value is one text, number or the like, which every form of lists and objects writes alike. */
function isSingle({ types }: SchemaView): boolean {
  return types !== undefined && !types.has("array") && !types.has("object");
}

/** How a parameter is written, with the defaults spelt out. */
function styleOf(parameter: JsonObject, single: boolean): string {
  if ("content" in parameter) return "by media type";
  const inQuery = parameter["in"] === "query" || parameter["in"] === "cookie";
  const style = textAt(parameter, "style") ?? (inQuery ? "form" : "simple");
  const explode = !single && (own(parameter, "explode") ?? style === "form");
  const marks = ["allowReserved", "allowEmptyValue"].filter((mark) => parameter[mark] === true);
  return [style, ...(explode === true ? ["explode"] : []), ...marks].join(" ");
}
