import { objectAt, own, type JsonObject } from "../json.js";
import { addSchemas, type Context } from "./context.js";
import type { SchemaDirection } from "./schema/comparison.js";
import type { Subject } from "./rules/family.js";
import { asSchema } from "./schema/parts.js";
import { compareRest, compareTexts } from "./texts.js";

const KNOWN = new Set(["schema", "encoding"]);

/** The media types of a body, and the schema of each. */
export function compareContent(
  context: Context,
  before: JsonObject,
  after: JsonObject,
  place: { direction: SchemaDirection; subject: Subject; location: string; rules: string },
): void {
  const { note } = context;
  const { location, rules } = place;
  const [from, to] = [byType(before), byType(after)];
  for (const type of from.keys())
    if (!to.has(type)) note({ rule: `${rules}-media-type-removed`, location, from: type });
  for (const type of to.keys()) if (!from.has(type)) note({ rule: `${rules}-media-type-added`, location, to: type });
  for (const [type, one] of from) {
    const other = to.get(type);
    if (!other) continue;
    const at = from.size === 1 && to.size === 1 ? location : `${location}[${type}]`;
    addSchemas(context, asSchema(own(one, "schema")), asSchema(own(other, "schema")), { ...place, location: at });
    compareTexts(one, other, at, note);
    const documents = [context.before, context.after] as const;
    const [encoding, newEncoding] = [own(one, "encoding"), own(other, "encoding")];
    if (context.before.closure(encoding) !== context.after.closure(newEncoding)) {
      note({ rule: "request-body-encoding-changed", location: at, from: encoding, to: newEncoding });
    }
    compareRest(one, other, { known: KNOWN, documents, location: at }, note);
  }
}

function byType(content: JsonObject): Map<string, JsonObject> {
  return new Map(Object.keys(content).map((type) => [type.toLowerCase().replace(/\s+/g, ""), objectAt(content, type)]));
}
