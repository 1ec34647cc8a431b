// Each rule of the linter that is relied on, seen to fail on a line that breaks it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./root.js";

const setting = `
declare const anything: unknown[] & { [name: string]: any };
declare const anyone: typeof anything[string];
declare function later(): Promise<number>;
declare function take(one: string): void;
declare const word: "a" | "b";
`;

/** For each rule, a line that breaks it. */
const wrong: Record<string, string> = {
  "typescript(consistent-type-imports)": `import { Thing } from "./thing.js"; export type T = Thing;`,
  "typescript(no-explicit-any)": `export let loose: any;`,
  "typescript(no-floating-promises)": `later();`,
  "typescript(no-misused-promises)": `if (later()) take("a");`,
  "typescript(await-thenable)": `await word;`,
  "typescript(no-unsafe-argument)": `take(anyone);`,
  "typescript(no-unsafe-assignment)": `export const got: string = anyone;`,
  "typescript(no-unsafe-call)": `anyone();`,
  "typescript(no-unsafe-member-access)": `void anyone.deep;`,
  "typescript(no-unsafe-return)": `export function give(): string { return anyone; }`,
  "typescript(switch-exhaustiveness-check)": `switch (word) { case "a": take(word); }`,
  "typescript(only-throw-error)": `export function fail() { throw "text"; }`,
  "eslint(no-console)": `console.log(word);`,
};

interface Diagnostic {
  readonly code: string;
  readonly severity: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

it("each line is found by its rule, as an error", () => {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const compilerOptions = { target: "ES2022", module: "NodeNext", strict: true, types: [], lib: ["ES2022", "DOM"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder, "thing.ts"), "export interface Thing { readonly a: 1 }\n");
  const above = setting.split("\n").length;
  writeFileSync(join(folder, "wrong.ts"), [setting, ...Object.values(wrong)].join("\n"));

  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  const args = ["--type-aware", "--format=json", "-c", join(root, ".oxlintrc.json"), folder];
  const { status, stdout } = spawnSync(process.execPath, [oxlint, ...args], { cwd: root, encoding: "utf8" });
  expect(status).toBe(1);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const found = new Set(diagnostics.map(({ code, severity, labels }) => `${severity} ${code} ${labels[0]?.span.line}`));
  const expected = Object.keys(wrong).map((code, index) => `error ${code} ${above + 1 + index}`);
  expect(expected.filter((one) => !found.has(one))).toEqual([]);
});

it("what is left out is generated, built, or a consumer's", () => {
  const { ignorePatterns, categories } = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as Record<
    string,
    unknown
  >;
  expect(ignorePatterns).toEqual([
    "**/generated/**",
    "**/dist/**",
    "**/node_modules/**",
    "tools/spec-semver/fixtures/**",
  ]);
  expect(categories).toEqual({ correctness: "error", suspicious: "error" });
});
