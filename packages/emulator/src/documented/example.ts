import { resolve, type OpenApiDocument, type Schema } from "../spec/document.js";

/** What of a schema decides which value fits it. */
interface Limits extends Schema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
}

/** Texts of the formats that JSON Schema asserts. */
const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00Z",
  date: "2026-01-01",
  time: "00:00:00Z",
  email: "someone@example.com",
  hostname: "host.example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/** A value that fits a schema: every documented field, one item a list, the first word of an enum. Always the same one. */
export function exampleOf(document: OpenApiDocument, schema: Schema, within: readonly Schema[] = []): unknown {
  const found = resolve(document, schema) as Limits;
  if (within.includes(found)) return undefined;
  const inside = [...within, found];
  if (found.const !== undefined) return found.const;
  if (found.default !== undefined) return found.default;
  const word = found.enum?.find((one) => one !== null);
  if (word !== undefined) return word;
  const [first] = found.anyOf ?? [];
  if (first !== undefined) return exampleOf(document, first, inside);
  switch (typeWord(found) ?? "any") {
    case "object":
      return objectOf(document, found, inside);
    case "array": {
      const item = found.items === undefined ? undefined : exampleOf(document, found.items, inside);
      return item === undefined ? [] : [item];
    }
    case "integer":
    case "number":
      return found.minimum ?? Math.min(1, found.maximum ?? 1);
    case "boolean":
      return true;
    case "string":
      return textOf(found);
    default:
      return null;
  }
}

function typeWord({ type, properties }: Schema): string | undefined {
  if (type === undefined) return properties === undefined ? undefined : "object";
  return typeof type === "string" ? type : type.find((word) => word !== "null");
}

function objectOf(document: OpenApiDocument, schema: Limits, inside: readonly Schema[]): object {
  const { properties = {}, required = [], maxProperties } = schema;
  const fields = Object.entries(properties)
    .filter(([name], index) => maxProperties === undefined || required.includes(name) || index < maxProperties)
    .map(([name, field]) => [name, exampleOf(document, field, inside)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as object;
}

function textOf({ format = "", minLength = 0, maxLength = Infinity }: Limits): string {
  return (FORMATS[format] ?? "text").padEnd(minLength, "x").slice(0, maxLength);
}
