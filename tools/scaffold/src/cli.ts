// Lays out what a new service or provider needs:
//   pnpm new:service <provider> <service> <version> [--page <saved page> …] [--dry-run]
//   pnpm new:provider <name> [--signing <scheme>] [--dry-run]
import { fileURLToPath } from "node:url";
import { run } from "./run.js";

const [what, ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../..", import.meta.url));
process.exitCode = await run(what === "provider" ? "provider" : "service", args, {
  root,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
