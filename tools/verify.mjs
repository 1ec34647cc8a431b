// Everything that must hold before a change lands, in one go; `npm test` runs it. Each step goes on after a failed one, so
// that one run names all that is wrong. Ends with `N passed, N failed`: every step is a check, and so is every test.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const tool = (path) => ["node", join(root, "node_modules", path)];
const tsx = (path, ...args) => ["node", "--import", "tsx", path, ...args];
// Run here and now: an answer from the cache proves nothing about this tree.
const nx = (...args) => [...tool("nx/dist/bin/nx.js"), "run-many", "--skip-nx-cache", "--output-style=static", ...args];

const steps = [
  ["formatting (prettier)", [...tool("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."]],
  ["specs against ledgers, and lint of the specs", tsx("tools/spec-check/src/cli.ts")],
  ["generated files are what the specs give", tsx("tools/codegen/src/cli.ts", "--check")],
  ["changesets cover what the specs changed", tsx("tools/release/src/spec-cli.ts", "--check")],
  ["build", nx("-t", "build", "--exclude-task-dependencies")],
  ["dead code and dependencies (knip)", [...tool("knip/bin/knip.js"), "--treat-config-hints-as-errors"]],
  [
    "import directions and cycles (dependency-cruiser)",
    [
      ...tool("dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["packages", "tools", "--config", ".dependency-cruiser.js"],
    ],
  ],
  ["types", nx("-t", "typecheck", "--exclude-task-dependencies")],
  ["lint", nx("-t", "lint", "--exclude-task-dependencies")],
  ["tests", nx("-t", "test", "--exclude-task-dependencies", "--nx-bail=false")],
];

for (const file of resultFiles()) rmSync(file, { force: true });
const failedSteps = [];
for (const [name, [command, ...args]] of steps) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`=== ${name}: ${status === 0 ? "ok" : "FAILED"} (${seconds} s)`);
  if (status !== 0) failedSteps.push(name);
}

let passed = steps.length - failedSteps.length;
let failed = failedSteps.length;
for (const file of resultFiles().filter(existsSync)) {
  const results = JSON.parse(readFileSync(file, "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join("; ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Where each project's test run leaves its counts. */
function resultFiles() {
  return ["packages", "tools"].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(root, folder, name, ".test-results.json")),
  );
}
