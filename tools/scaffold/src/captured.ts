import { assemble, readDocument } from "@yunfan-tools/spec-check/build-ledger";
import { formOf } from "@yunfan-tools/spec-check/detect";
import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { readSaved } from "@yunfan-tools/spec-check/saved";
import { UnreadablePage } from "@yunfan-tools/spec-check/unreadable";
import { ScaffoldError } from "./scaffold-error.js";

/** A saved page, with what it does not say of itself. */
export interface SavedPage {
  readonly file: string;
  readonly operation?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * The ledger of saved pages, an operation each.
 * @throws ScaffoldError in one line, for a page that cannot be read, or is another provider's.
 */
export function captured(provider: string, pages: readonly SavedPage[]): Ledger {
  const documents = pages.map((page) => readOne(provider, page));
  const names = documents.map(({ source }) => source.operation);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const files = pages.filter((_, index) => names[index] === twice).map(({ file }) => file);
    throw new ScaffoldError(`${files.join(" and ")} are both of ${twice}; give one of them`);
  }
  return assemble(documents);
}

function readOne(provider: string, { file, operation, url }: SavedPage) {
  try {
    const text = readSaved(file);
    const form = formOf(text);
    if (form !== "fact-table" && form !== provider) {
      throw new UnreadablePage(`is a page of ${form}, and the service is one of ${provider}`);
    }
    return readDocument({ text, operation, url });
  } catch (error) {
    throw error instanceof UnreadablePage ? new ScaffoldError(`${file} ${error.message}`) : error;
  }
}
