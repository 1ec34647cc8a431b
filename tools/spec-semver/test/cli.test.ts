import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { stringify } from "yaml";
import type { Report } from "../src/compare.js";
import { run } from "../src/run.js";
import { edited, load } from "./edit.js";
import { pack } from "./pack.js";

vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cli = join(root, "tools/spec-semver/src/cli.ts");
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "spec-semver-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What standard error may hold. */
const nothing = /^$/;
let warned = nothing;
afterEach(() => {
  warned = nothing;
});

/** The command in a process of its own. */
function spawn(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", cli, ...args], { cwd: root, encoding: "utf8" });
}

async function json(...args: string[]): Promise<Report> {
  const { status, out, err } = await run([...args, "--json"]);
  expect([status, err]).toEqual([0, expect.stringMatching(warned) as string]);
  return JSON.parse(out) as Report;
}

function write(name: string, content: string): string {
  const file = join(scratch, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
}

test("a changed file: the bump, and each change with rule, place, values and advice", async () => {
  const before = write("before.json", JSON.stringify(load("huaweicloud/roma")));
  const parameters = "/paths/~1v2~1{project_id}~1instances/get/parameters";
  const after = write(
    "after.yaml",
    stringify(edited("huaweicloud/roma", [["set", `${parameters}/3/schema/maximum`, 50]])),
  );
  expect(await json(before, after)).toEqual({
    bump: "major",
    changes: [
      {
        rule: "request-parameter-max-decreased",
        operation: "CheckRomaInstanceListV2",
        location: "request.query.limit",
        from: 100,
        to: 50,
        bump: "major",
        migration: "Send at most 50 in request.query.limit; the limit was 100 before.",
      },
    ],
  });
  const { status, stdout, stderr } = spawn(before, after);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Bump: major\n");
  expect(stdout).toContain("request-parameter-max-decreased at request.query.limit: 100 -> 50");
});

test("YAML and JSON of one spec are the same", async () => {
  const file = write("same.json", JSON.stringify(load("huaweicloud/roma")));
  expect(await json(join(root, "specs/huaweicloud/roma/v2/openapi.yaml"), file)).toEqual({ bump: "none", changes: [] });
});

test("a folder of specs: services that go and come, and changes with their service", async () => {
  const folder = join(scratch, "specs/huaweicloud");
  cpSync(join(root, "specs/huaweicloud"), folder, { recursive: true });
  write(
    "specs/huaweicloud/roma/v2/openapi.yaml",
    stringify(edited("huaweicloud/roma", [["set", "/info/title", "ROMA"]])),
  );
  write("specs/huaweicloud/ecs/v1/openapi.yaml", stringify(load("made-up")));
  // The made-up spec says what the generator does not support.
  warned = /^spec-semver: huaweicloud\/ecs: judged by the wire alone, [^\n]+\n$/;
  const there = await json(join(root, "specs/huaweicloud"), folder);
  expect(there.bump).toBe("minor");
  expect(there.changes.map(({ rule, service }) => [rule, service])).toEqual([
    ["service-added", "huaweicloud/ecs"],
    ["info-changed", "huaweicloud/roma"],
  ]);
  const back = await json(folder, join(root, "specs/huaweicloud"));
  expect(back.bump).toBe("major");
  expect(back.changes.map(({ rule }) => rule)).toEqual(["service-removed", "info-changed"]);
});

test("a published package against the specs that it was made from: nothing changed", async () => {
  for (const provider of ["huaweicloud", "baiducloud"]) {
    const tarball = pack(join(root, "packages", provider), scratch);
    expect(await json(tarball, join(root, "specs", provider))).toEqual({ bump: "none", changes: [] });
    expect((await json(tarball, tarball)).bump).toBe("none");
  }
});

const bcc = join(root, "specs/baiducloud/bcc/v2/openapi.yaml");
const FILTER = "/components/schemas/ReservedInstanceFilter/properties/instandeName";

test("all lenses look at two specs, or those that are named", async () => {
  const after = write(
    "specs/baiducloud/bcc/v2/openapi.yaml",
    stringify(edited("baiducloud/bcc", [["remove", FILTER]])),
  );
  const rules = async (...args: string[]) => (await json(bcc, after, ...args)).changes.map(({ rule }) => rule);
  expect(await rules()).toEqual([
    "request-property-removed",
    "types-input-key-removed",
    "consumers-maximal-call-fails",
    "consumers-maximal-call-fails",
    "consumers-maximal-call-fails",
    "consumers-maximal-call-fails",
    "consumers-maximal-call-fails",
    "consumers-maximal-call-fails",
  ]);
  expect(await rules("--lens", "wire")).toEqual(["request-property-removed"]);
  expect(await rules("--lens", "types")).toEqual(["types-input-key-removed"]);
  expect(await rules("--lens", "surface")).toEqual([]);
  const { status, err } = await run([bcc, after, "--lens", "wire,nonsense"]);
  expect([status, err]).toEqual([2, expect.stringContaining('there is no lens "nonsense"') as string]);
});

test("two packages: what no spec tells", async () => {
  const copy = join(scratch, "copy/baiducloud");
  cpSync(join(root, "packages/baiducloud"), copy, {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  const manifest = JSON.parse(readFileSync(join(copy, "package.json"), "utf8")) as {
    engines: { node: string };
    exports: Record<string, unknown>;
  };
  manifest.engines.node = ">=24";
  delete manifest.exports["./sts/validation"];
  writeFileSync(join(copy, "package.json"), JSON.stringify(manifest));
  mkdirSync(join(scratch, "packed"));
  const [before, after] = [pack(join(root, "packages/baiducloud"), scratch), pack(copy, join(scratch, "packed"))];
  const { bump, changes } = await json(before, after);
  expect(bump).toBe("major");
  const [entry, engine, ...names] = changes;
  expect(entry).toMatchObject({ rule: "surface-entry-removed", location: "exports", from: "./sts/validation" });
  expect(engine).toMatchObject({ rule: "surface-engine-raised", location: "node", from: ">=20.19", to: ">=24" });
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(name).toMatchObject({
      rule: "consumers-name-fails",
      location: expect.stringMatching(/^sts-validation-names\.ts:\d+$/) as string,
      from: expect.stringContaining("@yunfan/baiducloud/sts/validation") as string,
      to: expect.stringMatching(/^TS2307: /) as string,
    });
  }
  // A package without any spec is known by its surface.
  const core = pack(join(root, "packages/client-core"), scratch);
  expect(await json(core, core)).toEqual({ bump: "none", changes: [] });
});

test("what the generator refuses is judged by the wire alone, which is said in one line", async () => {
  const [one, other] = ["ghes-2.18", "ghes-2.22"].map((name) =>
    createRequire(import.meta.url).resolve(`@octokit/openapi/generated/${name}.json`),
  );
  const { status, out, err } = await run([one ?? "", other ?? "", "--json"]);
  expect(status).toBe(0);
  expect((JSON.parse(out) as Report).changes.length).toBeGreaterThan(500);
  expect(err).toMatch(/^spec-semver: [^\n]*judged by the wire alone, since no client can be generated: [^\n]+\n$/);
});

test("input that cannot be compared: one line, and status 2", async () => {
  const good = join(root, "specs/huaweicloud/roma/v2/openapi.yaml");
  const bad: [string, RegExp][] = [
    [join(scratch, "nowhere.yaml"), /there is no such file or folder/],
    [write("broken.yaml", "a: [1"), /does not parse/],
    [write("broken.json", "{"), /does not parse/],
    [write("list.json", "[]"), /is no object/],
    [write("swagger.json", '{"swagger":"2.0"}'), /must be a version 3/],
    [write("paths.json", '{"openapi":"3.1.0","paths":[]}'), /"paths" must be an object/],
    [write("fake.tgz", "no tarball"), /is no gzipped tarball/],
    [join(root, "docs"), /holds no openapi.yaml/],
    [
      write(
        "outside.yaml",
        stringify({ ...load("huaweicloud/roma"), paths: { "/a": { get: { parameters: [{ $ref: "b.yaml" }] } } } }),
      ),
      /leads out of the file/,
    ],
    [write("nowhere.json", '{"openapi":"3.1.0","paths":{"/a":{"$ref":"#/nowhere"}}}'), /leads nowhere/],
    [write("loop.json", '{"openapi":"3.1.0","paths":{"/a":{"$ref":"#/paths/~1a"}}}'), /leads back to itself/],
  ];
  for (const [path, message] of bad) {
    const { status, out, err } = await run([path, good, "--json"]);
    expect([status, out], err).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  }
  expect((await run([good])).status).toBe(2);
  expect((await run([good, good, good])).err).toContain("usage:");
  expect((await run([good, good, "--nonsense"])).status).toBe(2);
  expect((await run(["--help"])).out).toContain("usage:");
  expect(spawn(join(scratch, "nowhere.yaml"), good)).toMatchObject({ status: 2, stdout: "" });
});
