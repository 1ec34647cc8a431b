import type { Json } from "./json.js";
import { LIMITS, type Row } from "./ledger.js";
import type { Cells } from "./schema-cells.js";
import { requiredOf, sameType, typeOf } from "./words.js";

/** The house's own mark of a secret. Vendors seldom print it, so no row has to. */
export const SECRET = "password";

/** One cell in which a node differs from its row. `row` is what the ledger prints, null for an empty cell. */
export interface Difference {
  cell: string;
  row: Json;
  node: Json;
}

/** The cells in which a node differs from its row. */
export function differences(row: Row, node: Cells): Difference[] {
  const found: Difference[] = [];
  const type = typeOf(row);
  if (type !== undefined && !sameType(type, node.type ?? "")) {
    found.push({ cell: "type", row: row.type ?? null, node: node.type ?? null });
  }
  const required = requiredOf(row);
  if (row.required !== undefined && row.required !== "unknown" && required !== node.required) {
    found.push({ cell: "required", row: row.required, node: node.required ?? null });
  }
  if (!sameWords(row.values, node.values)) {
    found.push({ cell: "values", row: row.values ?? null, node: node.values ?? null });
  }
  for (const limit of LIMITS) {
    if (limit === "format" && row.format === undefined && node.format === SECRET) continue;
    if (row[limit] !== node[limit]) found.push({ cell: limit, row: row[limit] ?? null, node: node[limit] ?? null });
  }
  if (row.body === "unknown" && node.body === "described") {
    found.push({ cell: "body", row: "unknown", node: "described" });
  }
  return found;
}

/** Whether two lists hold the same words, in any order. */
function sameWords(left: string[] | undefined, right: string[] | undefined): boolean {
  return [...(left ?? [])].sort().join("\n") === [...(right ?? [])].sort().join("\n");
}

/** The value a ledger row has in a cell, null for an empty one. */
export function cellOf(row: object, cell: string): Json {
  return (row as Record<string, Json>)[cell] ?? null;
}

/** Whether two cell values are the same; lists of words in any order. */
export function sameCell(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right)) return sameWords(left.map(String), right.map(String));
  return JSON.stringify(left) === JSON.stringify(right);
}
