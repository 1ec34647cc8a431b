import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Provider } from "../packages.js";
import { sourceOf } from "./source-row.js";

const provider = {
  folder: "cloud",
  manifest: { services: [{ service: "box", version: "v1", spec: { file: "src/box/generated/openapi.json" } }] },
} as unknown as Provider;

/** A workspace with a ledger of two operations, of a page and of a table of facts. */
function workspace(): string {
  const root = mkdtempSync(join(tmpdir(), "source-row-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (file: string, value: unknown) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), JSON.stringify(value));
  };
  const spec = (operationId: string, url?: string) => ({
    paths: { "/a": { get: { operationId, ...(url === undefined ? {} : { externalDocs: { url } }) } } },
  });
  write("packages/cloud/src/box/generated/openapi.json", spec("List", "https://example.com/now"));
  write("baseline/box/v0/openapi.json", spec("Gone", "https://example.com/before"));
  write("specs/cloud/box/v1/ledger.json", {
    source: [
      { operation: "Other", url: "https://example.com/other" },
      { operation: "List", url: "https://example.com/list", edition: "2030-01-02" },
      {
        operation: "Show",
        of: {
          0: { repo: "example.com/facts", commit: "abc", path: "show.json", updated: "2030-03-04" },
          1: { url: "https://example.com/show", updated: "unknown" },
          2: {},
        },
      },
    ],
    rows: [
      { id: "request.query.a", source: 0, table: 9, line: 9 },
      { id: "request.query.a", source: 1, table: 1, line: 12 },
      { id: "request.query.b", source: 1 },
      { id: "Show.request.query.a", source: 2, at: "/parameters/0" },
      { id: "Show.request.query.b", source: 2, of: 1 },
      { id: "Show.request.query.c", source: 2, of: 2 },
    ],
  });
  return root;
}

it.each([
  ["List", "request.query.a", "https://example.com/list", "2030-01-02", "request.query.a (table 1, line 12)"],
  ["List", "request.query.b", "https://example.com/list", "2030-01-02", "request.query.b"],
  ["List", "request.query.none", "https://example.com/now", undefined, undefined],
  ["Show", "request.query.a", "example.com/facts abc show.json", "2030-03-04", "Show.request.query.a (/parameters/0)"],
  ["Show", "request.query.b", "https://example.com/show", undefined, "Show.request.query.b"],
  ["Gone", "request.query.a", "https://example.com/before", undefined, undefined],
])("%s %s", (operation, location, page, edition, row) => {
  const root = workspace();
  expect(sourceOf(root, provider, { service: "box", operation, location }, join(root, "baseline"))).toEqual({
    page,
    edition,
    row,
  });
});

it("is not known of what has no page", () => {
  const root = workspace();
  const of = (service: string, operation: string | null, location: string) =>
    sourceOf(root, provider, { service, operation, location }, join(root, "baseline"));
  expect(of("box", "Show", "request.query.c")).toBeUndefined();
  expect(of("box", null, "servers")).toBeUndefined();
  rmSync(join(root, "specs"), { recursive: true });
  expect(of("box", "List", "request.query.a")?.page).toBe("https://example.com/now");
  expect(of("nothing", "List", "request.query.a")).toBeUndefined();
});
