import { parseArgs } from "node:util";
import { compareReleases } from "./compare.js";
import { InputError } from "./input/input-error.js";
import { readRelease } from "./input/release.js";
import { printReport } from "./report.js";

const USAGE = `usage: spec-semver <old> <new> [--json]
  <old>, <new>  a spec (.yaml, .json), a folder of specs, or a package of clients (.tgz)`;

/** Prints the bump that a change of specs needs, and why. Exit status 0; 2 for input that cannot be compared. */
async function main(): Promise<number> {
  let options: { json: boolean; help: boolean; paths: string[] };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    });
    options = { ...values, paths: positionals };
  } catch (error) {
    console.error(`spec-semver: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const [before, after, ...more] = options.paths;
  if (before === undefined || after === undefined || more.length > 0) {
    console.error(`spec-semver: needs two inputs, got ${options.paths.length}\n${USAGE}`);
    return 2;
  }
  try {
    const report = compareReleases(await readRelease(before), await readRelease(after));
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(`spec-semver: ${error.message}`);
    return 2;
  }
}

process.exitCode = await main();
