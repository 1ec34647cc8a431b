import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { run } from "./run.js";
import { BAIDU_PAGE, GUIDE, workspace } from "./testing.js";

// The whole road, in a workspace of its own: from a page that was made for this test to a client that calls the emulator.

let own: ReturnType<typeof workspace>;
beforeAll(() => {
  own = workspace();
});
afterAll(() => own.remove());

const spec = "specs/baiducloud/cups/v2/openapi.yaml";
const cli = "tools/scaffold/src/cli.ts";

/** A program of a user, against the emulator over a socket. */
const PROGRAM = `
import { startEmulator } from "@yunfan/emulator";
import { createCups, cupsRegions } from "@yunfan/baiducloud/cups";
import { validation } from "@yunfan/baiducloud/cups/validation";

const emulator = await startEmulator();
const options = { endpoint: emulator.endpoints.cups, retry: { maxAttempts: 1 }, validation: validation({ level: "throw" }) };
const cups = createCups({ ...options, credentials: emulator.credentials.baiducloud });
const items = [];
for await (const cup of cups.listCups.items({ shelf: "top", colour: "red" })) items.push(cup);
emulator.failNext("ListCups", { status: 404 });
const missing = await cups.listCups({ shelf: "top" }).safe();
const wrong = await cups.with({ credentials: { ...emulator.credentials.baiducloud, secretAccessKey: "x" } }).listCups({ shelf: "top" }).safe();
const bad = await cups.listCups({ shelf: "top", colour: "blue" }).safe();
await emulator.close();
const told = [missing, wrong].map(({ error }) => [error.status, error.code, error.message.split(" ")[0]]);
const { method, target, status } = emulator.requests[0];
console.log(JSON.stringify({ items, told, bad: bad.error.message, request: [method, target, status], regions: cupsRegions }));
`;

