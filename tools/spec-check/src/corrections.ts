import { arrayAt, isObject, textAt, visit, type Json, type JsonObject } from "./json.js";
import type { Failure } from "./failure.js";
import type { SpecNode } from "./nodes.js";

/** Why a node differs from its row, or has none. */
export const REASONS = ["typo", "contradiction", "truncated", "sample-only", "sdk-only", "representation"] as const;

/** One reason word. */
export type Reason = (typeof REASONS)[number];

/** An `x-correction` with the nodes it can speak for. */
export interface Correction {
  /** Where the correction itself stands. */
  pointer: string;
  /** The quoted row and its quoted cells; undefined for `page: absent`. */
  quote?: { row: string; cells: JsonObject };
  reason: Reason;
  evidence: string;
  from?: string[];
  adds: string[];
  nodes: SpecNode[];
}

const KEYS = ["page", "from", "adds", "operations", "reason", "evidence"];

/** Reads every correction of a document, and names those that are malformed or stand where nothing can be corrected. */
export function correctionsOf(document: Json, nodes: SpecNode[]): { corrections: Correction[]; failures: Failure[] } {
  const corrections: Correction[] = [];
  const failures: Failure[] = [];
  visit(document, "", (object, at) => {
    if (!("x-correction" in object)) return;
    const value = object["x-correction"] ?? null;
    const here = nodes.filter((node) => node.spots.includes(at));
    const list = Array.isArray(value) ? value : [value];
    list.forEach((one, index) => {
      const pointer = `${at}/x-correction${Array.isArray(value) ? `/${index}` : ""}`;
      const wrong = problem(one);
      if (wrong !== undefined) failures.push({ pointer, text: `${wrong}; see the table in specs/README.md` });
      else if (here.length === 0) failures.push({ pointer, text: "stands where no row or node is; move or delete it" });
      else if (isObject(one)) {
        const strange = arrayAt(one, "operations").filter((name) => !here.some(({ operation }) => operation === name));
        for (const name of strange) {
          failures.push({
            pointer,
            text: `operations names ${JSON.stringify(name)}, which has no node here; name those that do`,
          });
        }
        corrections.push(read(one, pointer, here));
      }
    });
  });
  return { corrections, failures };
}

function problem(value: Json): string | undefined {
  if (!isObject(value)) return "x-correction is not an object";
  const unknown = Object.keys(value).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) return `x-correction has unknown keys: ${unknown.join(", ")}`;
  const page = value["page"];
  if (page !== "absent" && textAt(page, "row") === undefined) return "x-correction.page is neither absent nor a row";
  if (isObject(page) && Object.keys(page).length < 2) return "x-correction.page quotes a row but none of its cells";
  if (!REASONS.some((reason) => reason === value["reason"])) return "x-correction.reason is not one of the words";
  if ((textAt(value, "evidence") ?? "").trim() === "") return "x-correction.evidence is empty";
  return undefined;
}

function read(value: JsonObject, pointer: string, nodes: SpecNode[]): Correction {
  const operations = arrayAt(value, "operations");
  const correction: Correction = {
    pointer,
    reason: value["reason"] as Reason,
    evidence: textAt(value, "evidence") ?? "",
    adds: arrayAt(value, "adds").map(String),
    nodes: operations.length === 0 ? nodes : nodes.filter(({ operation }) => operations.includes(operation)),
  };
  if (isObject(value["page"])) {
    const { row: _, ...cells } = value["page"];
    correction.quote = { row: textAt(value["page"], "row") ?? "", cells };
  }
  if (Array.isArray(value["from"])) correction.from = value["from"].map(String);
  return correction;
}
