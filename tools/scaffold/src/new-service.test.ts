import { afterAll, beforeAll, expect, it } from "vitest";
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
      [404, "NotFound", "ListCups:"],
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

it("refuses a name that is taken, and writes nothing half", async () => {
  const before = own.read("packages/baiducloud/package.json");
  const again = await own.tsx(cli, "service", "baiducloud", "bcc", "v9");
  expect(again).toMatchObject({
    code: 1,
    out: expect.stringContaining("specs/baiducloud/bcc/v2 is there already") as string,
  });
  expect(own.read("packages/baiducloud/package.json")).toBe(before);
}, 60_000);
