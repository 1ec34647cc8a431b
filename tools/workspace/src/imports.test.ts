import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { beforeAll, expect, it, afterAll } from "vitest";
import config from "../../../.dependency-cruiser.js";
import { root } from "./root.js";

const rules = config.forbidden?.map(({ name }) => name ?? "") ?? [];

/** A workspace in which each file breaks the rule that it is listed under, and nothing else is wrong. */
const wrong: Record<string, Record<string, string>> = {
  "no-cycle": {
    "packages/client-core/src/one.ts": `import type { Two } from "./two.js"; export interface One { two: Two }`,
  },
  resolves: { "tools/demo/src/lost.ts": `export * from "./nowhere.js";` },
  "packages-know-no-tools": { "packages/emulator/test/tool.ts": `export * from "@yunfan-tools/demo/src/fine.js";` },
  "projects-by-name-only": {
    "tools/demo/src/inside.ts": `export * from "../../../packages/client-core/src/fine.js";`,
    "packages/emulator/test/built.test.ts": `export * from "../../client-core/dist/index.js";`,
    "tools/contract/src/aside.ts": `export * from "../../demo/src/fine.js";`,
  },
  "declared-where-imported": { "tools/demo/src/borrowed.ts": `import "prettier/index.js";` },
  "auth-signing-imports-downward": {
    "packages/auth-signing/src/up.ts": `export * from "@yunfan/client-core/dist/index.js";`,
    "packages/auth-signing/src/net.ts": `import "node:net";`,
  },
  "client-core-imports-downward": {
    "packages/client-core/src/up.ts": `import type {} from "@yunfan/huaweicloud/dist/index.js";`,
    "packages/client-core/src/node.ts": `import "node:fs";`,
  },
  "huaweicloud-imports-downward": {
    "packages/huaweicloud/src/aside.ts": `export * from "@yunfan/baiducloud/dist/index.js";`,
  },
  "baiducloud-imports-downward": {
    "packages/baiducloud/src/aside.ts": `export * from "@yunfan/emulator/dist/index.js";`,
  },
  "emulator-imports-downward": {
    "packages/emulator/src/aside.ts": `export * from "@yunfan/client-core/dist/index.js";`,
  },
  "generated-within-its-service": {
    "packages/huaweicloud/src/iam/borrowed.test.ts": `export * from "../roma/generated/types.js";`,
  },
  "generated-stands-alone": {
    "packages/huaweicloud/src/roma/generated/hand.ts": `export * from "../../fine.js";`,
  },
  "services-apart": {
    "packages/huaweicloud/src/roma/iam.ts": `export * from "../iam/fine.js";`,
    "packages/huaweicloud/src/iam/roma.ts": `export * from "../roma/fine.js";`,
  },
  "opentelemetry-in-its-entry": {
    "packages/client-core/src/traced.ts": `export * from "./opentelemetry/api.js";`,
  },
  "vitest-in-its-entry": { "packages/emulator/src/index.ts": `export * from "./vitest.js";` },
  "in-process-without-node": {
    "packages/emulator/src/in-process.ts": `export * from "./through.js";`,
  },
};

/** Each folder that lies below others, and one that it must not import. */
const below: Record<string, [file: string, imports: string]> = {
  "auth-signing-http-is-below": ["packages/auth-signing/src/http/a.ts", "../providers/fine.js"],
  "auth-signing-crypto-is-below": ["packages/auth-signing/src/crypto/a.ts", "../http/fine.js"],
  "auth-signing-providers-is-below": ["packages/auth-signing/src/providers/a.ts", "../huaweicloud/fine.js"],
  "auth-signing-huaweicloud-is-below": ["packages/auth-signing/src/huaweicloud/a.ts", "../baiducloud/fine.js"],
  "auth-signing-baiducloud-is-below": ["packages/auth-signing/src/baiducloud/a.ts", "../huaweicloud/fine.js"],
  "client-core-errors-is-below": ["packages/client-core/src/errors/a.ts", "../retry/fine.js"],
  "client-core-events-is-below": ["packages/client-core/src/events/a.ts", "../call/fine.js"],
  "client-core-answer-is-below": ["packages/client-core/src/answer/a.ts", "../retry/fine.js"],
  "client-core-request-is-below": ["packages/client-core/src/request/a.ts", "../retry/fine.js"],
  "client-core-telemetry-is-below": ["packages/client-core/src/telemetry/a.ts", "../request/fine.js"],
  "client-core-retry-is-below": ["packages/client-core/src/retry/a.ts", "../call/fine.js"],
  "client-core-call-is-below": ["packages/client-core/src/call/a.ts", "../retry/fine.js"],
  "emulator-http-is-below": ["packages/emulator/src/http/a.ts", "../door/fine.js"],
  "emulator-spec-is-below": ["packages/emulator/src/spec/a.ts", "../door/fine.js"],
  "emulator-door-is-below": ["packages/emulator/src/door/a.ts", "../seed/fine.js"],
  "emulator-diagnosis-is-below": ["packages/emulator/src/diagnosis/a.ts", "../seed/fine.js"],
  "emulator-seed-is-below": ["packages/emulator/src/seed/a.ts", "../door/fine.js"],
  "emulator-huaweicloud-is-below": ["packages/emulator/src/huaweicloud/a.ts", "../baiducloud/fine.js"],
  "emulator-baiducloud-is-below": ["packages/emulator/src/baiducloud/a.ts", "../huaweicloud/fine.js"],
};
for (const [rule, [file, module]] of Object.entries(below)) wrong[rule] = { [file]: `export * from "${module}";` };

