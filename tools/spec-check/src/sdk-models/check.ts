import { sameCell } from "../compare.js";
import type { Failure } from "../failure.js";
import { pointer, type Json } from "../json.js";
import { show, type Verdict } from "../judge.js";
import type { SpecNode } from "../nodes.js";
import { typeOf } from "../words.js";
import { compareModel, type SdkDifference } from "./differences.js";
import { readSdkModels } from "./form.js";
import type { Known, SdkModel } from "./model.js";

/** What the comparison of a spec with the vendor's SDKs came to. */
export interface SdkResult {
  /** Places in the spec where it and an SDK differ. */
  failures: Failure[];
  /** Places in sdk-models.json that are malformed or no longer true. */
  ownFailures: Failure[];
  models: number;
  operations: number;
  /** Operations that no SDK is known to have. */
  unknown: number;
  alike: number;
  corrected: number;
  known: number;
}

/** Compares a spec with the SDK models beside it, both ways. `prefixed`: ids of nodes carry the operation. */
export function checkSdkModels(value: Json, nodes: SpecNode[], prefixed: boolean, verdict: Verdict): SdkResult {
  const result: SdkResult = {
    failures: [],
    ownFailures: [],
    models: 0,
    operations: 0,
    unknown: 0,
    alike: 0,
    corrected: 0,
    known: 0,
  };
  const content = readSdkModels(value);
  if (Array.isArray(content)) return { ...result, ownFailures: content };
  const operations = nodes.filter(({ kind }) => kind === "operation");
  for (const node of operations) {
    result.operations++;
    const models = content.operations[node.operation];
    if (models === undefined) {
      const text = `has no ${node.operation}; add the models that SDKs have of it, or { "unknown": <why> }`;
      result.ownFailures.push({ pointer: "/operations", text });
    } else if (!Array.isArray(models)) result.unknown++;
    else {
      models.forEach((model, index) => {
        result.models++;
        const at = pointer("/operations", node.operation, index);
        checkModel(model, at, node, membersOf(node.operation, nodes, prefixed), verdict, result);
      });
    }
  }
  for (const name of Object.keys(content.operations)) {
    if (operations.some(({ operation }) => operation === name)) continue;
    const text = "is no operation of the spec; delete it, or spell it as there";
    result.ownFailures.push({ pointer: pointer("/operations", name), text });
  }
  return result;
}

/** What SDKs model of an operation: parameters, bodies and the answers of success, by id without the operation. */
function membersOf(operation: string, nodes: SpecNode[], prefixed: boolean): Map<string, SpecNode> {
  return new Map(
    nodes
      .filter((node) => node.operation === operation && ["parameter", "property", "header"].includes(node.kind))
      .map((node) => [prefixed ? node.id.slice(operation.length + 1) : node.id, node] as const)
      .filter(([id]) => !/^response\.(?!2)|^response\.\d+\.header\.x-(?:bce-)?request-id$/i.test(id)),
  );
}

function checkModel(
  model: SdkModel,
  at: string,
  operation: SpecNode,
  nodes: Map<string, SpecNode>,
  verdict: Verdict,
  result: SdkResult,
): void {
  for (const cell of ["method", "path"] as const) {
    const theirs = model[cell];
    if (theirs === undefined || theirs === operation.cells[cell]) continue;
    const text = `${cell} of ${operation.operation} is ${show(operation.cells[cell])}, ${model.sdk} says ${show(theirs)}`;
    result.failures.push({ pointer: operation.pointer, text: `${text}; make them equal` });
  }
  const { differences, alike } = compareModel(model, nodes);
  result.alike += alike;
  const used = new Set<string>();
  for (const difference of differences) {
    const entry = (model.known ?? []).find((known) => covers(known, difference));
    if (entry !== undefined) {
      result.known++;
      used.add(use(entry, difference.id));
    } else if (isCorrected(difference, verdict)) result.corrected++;
    else result.failures.push(failureOf(difference, model, operation));
  }
  (model.known ?? []).forEach((entry, index) => {
    for (const id of entry.members) {
      if (used.has(use(entry, id))) continue;
      const what = "cell" in entry ? `${entry.cell} of ${id} to be so` : `${id} to be missing in the ${entry.missing}`;
      const text = `knows ${what}, which is no difference to ${model.sdk} any more; delete it, or quote what is there`;
      result.ownFailures.push({ pointer: pointer(at, "known", index), text });
    }
  });
}

const use = (entry: Known, id: string): string => `${"cell" in entry ? entry.cell : entry.missing} ${id}`;

function covers(entry: Known, { id, missing, cell, sdk, spec }: SdkDifference): boolean {
  if (!entry.members.includes(id)) return false;
  if (!("cell" in entry)) return entry.missing === missing && (!("sdk" in entry) || entry.sdk === sdk);
  return entry.cell === cell && sameCell(entry.sdk, sdk) && sameCell(entry.spec, spec);
}

/**
 * Whether a correction of the spec speaks for a difference: the SDK says what the page says, and the correction refutes it.
 * What an SDK does not say is no such word.
 */
function isCorrected({ node, cell = "", sdk }: SdkDifference, verdict: Verdict): boolean {
  const page = node === undefined ? undefined : verdict.excused.get(node)?.get(cell)?.quote?.cells[cell];
  if (page === undefined || sdk === null) return false;
  if (cell !== "type" || typeof page !== "string") return sameCell(page, sdk);
  return typeOf({ id: "", section: "", place: "body", name: "", type: page }) === sdk;
}

function failureOf(
  { id, node, missing, cell, sdk, spec }: SdkDifference,
  model: SdkModel,
  operation: SpecNode,
): Failure {
  const own = `${operation.operation} ${id}`;
  const way = `or list it under known of ${model.sdk} in sdk-models.json`;
  const at = (node ?? operation).pointer;
  if (missing === "sdk") {
    return {
      pointer: at,
      text: `${own} is no member of ${model.sdk}; delete it, explain it with x-correction, ${way}`,
    };
  }
  if (missing === "spec") return { pointer: at, text: `${own} of ${model.sdk} has no node; add it, ${way}` };
  const text = `${cell} of ${own} is ${show(spec)}, ${model.sdk} says ${show(sdk)}`;
  return { pointer: at, text: `${text}; make them equal, explain it with x-correction, ${way}` };
}
