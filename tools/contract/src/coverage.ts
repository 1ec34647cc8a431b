import type { DocumentedStatus } from "./causes.js";
import type { LocatedRecording, Recording } from "./recording.js";

/** One row of the coverage table; an empty cell is a hole. */
export interface CoverageRow {
  readonly id: string;
  readonly status: number;
  readonly recording: string;
  readonly emulator: string;
  readonly client: string;
}

/** What the table calls who says so, best first. */
const SOURCES: readonly (readonly [name: string, kinds: readonly Recording["origin"]["kind"][]])[] = [
  ["live", ["live"]],
  ["vendor", ["documented-example", "sdk-test"]],
  ["emulator", ["emulator"]],
];

/** Where the recordings of a status come from: `vendor ×2`, `emulator`, `live, vendor`; empty when there is none. */
export function sampledBy(
  recordings: readonly LocatedRecording[],
  { service, id, status }: Pick<DocumentedStatus, "service" | "id" | "status">,
): string {
  const kinds = recordings
    .filter((one) => one.service === service && one.recording.operation === id)
    .filter(({ recording }) => recording.response.status === status)
    .map(({ recording }) => recording.origin.kind);
  return SOURCES.flatMap(([name, of]) => {
    const times = kinds.filter((kind) => of.includes(kind)).length;
    return times === 0 ? [] : [times === 1 ? name : `${name} ×${times}`];
  }).join(", ");
}

/** The table in one line. */
export function coverageLine(rows: readonly CoverageRow[]): string {
  const operations = new Set(rows.map(({ id }) => id)).size;
  const have = (column: "recording" | "emulator" | "client") => rows.filter((row) => row[column] !== "").length;
  const byEmulator = rows.filter(({ recording }) => recording === "emulator").length;
  return (
    `${operations} operations, ${rows.length} documented statuses: ${have("recording")} recorded (${byEmulator} by the ` +
    `emulator alone), ${have("emulator")} answered by the emulator, ${have("client")} met by the client.`
  );
}
