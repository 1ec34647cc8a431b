import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { workspace } from "./testing.js";

let own: ReturnType<typeof workspace>;
beforeAll(() => {
  own = workspace();
});
afterAll(() => own.remove());

const cli = "tools/scaffold/src/cli.ts";

/** Fact tables of two operations. */
const DROP = {
  operation: "DropAnvil",
  method: "DELETE",
  path: "/v1/{project_id}/anvils",
  parameters: [{ name: "project_id", place: "path", type: "string", required: true }],
  responses: [{ status: 204, fields: [] }],
};
const LIST = {
  ...DROP,
  operation: "ListAnvils",
  method: "GET",
  responses: [{ status: 200, fields: [{ path: "id", type: "int64" }] }],
};

/** What `pnpm install` does for a package that only links to its neighbours. */
function link(name: string): void {
  const modules = join(own.root, "packages", name, "node_modules/@yunfan");
  mkdirSync(modules, { recursive: true });
  for (const one of ["auth-signing", "client-core"]) symlinkSync(`../../../${one}`, join(modules, one));
}

const test = (name: string, file: string) =>
  own.node("node_modules/vitest/vitest.mjs", "run", "--root", `packages/${name}`, "--testTimeout=60000", file);

it("makes a provider with a scheme that exists, which builds and signs", async () => {
  const laid = await own.tsx(cli, "provider", "acme", "--signing", "sdk-hmac-sha256");
  expect(laid).toMatchObject({ code: 0, out: expect.stringContaining("changed  pnpm-lock.yaml\n") as string });
  expect(own.read("tools/contract/package.json")).toContain('"@yunfan/acme": "workspace:^"');
  const lock = own.read("pnpm-lock.yaml");
  expect(lock).toContain("\n  packages/acme:\n    dependencies:\n      '@yunfan/auth-signing':\n");
  expect(lock).toContain("link:../../packages/acme\n");
  link("acme");
  expect(await own.build("acme")).toEqual({ code: 0, out: "" });
  const tested = await test("acme", "src/credentials.test.ts");
  expect(tested.code, tested.out).toBe(0);
}, 120_000);

it("makes a provider with a stub for its scheme, whose tests fail until it is written", async () => {
  expect(await own.tsx(cli, "provider", "globex")).toMatchObject({ code: 0 });
  link("globex");
  expect(await own.build("globex")).toEqual({ code: 0, out: "" });
  const tested = await test("globex", "src");
  expect(tested.code).toBe(1);
  expect(tested.out).toContain("signature: of globex is not written yet; write packages/globex/src/sign.ts");
  expect(tested.out).toMatch(/3 failed/);
}, 120_000);

it("takes a service of a new provider, with its scheme in the spec", async () => {
  own.write("drop.json", JSON.stringify(DROP));
  own.write("list.json", JSON.stringify(LIST));
  const laid = await own.tsx(cli, "service", "acme", "anvils", "v1", "--page", "drop.json", "--page", "list.json");
  expect(laid.code, laid.out).toBe(0);
  expect(own.read("packages/acme/README.md")).toMatch(/`createAnvils` +\| `dropAnvil`, `listAnvils` +\|/);
  expect(own.read("specs/acme/anvils/v1/openapi.yaml")).toContain("algorithm: SDK-HMAC-SHA256");
  const generated = await own.tsx("tools/codegen/src/cli.ts", "acme");
  expect(generated).toMatchObject({
    code: 0,
    out: expect.stringContaining("packages/acme/src/anvils/generated") as string,
  });
  // An answer without a body is one; and a project is an input where nobody finds it.
  const records = own.read("packages/acme/src/anvils/generated/operations.ts");
  expect(records.match(/emptyOutput: true/g)).toHaveLength(1);
  expect(records).toMatch(/project_id: \{\s+in: "path",\s+required: true/);
  expect(await own.build("acme")).toEqual({ code: 0, out: "" });
  const tested = await test("acme", "src/anvils");
  expect(tested.code, tested.out).toBe(0);
}, 120_000);

it("writes nothing with --dry-run, and refuses what it cannot do", async () => {
  const dry = await own.tsx(cli, "provider", "initech", "--dry-run");
  expect(dry.out).toContain("new      packages/initech/src/sign.ts");
  expect(existsSync(join(own.root, "packages/initech"))).toBe(false);
  const refusals = [
    [["provider", "initech", "--signing", "bce-auth-v2"], "did you mean bce-auth-v1?"],
    [
      ["provider", "baiducloud"],
      "packages/baiducloud is there already; pnpm new:service baiducloud <service> <version>",
    ],
    [["provider", "emulator"], "packages/emulator has the name already; choose another"],
    [["provider", "codegen"], "tools/codegen has the name already; choose another"],
    [["provider", "bcc"], "specs/baiducloud/bcc/v2 is a service of the name; choose another"],
    [["provider", "class"], "provider class cannot be: code has another use for the word"],
    [["provider", "a", "b"], "2 names given; it takes one"],
    [["provider"], "0 names given; it takes one"],
  ] as const;
  const ended = await Promise.all(refusals.map(([args]) => own.tsx(cli, ...args)));
  expect(ended.map(({ code }) => code)).toEqual(refusals.map(() => 2));
  for (const [index, [, message]] of refusals.entries()) {
    const [first, ...usage] = ended[index]?.out.trim().split("\n") ?? [];
    expect(first).toContain(`new:provider: `);
    expect(first).toContain(message);
    expect(usage.every((line) => line.startsWith("Usage: new:provider <name>"))).toBe(true);
  }
}, 60_000);
