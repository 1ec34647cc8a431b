import type { Ledger, Row } from "@yunfan-tools/spec-check/ledger";
import { requiredOf } from "@yunfan-tools/spec-check/words";
import { factsOf, type Facts } from "../spec/facts.js";
import { fieldsBelow, shapeOf } from "../spec/structure.js";
import type { Provider } from "../workspace.js";

/** What an operation cannot do without, each with a value that its rows allow. */
export function leastInput(
  ledger: Ledger | undefined,
  operation: string,
  { findsProjects }: Provider,
): Record<string, unknown> {
  const facts = factsOf(ledger, operation);
  const path = ledger?.operations[operation]?.path ?? "";
  const rows = facts.rows.filter(({ id, place, name }) => {
    if (place !== "path" && place !== "query" && place !== "body") return false;
    // A path's version is the spec's own, and a project is found by the client.
    const isOpen = path.includes(`{${name}}`) && name !== "version" && !(findsProjects && name === "project_id");
    return id === `request.${place}.${name}` && (place !== "path" || isOpen);
  });
  const values = rows
    .filter((row) => row.place === "path" || requiredOf(row) === true)
    .map((row) => [row.name, leastValue(facts, row)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** A value of a row's type; undefined for a key without a value, which the client sends by itself. */
function leastValue(facts: Facts, row: Row): unknown {
  const { types, items } = shapeOf(facts, row, row.id);
  const [type = "string"] = types;
  const word = row.values?.[0];
  if (type === "flag") return undefined;
  if (type === "object") return objectAt(facts, row.id);
  if (type === "array") {
    if ((row.minItems ?? 0) === 0) return [];
    const below = fieldsBelow(facts, `${row.id}[]`).length > 0;
    return [below ? objectAt(facts, `${row.id}[]`) : scalar(items ?? "string", word, row)];
  }
  return scalar(type, word, row);
}

function objectAt(facts: Facts, id: string): Record<string, unknown> {
  const needed = fieldsBelow(facts, id).flatMap(({ row }) =>
    row !== undefined && requiredOf(row) === true ? [row] : [],
  );
  return Object.fromEntries(needed.map((row) => [row.name, leastValue(facts, row)]));
}

function scalar(type: string, word: string | undefined, row: Row): unknown {
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return Number(word ?? row.minimum ?? 1);
  const length = typeof row.minLength === "number" ? row.minLength : 0;
  return word ?? "text".padEnd(length, "-").slice(0, typeof row.maxLength === "number" ? row.maxLength : undefined);
}
