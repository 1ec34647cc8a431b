import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, type Ended } from "../test/command.js";
import { seed, startRegistry, type Registry } from "../test/registry.js";
import { commit, copyWorkspace, edit, git } from "../test/workspace.js";
import { packagesOf } from "./packages.js";
import { root } from "./root.js";

// A road of steps, each from where the one before ended: publish, use, change, publish again.
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "release-")));
const workspace = join(scratch, "workspace");
const consumer = join(scratch, "consumer");
const spec = join(workspace, "specs/huaweicloud/roma/v2/openapi.yaml");
const tsc = join(root, "node_modules/typescript/bin/tsc");
let registry: Registry;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  registry = await startRegistry(join(scratch, "registry"));
  await Promise.all([copyWorkspace(workspace), seed(registry, foreign())]);
  // Only our own packages go to the registry on loopback, and nothing of this machine's settings goes anywhere.
  const host = registry.url.replace("http:", "");
  const settings = join(scratch, "npmrc");
  writeFileSync(settings, `@yunfan:registry=${registry.url}\n${host}:_authToken=${registry.token}\n`);
  writeFileSync(join(workspace, ".npmrc"), readFileSync(settings));
  env = { ...process.env, "npm_config_@yunfan:registry": registry.url };
  makeConsumer();
}, 120_000);

