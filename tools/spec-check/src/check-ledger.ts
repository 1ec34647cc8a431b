import { checkElsewhere } from "./check-elsewhere.js";
import { checkSamples } from "./check-samples.js";
import { checkWords } from "./check-words.js";
import { correctionsOf, type Correction } from "./corrections.js";
import type { Failure } from "./failure.js";
import { indexLedger, operationRow, rowName, type LedgerIndex } from "./index-ledger.js";
import type { Json } from "./json.js";
import { arrayAt, objectAt } from "./json.js";
import { differencesOf, judge, show, type Verdict } from "./judge.js";
import type { Ledger, Row } from "./ledger.js";
import { nodesOf, type SpecNode } from "./nodes.js";

/** What the check of a spec against its ledger found. */
export interface LedgerResult {
  failures: Failure[];
  proven: number;
  rows: number;
  corrections: Correction[];
  /** What the corrections explain, for whoever compares the spec with something else. */
  verdict: Verdict;
  nodes: SpecNode[];
}

/** Proves a spec against its ledger in both directions. */
export function checkLedger(document: Json, ledger: Ledger): LedgerResult {
  const index = indexLedger(ledger);
  const nodes = nodesOf(document, index.prefixed);
  const { corrections, failures } = correctionsOf(document, nodes);
  const verdict = judge(corrections, nodes, index);
  failures.push(...verdict.failures);
  const codes = arrayAt(objectAt(document, "x-errors"), "code").map(String);
  const byId = groupById(nodes);
  let proven = 0;
  for (const row of ledger.rows) {
    const wrong = checkRow(row, nodes, byId, codes, verdict, index);
    if (wrong.length === 0) proven++;
    failures.push(...wrong);
  }
  for (const node of nodes) failures.push(...checkNode(node, nodes, verdict, index));
  failures.push(...checkWords(nodes, codes, verdict, index));
  failures.push(...checkElsewhere(byId, corrections, verdict, index));
  failures.push(...checkSamples(byId, corrections, index));
  if (ledger.counts.rows !== ledger.rows.length) {
    failures.push({ pointer: "", text: `the ledger counts ${ledger.counts.rows} rows and has ${ledger.rows.length}` });
  }
  return { failures: unique(failures), proven, rows: ledger.rows.length, corrections, verdict, nodes };
}

function checkRow(
  row: Row,
  nodes: SpecNode[],
  byId: Map<string, SpecNode[]>,
  codes: string[],
  verdict: Verdict,
  index: LedgerIndex,
): Failure[] {
  if (row.place === "error") return errorRow(row, nodes, codes);
  const found = byId.get(row.id) ?? [];
  if (found.length === 0 && !verdict.met.has(row.id)) return [{ pointer: "", text: missing(row, nodes) }];
  return found.flatMap((node) => {
    const excused = verdict.excused.get(node);
    return (differencesOf(node, index) ?? [])
      .filter(({ cell }) => excused?.has(cell) !== true)
      .map(({ cell, row: page, node: here }) => ({
        pointer: node.pointer,
        text:
          `${cell} is ${show(here)}, ${rowName(row)} says ${show(page)}; make them equal, ` +
          `or explain it with x-correction: { page: { row: ${row.id}, ${cell}: ${page === null ? "null" : show(page)} } }`,
      }));
  });
}

/** A missing row, with a hint when a node of its name stands in another place. */
function missing(row: Row, nodes: SpecNode[]): string {
  const moved = nodes.find((node) => node.cells.name === row.name && node.cells.place !== row.place);
  const hint =
    moved === undefined ? "" : `; ${row.name} stands in place ${show(moved.cells.place)} at #${moved.pointer}`;
  return (
    `${rowName(row)} of place ${row.place} has no node${hint}; ` +
    `add the node, or meet the row with an x-correction that quotes it`
  );
}

/** An error code is a word of the code property of the body that comes with its status. */
function errorRow(row: Row, nodes: SpecNode[], codes: string[]): Failure[] {
  const ids = codes.map((code) => `response.${row.status}${code.replaceAll("/", ".")}`);
  const found = nodes.filter((node) => ids.some((id) => node.id === id || node.id.endsWith(`.${id}`)));
  if (found.some((node) => node.cells.values?.includes(row.name) === true)) return [];
  const text = `${rowName(row)} is no word of the error code of status ${row.status}; add it to the enum`;
  return [{ pointer: found[0]?.pointer ?? "", text }];
}

function checkNode(node: SpecNode, nodes: SpecNode[], verdict: Verdict, index: LedgerIndex): Failure[] {
  const found = differencesOf(node, index);
  if (node.kind === "operation") return operationNode(node, found, verdict, index);
  if (found !== undefined || verdict.explained.has(node)) return [];
  const errors = index.ledger.rows.filter((row) => row.place === "error");
  if (node.kind === "status" && errors.some((row) => node.id.endsWith(`status.${row.status}`))) return [];
  const known = nodes.some(({ pointer, id }) => pointer === node.pointer && index.rows.has(id));
  if (node.response !== undefined && (known || node.kind === "header")) {
    if (speaksForBody(node.response, nodes, verdict, index)) return [];
  }
  const text = `${node.id} has no row in the ledger; delete it, or explain it with x-correction: { page: absent, … }`;
  return [{ pointer: node.pointer, text }];
}

function operationNode(
  node: SpecNode,
  found: ReturnType<typeof differencesOf>,
  verdict: Verdict,
  index: LedgerIndex,
): Failure[] {
  if (found === undefined) {
    return [
      { pointer: node.pointer, text: `the ledger has no operation ${node.operation}; is its id spelt as there?` },
    ];
  }
  const excused = verdict.excused.get(node);
  const fixed = operationRow(index, node.operation)?.fixedPath;
  if (excused?.has("path") === true && fixed !== undefined && fixed !== node.cells.path) {
    const text = `path is ${show(node.cells.path)}, other sources say ${show(fixed)}; make them equal`;
    return [{ pointer: node.pointer, text }];
  }
  return found
    .filter(({ cell }) => excused?.has(cell) !== true)
    .map(({ cell, row, node: here }) => ({
      pointer: node.pointer,
      text:
        `${cell} of ${node.operation} is ${show(here)}, the page says ${show(row)}; make them equal, ` +
        `or explain it with x-correction: { page: { row: ${node.id}, ${cell}: ${show(row)} } }`,
    }));
}

/** Whether a response's own correction explains its body, in a shape known from elsewhere: the page has none for it. */
function speaksForBody(response: string, nodes: SpecNode[], verdict: Verdict, index: LedgerIndex): boolean {
  const status = nodes.find((node) => node.kind === "status" && node.pointer === response);
  if (status === undefined) return false;
  const silent = verdict.explained.has(status) || verdict.excused.get(status)?.has("body") === true;
  const body = `${status.id.replace(/status\.(\w+)$/, "response.$1")}.`;
  return silent && ![...index.rows.keys()].some((id) => id.startsWith(body));
}

function groupById(nodes: SpecNode[]): Map<string, SpecNode[]> {
  const byId = new Map<string, SpecNode[]>();
  for (const node of nodes) byId.set(node.id, [...(byId.get(node.id) ?? []), node]);
  return byId;
}

/** A shared component is reached in several ways: say each thing once. */
export function unique(failures: Failure[]): Failure[] {
  const seen = new Set<string>();
  return failures.filter(({ pointer, text }) => {
    const key = `${pointer} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
