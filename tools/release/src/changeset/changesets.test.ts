import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { BASELINE, keepBaseline } from "../baseline.js";
import { packagesOf, providersOf, readJson } from "../packages.js";
import { root } from "../root.js";
import { asked, judgeAll, write } from "./files.js";
import { check, type Checked } from "./check.js";
import { LOWERED, type Lowered } from "./lowered.js";

const spec = "packages/huaweicloud/src/roma/generated/openapi.json";
const TODAY = "2030-06-01";

/** What a workspace holds that changesets are made from, as here; released as 1.0.0 unless it is to be new. */
function workspace(released = true): string {
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
  if (released) for (const provider of providersOf(copy)) keepBaseline(copy, provider);
  return copy;
}

function edit(copy: string, from: string, to: string, file = spec): void {
  const text = readFileSync(join(copy, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
}

const dropVpc = (copy: string) =>
  edit(copy, '"vpc_id": { "type": "string", "description": "VPC of the instance." },', "");

async function checked(copy: string, today = TODAY): Promise<Checked> {
  const judgements = await judgeAll(copy);
  return check(copy, judgements, await asked(copy, judgements), today);
}

async function written(copy: string): Promise<string[]> {
  return write(copy, await asked(copy, await judgeAll(copy)));
}

const files = (copy: string) => readdirSync(join(copy, ".changeset")).filter((name) => name.endsWith(".md"));
const only = (copy: string, package_ = "huaweicloud") => {
  const found = files(copy).filter((name) => name.startsWith(`spec-${package_}-`));
  expect(found).toHaveLength(1);
  return `.changeset/${found[0] ?? ""}`;
};

describe("before the first release", () => {
  it("the changesets that announce a package cover it, and nothing is compared", async () => {
    const copy = workspace(false);
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("@yunfan/baiducloud: was never released, and no changeset announces it"),
      expect.stringContaining("@yunfan/huaweicloud: was never released, and no changeset announces it"),
    ]);
    writeFileSync(
      join(copy, ".changeset/a.md"),
      '---\n"@yunfan/baiducloud": major\n"@yunfan/huaweicloud": major\n---\n\nx\n',
    );
    dropVpc(copy);
    const { problems, notes } = await checked(copy);
    expect(problems).toEqual([]);
    expect(notes).toContain("@yunfan/huaweicloud: never released, so there is nothing to compare its specs with");
    expect(await written(copy)).toEqual([]);
  });

  it("this workspace's are covered", async () => {
    expect((await checked(root, new Date().toISOString().slice(0, 10))).problems).toEqual([]);
  });
});

