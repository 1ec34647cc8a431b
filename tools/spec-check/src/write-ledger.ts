import { isObject, type Json } from "./json.js";
import type { Ledger } from "./ledger.js";

/** A ledger as text: one row a line, so that a change of the page shows as changed lines. */
export function format(ledger: Ledger): string {
  const parts = Object.entries(ledger as unknown as Record<string, Json>);
  return `{\n${parts.map(([key, value]) => `  ${JSON.stringify(key)}: ${block(value)}`).join(",\n")}\n}\n`;
}

function block(value: Json): string {
  if (!Array.isArray(value) || value.length === 0) return line(value);
  return `[\n${value.map((item) => `    ${line(item)}`).join(",\n")}\n  ]`;
}

/** One line, spaced as prettier does. */
function line(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => line(item)).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, child]) => `${JSON.stringify(key)}: ${line(child)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
