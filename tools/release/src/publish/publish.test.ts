import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../../test/command.js";
import { startRegistry, type Registry } from "../../test/registry.js";
import { commit, git } from "../../test/workspace.js";
import { packagesOf, readJson } from "../packages.js";
import { root } from "../root.js";
import { inOrder } from "./publish.js";

// By name, a client comes before what it needs.
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "publish-")));
const workspace = join(scratch, "workspace");
let registry: Registry;

function write(file: string, value: unknown): void {
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), typeof value === "string" ? value : JSON.stringify(value, null, 2));
}

/** Publishes in a process of its own, so that the registry here can answer; what it did, and what it said of a failure. */
async function publish(statuses = [0]): Promise<{ done: string[]; err: string }> {
  const program = `import { publish } from ${JSON.stringify(join(root, "tools/release/src/publish/publish.ts"))};
try { for (const line of publish(${JSON.stringify(workspace)})) console.log("did", line); }
catch (error) { console.error(error.message); process.exitCode = 2; }`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", program];
  const { out, err } = await command(process.execPath, args, { cwd: root, statuses });
  return { done: out.split("\n").flatMap((line) => /^did (.*)/.exec(line)?.[1] ?? []), err };
}

async function versionsOf(name: string): Promise<string[]> {
  const answer = await fetch(registry.url + name);
  const { versions = {} } = (await answer.json()) as { versions?: object };
  return Object.keys(versions);
}

beforeAll(async () => {
  registry = await startRegistry(join(scratch, "registry"));
  const { packageManager } = readJson(root, "package.json") as { packageManager: string };
  write("package.json", { name: "made-up", private: true, packageManager });
  write("pnpm-workspace.yaml", "packages:\n  - packages/*\n");
  const host = registry.url.replace("http:", "");
  write(".npmrc", `@made-up:registry=${registry.url}\n${host}:_authToken=${registry.token}\nfetch-retries=0\n`);
  write(".gitignore", "node_modules\n.npmrc\n");
  write("packages/a/package.json", {
    name: "@made-up/client",
    version: "1.2.0",
    dependencies: { "@made-up/core": "workspace:^" },
  });
  write("packages/b/package.json", { name: "@made-up/core", version: "1.1.0" });
  write("packages/c/package.json", { name: "@made-up/new", version: "0.0.0" });
  mkdirSync(join(workspace, "packages/a/node_modules/@made-up"), { recursive: true });
  symlinkSync(join(workspace, "packages/b"), join(workspace, "packages/a/node_modules/@made-up/core"), "junction");
  await git(workspace, "init", "--quiet", "--initial-branch", "main");
  await git(workspace, "config", "user.name", "Releaser");
  await git(workspace, "config", "user.email", "releaser@example.invalid");
  await git(workspace, "config", "commit.gpgsign", "false");
  await git(workspace, "config", "tag.gpgsign", "false");
  await commit(workspace, "Release");
}, 60_000);

afterAll(async () => {
  await registry.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe("publishing", { timeout: 600_000 }, () => {
  it("sorts packages after what they need, and finds circles", () => {
    const names = () => inOrder(workspace, packagesOf(workspace)).map(({ name }) => name);
    expect(names()).toEqual(["@made-up/core", "@made-up/client", "@made-up/new"]);
    for (const field of ["dependencies", "optionalDependencies", "peerDependencies"]) {
      write("packages/b/package.json", {
        name: "@made-up/core",
        version: "1.1.0",
        [field]: { "@made-up/client": "*" },
      });
      expect(names, field).toThrow("needs itself by way of what it needs");
    }
    spawnSync("git", ["checkout", "--", "packages/b"], { cwd: workspace });
  });

  it("stops where one is refused, so that nothing that needs it is out", async () => {
    registry.refused.add("@made-up/core");
    const { done, err } = await publish([2]);
    expect(done).toEqual([]);
    expect(err).toMatch(/ publish .*: failed, it ended with status/);
    expect(await versionsOf("@made-up/client")).toEqual([]);
    expect(await git(workspace, "tag", "--list")).toBe("");
  });

  it("goes on after what is out, tags each, and leaves alone what has no version yet", async () => {
    registry.refused.clear();
    registry.refused.add("@made-up/client");
    expect((await publish([2])).done).toEqual(["Published @made-up/core@1.1.0", "Tagged @made-up/core@1.1.0"]);
    registry.refused.clear();
    expect((await publish()).done).toEqual(["Published @made-up/client@1.2.0", "Tagged @made-up/client@1.2.0"]);
    const answer = await fetch(`${registry.url}@made-up/client/1.2.0`);
    expect(await answer.json()).toMatchObject({ dependencies: { "@made-up/core": "^1.1.0" } });
    expect(await versionsOf("@made-up/new")).toEqual([]);
    // Annotated, so that `git push --follow-tags` takes it along.
    expect(await git(workspace, "cat-file", "-t", "@made-up/client@1.2.0")).toBe("tag");
  });

  it("tags what was published without it, at the commit that gave the version", async () => {
    const released = await git(workspace, "rev-parse", "HEAD");
    write("packages/a/package.json", { ...(readJson(workspace, "packages/a/package.json") as object), license: "MIT" });
    await commit(workspace, "Say the licence");
    expect((await publish()).done).toEqual([]);
    await git(workspace, "tag", "--delete", "@made-up/client@1.2.0");
    // The tag may be at the origin only.
    await git(scratch, "init", "--quiet", "--bare", "origin.git");
    await git(workspace, "remote", "add", "origin", join(scratch, "origin.git"));
    expect((await publish()).done).toEqual(["Tagged @made-up/client@1.2.0"]);
    expect(await git(workspace, "rev-parse", "@made-up/client@1.2.0^{commit}")).toBe(released);
    await git(workspace, "push", "--quiet", "origin", "@made-up/client@1.2.0");
    await git(workspace, "tag", "--delete", "@made-up/client@1.2.0");
    expect((await publish()).done).toEqual([]);
  });

  it("publishes nothing when the registry does not say what it has", async () => {
    const closed = `@made-up:registry=http://127.0.0.1:1/\nfetch-retries=0\n`;
    write(".npmrc", closed);
    const { done, err } = await publish([2]);
    expect(done).toEqual([]);
    expect(err).toContain("@made-up/core: the registry does not say whether 1.1.0 is out; run it again");
  });
});
