import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Report } from "../src/compare.js";
import { run } from "../src/run.js";
import { edited, load } from "./edit.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cli = join(root, "tools/spec-semver/src/cli.ts");
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "spec-semver-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The command in a process of its own. */
function spawn(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", cli, ...args], { cwd: root, encoding: "utf8" });
}

async function json(...args: string[]): Promise<Report> {
  const { status, out, err } = await run([...args, "--json"]);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Report;
}

function write(name: string, content: string): string {
  const file = join(scratch, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** What npm would publish of a package. */
function pack(name: string, folder = scratch): string {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["pack", join(root, "packages", name), "--json", "--ignore-scripts", "--pack-destination", folder],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  return join(folder, packed?.filename.replace("@", "").replace("/", "-") ?? "");
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
        migration: "Keep request.query.limit within 50; 100 was allowed before.",
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
  cpSync(join(root, "specs/huaweicloud/iam"), join(folder, "iam"), { recursive: true });
  write(
    "specs/huaweicloud/roma/v2/openapi.yaml",
    stringify(edited("huaweicloud/roma", [["set", "/info/title", "ROMA"]])),
  );
  write("specs/huaweicloud/ecs/v1/openapi.yaml", stringify(load("made-up")));
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
    const tarball = pack(provider);
    expect(await json(tarball, join(root, "specs", provider))).toEqual({ bump: "none", changes: [] });
    expect((await json(tarball, tarball)).bump).toBe("none");
  }
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
