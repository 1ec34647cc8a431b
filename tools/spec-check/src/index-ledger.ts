import type { Ledger, OperationFacts, Row, Sample } from "./ledger.js";

/** A ledger with its rows at hand by id. */
export interface LedgerIndex {
  ledger: Ledger;
  rows: Map<string, Row>;
  elsewhere: Map<string, Row>;
  samples: Sample[];
  /** Whether ids carry the operation in front. */
  prefixed: boolean;
}

/** Indexes a ledger. */
export function indexLedger(ledger: Ledger): LedgerIndex {
  return {
    ledger,
    rows: new Map(ledger.rows.map((row) => [row.id, row])),
    elsewhere: new Map(ledger.elsewhere.map((row) => [row.id, row])),
    samples: ledger.samples,
    prefixed: Object.keys(ledger.operations).length > 1,
  };
}

/** The pseudo row of an operation: its method and path are printed outside of any table. */
export function operationRow(index: LedgerIndex, operation: string): OperationFacts | undefined {
  return index.ledger.operations[operation];
}

/** How a failure names a row: its id, and where the source prints it. */
export function rowName(row: Row): string {
  if (row.line !== undefined) return `row ${row.id} (page line ${row.line})`;
  return row.at === undefined ? `row ${row.id}` : `row ${row.id} (fact table ${row.at})`;
}
