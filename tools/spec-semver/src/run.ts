import { parseArgs } from "node:util";
import { compareReleases, LENSES, type Lens } from "./compare.js";
import { InputError } from "./input/input-error.js";
import { readRelease } from "./input/release.js";
import { printReport } from "./report.js";

const USAGE = `usage: spec-semver <old> <new> [--json] [--lens ${LENSES.join(",")}]
  <old>, <new>  a spec (.yaml, .json), a folder of specs, or a package of clients (.tgz)
  --lens        those to look through; all by default, as far as the input allows`;

export interface Result {
  /** 0, or 2 for input that cannot be compared. */
  readonly status: 0 | 2;
  readonly out: string;
  readonly err: string;
}

/** Tells the bump that a change of specs needs, and why. */
export async function run(args: readonly string[]): Promise<Result> {
  let options: { json: boolean; help: boolean; lens: string; paths: string[] };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        lens: { type: "string", default: LENSES.join(",") },
      },
    });
    options = { ...values, paths: positionals };
  } catch (error) {
    return refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  if (options.help) return { status: 0, out: `${USAGE}\n`, err: "" };
  const [before, after, ...more] = options.paths;
  if (before === undefined || after === undefined || more.length > 0) {
    return refused(`needs two inputs, got ${options.paths.length}\n${USAGE}`);
  }
  const lenses = options.lens.split(",");
  const unknown = lenses.find((lens) => !LENSES.includes(lens as Lens));
  if (unknown !== undefined) return refused(`there is no lens ${JSON.stringify(unknown)}\n${USAGE}`);
  try {
    const warnings: string[] = [];
    const report = await compareReleases(
      await readRelease(before),
      await readRelease(after),
      lenses as Lens[],
      (line) => warnings.push(`spec-semver: ${line}\n`),
    );
    const out = options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report);
    return { status: 0, out, err: warnings.join("") };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return refused(error.message);
  }
}

function refused(message: string): Result {
  return { status: 2, out: "", err: `spec-semver: ${message}\n` };
}
