import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
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
const GB18030 =
  "c7ebc7f3bde1b9b90a474554202f76312f6375700ab7b5bbd8b2cecafd0ab2cecafdc3fbb3c6207c20c0e0d0cd207c20c3e8" +
  "caf6207c0a2d2d2d7c2d2d2d7c2d2d2d7c0a63757073207c20537472696e67207c20b1add7d3207c";
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
  for (const provider of ["huaweicloud", "baiducloud"]) mkdirSync(join(specs, provider), { recursive: true });
  const save = (name: string, text: string | Uint8Array): string => {
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
  const exists = (name: string) => existsSync(join(specs, name));
  /** Puts something else where a ledger is. */
  const spoil = (name: string, text: string) => {
    mkdirSync(join(specs, name), { recursive: true });
    writeFileSync(join(specs, name, "ledger.json"), text);
  };
  const files = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return { save, run, ledger, exists, spoil, files, folder };
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
  [["a.txt", "--out"], "--out needs a value"],
  [["a.txt", "--out", "../../etc"], "--out ../../etc cannot be; give <provider>/<service>/<version>"],
  [["a.txt", "--out", "a/Cups/v1"], "--out a/Cups/v1 cannot be; give <provider>/<service>/<version>"],
  [["a.txt", "--operation", "list cups"], '--operation "list cups" cannot be; give one such as ListCups'],
  [["a.txt", "--url", "example.com"], '--url "example.com" cannot be; give one such as https://cloud.baidu.com/doc/…'],
  [["a.txt", "--edition", "today"], '--edition "today" cannot be; give one such as 2030-01-02'],
])("refuses %j as unusable", (args, message) => {
  const { code, err } = workspace().run(...args);
  expect([code, err.split("\n")[0]]).toEqual([2, `ledger:capture: ${message}`]);
});

const out = ["--out", "baiducloud/cups/v1"];
const TWICE = `${BAIDU}\n请求结构\n1POST /v1/cup HTTP/1.1`;

it.each([
  ["a page of the other vendor", HUAWEI, "is a page of huaweicloud, and --out names baiducloud"],
  ["what is no page", "hello", "is no page that a parser knows: Huawei Cloud's has"],
  ["a request line without its heading", HUAWEI.replace("URI\n", ""), "is no page that a parser knows"],
  ["a heading without its request line", HUAWEI.replace(/GET.*/, ""), "is no page that a parser knows"],
  ["an empty file", "\uFEFF \n", "is empty; save the vendor's page again"],
  ["HTML", "<div><table>", "is HTML; save the page as text, its tables as rows with bars"],
  ["an image", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), "is no text in UTF-8, UTF-16 with its mark, or GB18030"],
  ["broken JSON", '{"operation": ', "starts as JSON, and is none: "],
  ["a page without an operation", BAIDU, "does not name its operation; say it with --operation"],
  ["a fact table of another operation", TABLE, "is the fact table of ShowCups, and --operation says ListCups"],
  ["two operations on one page", TWICE, "line 14 is a second request line; save each operation as a page of its own"],
  ["a row over two lines", BAIDU.replace("| 位置", "|\n位置"), "line 8 has 4 cells where the table's head has 5"],
  ["a row twice", BAIDU.replace(/(cups .*)/, "$1\n$1"), "has two rows of one id: response.200.cups"],
  ["a page without request line", BAIDU.replace(/1GET.*/, ""), "has no request line, such as GET /v1/cups"],
  ["a page without tables", BAIDU.replaceAll("|", " "), "has no table with rows and bars"],
])("refuses %s in one line, and writes nothing", (what, text, message) => {
  const { save, run, exists } = workspace();
  const operation = what === "a page without an operation" ? [] : ["--operation", "ListCups"];
  const { code, err } = run(save("a.txt", text), ...operation, ...out);
  expect([code, err.split("\n")]).toEqual([
    2,
    [expect.stringContaining(`ledger:capture: a.txt ${message}`), "Nothing was written."],
  ]);
  expect(exists("baiducloud/cups")).toBe(false);
});

