import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { assemble, documentsOf, readDocument, type DocumentFacts, type PageInput } from "./build-ledger.js";
import { difference } from "./difference.js";
import { parseJson } from "./json.js";
import type { Ledger, Source } from "./ledger.js";
import { formOf, UnreadablePage } from "./page/detect.js";
import { SPECS } from "./specs.js";
import { format } from "./write-ledger.js";

/** One saved page of the command line. */
interface Page extends Omit<PageInput, "text"> {
  readonly file: string;
}

interface Arguments {
  readonly pages: Page[];
  readonly out: string;
  readonly check: boolean;
}

/** Where the command prints, and the folder of all specs. */
export interface Surroundings {
  readonly specs?: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

const USAGE =
  "Usage: ledger:capture <page> [--operation <id>] [--url <url>] [--edition <date>] [<page> …] " +
  "--out <provider>/<service>/<version> [--check]";

/**
 * Makes or renews a ledger from saved pages. Documents of the ledger that are not given stay as they are; what is not said
 * of one that it has already is taken from it.
 *
 * @returns The exit code: 0 written, or the same with `--check`; 1 different with `--check`, or unreadable; 2 unusable
 *   arguments.
 */
export function capture(args: readonly string[], { specs = SPECS, print, complain }: Surroundings): number {
  const wanted = read(args);
  if (typeof wanted === "string") {
    complain(`ledger:capture: ${wanted}\n${USAGE}`);
    return 2;
  }
  const file = fileOf(wanted.out, specs);
  const provider = wanted.out.split("/")[0] ?? "";
  try {
    const before = existsSync(file) ? readLedger(file) : undefined;
    const documents = before === undefined ? [] : documentsOf(before);
    for (const page of wanted.pages) {
      const found = readPage(page, provider, documents);
      const at = documents.findIndex(({ source }) => isSame(source, found.source));
      if (at === -1) documents.push(found);
      else documents[at] = found;
    }
    const ledger = assemble(documents);
    const { tables, rows, elsewhere, samples } = ledger.counts;
    const counted = `${tables} tables, ${rows} rows, ${elsewhere} rows of other sources, ${samples} samples`;
    const { lines, added, removed, changed } = difference(before ?? assemble([]), ledger);
    if (before !== undefined) for (const line of lines) print(line);
    const summary = before === undefined ? "" : `; ${added} added, ${removed} removed, ${changed} changed`;
    if (wanted.check) {
      print(`${wanted.out}: ${counted}${summary}; nothing was written`);
      return before === undefined || lines.length > 0 ? 1 : 0;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, format(ledger));
    print(`${wanted.out}: ${counted}${summary}`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error;
    complain(`ledger:capture: ${error.message}\nNothing was written.`);
    return 1;
  }
}

/** A page by the command line and, where that is silent, by the ledger's own word of it. */
function readPage({ file, ...said }: Page, provider: string, documents: readonly DocumentFacts[]): DocumentFacts {
  if (!existsSync(file)) throw new UnreadablePage(`${file} does not exist; save the vendor's page as a text first`);
  const text = readFileSync(file, "utf8");
  try {
    const form = formOf(text);
    if (form !== "fact-table" && form !== provider) {
      throw new UnreadablePage(`is a page of ${form}, and --out names ${provider}`);
    }
    const pages = documents.filter(({ source }) => source.kind === "page");
    const [only] = pages;
    // A ledger of one page is renewed from the page alone.
    const operation =
      said.operation ?? (pages.length === 1 && form === "baiducloud" ? only?.source.operation : undefined);
    const found = readDocument({ ...said, operation, text });
    const known = documents.find(({ source }) => isSame(source, found.source));
    return known === undefined ? found : { ...found, source: remembering(found.source, known.source) };
  } catch (error) {
    throw error instanceof UnreadablePage ? new UnreadablePage(`${file} ${error.message}`) : error;
  }
}

/** A page's source, its address and, where the page is the same to the byte, its edition as the ledger has them. */
function remembering(found: Source, known: Source): Source {
  if (found.kind !== "page") return found;
  const { kind, operation, url = known.url, sha256 } = found;
  const edition = found.edition ?? (sha256 === known.sha256 ? known.edition : undefined);
  return { kind, operation, ...(url && { url }), ...(edition && { edition }), sha256 };
}

const isSame = (one: Source, other: Source): boolean => one.kind === other.kind && one.operation === other.operation;

function readLedger(file: string): Ledger {
  try {
    return parseJson(readFileSync(file, "utf8")) as unknown as Ledger;
  } catch (error) {
    throw new UnreadablePage(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The ledger that is meant: of a spec by its name, or a file of one's own. */
const fileOf = (out: string, specs: string): string =>
  out.endsWith(".json") ? resolve(out) : join(specs, out, "ledger.json");

const OPTIONS = ["operation", "url", "edition"] as const;

function read(args: readonly string[]): Arguments | string {
  const pages: Page[] = [];
  let out = "";
  let check = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--check") {
      check = true;
      continue;
    }
    if (!arg.startsWith("--")) {
      pages.push({ file: arg });
      continue;
    }
    const value = args[++index];
    if (value === undefined || value.startsWith("--")) return `${arg} needs a value`;
    const option = OPTIONS.find((name) => `--${name}` === arg);
    const page = pages.at(-1);
    if (arg === "--out") out = value.replace(/^specs\//, "").replace(/\/(?:ledger\.json)?$/, "");
    else if (option === undefined) return `there is no option ${arg}`;
    else if (page === undefined) return `${arg} belongs to the page before it, and there is none`;
    else page[option] = value;
  }
  if (pages.length === 0) return "name a saved page";
  if (!out.endsWith(".json") && !/^[^/]+\/[^/]+\/[^/]+$/.test(out)) {
    return `--out ${out === "" ? "is missing" : `${out} cannot be`}; give <provider>/<service>/<version>`;
  }
  return { pages, out, check };
}
