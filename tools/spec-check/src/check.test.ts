import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { check } from "./check.js";
import { redoclyLint } from "./redocly.js";
import { SPECS, specNames } from "./specs.js";
import { realSpec, REAL_SPECS } from "./testing/real-specs.js";

it.each([
  ["huaweicloud/roma/v2", 9, 51],
  ["huaweicloud/iam/v3", 12, 155],
  ["baiducloud/bcc/v2", 3, 23],
  ["baiducloud/sts/v1", 4, 39],
])("proves every row of %s", (name, tables, rows) => {
  const spec = realSpec(name);
  const { failures, summary } = check(spec);
  expect(failures).toEqual([]);
  expect(spec.ledger.counts).toMatchObject({ tables, rows });
  expect(summary).toContain(`${name}: ${rows}/${rows} rows proven`);
});

const ofProvider = (provider: string) =>
  REAL_SPECS.map(({ name }) => name).filter((name) => name.startsWith(`${provider}/`));

it("finds the specs of a provider, and all for a name without any", () => {
  expect(specNames(["baiducloud"])).toEqual(ofProvider("baiducloud"));
  expect(ofProvider("baiducloud")).toContain("baiducloud/bcc/v2");
  expect(specNames(["huaweicloud"])).toEqual(ofProvider("huaweicloud"));
  expect(specNames(["emulator"])).toEqual(REAL_SPECS.map(({ name }) => name));
  expect(specNames(["baiducloud", "emulator"])).toHaveLength(REAL_SPECS.length);
  expect(specNames([])).toHaveLength(REAL_SPECS.length);
});

it("passes redocly lint", () => {
  expect(redoclyLint(REAL_SPECS.map(({ name }) => name))).toEqual([]);
}, 30_000);

it("reports what redocly finds, and when it finds nothing to read", () => {
  const folder = mkdtempSync(join(tmpdir(), "spec-check-"));
  const good = readFileSync(join(SPECS, "baiducloud/bcc/v2/openapi.yaml"), "utf8");
  writeFileSync(
    join(folder, "openapi.yaml"),
    good.replace("      operationId:", "      surprise: 1\n      operationId:"),
  );
  const problems = redoclyLint([relative(SPECS, folder)]);
  rmSync(folder, { recursive: true });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/openapi\.yaml#\/paths\/.*surprise.*\(redocly struct\)/);
  expect(redoclyLint(["nowhere/at/all"])).not.toEqual([]);
}, 30_000);
