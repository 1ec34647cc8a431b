import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assemble, documentsOf, readDocument, type DocumentFacts } from "./build-ledger.js";
import { readArguments, USAGE, type Page } from "./capture-arguments.js";
import { difference } from "./difference.js";
import { isObject, parseJson } from "./json.js";
import type { Ledger, Source } from "./ledger.js";
import { formOf } from "./page/detect.js";
import { readSaved } from "./page/saved.js";
import { UnreadablePage } from "./page/unreadable.js";
import { replaceFile } from "./replace-file.js";
import { SPECS } from "./specs.js";
import { format } from "./write-ledger.js";

/** Where the command prints, and the folder of all specs. */
export interface Surroundings {
  readonly specs?: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * Makes or renews a ledger from saved pages. Documents of the ledger that are not given stay as they are; what is not said
 * of one that it has already is taken from it.
 *
 * @returns The exit code: 0 written, or the same with `--check`; 1 different with `--check`; 2 unusable arguments, a page that
 *   cannot be read, or a ledger that cannot be written.
 */
export function capture(args: readonly string[], { specs = SPECS, print, complain }: Surroundings): number {
  const wanted = readArguments(args);
  if (typeof wanted === "string") {
    complain(`ledger:capture: ${wanted}\n${USAGE}`);
    return 2;
  }
  const file = join(specs, wanted.out, "ledger.json");
  const [provider = ""] = wanted.out.split("/");
  try {
    const providers = readdirSync(specs);
    if (!providers.includes(provider)) {
      throw new UnreadablePage(`there is no provider ${provider} in specs: there are ${providers.join(", ")}`);
    }
    const before = existsSync(file) ? readLedger(file, wanted.out) : undefined;
    const documents = before === undefined ? [] : documentsOf(before);
    const given: (Source & { file: string })[] = [];
    for (const page of wanted.pages) {
      const found = readPage(page, provider, documents);
      const twin = given.find((source) => isSame(source, found.source));
      if (twin !== undefined) {
        const { operation } = found.source;
        throw new UnreadablePage(`${twin.file} and ${page.file} are both of ${operation}; give one of them`);
      }
      given.push({ ...found.source, file: page.file });
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
    replaceFile(file, format(ledger));
    print(`${wanted.out}: ${counted}${summary}`);
    return 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!(error instanceof UnreadablePage) && code === undefined) throw error;
    complain(`ledger:capture: ${message}\nNothing was written.`);
    return 2;
  }
}

/** A page by the command line and, where that is silent, by the ledger's own word of it. */
function readPage({ file, ...said }: Page, provider: string, documents: readonly DocumentFacts[]): DocumentFacts {
  try {
    const text = readSaved(file);
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

function readLedger(file: string, name: string): Ledger {
  const failed = (problem: string) => new UnreadablePage(`specs/${name}/ledger.json ${problem}; restore it with git`);
  let ledger;
  try {
    ledger = parseJson(readFileSync(file, "utf8"));
  } catch (error) {
    throw failed(`is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const lists = isObject(ledger) && [ledger["source"], ledger["rows"], ledger["elsewhere"], ledger["samples"]];
  if (lists === false || !lists.every(Array.isArray) || !isObject(ledger) || !isObject(ledger["operations"])) {
    throw failed("is no ledger");
  }
  return ledger as unknown as Ledger;
}
