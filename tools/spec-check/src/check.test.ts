import { expect, it } from "vitest";
import { check } from "./check.js";
import { redoclyLint } from "./redocly.js";
import { specNames } from "./specs.js";
import { realSpec, REAL_SPECS } from "./testing/real-specs.js";

it.each([
  ["huaweicloud/roma/v2", 9, 51],
  ["huaweicloud/iam/v3", 6, 99],
  ["baiducloud/bcc/v2", 3, 23],
])("proves every row of %s", (name, tables, rows) => {
  const spec = realSpec(name);
  const { failures, summary } = check(spec);
  expect(failures).toEqual([]);
  expect(spec.ledger.counts).toMatchObject({ tables, rows });
  expect(summary).toContain(`${name}: ${rows}/${rows} rows proven`);
});

it("finds the specs of a provider, and all for a name without any", () => {
  expect(specNames(["baiducloud"])).toEqual(["baiducloud/bcc/v2"]);
  expect(specNames(["huaweicloud"])).toEqual(["huaweicloud/iam/v3", "huaweicloud/roma/v2"]);
  expect(specNames(["emulator"])).toEqual(REAL_SPECS.map(({ name }) => name));
  expect(specNames([])).toHaveLength(3);
});

it("passes redocly lint, and hears when that finds nothing to read", () => {
  expect(redoclyLint(REAL_SPECS.map(({ name }) => name))).toEqual([]);
  expect(redoclyLint(["nowhere/at/all"])).not.toEqual([]);
}, 30_000);
