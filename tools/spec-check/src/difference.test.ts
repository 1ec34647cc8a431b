import { expect, it } from "vitest";
import { buildLedger } from "./build-ledger.js";
import { difference } from "./difference.js";

// A page of our own in the vendor's form.
const PAGE = `看 - ShowCups
URI
GET /v1/cups
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| colour | 否 | String | 颜色,red/green |
| size | 否 | Integer | 大小,默认值:3。 |
响应参数
状态码:200
| 参数 | 参数类型 | 描述 |
|---|---|---|
| total | Integer | 总数。 |
| cups | Array of strings | 杯子。 |
响应示例
状态码:200
{ "total": 1, "cups": ["a"] }`;

const between = (before: string, after: string) => {
  const [old, fresh] = [before, after].map((text) => buildLedger([{ text, url: "https://example.com/a" }]));
  if (old === undefined || fresh === undefined) throw new Error("two pages are two ledgers");
  const { lines, added, removed, changed } = difference(old, fresh);
  return [...lines, `${added} ${removed} ${changed}`];
};
const line = (name: string): string => PAGE.split("\n").find((one) => one.startsWith(`| ${name} `)) ?? "";
const total = line("total");

it.each([
  [
    "a new row",
    PAGE.replace(total, `${total}\n| next | String | 下。 |`),
    ['+ ShowCups response.200.next: type "String"', "1 0 0"],
  ],
  [
    "a row that is gone",
    PAGE.replace(`${line("size")}\n`, ""),
    ['- ShowCups request.query.size: type "Integer", required "否", default 3', "0 1 0"],
  ],
  [
    "a row of another name",
    PAGE.replace("| total |", "| totals |"),
    ['- ShowCups response.200.total: type "Integer"', '+ ShowCups response.200.totals: type "Integer"', "1 1 0"],
  ],
  [
    "another type",
    PAGE.replace("| total | Integer", "| total | Long"),
    ['~ ShowCups response.200.total: type "Integer" -> "Long"', "0 0 1"],
  ],
  [
    "another required",
    PAGE.replace("| size | 否", "| size | 是"),
    ['~ ShowCups request.query.size: required "否" -> "是"', "0 0 1"],
  ],
  [
    "other words",
    PAGE.replace("red/green", "red/blue"),
    ['~ ShowCups request.query.colour: values ["red","green"] -> ["red","blue"]', "0 0 1"],
  ],
  [
    "a default that is gone",
    PAGE.replace(",默认值:3", ""),
    ["~ ShowCups request.query.size: default 3 -> nothing", "0 0 1"],
  ],
  [
    "another method and path",
    PAGE.replace("GET /v1", "POST /v2"),
    ['~ ShowCups document: method "GET" -> "POST", path "/v1/cups" -> "/v2/cups"', "0 0 1"],
  ],
  [
    "a sample of another type",
    PAGE.replace('"total": 1', '"total": "1"'),
    ['~ ShowCups sample response.200 total: types ["integer"] -> ["string"]', "0 0 1"],
  ],
  ["rows in another order", PAGE.replace(/(\| colour .*)\n(\| size .*)/, "$2\n$1"), ["0 0 0"]],
  ["other words around", PAGE.replace("总数。", "总数量。").replace("URI", "说明\nURI"), ["0 0 0"]],
])("tells of %s", (_, after, expected) => {
  expect(after).not.toBe(PAGE);
  expect(between(PAGE, after)).toEqual(expected);
});
