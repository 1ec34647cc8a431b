#!/usr/bin/env node
import { run } from "./command.js";
import { execute } from "./exec.js";

process.exitCode = await run(process.argv.slice(2), {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  execute,
  untilStopped: () =>
    new Promise((resolve) => {
      // Not once: a second signal, while it stops, would end it before its time.
      process.on("SIGINT", resolve);
      process.on("SIGTERM", resolve);
    }),
});
