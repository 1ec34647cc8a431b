import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ServiceName } from "@yunfan/emulator";
import { createEmulator } from "@yunfan/emulator/in-process";
import { causesAt, documented, specs, type DocumentedStatus } from "@yunfan-tools/contract/causes";
import { allRecordings } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { rememberingFetch } from "./exchange.js";
import { refusalsOfText } from "./refuse.js";
import { toRecording } from "./to-recording.js";
import { printRecording, recordingFile, writeWhole } from "./write.js";

// What the emulator answers where the vendors' documents print nothing: the same bytes each time, so that a file that is
// not what the emulator answers now can be told. Time is fixed; what is drawn anew each time (request ids) the recorder
// replaces, as it does with every id.

/** The time of every exchange. */
const NOW = new Date("2026-01-01T00:00:00Z");

/** A file as it should be. */
export interface EmulatedFile {
  /** As from the root: `specs/…/recordings/x.404.emulator.json`. */
  readonly file: string;
  readonly text: string;
}

/** Every status that no vendor's document and no live call samples, as the emulator answers it now. */
export async function emulatedFiles(): Promise<EmulatedFile[]> {
  const sampled = new Set(
    allRecordings()
      .filter(({ recording }) => recording.origin.kind !== "emulator")
      .map(({ service, recording }) => `${service} ${recording.operation} ${recording.response.status}`),
  );
  const files: EmulatedFile[] = [];
  for (const one of documented) {
    if (!sampled.has(`${one.service} ${one.id} ${one.status}`)) files.push(await emulatedFile(one));
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The recordings of the emulator that are committed. */
export function committedFiles(): string[] {
  return allRecordings()
    .filter(({ recording }) => recording.origin.kind === "emulator")
    .map(({ file }) => file.replace(/^\//, ""));
}

/** One line for each file that is not as it should be, and one for each that should not be there. */
export function stale(wanted: readonly EmulatedFile[], committed: readonly string[], folder = root): string[] {
  const names = new Set(wanted.map(({ file }) => file));
  return [
    ...wanted.flatMap(({ file, text }) => {
      const path = join(folder, file);
      if (!existsSync(path)) return [`${file} is missing; run pnpm record:emulator`];
      return readFileSync(path, "utf8") === text
        ? []
        : [`${file} is not what the emulator answers now; run pnpm record:emulator, and look at what changes`];
    }),
    ...committed
      .filter((file) => !names.has(file))
      .map((file) => `${file} stands beside a sample of the vendor's; run pnpm record:emulator, which deletes it`),
  ];
}

/** Writes what should be, and deletes what should not. */
export function update(wanted: readonly EmulatedFile[], committed: readonly string[], folder = root): void {
  const names = new Set(wanted.map(({ file }) => file));
  for (const file of committed) if (!names.has(file)) rmSync(join(folder, file));
  for (const { file, text } of wanted) writeWhole(join(folder, file), text, { force: true });
}

/** One status, answered by an emulator of its own. */
async function emulatedFile({ service, id, status }: DocumentedStatus): Promise<EmulatedFile> {
  const now = () => NOW;
  // In process, so that the services are called under the vendors' own names.
  const services = Object.keys(specs) as ServiceName[];
  const emulator = createEmulator({ now, services });
  try {
    const { fetch, exchanges } = rememberingFetch(emulator.fetch);
    const cause = causesAt(emulator, { fetch, now })({ service, id, status });
    await cause.call();
    const exchange = exchanges.at(-1);
    if (exchange?.status !== status) throw new Error(`${id} was answered with ${exchange?.status}, not ${status}`);
    const { huaweicloud, baiducloud } = emulator.credentials;
    const credentials = [huaweicloud.secretAccessKey, huaweicloud.password, baiducloud.secretAccessKey];
    const spec = specs[service];
    const call = { spec, operation: spec.operation(id), exchange, credentials, date: NOW };
    let reasons: string[] = [];
    // A message that echoes the request holds what must be replaced in it.
    for (const texts of ["keep", "replace"] as const) {
      const { recording, refusals } = toRecording({ ...call, emulated: { cause: cause.how, texts } });
      const text = recording === undefined ? "" : await printRecording(recording);
      reasons = [...refusals, ...refusalsOfText(text)].map(({ pointer, rule }) => `${pointer} ${rule}`);
      if (recording !== undefined && reasons.length === 0) return { file: fileOf(service, id, status), text };
    }
    throw new Error(`${id} ${status} cannot be recorded: ${reasons.join("; ")}`);
  } finally {
    await emulator.close();
  }
}

function fileOf(service: DocumentedStatus["service"], id: string, status: number): string {
  const provider = service === "iam" || service === "roma" ? "huaweicloud" : "baiducloud";
  const { version } = specs[service].document["info"] as { version: string };
  return recordingFile({ provider, service, version }, id, `${status}.emulator`);
}