describe("after it", () => {
  it("unchanged specs ask for nothing, and a clone without tags is told what is not checked", async () => {
    const copy = workspace();
    expect(await written(copy)).toEqual([]);
    expect(await checked(copy)).toEqual({
      problems: [],
      notes: [
        "@yunfan/baiducloud: as 1.0.0",
        "@yunfan/huaweicloud: as 1.0.0",
        "this clone has no tags: the baseline was not held to that of the release",
      ],
    });
  });

  it("a changed spec without a changeset fails, one with it passes, and writing again changes nothing", async () => {
    const copy = workspace();
    dropVpc(copy);
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("@yunfan/huaweicloud: its specs changed (major), and no changeset covers it"),
      expect.stringContaining("@yunfan/emulator: its specs changed (major), and no changeset covers it"),
    ]);
    expect(await written(copy)).toHaveLength(2);
    expect(files(copy).filter((name) => name.includes("baiducloud"))).toEqual([]);
    expect((await checked(copy)).problems).toEqual([]);
    const before = files(copy).map((name) => readFileSync(join(copy, ".changeset", name), "utf8"));
    expect(await written(copy)).toEqual([]);
    expect(files(copy).map((name) => readFileSync(join(copy, ".changeset", name), "utf8"))).toEqual(before);
  });

  it("tells rule, operation, field, values, source row and what to do, in both languages", async () => {
    const copy = workspace();
    dropVpc(copy);
    edit(copy, '"minLength": 16', '"minLength": 8');
    edit(copy, '"subnet_id": {', '"subnet_name": { "type": "string" },\n"subnet_id": {');
    edit(copy, "List the ROMA Connect instances of a project.", "List instances.");
    await written(copy);
    const text = readFileSync(join(copy, only(copy)), "utf8");
    expect(text).toMatchSnapshot();
    const [english, chinese] = text.split("自 1.0.0 以来的规格变更。");
    for (const group of ["Breaking", "Added", "Changed", "Documentation"]) expect(english).toContain(`**${group}**`);
    for (const group of ["不兼容变更", "新增", "变更", "文档"]) expect(chinese).toContain(`**${group}**`);
    const rules = (part = "") => part.match(/^- `[a-z-]+`/gm);
    expect(rules(chinese)).toEqual(rules(english));
    expect(readFileSync(join(copy, only(copy, "emulator")), "utf8")).toContain(
      "`@yunfan/huaweicloud`: `roma` `CheckRomaInstanceListV2`",
    );
  });

  it("the order of a spec's nodes does not count", async () => {
    const copy = workspace();
    dropVpc(copy);
    edit(copy, '"subnet_id": {', '"subnet_name": { "type": "string" },\n"b": { "type": "string" },\n"subnet_id": {');
    await written(copy);
    const before = files(copy);
    const document = readJson(copy, spec) as { components: { schemas: Record<string, { properties?: object }> } };
    for (const schema of Object.values(document.components.schemas)) {
      if (schema.properties) schema.properties = Object.fromEntries(Object.entries(schema.properties).reverse());
    }
    writeFileSync(join(copy, spec), JSON.stringify(document));
    expect(await written(copy)).toEqual([]);
    expect(files(copy)).toEqual(before);
  });

  it("a bump that was lowered by hand, a text that was edited, and a changeset that nothing asks for fail", async () => {
    const copy = workspace();
    dropVpc(copy);
    await written(copy);
    const file = only(copy);
    edit(copy, '"@yunfan/huaweicloud": major', '"@yunfan/huaweicloud": minor', file);
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining(`${file}: says minor, and the specs need major`),
    ]);
    edit(copy, '"@yunfan/huaweicloud": minor', '"@yunfan/huaweicloud": major', file);
    edit(copy, "Breaking", "Fixed", file);
    expect((await checked(copy)).problems).toEqual([expect.stringContaining("is not what the specs give")]);
    cpSync(join(copy, BASELINE, "huaweicloud/roma/v2/openapi.json"), join(copy, spec));
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("no spec changed as it says"),
      expect.stringContaining("no spec changed as it says"),
    ]);
    expect(await written(copy)).toHaveLength(2);
    expect(files(copy)).toEqual([]);
  });

  it("a lower bump needs a reason with a last day, and is over after it", async () => {
    const copy = workspace();
    dropVpc(copy);
    const entry: Lowered = {
      package: "@yunfan/huaweicloud",
      rule: "response-optional-property-removed",
      service: "roma",
      operation: "CheckRomaInstanceListV2",
      location: "response.200.instances[].vpc_id",
      bump: "patch",
      reason: "the cloud never sent it",
      expires: TODAY,
    };
    const decide = (one: object) => {
      mkdirSync(dirname(join(copy, LOWERED)), { recursive: true });
      writeFileSync(join(copy, LOWERED), JSON.stringify([one]));
    };
    decide(entry);
    await written(copy);
    const text = readFileSync(join(copy, only(copy)), "utf8");
    expect(text).toContain('"@yunfan/huaweicloud": patch');
    expect(text).toContain(`Released as patch, decided until ${TODAY}: the cloud never sent it`);
    expect((await checked(copy)).problems).toEqual([]);
    expect((await checked(copy, "2030-06-02")).problems).toEqual([expect.stringContaining(`expired on ${TODAY}`)]);
    decide({ ...entry, location: "response.200.nothing" });
    expect((await checked(copy)).problems.join("\n")).toMatch(
      /says patch, and the specs need major[^]*lowers no change/,
    );
    for (const [wrong, said] of [
      [{ reason: " " }, "reason must be a text"],
      [{ expires: "soon" }, "expires is soon"],
      [{ bump: "none" }, 'bump is "none"'],
    ] as const) {
      decide({ ...entry, ...wrong });
      await expect(checked(copy)).rejects.toThrow(said);
    }
  });

  it("a baseline that is gone, or of another version, fails", async () => {
    const copy = workspace();
    rmSync(join(copy, BASELINE, "huaweicloud"), { recursive: true });
    writeFileSync(join(copy, BASELINE, "baiducloud/released.json"), '{"version":"0.9.0"}');
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("baiducloud: holds 0.9.0, and package.json says 1.0.0"),
      expect.stringContaining("huaweicloud: is missing, and package.json says 1.0.0"),
    ]);
    expect(existsSync(join(copy, BASELINE, "huaweicloud"))).toBe(false);
  });
});
