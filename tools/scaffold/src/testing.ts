import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The guide, whose outputs are what the commands print. */
export const GUIDE = readFileSync(join(root, "docs/add-a-service.md"), "utf8");

/** Pages made for the tests, in the vendors' forms. */
export const BAIDU_PAGE = `查询杯子
更新时间:2030-01-02
请求结构
Plain Text
1POST /v{version}/cup/list?marker={marker}&maxKeys={maxKeys} HTTP/1.1
2Host: cups.bj.example.com
请求参数
参数名称 | 类型 | 是否必需 | 参数位置 | 描述 |
---|---|---|---|---|
version | String | 是 | URL参数 | API版本号 |
marker | String | 否 | Query参数 | 位置 |
maxKeys | int | 否 | Query参数 | 最大数量不超过50,缺省值为20 |
shelf | String | 是 | requestBody参数 | 架 |
colour | String | 否 | requestBody参数 | 颜色,red/green |
返回参数
参数名称 | 类型 | 描述 |
---|---|---|
totalCount | Integer | 总数量 |
nextMarker | String | 下一页 |
isTruncated | bool | 后面还有数据 |
cups | List<CupInfo> | 杯子 |
错误码
错误码 | 错误描述 | HTTP状态码 | 中文解释 |
---|---|---|---|
NoCup | there is none | 404 | 没有 |
返回示例
Plain Text
1HTTP/1.1 200 OK
2Content-Type: application/json;charset=UTF-8
3x-bce-request-id: d8752367-38e8-45e4-b4c7-e53be3137ce5
4
5{
6 "totalCount": 1,
7 "nextMarker": null,
8 "isTruncated": false,
9 "cups": [
10 { "cupId": "cup-1", "price": 12, "tags": null }
11 ]
12}`;

/** A workspace of its own in a temporary folder: the sources of some packages and tools, and what they have installed. */
export function workspace() {
  const copy = mkdtempSync(join(tmpdir(), "scaffold-"));
  const packages = readdirSync(join(root, "packages"));
  const tools = ["codegen", "spec-check", "scaffold", "contract"];
  for (const project of [...packages.map((name) => `packages/${name}`), ...tools.map((name) => `tools/${name}`)]) {
    // Links between neighbours are relative, so that a copy's lead to the copy; what is built below is built anew.
    cpSync(join(root, project), join(copy, project), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:\.nx|\.programs-[^/]*|\.runs-[^/]*|\.test-results\.json)$/.test(path),
    });
  }
  for (const part of [
    "specs",
    "package.json",
    "pnpm-lock.yaml",
    ".prettierrc.json",
    ".oxlintrc.json",
    "tsconfig.base.json",
    ".changeset",
  ]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  /** Runs Node in the workspace. */
  const node = (...args: string[]) => command(copy, args);
  return {
    root: copy,
    node,
    read: (file: string) => readFileSync(join(copy, file), "utf8"),
    write(file: string, text: string) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    },
    tsx: (...args: string[]) => node("--import", "tsx", ...args),
    build: (name: string) => node("node_modules/typescript7/bin/tsc", "-p", `packages/${name}/tsconfig.build.json`),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
}

function command(cwd: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // npm says where it was called, and that was not in the workspace of the test.
    const { INIT_CWD: _, ...env } = process.env;
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.on("error", reject).on("close", (code) => resolve({ code, out }));
  });
}
