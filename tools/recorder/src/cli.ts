// Calls a cloud and writes what it answered as a recording: pnpm record <provider> <operation> [options]; --help tells more.
import { YunfanError } from "@yunfan/client-core";
import { HELP, readArguments, UsageError } from "./arguments.js";
import { EXIT, record } from "./record.js";

const terminal = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) };

try {
  const given = readArguments(process.argv.slice(2));
  if (given === undefined) console.log(HELP);
  else process.exitCode = await record(given, terminal);
} catch (error) {
  // Only what this project throws on purpose is made to be read; anything else could show a value of the exchange.
  const isMeant = error instanceof UsageError || (error instanceof YunfanError && error.kind === "configuration");
  console.error(
    isMeant ? `record: ${error.message}` : `record: failed with ${error instanceof Error ? error.stack : "no error"}`,
  );
  process.exitCode = isMeant ? EXIT.usage : EXIT.refused;
}
