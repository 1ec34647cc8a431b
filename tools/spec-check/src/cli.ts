// Checks specs: `node --import tsx tools/spec-check/src/cli.ts [provider…]`. A package without specs of its own, such as
// the emulator, stands on all of them, so an unknown name checks all. Exit status 1 when something is wrong.
import { check } from "./check.js";
import { redoclyLint } from "./redocly.js";
import { loadSpecs, specNames } from "./specs.js";

const { specs, failures } = loadSpecs(specNames(process.argv.slice(2)));
for (const spec of specs) {
  const result = check(spec);
  console.log(result.summary);
  failures.push(...result.failures);
}
if (specs.length > 0) failures.push(...redoclyLint(specs.map(({ name }) => name)));
for (const failure of failures) console.error(failure);
if (failures.length > 0) {
  console.error(`${failures.length} ${failures.length === 1 ? "failure" : "failures"}`);
  process.exitCode = 1;
}
