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
  const laid = await own.tsx(cli, "service", "acme", "anvils", "v1");
  expect(laid.code, laid.out).toBe(0);
  expect(own.read("specs/acme/anvils/v1/openapi.yaml")).toContain("algorithm: SDK-HMAC-SHA256");
  const generated = await own.tsx("tools/codegen/src/cli.ts", "acme");
  expect(generated).toMatchObject({
    code: 0,
    out: expect.stringContaining("packages/acme/src/anvils/generated") as string,
  });
  expect(await own.build("acme")).toEqual({ code: 0, out: "" });
}, 120_000);

it("writes nothing with --dry-run, and refuses what it cannot do", async () => {
  const dry = await own.tsx(cli, "provider", "initech", "--dry-run");
  expect(dry.out).toContain("new      packages/initech/src/sign.ts");
  expect(existsSync(join(own.root, "packages/initech"))).toBe(false);
  const wrong = await own.tsx(cli, "provider", "initech", "--signing", "bce-auth-v2");
  expect(wrong).toMatchObject({ code: 2, out: expect.stringContaining("did you mean bce-auth-v1?") as string });
  expect(await own.tsx(cli, "provider", "baiducloud")).toMatchObject({ code: 1 });
}, 60_000);
