import { expect, it } from "vitest";
import { assemble, buildLedger, documentsOf } from "./build-ledger.js";
import { parseJson } from "./json.js";
import { REAL_SPECS } from "./testing/real-specs.js";
import { format } from "./write-ledger.js";

const table = (operation: string, path = "/v1/cups"): string =>
  JSON.stringify({
    operation,
    method: "GET",
    path,
    parameters: [{ name: "size", place: "query", type: "integer", required: false }],
    responses: [{ status: 200, fields: [] }],
    examples: [{ kind: "response", status: 200, body: {} }],
  });
const page = `看 - ShowCups
URI
GET /v1/cups
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| colour | 否 | String | 颜色。 |`;

it("puts the operation in front of ids only where there are several", () => {
  const one = buildLedger([{ text: table("A") }]);
  const two = buildLedger([{ text: table("A") }, { text: table("B") }]);
  expect(one.rows.map(({ id }) => id)).toEqual(["request.query.size", "status.200"]);
  expect(two.rows.map(({ id }) => id)).toContain("B.request.query.size");
  expect(two.samples.map(({ id }) => id)).toEqual(["A.response.200", "B.response.200"]);
});

it("keeps a fact table beside a page of its operation apart", () => {
  const ledger = buildLedger([
    { text: page, url: "https://example.com", edition: "2030-01-02" },
    { text: table("ShowCups", "/v2/cups") },
  ]);
  expect(ledger.counts).toEqual({ tables: 1, rows: 1, elsewhere: 2, samples: 0 });
  expect(ledger.operations).toEqual({ ShowCups: { method: "GET", path: "/v1/cups", fixedPath: "/v2/cups" } });
  expect(ledger.source[0]).toMatchObject({ kind: "page", url: "https://example.com", edition: "2030-01-02" });
  expect(ledger.source[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

it("refuses what is no page, what is not all of one, and two rows of one id", () => {
  const failure = (text: string, operation?: string) => () => buildLedger([{ text, operation }]);
  expect(failure("hello")).toThrow(/^is no page that a parser knows: .*; write a fact table/);
  expect(failure("<!DOCTYPE html><table>")).toThrow(/^is HTML; save the page as text, its tables as rows with bars/);
  expect(failure("{}")).toThrow(/^is JSON, but no fact table: it needs operation, method and path/);
  expect(failure("URI\nGET /v1/cups")).toThrow(/^does not name its operation; say it with --operation/);
  expect(failure("URI\nGET /v1/cups", "ListCups")).toThrow(/^has no table with rows and bars/);
  expect(failure(`${page}\n| colour | 否 | String | 又。 |`)).toThrow(/one id: request.query.colour/);
});

it.each(REAL_SPECS)("takes the ledger of $name apart, and makes the same one again", ({ ledger }) => {
  expect(assemble(documentsOf(ledger))).toEqual(ledger);
});

it("writes what it reads", () => {
  for (const { ledger } of REAL_SPECS) expect(parseJson(format(ledger))).toEqual(ledger);
});

it("holds the committed ledgers to facts: no sentence, no value of a sample, no path of a machine", () => {
  for (const { ledger } of REAL_SPECS) {
    const text = format(ledger);
    // Only the required words are Chinese.
    expect(text.replaceAll(/"required": "[是否]"/g, "")).not.toMatch(/[一-鿿]/);
    expect(text).not.toMatch(/"\/(?:home|root|tmp|work|Users)\//);
    expect(ledger.source.every(({ sha256 }) => sha256.length === 64)).toBe(true);
  }
});
