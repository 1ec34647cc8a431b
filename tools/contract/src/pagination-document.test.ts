import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./root.js";

// What a walk can promise is told for each operation that has pages.

interface Document {
  readonly paths: Record<string, Record<string, { operationId?: string; "x-pagination"?: Record<string, string> }>>;
}

const packages = join(root, "packages");
const paged = readdirSync(packages, { recursive: true, encoding: "utf8" })
  .filter((file) => /^[^/]+\/src\/[^/]+\/generated\/openapi\.json$/.test(file.replaceAll("\\", "/")))
  .map((file) => JSON.parse(readFileSync(join(packages, file), "utf8")) as Document)
  .flatMap(({ paths }) => Object.values(paths).flatMap((item) => Object.values(item)))
  .flatMap(({ operationId, "x-pagination": pages }) => (pages === undefined ? [] : [{ operationId, pages }]));

it("docs/pagination.md has a row for each operation with pages, and for no other", () => {
  const text = readFileSync(join(root, "docs/pagination.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(\w+)` +\| ([^|]*?) *\|/gm)].map(
    ([, operation, fields]) => `${operation} ${fields}`,
  );
  const wanted = paged.map(
    ({ operationId, pages: { offset, marker, limit } }) => `${operationId} \`${offset ?? marker}\`, \`${limit}\``,
  );
  expect(wanted.length).toBeGreaterThan(1);
  expect(rows.sort()).toEqual(wanted.sort());
});
