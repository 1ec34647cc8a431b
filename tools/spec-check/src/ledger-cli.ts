// Writes the ledger of one API version from the vendor's pages:
//   pnpm ledger <provider>/<service>/<version> --page <file> [--operation <id>] [--url <url>] [--edition <date>] …
// A page is a text; a .json file is a fact table. The options after a --page belong to it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildLedger, type PageInput } from "./build-ledger.js";
import { SPECS } from "./specs.js";
import { format } from "./write-ledger.js";

const OPTIONS = ["operation", "url", "edition"] as const;

function main(args: string[]): number {
  const [spec, ...rest] = args;
  const pages: PageInput[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const option = rest[index]?.replace(/^--/, "");
    const value = rest[index + 1];
    const known = OPTIONS.find((name) => name === option);
    const page = pages.at(-1);
    if (value === undefined) return usage();
    if (option === "page") pages.push({ text: readFileSync(value, "utf8"), json: value.endsWith(".json") });
    else if (known !== undefined && page !== undefined) page[known] = value;
    else return usage();
  }
  const provider = spec?.split("/")[0];
  if (spec === undefined || provider === undefined || pages.length === 0) return usage();
  const ledger = buildLedger(provider, pages);
  writeFileSync(join(SPECS, spec, "ledger.json"), format(ledger));
  const { tables, rows, elsewhere, samples } = ledger.counts;
  console.log(`${spec}: ${tables} tables, ${rows} rows, ${elsewhere} rows of other sources, ${samples} samples`);
  return 0;
}

function usage(): number {
  console.error(
    "Usage: ledger <provider>/<service>/<version> --page <file> [--operation <id>] [--url <url>] [--edition <date>] …",
  );
  return 2;
}

process.exitCode = main(process.argv.slice(2));