/** What the wrong files lean on; none of it breaks a rule. */
const fine: Record<string, string> = {
  "packages/client-core/dist/index.js": "export {};",
  "packages/huaweicloud/dist/index.js": "export {};",
  "packages/baiducloud/dist/index.js": "export {};",
  "packages/emulator/dist/index.js": "export {};",
  "node_modules/@opentelemetry/api/index.js": "export {};",
  "node_modules/vitest/index.js": "export {};",
  "node_modules/prettier/index.js": "export {};",
  "node_modules/prettier/package.json": `{ "name": "prettier", "version": "1.0.0" }`,
  "package.json": `{ "devDependencies": { "prettier": "1.0.0" } }`,
  "tools/demo/package.json": "{}",
  "packages/client-core/package.json": `{ "peerDependencies": { "@opentelemetry/api": "1.0.0" } }`,
  "packages/client-core/src/opentelemetry/api.ts": `export * from "@opentelemetry/api/index.js";`,
  "packages/emulator/src/vitest.ts": `export * from "vitest/index.js";`,
  "packages/emulator/src/through.ts": `import "node:os";`,
  "packages/huaweicloud/src/roma/generated/types.ts": "export type T = 1;",
  "packages/client-core/src/two.ts": `import type { One } from "./one.js"; export interface Two { one: One }`,
  // Tests may import more.
  "packages/auth-signing/src/free.test.ts": `import "node:http"; export * from "@yunfan/client-core/dist/index.js";`,
};
for (const folder of [
  "tools/demo/src",
  "packages/client-core/src",
  "packages/huaweicloud/src",
  "packages/huaweicloud/src/iam",
  "packages/huaweicloud/src/roma",
  ...Object.values(below).map(([file, module]) => join(dirname(file), dirname(module))),
]) {
  fine[`${folder}/fine.ts`] = "export {};";
}

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "yunfan-imports-")));
  for (const [file, text] of Object.entries(
    Object.assign({}, fine, ...Object.values(wrong)) as Record<string, string>,
  )) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  // As pnpm links them.
  for (const [scope, parent] of Object.entries({ "@yunfan": "packages", "@yunfan-tools": "tools" })) {
    symlinkSync(join(folder, parent), join(folder, "node_modules", scope), "junction");
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

it("each rule is broken by its file, and by no other", async () => {
  const options = { ...config.options, ruleSet: config as IFlattenedRuleSet, validate: true, baseDir: folder };
  const { output } = await cruise(["packages", "tools"], options);
  const found: Record<string, Set<string>> = Object.fromEntries(rules.map((rule) => [rule, new Set()]));
  for (const { rule, from } of (output as ICruiseResult).summary.violations) found[rule.name]?.add(from);
  expect(Object.fromEntries(Object.entries(found).map(([rule, files]) => [rule, [...files].sort()]))).toEqual(
    Object.fromEntries(rules.map((rule) => [rule, Object.keys(wrong[rule] ?? {}).sort()])),
  );
});

it("a rule that is broken ends the check", () => {
  expect(config.forbidden?.filter(({ severity }) => severity !== "error")).toEqual([]);
});

it("every package is held to a rule", () => {
  const named = readdirSync(join(root, "packages")).map((name) => `${name}-imports-downward`);
  expect(rules).toEqual(expect.arrayContaining(named));
});
