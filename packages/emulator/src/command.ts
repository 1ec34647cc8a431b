import { parseArgs } from "node:util";
import { helpText, optionNames, optionTable } from "./command/option-table.js";
import { environmentOf, reachOf, type Environment } from "./command/reach.js";
import { readOptions } from "./command/read-options.js";
import { jsonReport, textReport, type Report } from "./command/report.js";
import type { StartOptions } from "./listening.js";
import { startEmulator } from "./start.js";
import { closest } from "./suggest.js";

/** What the command needs of the process around it. */
export interface Surface {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Settles when the emulator is to stop. */
  readonly untilStopped: () => Promise<unknown>;
  /** Runs another command to its end, and gives its exit code. */
  readonly execute: (command: readonly string[], env: Environment) => Promise<number>;
}

/**
 * The command line.
 * @returns The exit code: that of the command that `exec` ran; else 0 when all went well, 2 for a command line that
 *   cannot be, 1 for anything else. Never throws.
 */
export async function run(args: readonly string[], surface: Surface): Promise<number> {
  const [own, command] = split(args);
  // Known before the line is read, since what is wrong with it is to be told in JSON too.
  const report = own.includes("--json") ? jsonReport : textReport;
  const wanted = command?.length === 0 ? "exec needs a command: exec -- npm test; see --help" : read(own);
  if (wanted === "help") {
    surface.print(helpText);
    return 0;
  }
  if (typeof wanted === "string") {
    surface.complain(report.failed(wanted));
    return 2;
  }
  try {
    return await emulate(wanted, command, surface, report);
  } catch (error) {
    surface.complain(report.failed(firstLine(error)));
    return 1;
  }
}

async function emulate(
  options: StartOptions,
  command: readonly string[] | undefined,
  surface: Surface,
  report: Report,
): Promise<number> {
  // Listened for from the start, so that a signal in the middle of starting is not lost.
  const stopped = command === undefined ? surface.untilStopped() : undefined;
  const onDiagnosis: StartOptions["onDiagnosis"] = (request) => surface.complain(report.diagnosed(request));
  const emulator = await startEmulator({ ...options, onDiagnosis });
  try {
    const reach = reachOf(emulator);
    if (command !== undefined) return await surface.execute(command, environmentOf(reach));
    surface.print(report.started(reach));
    await stopped;
    return 0;
  } finally {
    await emulator.close();
  }
}

/** The options of the emulator, and the command that it is to run: what stands behind `exec --`. */
function split(args: readonly string[]): [own: readonly string[], command: readonly string[] | undefined] {
  const { tokens } = parseArgs({ args: [...args], options: optionTable, strict: false, tokens: true });
  const at = tokens.find((token) => token.kind === "positional" && token.value === "exec")?.index;
  if (at === undefined) return [args, undefined];
  return [args.slice(0, at), args[at + 1] === "--" ? args.slice(at + 2) : []];
}

/** The options, the word help, or what is wrong with the line. */
function read(args: readonly string[]): StartOptions | string {
  try {
    refuseUnknown(args);
    const { values } = parseArgs({ args: [...args], options: optionTable, strict: true, allowPositionals: false });
    return values.help === true ? "help" : readOptions(values);
  } catch (error) {
    // parseArgs goes on about positional arguments, of which there are none here.
    const problem = firstLine(error).replace(/\. To specify a positional argument.*/s, "");
    return problem.endsWith("?") ? `${problem} See --help` : `${problem}; see --help`;
  }
}

/** parseArgs would refuse them too, but not say what was probably meant. */
function refuseUnknown(args: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...args], options: optionTable, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option" || optionNames.includes(token.name)) continue;
    const meant = closest(token.name, optionNames);
    throw new RangeError(
      `there is no option ${token.rawName}${meant === undefined ? "" : `; did you mean --${meant}?`}`,
    );
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
