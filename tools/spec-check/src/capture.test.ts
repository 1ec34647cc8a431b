import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { capture } from "./capture.js";

// Pages of our own in the vendors' forms.
const HUAWEI = `看 - ShowCups
URI
GET /v1/cups
| 参数 | 是否必选 | 参数类型 | 描述 |
|---|---|---|---|
| colour | 否 | String | 颜色,red/green |
| size | 否 | Integer | 大小。 |
响应参数
状态码:200
| 参数 | 参数类型 | 描述 |
|---|---|---|
| total | Integer | 总数。 |`;
const BAIDU = `查询杯子
更新时间:2030-01-02
请求结构
1GET /v1/cup HTTP/1.1
请求参数
参数名称 | 类型 | 是否必需 | 参数位置 | 描述 |
---|---|---|---|---|
marker | String | 否 | Query参数 | 位置 |
返回参数
参数名称 | 类型 | 描述 |
---|---|---|
cups | List<CupInfo> | 杯子 |`;
const TABLE = JSON.stringify({
  operation: "ShowCups",
  method: "GET",
  path: "/v1/cups",
  parameters: [{ name: "size", place: "query", type: "integer", required: false, max: 50 }],
  responses: [{ status: 200, fields: [] }],
});

/** The command in a folder of its own. */
function workspace() {
  const folder = mkdtempSync(join(tmpdir(), "capture-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const specs = join(folder, "specs");
  mkdirSync(specs);
  const save = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (...args: string[]) => {
    const [out, err]: string[][] = [[], []];
    const print = (line: string) => void out?.push(line);
    const complain = (line: string) => void err?.push(line.replaceAll(`${folder}/`, ""));
    return { code: capture(args, { specs, print, complain }), out: out ?? [], err: (err ?? []).join("\n") };
  };
  const ledger = (name: string) => readFileSync(join(specs, name, "ledger.json"), "utf8");
  return { save, run, ledger };
}

it("makes a ledger of a page of either vendor, told apart by the page itself", () => {
  const { save, run, ledger } = workspace();
  expect(run(save("a.txt", HUAWEI), "--url", "https://example.com/a", "--out", "huaweicloud/cups/v1")).toEqual({
    code: 0,
    out: ["huaweicloud/cups/v1: 2 tables, 3 rows, 0 rows of other sources, 0 samples"],
    err: "",
  });
  expect(run(save("b.md", BAIDU), "--operation", "ListCups", "--out", "specs/baiducloud/cups/v1/").code).toBe(0);
  expect(ledger("huaweicloud/cups/v1")).toContain('"operation": "ShowCups", "url": "https://example.com/a"');
  expect(ledger("baiducloud/cups/v1")).toContain('"edition": "2030-01-02"');
});

it("tells row by row what a page captured again has changed, and writes nothing with --check", () => {
  const { save, run, ledger } = workspace();
  run(
    save("a.txt", HUAWEI),
    "--url",
    "https://example.com/a",
    "--edition",
    "2030-01-01",
    "--out",
    "huaweicloud/cups/v1",
  );
  const before = ledger("huaweicloud/cups/v1");
  const again = [save("a.txt", HUAWEI), "--out", "huaweicloud/cups/v1", "--check"];
  expect(run(...again)).toMatchObject({ code: 0, out: [expect.stringMatching(/0 added, 0 removed, 0 changed/)] });
  const changed = HUAWEI.replace("red/green", "red/blue")
    .replace(/\| size .*\n/, "")
    .replace("总数。 |", "总数。 |\n| next | String | 下。 |");
  const page = save("later.txt", changed);
  const lines = [
    '- ShowCups request.query.size: type "Integer", required "否"',
    '~ ShowCups document: edition "2030-01-01" -> nothing',
    '~ ShowCups request.query.colour: values ["red","green"] -> ["red","blue"]',
    '+ ShowCups response.200.next: type "String"',
  ];
  const checked = run(page, "--out", "huaweicloud/cups/v1", "--check");
  expect(checked.code).toBe(1);
  expect(checked.out.slice(0, -1)).toEqual(lines);
  expect(checked.out.at(-1)).toMatch(/1 added, 1 removed, 2 changed; nothing was written$/);
  expect(ledger("huaweicloud/cups/v1")).toBe(before);
  expect(run(page, "--out", "huaweicloud/cups/v1")).toMatchObject({ code: 0, err: "" });
  expect(ledger("huaweicloud/cups/v1")).toContain("https://example.com/a");
  expect(run(page, "--out", "huaweicloud/cups/v1", "--check").code).toBe(0);
});

it("keeps the documents that are not given, and compares by operation when another one comes", () => {
  const { save, run, ledger } = workspace();
  const out = ["--out", "huaweicloud/cups/v1"];
  run(save("a.txt", HUAWEI), save("a.json", TABLE), ...out);
  expect(run(save("a.txt", HUAWEI.replace("| total |", "| totals |")), ...out).out).toEqual([
    '- ShowCups response.200.total: type "Integer"',
    '+ ShowCups response.200.totals: type "Integer"',
    expect.stringMatching(/2 tables, 3 rows, 2 rows of other sources, 0 samples; 1 added, 1 removed, 0 changed$/),
  ]);
  const other = run(save("b.txt", HUAWEI.replace("ShowCups", "ListCups")), ...out);
  expect(other.out.every((line) => line.startsWith("+ ListCups") || line.startsWith("huaweicloud"))).toBe(true);
  expect(ledger("huaweicloud/cups/v1")).toContain('"ShowCups.request.query.size"');
});

it.each([
  [[], "name a saved page"],
  [["a.txt"], "--out is missing; give <provider>/<service>/<version>"],
  [["a.txt", "--out", "cups"], "--out cups cannot be; give <provider>/<service>/<version>"],
  [["--url", "x", "a.txt"], "--url belongs to the page before it, and there is none"],
  [["a.txt", "--page", "b"], "there is no option --page"],
  [["a.txt", "--out", "--check"], "--out needs a value"],
])("refuses %j as unusable", (args, message) => {
  const { code, err } = workspace().run(...args);
  expect([code, err.split("\n")[0]]).toEqual([2, `ledger:capture: ${message}`]);
});

it("refuses a page of the other vendor, a file that is none, and a page that is not there, writing nothing", () => {
  const { save, run } = workspace();
  const out = ["--out", "baiducloud/cups/v1"];
  const first = ({ err }: { err: string }) => err.split("\n")[0];
  expect(first(run(save("a.txt", HUAWEI), ...out))).toBe(
    "ledger:capture: a.txt is a page of huaweicloud, and --out names baiducloud",
  );
  expect(first(run(save("x.txt", "hello"), ...out))).toMatch(/^ledger:capture: x.txt is no page that a parser knows/);
  expect(run("nowhere.txt", ...out)).toMatchObject({
    code: 1,
    err: expect.stringContaining("does not exist") as string,
  });
});
