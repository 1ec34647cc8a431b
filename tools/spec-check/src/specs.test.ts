import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { loadSpecs, SPECS, specNames } from "./specs.js";

const BCC = "baiducloud/bcc/v2";

/** The failures of a specs folder with one spec in it, after a change on disk. */
function failuresAfter(change: (folder: string) => void): string[] {
  const root = mkdtempSync(join(tmpdir(), "specs-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(join(SPECS, BCC), join(root, BCC), { recursive: true });
  change(join(root, BCC));
  return loadSpecs(specNames([], root), root).failures;
}

const cases: [what: string, change: (folder: string) => void, line: RegExp][] = [
  ["broken YAML", (at) => writeFileSync(join(at, "openapi.yaml"), "paths: ["), /v2\/openapi\.yaml: does not parse: ./],
  ["YAML of something else", (at) => writeFileSync(join(at, "openapi.yaml"), "- 1"), /v2\/openapi\.yaml: is no object/],
  ["broken JSON", (at) => writeFileSync(join(at, "ledger.json"), "{"), /v2\/ledger\.json: does not parse: ./],
  ["JSON of something else", (at) => writeFileSync(join(at, "ledger.json"), "{}"), /v2\/ledger\.json: has no rows/],
  ["no ledger", (at) => rmSync(join(at, "ledger.json")), /v2\/ledger\.json: is missing/],
  ["no SDK models", (at) => rmSync(join(at, "sdk-models.json")), /v2\/sdk-models\.json: is missing/],
  ["no spec", (at) => rmSync(join(at, "openapi.yaml")), /v2\/openapi\.yaml: is missing/],
];

it.each(cases)("names a folder with %s in one line", (_what, change, line) => {
  const failures = failuresAfter(change);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatch(line);
  expect(failures[0]).toMatch(/^specs\/baiducloud\/bcc\/v2\/[^\n]+$/);
});

it("names a folder that has only recordings, and passes over an empty one", () => {
  const failures = failuresAfter((at) => {
    mkdirSync(join(at, "../v3/recordings"), { recursive: true });
    mkdirSync(join(at, "../v4"));
  });
  expect(failures).toEqual(["specs/baiducloud/bcc/v3/openapi.yaml: is missing"]);
});
