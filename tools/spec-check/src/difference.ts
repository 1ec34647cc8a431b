import { documentsOf, type DocumentFacts } from "./build-ledger.js";
import type { Ledger, Row } from "./ledger.js";

/** Where a row stands, which moves without the row's facts changing. */
const POSITION = new Set(["id", "table", "line", "at", "source", "of"]);

/** What two ledgers differ in, a line a row: `+` added, `-` removed, `~` changed, with the cells that did. */
export interface LedgerDifference {
  readonly lines: readonly string[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What differs between two ledgers of one API version, by operation and document; the order of rows does not matter. */
export function difference(before: Ledger, after: Ledger): LedgerDifference {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  const lines: string[] = [];
  const count = { added: 0, removed: 0, changed: 0 };
  for (const [key, cells] of old) {
    if (fresh.has(key)) continue;
    count.removed++;
    lines.push(`- ${key}${shown(cells)}`);
  }
  for (const [key, cells] of fresh) {
    const was = old.get(key);
    if (was === undefined) {
      count.added++;
      lines.push(`+ ${key}${shown(cells)}`);
      continue;
    }
    const names = [...new Set([...Object.keys(was), ...Object.keys(cells)])];
    const changes = names.flatMap((name) => {
      const [from, to] = [JSON.stringify(was[name]) ?? "nothing", JSON.stringify(cells[name]) ?? "nothing"];
      return from === to ? [] : [`${name} ${from} -> ${to}`];
    });
    if (changes.length === 0) continue;
    count.changed++;
    lines.push(`~ ${key}: ${changes.join(", ")}`);
  }
  return { lines, ...count };
}

type Cells = Record<string, unknown>;

const shown = (cells: Cells): string => {
  const texts = Object.entries(cells).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return texts.length === 0 ? "" : `: ${texts.join(", ")}`;
};

/** Every fact of a ledger under a name that does not change when other operations come or go. */
function entriesOf(ledger: Ledger): Map<string, Cells> {
  const entries = new Map<string, Cells>();
  const put = (key: string, cells: Cells): void => {
    let name = key;
    for (let again = 2; entries.has(name); again++) name = `${key} (${again})`;
    entries.set(name, cells);
  };
  for (const document of documentsOf(ledger)) {
    const { facts, source, fixedPath } = document;
    const name = (id: string): string => `${facts.operation}${placeOf(document)} ${id}`;
    const { edition, url } = source;
    const path = fixedPath ?? facts.path;
    put(name("document"), { method: facts.method, path, ...(edition && { edition }), ...(url && { url }) });
    for (const row of facts.rows) put(name(row.id), cellsOf(row));
    for (const sample of facts.samples) {
      put(name(`sample ${sample.id}`), { headers: sample.headers });
      for (const [field, types] of Object.entries(sample.fields)) put(name(`sample ${sample.id} ${field}`), { types });
    }
  }
  return entries;
}

const placeOf = ({ source }: DocumentFacts): string => (source.kind === "page" ? "" : " (fact table)");

const cellsOf = (row: Row): Cells =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => !POSITION.has(name) && !["section", "place", "name"].includes(name)),
  );
