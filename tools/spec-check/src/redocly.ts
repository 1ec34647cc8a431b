import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, objectAt, textAt, type Json } from "./json.js";
import { jsonBlock } from "./page/lines.js";
import { SPECS } from "./specs.js";

/** Runs `redocly lint` over specs; gives one line a problem. No network: telemetry and the update notice are off. */
export function redoclyLint(names: string[]): string[] {
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve("@redocly/cli/package.json")), "bin", "cli.js");
  const files = names.map((name) => `${name}/openapi.yaml`);
  const run = spawnSync(process.execPath, [bin, "lint", "--config", "redocly.yaml", "--format", "json", ...files], {
    cwd: SPECS,
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  const reports = blocks(run.stdout);
  if (reports.length !== names.length) {
    return [`redocly lint answered for ${reports.length} of ${names.length} specs: ${run.stderr.trim().slice(-300)}`];
  }
  const lines = reports.flatMap((report) => problems(report));
  return run.status === 0 || lines.length > 0 ? lines : [`redocly lint failed with status ${run.status}`];
}

/** It prints one JSON document a file, one after the other. */
function blocks(output: string): Json[] {
  const found: Json[] = [];
  let block = jsonBlock(output.trim());
  while (block !== undefined) {
    found.push(block.value);
    block = jsonBlock(block.rest.trim());
  }
  return found;
}

function problems(report: Json): string[] {
  const list = isObject(report) && Array.isArray(report["problems"]) ? report["problems"] : [];
  return list.map((problem) => {
    const places: Json | undefined = isObject(problem) ? problem["location"] : undefined;
    const place = Array.isArray(places) ? places[0] : undefined;
    const file = textAt(objectAt(place, "source"), "ref") ?? "";
    const rule = textAt(problem, "ruleId") ?? "";
    return `specs/${file}${textAt(place, "pointer") ?? ""}: ${textAt(problem, "message") ?? ""} (redocly ${rule})`;
  });
}
