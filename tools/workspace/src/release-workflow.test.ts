// The steps of the release workflow that nothing else runs before a release: run here, with the real git and the pinned pnpm.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { root } from "./root.js";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const { jobs } = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8")) as {
  jobs: { publish: { steps: Step[] } };
};
function step(name: string): Step {
  const found = jobs.publish.steps.find((one) => one.name?.startsWith(name));
  if (!found) throw new Error(`release.yml has no step "${name}"`);
  return found;
}

/** The environment of a machine where no CI and nobody's settings are. */
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:CI$|GITHUB_|GITLAB_|ACTIONS_|GIT_|p?npm_config_)/i.test(name)),
);

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-release-workflow-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a step's script as a runner does. */
function runStep(cwd: string, { run = "" }: Step) {
  const env = { ...bare, GIT_CONFIG_GLOBAL: join(cwd, "none"), GITHUB_TOKEN: "made-up" };
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], { cwd, env, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

function git(cwd: string, ...args: string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd, env: bare, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

/** A repository, its checkout on the runner, and somebody else's. */
function checkouts() {
  const folder = temporary();
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin");
  git(folder, "clone", "--quiet", "origin", "other");
  const other = join(folder, "other");
  git(other, "checkout", "--quiet", "-B", "main");
  git(other, "commit", "--quiet", "--allow-empty", "-m", "one");
  git(other, "push", "--quiet", "origin", "main");
  git(folder, "clone", "--quiet", "origin", "runner");
  return { origin: join(folder, "origin"), other, runner: join(folder, "runner") };
}

it("a release of what is no longer main ends before anything is published", () => {
  const { other, runner } = checkouts();
  expect(runStep(runner, step("Say who commits")).status).toBe(0);
  expect(runStep(runner, step("See that main"))).toMatchObject({ status: 0 });
  git(other, "commit", "--quiet", "--allow-empty", "-m", "two");
  git(other, "push", "--quiet", "origin", "main");
  const { status, said } = runStep(runner, step("See that main"));
  expect(status).toBe(1);
  expect(said).toContain("main has moved");
  const order = jobs.publish.steps.map(({ name = "" }) => name);
  expect(order.indexOf(step("See that main").name ?? "")).toBeLessThan(order.indexOf(step("Version,").name ?? ""));
});

it("versions and tags arrive together or not at all", () => {
  const { origin, other, runner } = checkouts();
  runStep(runner, step("Say who commits"));
  expect(git(runner, "config", "user.name")).toBe("a");
  expect(git(runner, "config", "--local", "user.name")).toBe("github-actions[bot]");
  git(runner, "commit", "--quiet", "--allow-empty", "-m", "Version packages");
  git(runner, "tag", "a@1.0.0", "-m", "a@1.0.0");
  git(other, "commit", "--quiet", "--allow-empty", "-m", "two");
  git(other, "push", "--quiet", "origin", "main");
  expect(runStep(runner, step("Push the versions")).status).not.toBe(0);
  expect(git(origin, "tag")).toBe("");

  git(runner, "pull", "--quiet", "--rebase", "origin", "main");
  git(runner, "tag", "--force", "a@1.0.0", "-m", "a@1.0.0");
  expect(runStep(runner, step("Push the versions"))).toMatchObject({ status: 0 });
  expect(git(origin, "tag")).toBe("a@1.0.0");
  expect(git(origin, "log", "-1", "--format=%s", "main")).toBe("Version packages");
});

it("git finds its token only in a step that has one", () => {
  const { runner } = checkouts();
  runStep(runner, step("Say who commits"));
  const filled = { run: "printf 'protocol=https\\nhost=example.com\\n\\n' | git credential fill" };
  expect(runStep(runner, filled).said).toContain("password=made-up");
  expect(readFileSync(join(runner, ".git/config"), "utf8")).not.toContain("made-up");
});

it("pnpm publishes with provenance, or not at all", () => {
  const folder = temporary();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "@yunfan/thing", version: "1.0.0" }));
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const windows = process.platform === "win32";
  const args = ["--yes", packageManager, "--dir", folder, "publish", "--no-git-checks"];
  const { status, stdout, stderr } = spawnSync(windows ? "npx.cmd" : "npx", args, {
    cwd: root,
    // Nobody listens there, should it come to that.
    env: { ...bare, PNPM_CONFIG_REGISTRY: "http://127.0.0.1:9/", ...step("Version,").env },
    encoding: "utf8",
    shell: windows,
  });
  expect(status).not.toBe(0);
  // Provenance needs a CI that vouches, and this is none.
  expect(stdout + stderr).toContain("ERR_PNPM_PROVENANCE_UNSUPPORTED_PROVIDER");
});
