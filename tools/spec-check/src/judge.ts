import { cellOf, differences, sameCell, type Difference } from "./compare.js";
import type { Correction } from "./corrections.js";
import type { Failure } from "./failure.js";
import { operationRow, type LedgerIndex } from "./index-ledger.js";
import type { SpecNode } from "./nodes.js";

/** What the corrections of a document explain. */
export interface Verdict {
  failures: Failure[];
  /** Cells of a node that a correction explains. */
  excused: Map<SpecNode, Map<string, Correction>>;
  /** Nodes without a row that a correction explains. */
  explained: Map<SpecNode, Correction>;
  /** Rows without a node that a correction of another node meets. */
  met: Set<string>;
}

/** The cells in which a node differs from what the page says of it, or undefined when the page says nothing. */
export function differencesOf(node: SpecNode, index: LedgerIndex): Difference[] | undefined {
  if (node.kind === "operation") {
    const row = operationRow(index, node.operation);
    if (row === undefined) return undefined;
    const cells = ["method", "path"] as const;
    return cells.flatMap((cell) =>
      row[cell] === node.cells[cell] ? [] : [{ cell, row: row[cell], node: node.cells[cell] ?? null }],
    );
  }
  const row = index.rows.get(node.id);
  return row === undefined ? undefined : differences(row, node.cells);
}

/** Holds every correction against the ledger: does it quote what is there, and does it still correct something? */
export function judge(corrections: Correction[], nodes: SpecNode[], index: LedgerIndex): Verdict {
  const verdict: Verdict = { failures: [], excused: new Map(), explained: new Map(), met: new Set() };
  for (const correction of corrections) {
    if (correction.quote === undefined) judgeAbsent(correction, index, verdict);
    else if (correction.nodes.some((node) => node.id === correction.quote?.row)) judgeOwn(correction, index, verdict);
    else judgeOther(correction, correction.quote, nodes, index, verdict);
  }
  return verdict;
}

function judgeAbsent(correction: Correction, index: LedgerIndex, verdict: Verdict): void {
  const alone = correction.nodes.filter((node) => differencesOf(node, index) === undefined);
  if (alone.length === 0) {
    const ids = [...new Set(correction.nodes.map((node) => node.id))].join(", ");
    fail(verdict, correction, `corrects nothing any more: the ledger has a row for ${ids}; delete it`);
  }
  for (const node of alone) verdict.explained.set(node, correction);
}

/** The correction quotes the row of its own node. */
function judgeOwn(correction: Correction, index: LedgerIndex, verdict: Verdict): void {
  const { row, cells } = correction.quote ?? { row: "", cells: {} };
  for (const node of correction.nodes.filter(({ id }) => id === row)) {
    const found = differencesOf(node, index);
    if (found === undefined) {
      fail(verdict, correction, `quotes row ${row}, which the ledger does not have; is it page: absent?`);
      return;
    }
    const excused = verdict.excused.get(node) ?? new Map<string, Correction>();
    verdict.excused.set(node, excused);
    for (const [cell, quoted] of Object.entries(cells)) {
      const source = node.kind === "operation" ? operationRow(index, node.operation) : index.rows.get(row);
      const actual = cellOf(source ?? {}, cell);
      if (!sameCell(quoted, actual)) {
        const text = `quotes ${cell}: ${show(quoted)} of row ${row}, but the ledger says ${show(actual)}`;
        fail(verdict, correction, `${text}; quote the ledger, or mend the node`);
      } else if (!found.some((difference) => difference.cell === cell)) {
        fail(verdict, correction, `corrects nothing any more: ${cell} of row ${row} is what the node says; delete it`);
      } else excused.set(cell, correction);
    }
  }
}

/** The correction quotes a row that stands elsewhere on the page, or under another name. */
function judgeOther(
  correction: Correction,
  quote: NonNullable<Correction["quote"]>,
  nodes: SpecNode[],
  index: LedgerIndex,
  verdict: Verdict,
): void {
  const row = index.rows.get(quote.row);
  if (row === undefined) {
    fail(verdict, correction, `quotes row ${quote.row}, which the ledger does not have; quote one of its rows`);
    return;
  }
  for (const [cell, quoted] of Object.entries(quote.cells)) {
    const actual = cellOf(row, cell);
    if (!sameCell(quoted, actual)) {
      const text = `quotes ${cell}: ${show(quoted)} of row ${quote.row}, but the ledger says ${show(actual)}`;
      fail(verdict, correction, `${text}; quote the ledger, or mend the node`);
      return;
    }
    if (correction.nodes.some((node) => sameCell(quoted, cellOf(node.cells, cell)))) {
      fail(verdict, correction, `corrects nothing: ${cell} is ${show(quoted)} in the row and in the node; delete it`);
      return;
    }
  }
  const alone = correction.nodes.filter((node) => differencesOf(node, index) === undefined);
  for (const node of alone) verdict.explained.set(node, correction);
  const kept = nodes.find((node) => node.id === quote.row);
  if (alone.length > 0 && kept !== undefined && kept.cells.deprecated !== true) {
    fail(verdict, correction, `stands for row ${quote.row}, whose node is not deprecated; mark ${kept.pointer} so`);
  }
  // On a node with a row of its own, the correction stands for the quoted row, which then must have no node.
  if (alone.length === 0 && nodes.some((node) => node.id === quote.row)) {
    fail(verdict, correction, `corrects nothing any more: row ${quote.row} has a node of its own; delete it`);
    return;
  }
  // A misspelt field keeps a node of its own, deprecated: the page tells people to send it.
  if (correction.nodes.every(({ kind }) => kind === "operation")) verdict.met.add(quote.row);
}

function fail(verdict: Verdict, correction: Correction, text: string): void {
  verdict.failures.push({ pointer: correction.pointer, text: `x-correction ${text}` });
}

/** A cell's value as a failure prints it. */
export function show(value: unknown): string {
  return value === null || value === undefined ? "nothing" : JSON.stringify(value);
}
