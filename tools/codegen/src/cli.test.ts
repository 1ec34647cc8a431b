import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const types = "packages/huaweicloud/src/roma/generated/types.ts";

/** The command, run in a copy of the parts of the workspace that it reads and writes. */
function workspace() {
  const copy = mkdtempSync(join(tmpdir(), "codegen-cli-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const source = {
    recursive: true,
    filter: (path: string) => !path.includes("node_modules") && !path.endsWith("/dist"),
  };
  for (const part of ["specs", "packages/huaweicloud", "packages/baiducloud", "packages/emulator", "tools/codegen"]) {
    cpSync(join(root, part), join(copy, part), source);
  }
  for (const part of ["package.json", ".prettierrc.json"]) cpSync(join(root, part), join(copy, part));
  for (const part of ["node_modules", "tools/codegen/node_modules"]) symlinkSync(join(root, part), join(copy, part));
  const run = (...args: string[]) => {
    const cli = ["--import", "tsx", "tools/codegen/src/cli.ts", ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, cli, { cwd: copy, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(copy, file), change(readFileSync(join(copy, file), "utf8")));
  return { run, edit, read: (file: string) => readFileSync(join(copy, file), "utf8") };
}

it("--check passes on the committed files, and names a file that was edited by hand", { timeout: 60_000 }, () => {
  const { run, edit, read } = workspace();
  expect(run("--check")).toMatchObject({ status: 0, stderr: "" });
  edit(types, (text) => text.replace("total?: number", "total?: string"));
  const { status, stderr } = run("--check");
  expect(status).toBe(1);
  expect(stderr).toMatch(new RegExp(`^${types} differs from what its spec generates, from line \\d+ on\n`));
  expect(stderr).toContain("run `pnpm generate`");
  expect(read(types)).toContain("total?: string");
  expect(run("huaweicloud").status).toBe(0);
  expect(run("--check").status).toBe(0);
});

it("a broken spec leaves every file as it was, those of other specs too", { timeout: 60_000 }, () => {
  const { run, edit, read } = workspace();
  const bcc = "packages/baiducloud/src/bcc/generated/types.ts";
  edit("specs/baiducloud/bcc/v2/openapi.yaml", (text) => text.replace("Only coupons of this name.", "By name."));
  edit("specs/huaweicloud/roma/v2/openapi.yaml", (text) => text.replace("x-reads-only: true", ""));
  const before = [read(types), read(bcc)];
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toBe(
    "specs/huaweicloud/roma/v2/openapi.yaml#/paths/~1v2~1{project_id}~1instances/get/x-reads-only: must be true or false\nNothing was written.\n",
  );
  expect([read(types), read(bcc)]).toEqual(before);
});
