import { expect, it } from "vitest";
import { parseHuaweiPage } from "./huaweicloud.js";

// A page of our own in the vendor's form: captions are lost, nested tables follow their parent, a heading is glued to
// the closing brace of a sample.
const PAGE = `查看杯子 - ShowCups
功能介绍
我们自己写的一页。
URI
PUT /v1/{shelf_id}/cups
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| shelf_id | 是 | String | 架子。 |
| size | 否 | Integer | 大小,默认值:3。 |
请求参数
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| X-Cup-Key | 是 | String | 钥匙。 |
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| colour | 否 | String | 颜色。 - 红:red - 绿:green |
响应参数
状态码:200
| 参数 | 参数类型 | 描述 |
|---|---|---|
| X-Cup-Id | String | 编号。 |
| cups | Array of cups objects | 杯子。 |
| owner | owner object | 主人。 |
| 参数 | 参数类型 | 描述 |
|---|---|---|
| id | String | 编号。 |
| handle | handle object | 把手。 |
| 参数 | 参数类型 | 描述 |
|---|---|---|
| name | String | 名字。 |
| 参数 | 参数类型 | 描述 |
|---|---|---|
| side | String | 左右。 |
状态码:404
| 参数 | 参数类型 | 描述 |
|---|---|---|
| why | String | 原因。 |
请求示例
{
"colour" : "red"
}
响应示例
状态码:200
OK
{
"cups" : [ { "id" : "a}b", "weight" : 1.5 }, { "id" : null } ]
} 状态码:404
Not Found
{
"why" : "none"
} 状态码
| 状态码 | 描述 |
|---|---|
| 200 | OK |
| 404 | Not Found |
错误码
无`;

const facts = parseHuaweiPage(PAGE);
const row = (id: string) => facts.rows.find((one) => one.id === id);

it("reads the operation", () => {
  expect([facts.operation, facts.method, facts.path]).toEqual(["ShowCups", "PUT", "/v1/{shelf_id}/cups"]);
});

it("reads every table and row, in the page's order", () => {
  expect(facts.tables).toBe(9);
  expect(facts.rows.map(({ id }) => id)).toEqual([
    "request.path.shelf_id",
    "request.query.size",
    "request.header.X-Cup-Key",
    "request.body.colour",
    "response.200.header.X-Cup-Id",
    "response.200.cups",
    "response.200.owner",
    "response.200.cups[].id",
    "response.200.cups[].handle",
    "response.200.owner.name",
    "response.200.cups[].handle.side",
    "response.404.why",
    "status.200",
    "status.404",
  ]);
});

it("keeps type and required words verbatim, facts of the description, and the line", () => {
  expect(row("request.query.size")).toEqual({
    id: "request.query.size",
    section: "request",
    place: "query",
    name: "size",
    type: "Integer",
    required: "否",
    default: 3,
    table: 1,
    line: 9,
  });
  expect(row("request.body.colour")?.values).toEqual(["red", "green"]);
  expect(row("response.200.cups")?.type).toBe("Array of cups objects");
});

it("keeps no sentence of the page", () => {
  expect(JSON.stringify(facts)).not.toMatch(/\u3002|编号|颜色/);
});

it("reads samples as paths and types, past a brace in a text and a heading glued to the end", () => {
  expect(facts.samples).toEqual([
    { id: "request", headers: [], fields: { colour: ["string"] } },
    {
      id: "response.200",
      headers: [],
      fields: {
        cups: ["array"],
        "cups[]": ["object"],
        "cups[].id": ["string", "null"],
        "cups[].weight": ["number"],
      },
    },
    { id: "response.404", headers: [], fields: { why: ["string"] } },
  ]);
});

it("puts the table of an object in a request below the object, whatever its fields are called", () => {
  const nested = PAGE.replace(
    "响应参数",
    `| handle | 是 | handle object | 把手。 |
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| side | 否 | String | 左右。 |
| X-Side | 否 | String | 左右。 |
响应参数`,
  );
  const { rows } = parseHuaweiPage(nested);
  expect(rows.filter(({ name }) => /side/i.test(name)).map(({ id, place }) => [id, place])).toEqual([
    ["request.body.handle.side", "body"],
    ["request.body.handle.X-Side", "body"],
    ["response.200.cups[].handle.side", "response"],
  ]);
});
