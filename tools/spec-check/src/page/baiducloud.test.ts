import { expect, it } from "vitest";
import { parseBaiduPage } from "./baiducloud.js";

// A page of our own in the vendor's form: line numbers glued to code, rows without a leading bar.
const PAGE = `查询杯子
更新时间:2030-01-02
请求结构
Plain Text
1POST /v{version}/cup/list?marker={marker} HTTP/1.1
2Host: cups.example.com
3{
4 "colour": colour
5}
请求头域
无。
请求参数
参数名称 | 类型 | 是否必需 | 参数位置 | 描述 |
---|---|---|---|---|
version | String | 是 | URL参数 | 版本 |
marker | String | 否 | Query参数 | 位置 |
size | int | 否 | Query参数 | 不超过50,缺省值为20 |
colour | String | 否 | requestBody参数 | 颜色,red/green |
返回头域
无。
返回参数
参数名称 | 类型 | 描述 |
---|---|---|
cups | List<CupInfo> | 杯子 |
错误码
错误码 | 错误描述 | HTTP状态码 | 中文解释 |
---|---|---|---|
NoCup | there is none | 404 | 没有 |
请求示例
Plain Text
1POST http://cups.example.com/v2/cup/list
2Host: cups.example.com
3Authorization: secret/2030-01-02T00:00:00Z/made-up
4
5{
6 "colour": "red"
7}
返回示例
Plain Text
1HTTP/1.1 201 Created
2Content-Type: application/json;charset=UTF-8
3x-cup-id: 1
4
5{
6 "cups": [
7 { "id": 12, "tags": null }
8 ]
9}`;

const facts = parseBaiduPage(PAGE, "ListCups");

it("reads the request line, the edition and the tables", () => {
  expect([facts.operation, facts.method, facts.path]).toEqual(["ListCups", "POST", "/v{version}/cup/list"]);
  expect([facts.edition, facts.tables]).toEqual(["2030-01-02", 3]);
});

it("reads every row with its place", () => {
  expect(facts.rows.map(({ id, type, required }) => [id, type, required])).toEqual([
    ["request.path.version", "String", "是"],
    ["request.query.marker", "String", "否"],
    ["request.query.size", "int", "否"],
    ["request.body.colour", "String", "否"],
    ["response.200.cups", "List<CupInfo>", undefined],
    ["error.NoCup", undefined, undefined],
  ]);
  expect(facts.rows[2]).toMatchObject({ default: 20, maximum: 50, table: 1, line: 17 });
  expect(facts.rows[3]?.values).toEqual(["red", "green"]);
  expect(facts.rows[5]).toMatchObject({ status: "404", section: "errors" });
});

it("reads samples with their header names and status, and no values", () => {
  expect(facts.samples).toEqual([
    { id: "request", headers: ["Host", "Authorization"], fields: { colour: ["string"] } },
    {
      id: "response.201",
      headers: ["Content-Type", "x-cup-id"],
      fields: { cups: ["array"], "cups[]": ["object"], "cups[].id": ["integer"], "cups[].tags": ["null"] },
    },
  ]);
  expect(JSON.stringify(facts)).not.toMatch(/secret|颜色|there is none/);
});

it("takes what has no place of its own for a field of the body, and reads no table where none belongs", () => {
  const page = `请求结构
1PUT /v1/cup HTTP/1.1
请求参数
参数名称 | 类型 | 是否必需 | 描述 |
---|---|---|---|
colour | String | 否 | 颜色 |
返回头域
参数名称 | 类型 | 描述 |
---|---|---|
x-cup | String | 杯子 |
返回参数
无`;
  const { rows, tables } = parseBaiduPage(page, "PutCup");
  expect([rows.map(({ id }) => id), tables]).toEqual([["request.body.colour"], 1]);
});
