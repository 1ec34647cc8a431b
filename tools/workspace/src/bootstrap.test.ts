import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./root.js";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
const windows = process.platform === "win32";

function write(folder: string, files: Readonly<Record<string, object | string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** A clone with the real bootstrap, whose projects need nothing but each other. */
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-bootstrap-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, {
    "package.json": { name: "clone", private: true, packageManager },
    "pnpm-workspace.yaml": "packages: [packages/*, tools/*]\npmOnFail: ignore\n",
    "packages/a/package.json": { name: "a", version: "1.0.0", dependencies: { b: "workspace:^" } },
    "packages/b/package.json": { name: "b", version: "1.0.0" },
  });
  mkdirSync(join(folder, "tools"));
  cpSync(join(root, "tools/bootstrap.mjs"), join(folder, "tools/bootstrap.mjs"));
  const lock = ["--yes", packageManager, "install", "--lockfile-only"];
  expect(spawnSync(windows ? "npx.cmd" : "npx", lock, { cwd: folder, shell: windows }).status).toBe(0);
  return folder;
}

function bootstrap(folder: string, env: NodeJS.ProcessEnv = process.env) {
  // From anywhere: the clone is found by where the program lies.
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "tools/bootstrap.mjs")], {
    cwd: tmpdir(),
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

// Each installs, on a machine that may be busy.
const LONG = { timeout: 180_000 };

it("a clone is installed once, and anew when something it was made of is changed or gone", LONG, () => {
  const folder = clone();
  const linked = join(folder, "packages/a/node_modules/b/package.json");
  const first = bootstrap(folder);
  expect(first).toMatchObject({ status: 0, stdout: "" });
  expect(first.stderr).toContain(`Installing dependencies with ${packageManager}`);
  expect(existsSync(linked)).toBe(true);
  expect(bootstrap(folder)).toEqual({ status: 0, stdout: "", stderr: "" });

  rmSync(join(folder, "packages/a/node_modules"), { recursive: true });
  expect(bootstrap(folder)).toMatchObject({ status: 0, stdout: "" });
  expect(existsSync(linked)).toBe(true);

  write(folder, { "pnpm-workspace.yaml": "packages: [packages/*, tools/*]\npmOnFail: ignore\nsavePrefix: ''\n" });
  expect(bootstrap(folder).stderr).toContain("Installing dependencies");
});

it("what the lockfile does not have is not installed, and tried again the next time", LONG, () => {
  const folder = clone();
  write(folder, { "packages/b/package.json": { name: "b", version: "1.0.0", dependencies: { a: "workspace:^" } } });
  for (const _ of ["first", "again"]) {
    const { status, stderr } = bootstrap(folder);
    expect(status).toBe(1);
    expect(stderr).toContain("frozen-lockfile");
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^Dependencies could not be installed: pnpm says why, above/);
  }
});

it.skipIf(windows)("without npm one line says what is missing", () => {
  const folder = clone();
  const { status, stderr } = bootstrap(folder, { ...process.env, PATH: "" });
  expect(status).toBe(1);
  expect(stderr).toContain("npx, which comes with npm, did not start");
});
