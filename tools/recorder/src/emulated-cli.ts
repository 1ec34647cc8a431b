// Records what the emulator answers where no vendor's document has a sample: pnpm record:emulator [--check]
// Without an argument it writes; with --check it says what is not as it should be, and ends with 1 if anything is.
import { committedFiles, emulatedFiles, stale, update } from "./emulated.js";

const [option, ...more] = process.argv.slice(2);
if ((option !== undefined && option !== "--check") || more.length > 0) {
  console.error("Usage: pnpm record:emulator [--check]");
  process.exitCode = 2;
} else {
  const wanted = await emulatedFiles();
  const committed = committedFiles();
  const wrong = stale(wanted, committed);
  if (option === undefined) update(wanted, committed);
  for (const line of wrong) console.log(option === undefined ? `changed: ${line.split(" ", 1)[0]}` : line);
  console.log(
    `${wanted.length} recordings of the emulator, ${wrong.length} ${option === undefined ? "changed" : "stale"}`,
  );
  if (option !== undefined && wrong.length > 0) process.exitCode = 1;
}
