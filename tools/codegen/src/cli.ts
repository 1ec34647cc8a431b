// codegen [--check] [project ...]: generates the named projects (huaweicloud, baiducloud, emulator), or all.
// With --check nothing is written: it fails, naming each file, when the committed files are not what the specs give.
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { differences, write, type Generated } from "./emit.js";
import { findSpecs, generateEmulator, generateProvider } from "./generate.js";
import { SpecError } from "./spec-error.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const args = process.argv.slice(2);
const check = args.includes("--check");
const named = args.filter((arg) => arg !== "--check");
const projects =
  named.length > 0 ? named : [...new Set(findSpecs(root).map((file) => String(file.split("/")[1]))), "emulator"];

try {
  // All projects are generated before the first file is touched: a broken spec leaves every old file in place.
  const generated: Generated[] = [];
  for (const project of projects) {
    generated.push(...(await (project === "emulator" ? generateEmulator(root) : generateProvider(root, project))));
  }
  if (check) report(generated);
  else {
    for (const output of generated) write(output);
    for (const { folder, files } of generated)
      console.log(`${relative(root, folder)}: ${[...files.keys()].join(", ")}`);
  }
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}

function report(generated: readonly Generated[]): void {
  const problems = generated.flatMap(differences);
  for (const problem of problems) console.error(problem.replace(root, ""));
  if (problems.length > 0) {
    console.error("Generated files are never edited: change the spec, run `pnpm generate`, and commit both.");
    process.exitCode = 1;
  } else {
    console.log(
      `${generated.reduce((sum, { files }) => sum + files.size, 0)} generated files are what the specs give, byte for byte`,
    );
  }
}
