import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createTarGzip } from "nanotar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { InputError } from "./input-error.js";
import { readRelease } from "./release.js";

const SPEC = JSON.stringify({ openapi: "3.1.1", paths: {} });
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "spec-semver input "));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(scratch, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function services(path: string): Promise<string[]> {
  return [...(await readRelease(path)).specs.keys()];
}

/** The one line of what cannot be read, without the folder. */
async function refusal(path: string): Promise<string> {
  const error: unknown = await readRelease(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  const { message } = error as InputError;
  expect(message).not.toContain("\n");
  return message.replaceAll(`${scratch}/`, "");
}

test.each([
  ["a mark of byte order", "bom.json", `\uFEFF${SPEC}`],
  ["line ends of Windows", "crlf.yaml", 'openapi: "3.1.1"\r\npaths:\r\n  /a: {}\r\n'],
  ["a name in capitals", "SPEC.YAML", "openapi: 3.1.1\npaths: {}\n"],
  ["no ending", "spec", "openapi: 3.1.1\npaths: {}\n"],
  ["JSON in YAML", "json.yml", SPEC],
  ["a tag that nobody knows", "tag.yaml", "openapi: 3.1.1\npaths: {}\nx-a: !some thing\n"],
  ["an alias", "alias.yaml", "openapi: 3.1.1\npaths: { /a: &a {}, /b: *a }\n"],
])("a spec with %s is read", async (_, name, text) => {
  expect(await services(write(`p/s/v1/${name}`, text))).toEqual(["p/s"]);
});

test("a folder of specs, without those of its dependencies and behind links to folders", async () => {
  for (const place of [
    "h x/iam/v3",
    "h x/iam/v3/node_modules/dep",
    "h x/roma/v1",
    "h x/roma/v2",
    "packages/b/src/sts/generated",
  ])
    write(`folder/${place}/openapi.json`, SPEC);
  write("folder/h x/iam/v3/other.json", "{");
  mkdirSync(join(scratch, "folder/h x/openapi.yaml"));
  symlinkSync("..", join(scratch, "folder/h x/back"));
  expect(await services(join(scratch, "folder"))).toEqual(["h x/iam", "h x/roma/v1", "h x/roma/v2", "b/sts"]);
});

test("a tarball of a package: its services by its name, and nothing outside of it", async () => {
  const tarball = await createTarGzip([
    { name: "package/package.json", data: JSON.stringify({ name: "@yunfan/some" }) },
    { name: "package/dist/iam/generated/openapi.json", data: SPEC },
    { name: "package/dist/roma/openapi.json", data: SPEC },
    { name: "package/node_modules/other/openapi.json", data: "{" },
    { name: "package/../../../evil.d.ts", data: "export {};" },
  ]);
  const { specs, published } = await readRelease(write("some.tar.gz", tarball));
  expect([...specs.keys()]).toEqual(["some/iam", "some/roma"]);
  expect(published?.name).toBe("@yunfan/some");
  expect([...(published?.files.keys() ?? [])].filter((name) => name.includes(".."))).toEqual([]);
  const nameless = await createTarGzip([{ name: "package/dist/iam/openapi.json", data: SPEC }]);
  expect(await services(write("thing.tgz", nameless))).toEqual(["thing.tgz/iam"]);
});

test("input that cannot be read: one line with the place, the problem and the way out", async () => {
  const deep = `{"openapi":"3.1.1","x-a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(await refusal(write("deep.json", deep))).toBe("deep.json: is nested more than 500 deep; flatten it");
  expect(await refusal(write("round.yaml", "openapi: 3.1.1\npaths: &a\n  /a: { x-a: [*a] }\n"))).toBe(
    "round.yaml: an alias stands within its own anchor; write it out",
  );
  expect(await refusal(write("empty.yaml", ""))).toMatch(
    /^empty.yaml: is no object, and so no description; name another/,
  );
  expect(await refusal(write("twice.yaml", "openapi: 3.1.1\npaths: {}\npaths: {}\n"))).toMatch(
    /^twice.yaml: does not parse: Map keys must be unique at line 3, column 1$/,
  );
  expect(await refusal(write("number.yaml", "openapi: 3.1\n"))).toMatch(/such as "3.1.1", in quotes; convert older/);
  expect(await refusal(write("words.json", '{"openapi":"3.x"}'))).toMatch(/must be a version 3/);
  expect(await refusal(write("four.json", '{"openapi":"4.3.1"}'))).toMatch(/must be a version 3/);
  expect(await refusal(join(scratch, "nowhere"))).toBe("nowhere: there is no such file or folder");
  mkdirSync(join(scratch, "broken"));
  symlinkSync("nowhere", join(scratch, "broken/openapi.yaml"));
  expect(await refusal(join(scratch, "broken"))).toMatch(/^broken\/openapi.yaml: cannot be read: ENOENT/);
  write("both/p/s/v1/openapi.json", SPEC);
  write("both/p/s/v1/openapi.yaml", SPEC);
  expect(await refusal(join(scratch, "both"))).toMatch(
    /^both: holds two specs of p\/s\/v1, both\/p\/s\/v1\/openapi.json and both\/p\/s\/v1\/openapi.yaml; leave one$/,
  );
  mkdirSync(join(scratch, "void"));
  expect(await refusal(join(scratch, "void"))).toMatch(/^void: holds no openapi.yaml or openapi.json; name a folder/);
});

test("a tarball that cannot be read, or is of something else", async () => {
  const whole = await createTarGzip([
    { name: "package/package.json", data: "{}" },
    { name: "package/dist/iam/openapi.json", data: SPEC },
  ]);
  expect(await refusal(write("cut.tgz", whole.slice(0, whole.length / 2)))).toMatch(/^cut.tgz: is no gzipped tarball/);
  expect(await refusal(write("plain.tgz", "package"))).toMatch(/^plain.tgz: is no gzipped tarball .*; pack it again$/);
  const other = await createTarGzip([{ name: "package/package.json", data: '{"name":"lodash"}' }]);
  expect(await refusal(write("other.tgz", other))).toMatch(/^other.tgz: holds no openapi.json and exports nothing/);
  const list = await createTarGzip([{ name: "package/package.json", data: "[]" }]);
  expect(await refusal(write("list.tgz", list))).toMatch(/^list.tgz!package.json: is no object/);
  const bad = await createTarGzip([{ name: "package/dist/iam/openapi.json", data: '{"openapi":"2"}' }]);
  expect(await refusal(write("bad.tgz", bad))).toMatch(/^bad.tgz!package\/dist\/iam\/openapi.json: "openapi" must be/);
});