afterAll(async () => {
  await registry.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe("from a changed spec to a release", { timeout: 1_200_000 }, () => {
  it("the first release goes out by the changesets that announce it, and is tagged", async () => {
    await release();
    expect(versions()).toMatchObject({ "@yunfan/huaweicloud": "1.0.0", "@yunfan/emulator": "1.0.0" });
    expect(await git(workspace, "tag", "--list")).toContain("@yunfan/huaweicloud@1.0.0");
    expect(await git(workspace, "status", "--porcelain")).toBe("");
    expect(readFileSync(join(workspace, "packages/emulator/src/generated/version.ts"), "utf8")).toContain('"1.0.0"');
    expect(await latest("@yunfan/huaweicloud")).toMatchObject({
      version: "1.0.0",
      dependencies: { "@yunfan/client-core": "^1.0.0", "@yunfan/auth-signing": "^1.0.0" },
    });
    expect((await changesets("--check")).out).toContain("@yunfan/huaweicloud: as 1.0.0");
  });

  it("a consumer installs it and calls the emulator over a socket", async () => {
    await npm("install", "@yunfan/huaweicloud@^1.0.0", "@yunfan/emulator@^1.0.0");
    expect(await useIt()).toMatch(/^\S+.* [0-9a-f-]{36}$/m);
  });

  it("a release of what is not committed, with an option, or from before another one is refused", async () => {
    expect((await tool("tools/release/src/release-cli.ts", ["--dry-run"], [2])).err).toMatch(
      /^usage: pnpm release; see/,
    );
    await git(workspace, "tag", "@yunfan/huaweicloud@1.0.1", "HEAD~1");
    expect((await tool("tools/release/src/release-cli.ts", [], [2])).err).toBe(
      "release: @yunfan/huaweicloud@1.0.1 is out, and what is here is from before it; merge it first\n",
    );
    await git(workspace, "tag", "--delete", "@yunfan/huaweicloud@1.0.1");
    writeFileSync(join(workspace, "note.txt"), "");
    const refused = await tool("tools/release/src/release-cli.ts", [], [2]);
    expect(refused.err).toBe(
      "release: the working tree has changes; commit them, or take back what a release that was cut short has left\n",
    );
    rmSync(join(workspace, "note.txt"));
  });

  it("a field gained is minor, and the consumer upgrades untouched", async () => {
    edit(
      spec,
      "        vpc_id: {",
      "        vpc_name: { type: string, description: Name of the VPC. }\n        vpc_id: {",
    );
    await generate();
    expect((await changesets("--check", [1])).err).toContain("@yunfan/huaweicloud: its specs changed (minor)");
    await changesets();
    await commit(workspace, "Tell the name of the VPC");
    const told = (await tool("tools/release/src/preview-cli.ts", [])).out;
    expect(told).toMatch(/^@yunfan\/emulator: 1\.0\.0 -> 1\.1\.0\n@yunfan\/huaweicloud: 1\.0\.0 -> 1\.1\.0\n\n/);
    expect(await git(workspace, "status", "--porcelain")).toBe("");
    await release();
    expect(versions()).toMatchObject({ "@yunfan/huaweicloud": "1.1.0", "@yunfan/baiducloud": "1.0.0" });
    const log = readFileSync(join(workspace, "packages/huaweicloud/CHANGELOG.md"), "utf8");
    expect(told).toContain(
      log
        .split("\n## ")[1]
        ?.replace(/^1\.1\.0\n\n/, "")
        .trim(),
    );
    expect(log).toContain("**Added**");
    expect(log).toContain("**新增**");

    const same = readFileSync(join(consumer, "src/main.ts"));
    await npm("update");
    expect(installed("@yunfan/huaweicloud")).toBe("1.1.0");
    expect(await useIt()).toMatch(/ [0-9a-f-]{36}$/m);
    expect(readFileSync(join(consumer, "src/main.ts"))).toEqual(same);
  });

  it("a field removed is major, and the upgrade check names the consumer's line", async () => {
    edit(spec, "        vpc_id: { type: string, description: VPC of the instance. }\n", "");
    await generate();
    await changesets();
    await commit(workspace, "Drop the VPC");
    await release();
    expect(versions()).toMatchObject({ "@yunfan/huaweicloud": "2.0.0", "@yunfan/baiducloud": "1.0.0" });

    const args = ["--import", "tsx", join(workspace, "tools/release/src/upgrade-cli.ts"), "@yunfan/huaweicloud"];
    const check = (from: string, to: string, statuses: number[]) =>
      command(process.execPath, [...args, from, to, consumer], { cwd: workspace, env, statuses });
    const broken = await check("1.1.0", "2.0.0", [1]);
    expect(broken.out).toMatch(/^ {2}src\/main\.ts:7:\d+ TS2339: Property 'vpc_id' does not exist/m);
    expect(broken.out.match(/ TS\d+: /g)).toHaveLength(1);
    expect(broken.out).toMatch(/roma CheckRomaInstanceListV2 \(major\), used at src\/main\.ts:5:\d+/);
    expect(broken.out).toContain("response-optional-property-removed at response.200.instances[].vpc_id");

    // The compiler agrees, once it is installed.
    await npm("install", "@yunfan/huaweicloud@2.0.0");
    const { out } = await command(process.execPath, [tsc, "-p", consumer], { cwd: consumer, statuses: [2] });
    expect(out.trim().split("\n")).toEqual([expect.stringContaining("src/main.ts(7,")]);
  });

  it("nothing changed publishes nothing, and a baseline that was edited is found out", async () => {
    const kept = "tools/release/baseline/huaweicloud/roma/v2/openapi.json";
    edit(join(workspace, kept), "VPC", "vpc");
    expect((await changesets("--check", [1])).err).toContain(`${kept}: was edited since the release`);
    await git(workspace, "checkout", "--", kept);
    const before = await git(workspace, "rev-parse", "HEAD");
    expect((await release()).out).toContain("No changeset waits");
    expect(await git(workspace, "rev-parse", "HEAD")).toBe(before);
  });
});

/** A project of TypeScript that lists instances from the emulator. */
function makeConsumer(): void {
  mkdirSync(join(consumer, "src"), { recursive: true });
  const write = (file: string, value: unknown) =>
    writeFileSync(join(consumer, file), typeof value === "string" ? value : JSON.stringify(value));
  write("package.json", { name: "consumer", private: true, type: "module" });
  write(".npmrc", `registry=${registry.url}\n`);
  write("tsconfig.json", {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
      module: "nodenext",
      strict: true,
      skipLibCheck: true,
      types: [],
      rootDir: "src",
      outDir: "dist",
    },
    include: ["src"],
  });
  write(
    "src/main.ts",
    `import { startEmulator } from "@yunfan/emulator";
import { createRoma } from "@yunfan/huaweicloud/roma";
const emulator = await startEmulator();
const roma = createRoma({ endpoint: emulator.endpoints.roma, credentials: emulator.credentials.huaweicloud, projectId: emulator.credentials.huaweicloud.projectId });
const page = await roma.checkRomaInstanceListV2({ limit: 1 });
for (const instance of page.instances ?? []) {
  console.log(instance.name, instance.vpc_id);
}
await emulator.close();
`,
  );
}

/** Compiles and runs the consumer; what it printed. */
async function useIt(): Promise<string> {
  await command(process.execPath, [tsc, "-p", consumer], { cwd: consumer });
  return (await command(process.execPath, ["dist/main.js"], { cwd: consumer })).out;
}

function npm(...args: string[]): Promise<Ended> {
  return command("npm", [...args, "--no-audit", "--no-fund"], { cwd: consumer });
}

function tool(file: string, args: string[], statuses?: number[]): Promise<Ended> {
  const run = ["--import", "tsx", join(workspace, file), ...args];
  return command(process.execPath, run, { cwd: workspace, env, ...(statuses ? { statuses } : {}) });
}

const release = () => tool("tools/release/src/release-cli.ts", []);
const generate = () => tool("tools/codegen/src/cli.ts", ["huaweicloud", "emulator"]);
const changesets = (arg?: string, statuses?: number[]) =>
  tool("tools/release/src/spec-cli.ts", arg === undefined ? [] : [arg], statuses);

function versions(): Record<string, string> {
  return Object.fromEntries(packagesOf(workspace).map(({ name, version }) => [name, version]));
}

function installed(name: string): string {
  const manifest = readFileSync(join(consumer, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

async function latest(name: string): Promise<unknown> {
  return (await fetch(`${registry.url}${name}/latest`)).json();
}

/** The folders of what our packages need of others, as installed here. */
function foreign(): string[] {
  const found = new Set<string>();
  const follow = (folder: string) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      const at = [
        join(folder, "node_modules", name),
        join(folder.slice(0, folder.lastIndexOf("node_modules")), "node_modules", name),
      ];
      const real = at.map(realFolder).find((one) => one !== undefined);
      if (real === undefined || name.startsWith("@yunfan/") || found.has(real)) continue;
      found.add(real);
      follow(real);
    }
  };
  for (const folder of readdirSync(join(root, "packages"))) follow(join(root, "packages", folder));
  return [...found];
}

function realFolder(path: string): string | undefined {
  try {
    return dirname(realpathSync(join(path, "package.json")));
  } catch {
    return undefined;
  }
}
