import { SECRET, sameCell } from "./compare.js";
import type { Correction } from "./corrections.js";
import type { Failure } from "./failure.js";
import { rowName, type LedgerIndex } from "./index-ledger.js";
import { show, type Verdict } from "./judge.js";
import { LIMITS, type Limit, type Row } from "./ledger.js";
import type { SpecNode } from "./nodes.js";
import { requiredOf, sameType, typeOf } from "./words.js";

/** Holds a spec against the rows of other sources: none may be missing, and what only they print must agree. */
export function checkElsewhere(
  byId: Map<string, SpecNode[]>,
  corrections: Correction[],
  verdict: Verdict,
  index: LedgerIndex,
): Failure[] {
  const failures: Failure[] = [];
  for (const row of index.elsewhere.values()) {
    if (row.place === "error") continue; // the page's own error rows are proven by their words
    const nodes = byId.get(row.id) ?? [];
    if (nodes.length === 0 && !verdict.met.has(row.id)) {
      failures.push({
        pointer: "",
        text: `${rowName(row)} of another source has no node; add it as the source has it`,
      });
    }
    if (index.rows.has(row.id)) continue; // the page is the authority
    for (const node of nodes) failures.push(...agree(row, node));
  }
  for (const node of verdict.explained.keys()) failures.push(...unfounded(node, index));
  for (const nodes of byId.values()) for (const node of nodes) failures.push(...promised(node, index));
  for (const correction of corrections) failures.push(...evident(correction, index));
  for (const correction of corrections) {
    for (const id of correction.from ?? []) {
      if (index.elsewhere.has(id)) continue;
      const text = `x-correction.from names ${id}, which no other source has; name one of the ledger's elsewhere rows`;
      failures.push({ pointer: correction.pointer, text });
    }
  }
  return failures;
}

/** A node that only other sources document says what they say. */
function agree(row: Row, node: SpecNode): Failure[] {
  const wrong = (cell: string, theirs: unknown, ours: unknown): Failure => ({
    pointer: node.pointer,
    text: `${cell} is ${show(ours)}, ${rowName(row)} of another source says ${show(theirs)}; make them equal`,
  });
  const failures: Failure[] = [];
  const type = typeOf(row);
  // Whether a field can be null is the samples' word: SDK models make everything nullable.
  const ours = (node.cells.type ?? "").replace(/\|null$/, "");
  if (type !== undefined && !sameType(type, ours)) failures.push(wrong("type", row.type, node.cells.type));
  const required = requiredOf(row);
  if (required !== undefined && required !== node.cells.required) {
    failures.push(wrong("required", required, node.cells.required));
  }
  for (const limit of LIMITS) {
    // Limits of answers may be left out: nobody enforces them. Limits of inputs may not.
    const free = row.place === "response" && node.cells[limit] === undefined;
    if (!free && row[limit] !== node.cells[limit]) failures.push(wrong(limit, row[limit], node.cells[limit]));
  }
  return failures;
}

/** A node that no row of any source describes carries no limit: nobody documented one. */
function unfounded(node: SpecNode, index: LedgerIndex): Failure[] {
  if (index.elsewhere.has(node.id)) return [];
  const own = (limit: Limit): boolean => limit === "format" && node.cells.format === SECRET;
  return LIMITS.filter((limit) => node.cells[limit] !== undefined && !own(limit)).map((limit) => ({
    pointer: node.pointer,
    text: `${limit} is ${show(node.cells[limit])}, but no source documents one for ${node.id}; delete it`,
  }));
}

/** A field is required only where a source promises it of an answer, or asks for it in a request. */
function promised(node: SpecNode, index: LedgerIndex): Failure[] {
  if (!["response", "query", "body"].includes(node.cells.place ?? "") || node.cells.required !== true) return [];
  const rows = [index.rows.get(node.id), index.elsewhere.get(node.id)];
  const words = rows.flatMap((row) => (row === undefined ? [] : (requiredOf(row) ?? [])));
  if (words[0] === true) return [];
  return [{ pointer: node.pointer, text: `required is true, but no source says so of ${node.id}; make it optional` }];
}

/** A correction that rests on SDKs or on another edition must find there what it adds. */
function evident(correction: Correction, index: LedgerIndex): Failure[] {
  if (correction.reason !== "sdk-only" && correction.reason !== "truncated") return [];
  const { quote } = correction;
  if (quote === undefined && correction.reason === "truncated" && namesOtherPage(correction, index)) return [];
  const nodes = correction.nodes.filter(({ kind }) => kind === "parameter" || kind === "property");
  if (nodes.length === 0) return correction.reason === "truncated" && quote === undefined ? [pageless(correction)] : [];
  if (quote === undefined) {
    if (nodes.some((node) => index.elsewhere.has(node.id))) return [];
    const text = `x-correction says ${correction.reason}, but no other source of the ledger has ${nodes[0]?.id ?? ""}`;
    return [{ pointer: correction.pointer, text: `${text}; give the true reason` }];
  }
  return nodes
    .filter((node) => node.id === quote.row)
    .flatMap((node) =>
      LIMITS.filter((limit) => limit in quote.cells).flatMap((limit) => {
        const theirs = index.elsewhere.get(node.id)?.[limit] ?? null;
        const ours = node.cells[limit] ?? null;
        if (sameCell(theirs, ours)) return [];
        const text = `${limit} is ${show(ours)}, other sources say ${show(theirs)} of ${node.id}; make them equal`;
        return [{ pointer: node.pointer, text }];
      }),
    );
}

/** What the page leaves out may stand on another page of the vendor, of which there is no ledger: it must be named. */
function namesOtherPage({ evidence }: Correction, { ledger }: LedgerIndex): boolean {
  const own = ledger.source.map(({ url }) => url);
  return [...evidence.matchAll(/https:\/\/[^\s,;]+/g)].some(([url]) => !own.includes(url));
}

function pageless({ pointer }: Correction): Failure {
  const text =
    "x-correction says truncated, but its evidence names no other page by its address; add it, or say sdk-only if an SDK is the source";
  return { pointer, text };
}
