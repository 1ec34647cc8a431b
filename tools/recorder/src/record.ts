import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Recording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { UsageError, type Arguments } from "./arguments.js";
import type { CallResult } from "./catalogue.js";
import { rememberingFetch, type Exchange } from "./exchange.js";
import { refusalsOfText } from "./refuse.js";
import { toRecording, type Outcome } from "./to-recording.js";
import { FileExists, printRecording, recordingFile, writeWhole } from "./write.js";

/** What the command ends with. */
export const EXIT = { written: 0, refused: 1, usage: 2, differs: 3 } as const;

/** Where the command says what it did, and why it did not. */
export interface Console {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * Makes the call, and writes its recording unless anything speaks against it.
 * @throws UsageError for what the client says of arguments.
 */
export async function record(given: Arguments, { out, err }: Console): Promise<number> {
  const refuse = (...lines: string[]) => {
    for (const line of lines) err(`refused: ${line}`);
    return EXIT.refused;
  };
  const existing = (file: string) => `${shown(file)} exists; --force writes over it`;
  if (given.out !== undefined && !given.force && existsSync(given.out)) return refuse(existing(given.out));

  const { recordable } = given;
  const { exchange, result, credentials } = await callOnce(given);
  if (exchange === undefined) return refuse(`no answer to record: ${result.error?.message ?? "none came"}`);

  const outcome = toRecording({ ...recordable, exchange, credentials, date: new Date() });
  tellDifferences(outcome, out);
  const { recording, refusals } = outcome;
  if (recording === undefined || refusals.length > 0) return refuse(...refusals.map(lineOf));
  const text = await printRecording(recording);
  const ofText = refusalsOfText(text);
  if (ofText.length > 0) return refuse(...ofText.map(lineOf));

  const file = given.out ?? defaultFile(given, recording);
  try {
    writeWhole(file, text, given);
  } catch (error) {
    if (error instanceof FileExists) return refuse(existing(file));
    return refuse(`${shown(file)} cannot be written (${(error as { code?: string }).code ?? "unknown"})`);
  }
  out(`written: ${shown(file)}`);
  return outcome.differences.length > 0 ? EXIT.differs : EXIT.written;
}

const lineOf = ({ pointer, rule }: { pointer: string; rule: string }) => `${pointer || "the file"} ${rule}`;

/** One call, one attempt: what comes back is recorded, whatever it is. */
async function callOnce({ recordable, region, endpoint, input }: Arguments) {
  const { fetch, exchanges } = rememberingFetch();
  const credentials = new Set<string>();
  const tell = (yielded: object) => {
    // Secrets may be hidden from enumeration.
    for (const name of Object.getOwnPropertyNames(yielded)) {
      const value: unknown = (yielded as Record<string, unknown>)[name];
      if (typeof value === "string") credentials.add(value);
    }
  };
  for (const [name, value] of Object.entries(process.env))
    if (/^(?:HUAWEICLOUD|BCE)_\w*(?:AK|SK|KEY|KEY_ID|TOKEN|PASSWORD|PROJECT_ID|DOMAIN_ID)$/.test(name) && value)
      credentials.add(value);
  const result = await recordable.call({ region, endpoint, fetch, retry: { maxAttempts: 1 } }, input, tell);
  const { kind = "" } = result.error ?? {};
  if (kind === "input" || kind === "configuration") throw new UsageError(result.error?.message);
  return { exchange: exchangeOf(recordable, exchanges, result), result, credentials: [...credentials] };
}

/** The operation's own exchange: a project may have been looked up before it. */
function exchangeOf(
  { operation, endpoint }: Arguments["recordable"],
  exchanges: readonly Exchange[],
  { ok, error }: CallResult,
): Exchange | undefined {
  const service = /^https:\/\/([^.]+)\./.exec(endpoint)?.[1] ?? "";
  const path = new RegExp(`${operation.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`);
  const last = exchanges.at(-1);
  const answered = ok || error?.kind === "api" || error?.kind === "unexpected-response";
  const isOwn =
    last?.method === operation.method && path.test(last.url.pathname) && last.url.hostname.startsWith(`${service}.`);
  return answered && isOwn ? last : undefined;
}

function defaultFile({ recordable }: Arguments, { response }: Recording): string {
  return join(root, recordingFile(recordable, recordable.operation.id, `${response.status}.live`));
}

/** Below the workspace as from its root, so that no machine's path is shown. */
function shown(file: string): string {
  const path = relative(root, resolve(file));
  return path.startsWith("..") ? file : path;
}

function tellDifferences({ differences, notSeen }: Outcome, out: (line: string) => void): void {
  for (const { pointer, problem } of differences) out(`differs: ${pointer} ${problem}`);
  for (const pointer of notSeen) out(`not seen: ${pointer}`);
}
