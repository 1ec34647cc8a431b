import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { baiduCloudHypotheses } from "./baiducloud/hypotheses.js";
import { MAX_HMACS } from "./diagnosis.js";
import { huaweiCloudHypotheses } from "./huaweicloud/hypotheses.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

it("tells each mistake that is looked for, of which vendor, and whether in pairs", () => {
  const rows = Array.from(readme.matchAll(/^\| `([a-z-]+)`( \\\*)? +\|.*\| (both|Huawei|Baidu) +\|$/gm), (row) =>
    row.slice(1),
  );
  const huawei = huaweiCloudHypotheses.map(({ name }) => name);
  const baidu = baiduCloudHypotheses.map(({ name }) => name);
  const named = [...huaweiCloudHypotheses, ...baiduCloudHypotheses].map(({ name, pairs }) => {
    const of = huawei.includes(name) ? (baidu.includes(name) ? "both" : "Huawei") : "Baidu";
    return [name, pairs === false ? undefined : " \\*", of];
  });
  const unique = [...new Map(named.map((row) => [row[0], row])).values()];
  const sorted = (list: readonly unknown[]): string[] => list.map((row) => JSON.stringify(row)).sort();
  expect(sorted(rows)).toEqual(sorted(unique));
  expect(readme).toContain(`${MAX_HMACS} HMACs at most`);
});
