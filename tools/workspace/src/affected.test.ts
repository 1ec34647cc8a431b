import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./root.js";

/** The projects that Nx itself says a change of a file touches; with a target, those of them that have it. */
function affected(file: string, target?: string): string[] {
  const args = ["show", "projects", "--affected", `--files=${file}`, "--json"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/nx/dist/bin/nx.js"), ...args, ...(target === undefined ? [] : ["--with-target", target])],
    { cwd: root, encoding: "utf8", env: { ...process.env, NX_DAEMON: "false", NX_ISOLATE_PLUGINS: "false" } },
  );
  expect(status, stderr).toBe(0);
  return (JSON.parse(stdout) as string[]).sort();
}

const packages = readdirSync(join(root, "packages"));
const inPackages = (projects: string[]) => projects.filter((project) => packages.includes(project));

// The emulator answers by all specs, so it is touched by each of them.
it.each([
  ["specs/huaweicloud/iam/v3/openapi.yaml", ["emulator", "huaweicloud"]],
  ["specs/baiducloud/bcc/v2/openapi.yaml", ["baiducloud", "emulator"]],
])("%s touches its provider's packages and what depends on them, no other", (file, expected) => {
  const touched = affected(file);
  expect(inPackages(touched)).toEqual(expected);
  expect(touched).toEqual(expect.arrayContaining(["contract", "demo", "spec-check"]));
  expect(touched).not.toContain("workspace");
});

it("the generator touches all that is generated, and all that is built upon it", () => {
  const generated = packages.filter((name) => "generate" in targetsOf(name)).sort();
  expect(generated).toEqual(expect.arrayContaining(["baiducloud", "emulator", "huaweicloud"]));
  expect(inPackages(affected("tools/codegen/src/cli.ts", "generate"))).toEqual(generated);
  expect(affected("tools/codegen/src/cli.ts")).toEqual(expect.arrayContaining([...generated, "codegen", "contract"]));
});

it.each(["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "nx.json", "tsconfig.base.json"])(
  "%s touches every project",
  (file) => {
    const all = ["packages", "tools"].flatMap((parent) => readdirSync(join(root, parent), { withFileTypes: true }));
    const folders = all.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(affected(file)).toEqual(folders.sort());
  },
);

it("a workflow touches what reads workflows, and no package", () => {
  const touched = affected(".github/workflows/ci.yml");
  expect(inPackages(touched)).toEqual([]);
  expect(touched).toContain("workspace");
});

it.each(["docs/architecture.md", "README.md", "CONTRIBUTING.md", ".changeset/config.json"])(
  "%s touches nothing that is built",
  (file) => expect(affected(file, "build")).toEqual([]),
);

function targetsOf(name: string): object {
  const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
    nx: { targets: object };
  };
  return manifest.nx.targets;
}
