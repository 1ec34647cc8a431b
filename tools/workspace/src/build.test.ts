import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./root.js";

/** A workspace with the real build, the real compiler and one small package. */
function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "tools"));
  cpSync(join(root, "tools/build.mjs"), join(folder, "tools/build.mjs"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const compilerOptions = { rootDir: "src", outDir: "dist", declaration: true, declarationMap: true, sourceMap: true };
  const files = {
    "package.json": `{ "type": "module" }`,
    "tsconfig.build.json": JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] }, include: ["src"] }),
    "src/index.ts": "export const one = 1;",
    "src/deep/two.ts": "export const two = 2;",
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, "packages/thing", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

function build(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "tools/build.mjs"), ...args], {
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

const built = ["index", "deep/two"].flatMap((name) =>
  [".d.ts", ".d.ts.map", ".js", ".js.map"].map((end) => name + end),
);

it("a build leaves in dist what the sources give, whatever was there", () => {
  const folder = workspace();
  const dist = join(folder, "packages/thing/dist");
  mkdirSync(join(dist, "old"), { recursive: true });
  for (const name of ["gone.js", "gone.d.ts.map", "old/notes.txt", "secret.env"]) writeFileSync(join(dist, name), "");
  expect(build(folder, "packages/thing")).toEqual({ status: 0, said: "" });
  const files = readdirSync(dist, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll("\\", "/"),
    );
  expect(files.sort()).toEqual(built.sort());
});

it("what does not compile ends the build, and takes nothing away", () => {
  const folder = workspace();
  build(folder, "packages/thing");
  rmSync(join(folder, "packages/thing/src/deep"), { recursive: true });
  writeFileSync(join(folder, "packages/thing/src/index.ts"), "export const one: string = 1;");
  const { status, said } = build(folder, "packages/thing");
  expect(status).not.toBe(0);
  expect(said).toContain("TS2322");
  expect(existsSync(join(folder, "packages/thing/dist/deep/two.js"))).toBe(true);
});

it.each([[], ["packages/nowhere"], ["."]])("%j is no package: one line says so", (...args: string[]) => {
  const { status, said } = build(workspace(), ...args);
  expect(status).toBe(2);
  expect(said).toMatch(/^build: .+ is not a package that is built; name one, such as packages\/client-core\n$/);
});
