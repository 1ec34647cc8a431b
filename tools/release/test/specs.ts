import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { keepBaseline } from "../src/baseline.js";
import { check, type Checked } from "../src/changeset/check.js";
import { asked, judgeAll, write } from "../src/changeset/files.js";
import { packagesOf, providersOf, readJson } from "../src/packages.js";
import { root } from "../src/root.js";

export const spec = "packages/huaweicloud/src/roma/generated/openapi.json";
export const TODAY = "2030-06-01";

/** What a workspace holds that changesets are made from, as here; released as 1.0.0 unless it is to be new. */
export function workspace(released = true): string {
  const copy = mkdtempSync(join(tmpdir(), "changesets-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const take = (file: string) => {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { recursive: true });
  };
  take(".prettierrc.json");
  take(".changeset/config.json");
  for (const { folder, manifest } of providersOf(root)) {
    take(`packages/${folder}/src/generated/api-manifest.json`);
    for (const { service, version, spec: own } of manifest.services) {
      take(`packages/${folder}/${own.file}`);
      take(`specs/${folder}/${service}/${version}/ledger.json`);
    }
  }
  for (const { folder } of packagesOf(root)) {
    take(`packages/${folder}/package.json`);
    const file = join(copy, "packages", folder, "package.json");
    writeFileSync(file, JSON.stringify({ ...(readJson(file) as object), version: released ? "1.0.0" : "0.0.0" }));
  }
  if (released) for (const one of packagesOf(copy)) keepBaseline(copy, one);
  return copy;
}

export function edit(copy: string, from: string | RegExp, to: string, file = spec): void {
  const text = readFileSync(join(copy, file), "utf8");
  expect(text.split(from).length).toBeGreaterThan(1);
  writeFileSync(join(copy, file), text.replace(from, to));
}

export const dropVpc = (copy: string) =>
  edit(copy, '"vpc_id": { "type": "string", "description": "VPC of the instance." },', "");

export async function checked(copy: string, today = TODAY): Promise<Checked> {
  const judgements = await judgeAll(copy);
  return check(copy, judgements, await asked(copy, judgements), today);
}

export async function written(copy: string): Promise<string[]> {
  return write(copy, await asked(copy, await judgeAll(copy)));
}

export const files = (copy: string) => readdirSync(join(copy, ".changeset")).filter((name) => name.endsWith(".md"));
export const only = (copy: string, package_ = "huaweicloud") => {
  const found = files(copy).filter((name) => name.startsWith(`spec-${package_}-`));
  expect(found).toHaveLength(1);
  return `.changeset/${found[0] ?? ""}`;
};

/** Writes a changeset by hand. */
export function announce(copy: string, releases: Readonly<Record<string, string>>, name = "by-hand"): void {
  const lines = Object.entries(releases).map(([package_, bump]) => `${JSON.stringify(package_)}: ${bump}`);
  writeFileSync(join(copy, `.changeset/${name}.md`), `---\n${lines.join("\n")}\n---\n\nBy hand.\n`);
}
