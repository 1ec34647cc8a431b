// What Nx takes from its cache has to be what the task would give: each file that a task reads is one of its inputs.
import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { checkFilesAreInputs, getTaskRawInputs } from "nx/src/hasher/check-task-files.js";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";

const run = promisify(execFile);
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8")) as unknown;

const projects = ["packages", "tools"].flatMap((parent) =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const folder = `${parent}/${entry.name}`;
      const { nx } = read(`${folder}/package.json`) as { nx: { targets: Record<string, object> } };
      return { name: entry.name, folder, published: parent === "packages", targets: Object.keys(nx.targets) };
    }),
);
const { targetDefaults } = read("nx.json") as {
  targetDefaults: Record<string, { cache?: boolean; command: string }>;
};

/** The workspace's own files that a program of the real compiler is made of, and the manifests that led to them. */
async function programOf(folder: string, config: string): Promise<string[]> {
  const tsc = join(root, "node_modules/typescript7/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "-p", join(folder, config), "--listFilesOnly"], { cwd: root });
  const files = stdout
    .split(/\r?\n/)
    .filter((file) => file !== "")
    .map((file) => relative(root, file).replaceAll("\\", "/"))
    .filter((file) => /^(?:packages|tools)\/(?!.*node_modules)/.test(file));
  const manifests = files.map((file) => file.replace(/^([^/]+\/[^/]+)\/.*$/, "$1/package.json"));
  return [...new Set([...files, ...manifests, `${folder}/${config}`])];
}

/** Of these files, those whose change would leave a task's cached result in force. */
const unseen = async (task: string, files: readonly string[]) =>
  (await checkFilesAreInputs(task, [...files])).unmatched;

// The compiler is slow on a busy machine.
const LONG = { timeout: 180_000 };

it.each(projects)("$folder has its types, lint and tests looked at", ({ published, targets }) => {
  expect(targets).toEqual(expect.arrayContaining(["typecheck", "test", "lint", ...(published ? ["build"] : [])]));
});

describe.each(projects)("of $folder", ({ name, folder, targets }) => {
  it("types and lint are as new as all that its program is made of", LONG, async () => {
    const files = await programOf(folder, "tsconfig.json");
    expect(files).toContain(`${folder}/package.json`);
    for (const target of ["typecheck", "lint"]) expect(await unseen(`${name}:${target}`, files), target).toEqual([]);
  });

  it("each task goes by the lockfile, the settings of all, its own program and the Node that runs it", async () => {
    for (const target of targets) {
      const scripts = (targetDefaults[target]?.command ?? "")
        .split(" ")
        .filter((word) => /^tools\/.*\.m?[jt]s$/.test(word));
      const settings = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "nx.json"];
      const more = target === "lint" ? [".oxlintrc.json"] : target === "spec" ? ["specs/redocly.yaml"] : [];
      expect(await unseen(`${name}:${target}`, [...settings, ...scripts, ...more]), target).toEqual([]);
      const { runtime = [], environment = [] } = (await getTaskRawInputs(`${name}:${target}`)) ?? {};
      expect(runtime).toContain(NODE);
      expect(environment).toContain("NODE_OPTIONS");
    }
  });
});

it.each(projects.filter(({ published }) => published))(
  "the build of $folder is as new as all that it compiles, whether or not the tasks before it are part of the run",
  LONG,
  async ({ name, folder }) => {
    const files = await programOf(folder, "tsconfig.build.json");
    expect(await unseen(`${name}:build`, files)).toEqual([]);
    // `--exclude-task-dependencies` takes away what tasks before it write, generated sources among it.
    const own = (await getTaskRawInputs(`${name}:build`))?.files ?? [];
    const sources = files.map((file) => file.replace(/\/dist\/(.*)\.d\.ts$/, "/src/$1.ts"));
    expect(sources.filter((file) => !own.includes(file))).toEqual([]);
  },
);

it.each(projects.filter(({ targets }) => targets.includes("generate")))(
  "what $name is generated from, checked and tested by are its specs",
  async ({ name }) => {
    // The emulator answers by all of them.
    const folder = name === "emulator" ? "specs" : `specs/${name}`;
    const specs = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:yaml|json)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`);
    expect(specs.length).toBeGreaterThan(5);
    for (const target of ["spec", "generate", "test"]) expect(await unseen(`${name}:${target}`, specs)).toEqual([]);
  },
);

const NODE = "node --print process.version+process.platform+process.arch";
it("the Node that runs a task is told apart", async () => {
  const [command = "", ...args] = NODE.split(" ");
  const { stdout } = await run(command, args);
  expect(stdout.trim()).toBe(process.version + process.platform + process.arch);
});

it("every task is cached, so that what was said of its inputs matters", () => {
  const known = [...new Set(projects.flatMap(({ targets }) => targets))].sort();
  expect(Object.keys(targetDefaults).sort()).toEqual(known);
  for (const target of known) expect(targetDefaults[target]?.cache, target).toBe(true);
});
