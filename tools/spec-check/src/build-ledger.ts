import { createHash } from "node:crypto";
import type { Ledger, OperationFacts, PageFacts, Row, Sample, Source } from "./ledger.js";
import { parseBaiduPage } from "./page/baiducloud.js";
import { formOf } from "./page/detect.js";
import { parseFactTable, tablesOf } from "./page/fact-table.js";
import { parseHuaweiPage } from "./page/huaweicloud.js";
import { UnreadablePage } from "./page/unreadable.js";

/** One document to read, with what it does not say of itself. */
export interface PageInput {
  text: string;
  operation?: string | undefined;
  url?: string | undefined;
  edition?: string | undefined;
}

/** A document as facts: what a ledger is put together from. */
export interface DocumentFacts {
  facts: PageFacts;
  source: Source;
  /** The path of a fact table, with what its template leaves open filled in. */
  fixedPath?: string | undefined;
}

/**
 * Reads a document, whichever vendor's.
 * @throws UnreadablePage in one line, with the way out.
 */
export function readDocument(page: PageInput): DocumentFacts {
  const sha256 = createHash("sha256").update(page.text).digest("hex");
  const form = formOf(page.text);
  if (form === "fact-table") {
    const { sources, fixedPath, ...facts } = parseFactTable(page.text);
    if (page.operation !== undefined && page.operation !== facts.operation) {
      throw new UnreadablePage(`is the fact table of ${facts.operation}, and --operation says ${page.operation}`);
    }
    const of = Object.fromEntries(sources.entries());
    return unambiguous({ facts, fixedPath, source: { kind: "fact-table", operation: facts.operation, sha256, of } });
  }
  const parsed: PageFacts & { edition?: string } =
    form === "huaweicloud" ? parseHuaweiPage(page.text) : parseBaiduPage(page.text, page.operation ?? "");
  const { edition: printed, ...rest } = parsed;
  const facts: PageFacts = { ...rest, operation: page.operation ?? parsed.operation };
  if (facts.operation === "") {
    throw new UnreadablePage("does not name its operation; say it with --operation, in the vendor's spelling");
  }
  if (!/^[A-Z][A-Za-z0-9]+$/.test(facts.operation)) {
    throw new UnreadablePage(`cannot have operation ${JSON.stringify(facts.operation)}: it is a word such as ListCups`);
  }
  if (facts.path === "" || facts.rows.length === 0) {
    const lacks = facts.path === "" ? "no request line, such as GET /v1/cups" : "no table with rows and bars";
    throw new UnreadablePage(`has ${lacks}; was all of the page saved?`);
  }
  const edition = page.edition ?? printed;
  const source: Source = {
    kind: "page",
    operation: facts.operation,
    ...(page.url === undefined ? {} : { url: page.url }),
    ...(edition === undefined ? {} : { edition }),
    sha256,
  };
  return unambiguous({ facts, source });
}

/** Reads the documents of one API version into its ledger. */
export function buildLedger(pages: PageInput[]): Ledger {
  return assemble(pages.map((page) => readDocument(page)));
}

/** Puts documents together, in their order. */
export function assemble(documents: readonly DocumentFacts[]): Ledger {
  const operations = [...new Set(documents.map(({ facts }) => facts.operation))];
  const ledger: Ledger = {
    counts: { tables: 0, rows: 0, elsewhere: 0, samples: 0 },
    source: documents.map(({ source }) => source),
    operations: {},
    rows: [],
    elsewhere: [],
    samples: [],
  };
  for (const [index, document] of documents.entries()) {
    const { facts } = document;
    const prefix = operations.length > 1 ? `${facts.operation}.` : "";
    const rows = facts.rows.map((row) => ({ ...row, id: prefix + row.id, source: index }));
    if (isBeside(document, documents)) {
      ledger.elsewhere.push(...rows);
      continue;
    }
    ledger.operations[facts.operation] = { method: facts.method, path: facts.path };
    ledger.counts.tables += facts.tables;
    ledger.rows.push(...rows);
    ledger.samples.push(...facts.samples.map((sample): Sample => ({ ...sample, id: prefix + sample.id })));
  }
  for (const document of documents) {
    const operation = ledger.operations[document.facts.operation];
    const { fixedPath } = document;
    if (!isBeside(document, documents) || operation === undefined || fixedPath === undefined) continue;
    if (fixedPath !== operation.path) operation.fixedPath = fixedPath;
  }
  Object.assign(ledger.counts, {
    rows: ledger.rows.length,
    elsewhere: ledger.elsewhere.length,
    samples: ledger.samples.length,
  });
  return ledger;
}

/** A ledger taken apart again: what `assemble` made it from. */
export function documentsOf(ledger: Ledger): DocumentFacts[] {
  const names = Object.keys(ledger.operations);
  return ledger.source.map((source, index) => {
    const prefix = names.length > 1 ? `${source.operation}.` : "";
    const of = ({ source: from, ...row }: Row): Row[] =>
      from === index ? [{ ...row, id: row.id.slice(prefix.length) }] : [];
    const beside = source.kind === "fact-table" && ledger.source.some((one) => isPageOf(one, source.operation));
    const { method, path, fixedPath }: OperationFacts = ledger.operations[source.operation] ?? { method: "", path: "" };
    const samples = beside
      ? []
      : ledger.samples
          .filter(({ id }) => id.startsWith(prefix))
          .map((sample) => ({ ...sample, id: sample.id.slice(prefix.length) }));
    const rows = (beside ? ledger.elsewhere : ledger.rows).flatMap(of);
    const tables = source.kind === "page" ? Math.max(0, ...rows.map(({ table = 0 }) => table)) : tablesOf(rows);
    const facts = { operation: source.operation, method, path, tables, rows, samples };
    return { source, facts, ...(beside ? { fixedPath: fixedPath ?? path } : {}) };
  });
}

/** The page is the authority; a fact table is it only where there is no page. */
function isBeside({ source, facts }: DocumentFacts, all: readonly DocumentFacts[]): boolean {
  return source.kind === "fact-table" && all.some((other) => isPageOf(other.source, facts.operation));
}

function isPageOf(source: Source, operation: string): boolean {
  return source.kind === "page" && source.operation === operation;
}

/** @throws UnreadablePage for a document with two rows of one id: nothing could tell them apart. */
function unambiguous(document: DocumentFacts): DocumentFacts {
  const ids = document.facts.rows.map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  if (twice.size === 0) return document;
  throw new UnreadablePage(`has two rows of one id: ${[...twice].join(", ")}; is a table there twice?`);
}
