import type { Correction, Schema } from "./schema.js";

/** A schema's documentation as the types show it: meaning, unit, limits, and where the fact comes from. */
export function describeSchema(schema: Schema): string {
  const parts = [schema.description?.trim() ?? ""];
  if (schema.format) parts.push(`Format: ${schema.format}.`);
  if (schema["x-unit"]) parts.push(`Unit: ${schema["x-unit"]}.`);
  parts.push(...limitsOf(schema));
  // A component that two operations share may have the same origin for a row of each.
  parts.push(...new Set(correctionsOf(schema).map(originOf)));
  return parts.filter((part) => part !== "").join("\n\n");
}

function limitsOf(schema: Schema): string[] {
  return [
    range(schema.minimum, schema.maximum, (text) => `Range: ${text}.`),
    range(schema.minLength, schema.maxLength, (text) => `Length: ${text} characters.`),
    range(schema.minItems, schema.maxItems, (text) => `Items: ${text}.`),
    range(schema.minProperties, schema.maxProperties, (text) => `Fields to give: ${text}.`),
  ].filter((text) => text !== undefined);
}

function range(min: number | undefined, max: number | undefined, print: (text: string) => string): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (min === max) return print(`exactly ${min}`);
  return print(min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`);
}

function correctionsOf({ "x-correction": correction }: Schema): Correction[] {
  return correction === undefined ? [] : [correction].flat();
}

/** Where a fact comes from that the vendor's page does not state, or states otherwise. */
function originOf({ reason, evidence }: Correction): string {
  const source = evidence.trim().replace(/\.$/, "");
  switch (reason) {
    case "sdk-only":
      return `Not on the vendor's page; known from its SDKs or API descriptions: ${source}.`;
    case "sample-only":
      return `Not in the tables of the vendor's page; seen in its sample: ${source}.`;
    default:
      return `Differs from the vendor's page (${reason}): ${source}.`;
  }
}

/** A JSDoc block. */
export function jsdoc(text: string): string {
  const lines = text.replaceAll("*/", "*\\/").trim().split("\n");
  return lines.length === 1
    ? `/** ${lines[0]} */`
    : ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}
