import { sameCell } from "../compare.js";
import type { Json } from "../json.js";
import { LIMITS } from "../ledger.js";
import type { SpecNode } from "../nodes.js";
import { sameType } from "../words.js";
import type { SdkMember, SdkModel } from "./model.js";

/** One thing that a spec and an SDK say differently of a member. */
export interface SdkDifference {
  /** The member's id, as the spec has it where it does. */
  id: string;
  /** Undefined where the spec has no such member. */
  node?: SpecNode;
  /** Which side has no such member; undefined where both do. */
  missing?: "sdk" | "spec";
  cell?: string;
  sdk: Json;
  spec: Json;
}

/** What a comparison came to. */
export interface Comparison {
  differences: SdkDifference[];
  /** Members that both have, and have alike. */
  alike: number;
}

/**
 * Compares an SDK's model with the nodes of its operation, by id without the operation. Error answers, request ids and
 * the headers that carry a signature or a token are left out: SDKs model none of them by operation.
 */
export function compareModel(model: SdkModel, nodes: Map<string, SpecNode>): Comparison {
  const fold = (id: string): string => (model.letterCase === "ignored" ? id.toLowerCase() : id);
  const theirs = new Map(Object.entries(model.members).map(([id, member]) => [fold(id), { id, member }]));
  const differences: SdkDifference[] = [];
  const met = new Set<string>();
  let alike = 0;
  for (const [id, node] of nodes) {
    if (!model.covers.some((half) => id.startsWith(half))) continue;
    const found = theirs.get(fold(id));
    if (found === undefined) {
      differences.push({ id, node, missing: "sdk", sdk: null, spec: node.cells.type ?? null });
      continue;
    }
    met.add(found.id);
    const cells = cellDifferences(found.member, node).map((one) => ({ id, node, ...one }));
    if (cells.length === 0) alike++;
    differences.push(...cells);
  }
  for (const { id, member } of theirs.values()) {
    if (!met.has(id)) differences.push({ id, missing: "spec", sdk: member.type, spec: null });
  }
  return { differences, alike };
}

/** A type without its null: whether a member can be null is the samples' word, models make everything nullable. */
const plain = (type: string | undefined): string => (type ?? "").replace(/\|null$/, "");

function cellDifferences(member: SdkMember, node: SpecNode): Pick<SdkDifference, "cell" | "sdk" | "spec">[] {
  const { cells } = node;
  const found: Pick<SdkDifference, "cell" | "sdk" | "spec">[] = [];
  const tell = (cell: string, sdk: Json, spec: Json): void => void found.push({ cell, sdk, spec });
  if (!sameType(member.type, plain(cells.type))) tell("type", member.type, plain(cells.type));
  if ((member.map ?? []).join() !== (node.map ?? []).join()) tell("map", member.map ?? null, node.map ?? null);
  if (member.required !== undefined && member.required !== cells.required) {
    tell("required", member.required, cells.required ?? null);
  }
  if (!sameCell(member.values ?? null, cells.values ?? null))
    tell("values", member.values ?? null, cells.values ?? null);
  for (const limit of LIMITS) {
    // Few SDKs print limits: silence says nothing.
    const theirs = member[limit];
    if (theirs !== undefined && !sameCell(theirs, cells[limit] ?? null)) tell(limit, theirs, cells[limit] ?? null);
  }
  return found;
}