it("goes from a page to a client that calls the emulator with a real signature", async () => {
  own.write("page.txt", BAIDU_PAGE);
  const page = ["--page", "page.txt", "--operation", "ListCups", "--url", "https://cloud.example.com/cups"];
  const laid = await own.tsx(cli, "service", "baiducloud", "cups", "v2", ...page);
  expect(laid).toMatchObject({ code: 0, out: expect.stringContaining(`new      ${spec}\n`) as string });

  expect(GUIDE).toContain(laid.out.trim());

  // What nobody has written yet fails, and nothing else does: every row of the page has its node.
  const unwritten = own.tsx("tools/spec-check/src/cli.ts", "baiducloud");
  const { out } = await unwritten;
  expect(out).toContain("baiducloud/cups/v2: 10/10 rows proven");
  expect(GUIDE).toContain(out.split("\n").find((line) => line.startsWith("baiducloud/cups/v2")));
  const failures = out.split("\n").filter((line) => line.startsWith("specs/"));
  expect(failures.length).toBeGreaterThan(5);
  expect(failures.filter((line) => !line.startsWith(spec) || !line.endsWith("still says TODO; write it"))).toEqual([]);

  own.write(spec, own.read(spec).replaceAll(/"TODO: [^"]*"/g, "In our own words."));
  const recording = {
    operation: "ListCups",
    origin: { kind: "documented-example", source: "https://cloud.example.com/cups", edition: "2030-01-02" },
    sanitisers: [],
    request: null,
    response: {
      status: 200,
      headers: {},
      body: { totalCount: 1, nextMarker: null, isTruncated: false, cups: [{ cupId: "cup-1", price: 12, tags: null }] },
    },
  };
  own.write("specs/baiducloud/cups/v2/recordings/list-cups.200.json", JSON.stringify(recording));
  const [written, generated] = await Promise.all([
    own.tsx("tools/spec-check/src/cli.ts", "baiducloud"),
    own.tsx("tools/codegen/src/cli.ts", "baiducloud", "emulator"),
  ]);
  expect(written).toMatchObject({ code: 0 });
  expect(generated.out).toContain("packages/baiducloud/src/cups/generated: types.ts, operations.ts, client.ts");

  const [client, emulator, formatting] = await Promise.all([
    own.build("baiducloud"),
    own.build("emulator"),
    own.node(
      "node_modules/prettier/bin/prettier.cjs",
      "--check",
      "packages/baiducloud",
      "specs/baiducloud",
      ".changeset",
    ),
  ]);
  expect([client, emulator]).toEqual([
    { code: 0, out: "" },
    { code: 0, out: "" },
  ]);
  expect(formatting.out).toMatch(/All matched files use Prettier|recordings\/list-cups/);

  own.write("tools/contract/program.mjs", PROGRAM);
  const ran = await own.node("tools/contract/program.mjs");
  expect(ran.code, ran.out).toBe(0);
  expect(JSON.parse(ran.out)).toEqual({
    items: [{ cupId: "cup-1", price: 12, tags: null }],
    told: [
      [404, "NoCup", "ListCups:"],
      [400, "SignatureDoesNotMatch", "ListCups:"],
    ],
    bad: expect.stringMatching(/^ListCups: .*colour/) as string,
    request: ["POST", "/v2/cup/list?maxKeys=50", 200],
    regions: ["bj"],
  });
  const linted = own.node(
    "node_modules/oxlint/bin/oxlint",
    "--type-aware",
    "--deny-warnings",
    "-c",
    ".oxlintrc.json",
    "packages/baiducloud/src/cups",
  );
  expect(await linted).toMatchObject({ code: 0 });
  const tested = await own.node(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--root",
    "packages/baiducloud",
    "--testTimeout=60000",
    "src/cups",
  );
  expect(tested.code, tested.out).toBe(0);
}, 180_000);

it("tells what a newer page changes, as the guide has it", async () => {
  const changed = BAIDU_PAGE.replace("2030-01-02", "2031-05-06")
    .replace(/colour \|.*/, "size | String | 否 | requestBody参数 | 大小 |")
    .replace("totalCount | Integer", "totalCount | Long");
  own.write("newer.txt", changed);
  const captureCli = "tools/spec-check/src/capture-cli.ts";
  const checked = await own.tsx(captureCli, "newer.txt", "--out", "baiducloud/cups/v2", "--check");
  expect(checked.code).toBe(1);
  expect(GUIDE).toContain(checked.out.trim());
}, 60_000);

it("is held to the new spec by the tests that are there, each status over a socket", async () => {
  const tested = await own.node(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--root",
    "tools/contract",
    "--testTimeout=60000",
    "--testNamePattern=cups",
    "src/every-service.test.ts",
  );
  expect(tested.code, tested.out).toBe(0);
  expect(tested.out).toContain("2 passed");
}, 120_000);

it("refuses what is taken or wrong in one line, and writes nothing", async () => {
  const files = ["packages/baiducloud/package.json", "packages/baiducloud/README.md"];
  const before = files.map((file) => own.read(file));
  own.write("packages/baiducloud/src/lids/notes.txt", "mine");
  own.write(".changeset/add-baiducloud-rims.md", "mine");
  own.write("huawei.txt", "URI\nGET /v1/cups\n");
  own.write("half.json", '{"operation": ');
  const table = (name: string) => JSON.stringify({ operation: name, method: "GET", path: "/v1", responses: [] });
  own.write("one.json", table("ShowLid"));
  own.write("two.json", table("ShowLid"));
  const refusals = [
    [
      ["baiducloud", "bcc", "v9"],
      "specs/baiducloud/bcc/v2 is there already, and a package has one version of a service; choose another name, such as bccv9",
    ],
    [
      ["baiducloud", "bcc", "v2"],
      "specs/baiducloud/bcc/v2 is there already, and a package has one version of a service; add operations to it",
    ],
    [
      ["baiducloud", "iam", "v1"],
      "huaweicloud/iam/v3 has the service name iam already, and the emulator has one service of a name; choose another, such as baiam",
    ],
    [["baiducloud", "emulator", "v1"], "service emulator has the name of the package packages/emulator"],
    [["baiducloud", "lids", "v1"], "packages/baiducloud/src/lids is there already; choose another name, or delete it"],
    [["baiducloud", "credentials", "v1"], "packages/baiducloud/src/credentials.ts is there already"],
    [["baiducloud", "rims", "v1"], ".changeset/add-baiducloud-rims.md is there already"],
    [
      ["baiducloud", "default", "v1"],
      "service default cannot be: code has another use for the word; choose another, such as defaultapi",
    ],
    [["baiducloud", "Lids", "v1"], 'service "Lids" cannot be'],
    [["baiducloud", "pots", "1"], 'version "1" cannot be: use the vendor\'s, such as v2 or v1.1'],
    [
      ["baidu", "pots", "v1"],
      'there is no provider "baidu": did you mean baiducloud?; pnpm new:provider <name> makes one',
    ],
    [["emulator", "pots", "v1"], "there are baiducloud, huaweicloud; pnpm new:provider"],
    [["baiducloud", "pots"], "2 names given; it takes provider, service and version"],
    [["baiducloud", "pots", "v1", "v2"], "4 names given"],
    [["baiducloud", "pots", "v1", "--pages", "a"], "Unknown option '--pages'"],
    [
      ["baiducloud", "pots", "v1", "--url", "https://a", "--page", "one.json"],
      "--url belongs to the --page before it, and there is none",
    ],
    [["baiducloud", "pots", "v1", "--page", "one.json", "--url", "a"], '--url "a" is no address of a page'],
    [
      ["baiducloud", "pots", "v1", "--page", "nowhere.txt"],
      "nowhere.txt does not exist; save the vendor's page as a text first",
    ],
    [
      ["baiducloud", "pots", "v1", "--page", "huawei.txt"],
      "huawei.txt is a page of huaweicloud, and the service is one of baiducloud",
    ],
    [["baiducloud", "pots", "v1", "--page", "half.json"], "half.json starts as JSON, and is none"],
    [
      ["baiducloud", "pots", "v1", "--page", "one.json", "--page", "two.json"],
      "one.json and two.json are both of ShowLid; give one of them",
    ],
  ] as const;
  for (const [args, message] of refusals) {
    const { code, out } = await refusal(...args);
    const [first, ...usage] = out;
    expect([code, first]).toEqual([2, expect.stringContaining(message)]);
    expect(first).toMatch(/^new:service: /);
    expect(usage.every((line) => line.startsWith("Usage: new:service <provider> <service> <version>"))).toBe(true);
  }
  expect(files.map((file) => own.read(file))).toEqual(before);
  expect(existsSync(join(own.root, "specs/baiducloud/pots"))).toBe(false);
}, 60_000);

it("takes the options after a page for that page, and writes nothing with --dry-run", async () => {
  const args = [
    "baiducloud",
    "pots",
    "v1",
    "--page",
    join(own.root, "one.json"),
    "--url",
    "https://example.com/a",
    "--dry-run",
  ];
  const { code, out } = await refusal(...args);
  expect([code, out.at(-1)]).toEqual([0, "Nothing was written (--dry-run)."]);
  expect(out).toContain("new      specs/baiducloud/pots/v1/openapi.yaml");
  expect(existsSync(join(own.root, "specs/baiducloud/pots"))).toBe(false);
}, 60_000);

it("says in one line what the file system refuses, and what is no manifest or lockfile", async () => {
  const manifest = own.read("packages/baiducloud/package.json");
  own.write("packages/baiducloud/package.json", "<<<<<<< HEAD");
  expect(await refusal("baiducloud", "pots", "v1")).toMatchObject({
    code: 2,
    out: [expect.stringMatching(/^new:service: a package.json is no JSON: /)],
  });
  own.write("packages/baiducloud/package.json", manifest);
  rmSync(join(own.root, "packages/baiducloud/README.md"));
  expect(await refusal("baiducloud", "pots", "v1")).toMatchObject({
    code: 2,
    out: [expect.stringMatching(/^new:service: ENOENT: .*README.md.*; nothing was written$/)],
  });
  own.write("pnpm-lock.yaml", own.read("pnpm-lock.yaml").replaceAll("\n", "\r\n"));
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  expect(await run("provider", ["acme"], { root: own.root, print, complain: print })).toBe(2);
  expect(lines).toEqual([
    expect.stringMatching(/^new:provider: pnpm-lock.yaml is not of the form .*; restore it with git$/),
  ]);
}, 60_000);

/** `new:service` in this process, in the workspace of this test. */
async function refusal(...args: string[]): Promise<{ code: number; out: string[] }> {
  const out: string[] = [];
  const print = (line: string) => void out.push(...line.split("\n"));
  vi.stubEnv("INIT_CWD", own.root);
  try {
    return { code: await run("service", args, { root: own.root, print, complain: print }), out };
  } finally {
    vi.unstubAllEnvs();
  }
}
