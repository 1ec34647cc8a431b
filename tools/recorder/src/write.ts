import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Recording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { format, resolveConfig } from "prettier";

/** Where a recording lies, from the root: `specs/<provider>/<service>/<version>/recordings/<operation>.<ending>.json`. */
export function recordingFile(of: { provider: string; service: string; version: string }, id: string, ending: string) {
  const name = id.replace(/(?<=[a-z\d])(?=[A-Z])/g, "-").toLowerCase();
  return `specs/${of.provider}/${of.service}/${of.version}/recordings/${name}.${ending}.json`;
}

/** The text of a recording's file, as the formatter of the workspace wants it. */
export async function printRecording(recording: Recording): Promise<string> {
  const filepath = join(root, "specs/recordings/x.json");
  const options = await resolveConfig(filepath);
  return format(JSON.stringify(recording, undefined, 2), { ...options, filepath });
}

/** Thrown instead of writing over a file. */
export class FileExists extends Error {}

/**
 * Writes a file whole or not at all.
 * @throws FileExists when there is one, and `force` is not said.
 */
export function writeWhole(file: string, text: string, { force }: { force: boolean }): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(partial, text, { flag: "wx" });
    if (force) renameSync(partial, file);
    // Unlike a rename, a link never takes the place of a file, whenever that came.
    else linkSync(partial, file);
  } catch (error) {
    throw (error as { code?: string }).code === "EEXIST" ? new FileExists(file) : error;
  } finally {
    rmSync(partial, { force: true });
  }
}
