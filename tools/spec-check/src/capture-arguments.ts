import type { PageInput } from "./build-ledger.js";

/** One saved page of the command line. */
export interface Page extends Omit<PageInput, "text"> {
  readonly file: string;
}

/** What the command line asks for. */
export interface Arguments {
  readonly pages: Page[];
  readonly out: string;
  readonly check: boolean;
}

/** How the command is called. */
export const USAGE =
  "Usage: ledger:capture <page> [--operation <id>] [--url <url>] [--edition <date>] [<page> …] " +
  "--out <provider>/<service>/<version> [--check]";

/** What an option's value looks like, and an example. */
const FORMS = {
  operation: [/^[A-Z][A-Za-z0-9]+$/, "ListCups"],
  url: [/^https?:\/\/[^\s/]+\S*$/, "https://cloud.baidu.com/doc/…"],
  edition: [/^\d{4}-\d{2}-\d{2}$/, "2030-01-02"],
} as const;
const OPTIONS = ["operation", "url", "edition"] as const;

/** Reads the command line; what is wrong with it, in one line. The options after a page belong to it. */
export function readArguments(args: readonly string[]): Arguments | string {
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
    else {
      const [form, example] = FORMS[option];
      if (!form.test(value)) return `${arg} ${JSON.stringify(value)} cannot be; give one such as ${example}`;
      page[option] = value;
    }
  }
  if (pages.length === 0) return "name a saved page";
  if (!/^[a-z][a-z0-9]*\/[a-z][a-z0-9]*\/v[0-9][0-9.]*$/.test(out)) {
    return `--out ${out === "" ? "is missing" : `${out} cannot be`}; give <provider>/<service>/<version>`;
  }
  return { pages, out, check };
}
