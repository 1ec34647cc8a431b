import { createHash } from "node:crypto";
import type { Ledger, PageFacts, Row, Sample, Source } from "./ledger.js";
import { parseBaiduPage } from "./page/baiducloud.js";
import { parseFactTable } from "./page/fact-table.js";
import { parseHuaweiPage } from "./page/huaweicloud.js";

/** One document to read, with what it does not say of itself. */
export interface PageInput {
  text: string;
  /** A fact table is JSON, a page is text. */
  json: boolean;
  operation?: string | undefined;
  url?: string | undefined;
  edition?: string | undefined;
}

/** Reads the documents of one API version into its ledger. */
export function buildLedger(provider: string, pages: PageInput[]): Ledger {
  const parsed = pages.map((page) => read(provider, page));
  const operations = [...new Set(parsed.map(({ facts }) => facts.operation))];
  const ledger: Ledger = {
    counts: { tables: 0, rows: 0, elsewhere: 0, samples: 0 },
    source: parsed.map(({ source }) => source),
    operations: {},
    rows: [],
    elsewhere: [],
    samples: [],
  };
  for (const [index, { facts, source, fixedPath }] of parsed.entries()) {
    const prefix = operations.length > 1 ? `${facts.operation}.` : "";
    // The page is the authority; a fact table is it only where there is no page.
    const beside = source.kind === "fact-table" && parsed.some((other) => isPageOf(other.source, facts.operation));
    const rows = facts.rows.map((row) => ({ ...row, id: prefix + row.id, source: index }));
    if (beside) {
      ledger.elsewhere.push(...rows);
      const operation = ledger.operations[facts.operation];
      if (operation !== undefined && fixedPath !== undefined && fixedPath !== operation.path) {
        operation.fixedPath = fixedPath;
      }
      continue;
    }
    ledger.operations[facts.operation] = { method: facts.method, path: facts.path };
    ledger.counts.tables += facts.tables;
    ledger.rows.push(...rows);
    ledger.samples.push(...facts.samples.map((sample): Sample => ({ ...sample, id: prefix + sample.id })));
  }
  const twice = repeated([...ledger.rows]);
  if (twice.length > 0) throw new Error(`Two rows have one id: ${twice.join(", ")}`);
  Object.assign(ledger.counts, {
    rows: ledger.rows.length,
    elsewhere: ledger.elsewhere.length,
    samples: ledger.samples.length,
  });
  return ledger;
}

function isPageOf(source: Source, operation: string): boolean {
  return source.kind === "page" && source.operation === operation;
}

function repeated(rows: Row[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => (seen.has(id) ? [id] : (seen.add(id), [])));
}

function read(provider: string, page: PageInput): { facts: PageFacts; source: Source; fixedPath?: string } {
  const sha256 = createHash("sha256").update(page.text).digest("hex");
  if (page.json) {
    const { sources, fixedPath, ...facts } = parseFactTable(page.text);
    return {
      facts,
      fixedPath,
      source: { kind: "fact-table", operation: facts.operation, sha256, of: Object.fromEntries(sources.entries()) },
    };
  }
  const parsed = parsePage(provider, page);
  const facts: PageFacts = { ...parsed, operation: page.operation ?? parsed.operation };
  const edition = page.edition ?? parsed.edition;
  const source: Source = {
    kind: "page",
    operation: facts.operation,
    ...(page.url === undefined ? {} : { url: page.url }),
    ...(edition === undefined ? {} : { edition }),
    sha256,
  };
  if (facts.operation === "" || facts.path === "" || facts.rows.length === 0) {
    throw new Error("A page without an operation, a request line or a table: is it of this provider?");
  }
  return { facts, source };
}

function parsePage(provider: string, page: PageInput): PageFacts & { edition?: string } {
  if (provider === "huaweicloud") return parseHuaweiPage(page.text);
  if (provider === "baiducloud") return parseBaiduPage(page.text, page.operation ?? "");
  throw new Error(`No parser for pages of ${provider}`);
}
