// Makes a ledger from saved pages of a vendor, and tells what a page captured again has changed:
//   pnpm ledger:capture <page> --out <provider>/<service>/<version> [--operation <id>] [--url <url>] [--edition <date>]
// The options after a page belong to it. With --check nothing is written, and a difference is a failure.
import { capture } from "./capture.js";

process.exitCode = capture(process.argv.slice(2), {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