it("refuses a page that is not there, a folder, and two pages of one operation", () => {
  const { save, run, folder } = workspace();
  const first = (...args: string[]) => run(...args, ...out).err.split("\n")[0];
  expect(first("nowhere.txt")).toBe(
    "ledger:capture: nowhere.txt does not exist; save the vendor's page as a text first",
  );
  expect(first(`${folder}/specs`)).toBe("ledger:capture: specs cannot be read (EISDIR); give a text file");
  const two = [save("a.txt", BAIDU), "--operation", "ListCups", save("b.txt", BAIDU), "--operation", "ListCups"];
  expect(first(...two)).toBe("ledger:capture: a.txt and b.txt are both of ListCups; give one of them");
});

it("refuses a provider that has no specs, and a ledger that is none", () => {
  const { save, run, spoil } = workspace();
  const page = [save("a.txt", BAIDU), "--operation", "ListCups"];
  expect(run(...page, "--out", "baidu/cups/v1").err).toContain(
    "there is no provider baidu in specs: there are baiducloud, huaweicloud",
  );
  spoil("baiducloud/cups/v1", "{}");
  expect(run(...page, ...out).err).toContain("specs/baiducloud/cups/v1/ledger.json is no ledger; restore it with git");
  spoil("baiducloud/cups/v1", "<<<<<<< HEAD");
  expect(run(...page, ...out).err).toContain("ledger.json is no JSON: ");
});

it("leaves the old ledger and nothing else where it cannot write", () => {
  const { save, run, spoil, files } = workspace();
  // A folder in the place of the file: the last step fails.
  spoil("baiducloud/cups/v1/ledger.json", "x");
  const before = files();
  const { code, err } = run(save("a.txt", BAIDU), "--operation", "ListCups", ...out);
  expect([code, err.split("\n")]).toEqual([2, [expect.stringContaining("EISDIR"), "Nothing was written."]]);
  expect(files().filter((name) => name !== "a.txt")).toEqual(before);
});

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");

it.each([
  ["line ends of Windows", BAIDU.replaceAll("\n", "\r\n")],
  ["a mark at the start", `\uFEFF${BAIDU}`],
  ["UTF-16", utf16(BAIDU)],
  ["UTF-16, high byte first", utf16(BAIDU).swap16()],
])("reads the same page saved with %s, and sees no difference", (_, text) => {
  const { save, run, ledger } = workspace();
  run(save("a.txt", BAIDU), "--operation", "ListCups", ...out);
  const before = ledger("baiducloud/cups/v1");
  expect(run(save("b.txt", text), ...out)).toMatchObject({ code: 0, err: "" });
  expect(ledger("baiducloud/cups/v1")).toBe(before);
});

it("reads GB18030, as browsers on Chinese Windows save it", () => {
  const { save, run, ledger } = workspace();
  // "请求结构 … 返回参数 …" of a page with one row, as bytes: Node writes no GB18030.
  const bytes = Buffer.from(GB18030, "hex");
  expect(run(save("a.txt", bytes), "--operation", "ListCups", ...out)).toMatchObject({ code: 0, err: "" });
  expect(ledger("baiducloud/cups/v1")).toContain('"id": "response.200.cups"');
});

it("takes the options behind a page for that page", () => {
  const { save, run, ledger } = workspace();
  const one = [save("a.txt", BAIDU), "--operation", "ListCups", "--url", "https://example.com/a"];
  const two = [save("b.txt", BAIDU), "--operation", "ListLids", "--edition", "2031-01-01"];
  expect(run(...one, ...two, ...out)).toMatchObject({ code: 0, err: "" });
  const text = ledger("baiducloud/cups/v1");
  expect(text).toContain('"operation": "ListCups", "url": "https://example.com/a", "edition": "2030-01-02"');
  expect(text).toContain('"operation": "ListLids", "edition": "2031-01-01"');
});

it("fails with --check where one row differs, and where there is no ledger yet", () => {
  const { save, run } = workspace();
  const page = [save("a.txt", BAIDU), "--operation", "ListCups", ...out];
  expect(run(...page, "--check")).toMatchObject({ code: 1, err: "" });
  expect(run(...page).code).toBe(0);
  expect(run(save("b.txt", BAIDU.replace("| 否 |", "| 是 |")), ...out, "--check")).toMatchObject({ code: 1, err: "" });
});

it("takes a page from the folder where npm was called", () => {
  const { save, run, folder } = workspace();
  vi.stubEnv("INIT_CWD", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  save("a.txt", BAIDU);
  expect(run("a.txt", "--operation", "ListCups", ...out)).toMatchObject({ code: 0, err: "" });
});
