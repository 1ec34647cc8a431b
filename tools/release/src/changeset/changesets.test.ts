import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BASELINE } from "../baseline.js";
import { packagesOf, readJson } from "../packages.js";
import { root } from "../root.js";
import { announce, checked, dropVpc, edit, files, only, spec, workspace, written } from "../../test/specs.js";

describe("before the first release", () => {
  it("the changesets that announce a package cover it, and nothing is compared", async () => {
    const copy = workspace(false);
    const names = packagesOf(copy).map(({ name }) => name);
    expect((await checked(copy)).problems).toEqual(
      names.map(
        (name) => expect.stringContaining(`${name}: was never released, and no changeset announces it`) as unknown,
      ),
    );
    announce(copy, Object.fromEntries(names.map((name) => [name, name.endsWith("core") ? "none" : "major"])));
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("@yunfan/client-core: was never released"),
    ]);
    announce(copy, Object.fromEntries(names.map((name) => [name, "major"])));
    dropVpc(copy);
    const { problems, notes } = await checked(copy);
    expect(problems).toEqual([]);
    expect(notes).toContain("@yunfan/huaweicloud: never released, so there is nothing to compare its specs with");
    expect(notes.join("\n")).not.toContain("lacks tags");
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
        expect.stringMatching(
          /^this clone lacks tags, so these baselines were not held to theirs: @yunfan\/auth-signing@1\.0\.0, /,
        ),
      ],
    });
  });

  it("a changed spec without a changeset fails, one with it passes, and writing again changes nothing", async () => {
    const copy = workspace();
    dropVpc(copy);
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("@yunfan/huaweicloud: its specs changed (major), and no changeset tells of it"),
      expect.stringContaining("@yunfan/emulator: its specs changed (major), and no changeset tells of it"),
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
    edit(copy, "List the ROMA Connect instances of a project.", "List `all` instances.");
    edit(
      copy,
      '"operationId": "CheckRomaInstanceListV2",',
      '"operationId": "CheckRomaInstanceListV2", "deprecated": true,',
    );
    await written(copy);
    const text = readFileSync(join(copy, only(copy)), "utf8");
    expect(text).toMatchSnapshot();
    const [english, chinese] = text.split("自 1.0.0 以来的规格变更。");
    for (const group of ["Breaking", "Added", "Changed", "Documentation"]) expect(english).toContain(`**${group}**`);
    for (const group of ["不兼容变更", "新增", "变更", "文档"]) expect(chinese).toContain(`**${group}**`);
    const rules = (part = "") => part.match(/^- `[a-z-]+`/gm);
    expect(rules(chinese)).toEqual(rules(english));
    expect(readFileSync(join(copy, only(copy, "emulator")), "utf8")).toContain(
      "`@yunfan/huaweicloud`: `roma` `CheckRomaInstanceListV2`\n",
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
    expect(await written(copy)).toEqual([`wrote ${file} (major)`]);
    renameSync(join(copy, file), join(copy, ".changeset/spec-huaweicloud-00000000.md"));
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("00000000.md: is not what the specs give"),
    ]);
    expect(await written(copy)).toHaveLength(2);
    expect((await checked(copy)).problems).toEqual([]);
    cpSync(join(copy, BASELINE, "huaweicloud/roma/v2/openapi.json"), join(copy, spec));
    expect((await checked(copy)).problems).toEqual([
      expect.stringContaining("no spec changed as it says"),
      expect.stringContaining("no spec changed as it says"),
    ]);
    expect(await written(copy)).toHaveLength(2);
    expect(files(copy)).toEqual([]);
  });

  it("changesets by hand cover no spec, and add to those that do", async () => {
    const copy = workspace();
    dropVpc(copy);
    announce(copy, { "@yunfan/huaweicloud": "major", "@yunfan/emulator": "major" });
    expect((await checked(copy)).problems).toHaveLength(2);
    expect(await written(copy)).toHaveLength(2);
    expect((await checked(copy)).problems).toEqual([]);
    expect(existsSync(join(copy, ".changeset/by-hand.md"))).toBe(true);
    // A name such as this tool gives, for no package: by hand, too.
    announce(copy, { "@yunfan/emulator": "patch" }, "spec-nothing-01234567");
    expect(await written(copy)).toEqual([]);
    expect((await checked(copy)).problems).toEqual([]);
  });

  it("a field gained is one change, and an emulator that was never released is not announced by it", async () => {
    const copy = workspace();
    edit(copy, '"subnet_id": {', '"subnet_name": { "type": "string" },\n"subnet_id": {');
    edit(copy, '"1.0.0"', '"0.0.0"', "packages/emulator/package.json");
    rmSync(join(copy, BASELINE, "emulator"), { recursive: true });
    announce(copy, { "@yunfan/emulator": "major" });
    expect(await written(copy)).toEqual([expect.stringMatching(/^wrote \.changeset\/spec-huaweicloud-.*\(minor\)$/)]);
    const { problems, notes } = await checked(copy);
    expect(problems).toEqual([]);
    expect(notes).toContain("@yunfan/huaweicloud: minor, 1 change since 1.0.0");
  });

  it("line ends of another system are those of ours", async () => {
    const copy = workspace();
    dropVpc(copy);
    await written(copy);
    for (const name of files(copy)) edit(copy, /\n/g, "\r\n", `.changeset/${name}`);
    expect((await checked(copy)).problems).toEqual([]);
    expect(await written(copy)).toEqual([]);
  });

  it("two providers have a changeset each, and the emulator the worse bump of both", async () => {
    const copy = workspace();
    dropVpc(copy);
    edit(
      copy,
      "List the reserved-instance coupons of one region.",
      "Other words.",
      "packages/baiducloud/src/bcc/generated/openapi.json",
    );
    expect(await written(copy)).toEqual([
      expect.stringMatching(/^wrote \.changeset\/spec-baiducloud-[0-9a-f]{8}\.md \(patch\)$/),
      expect.stringMatching(/^wrote \.changeset\/spec-huaweicloud-[0-9a-f]{8}\.md \(major\)$/),
      expect.stringMatching(/^wrote \.changeset\/spec-emulator-[0-9a-f]{8}\.md \(major\)$/),
    ]);
    expect((await checked(copy)).notes.slice(0, 2)).toEqual([
      "@yunfan/baiducloud: patch, 1 change since 1.0.0",
      "@yunfan/huaweicloud: major, 1 change since 1.0.0",
    ]);
  });

  it.each([
    ["hello", "missing or invalid frontmatter"],
    ['---\n"@yunfan/emulator: major\n---\n\nx\n', "invalid YAML in frontmatter"],
    ['---\n"@yunfan/emulator": huge\n---\n\nx\n', 'invalid version type "huge"'],
    ['---\n"@yunfan/nope": major\n---\n\nx\n', "names @yunfan/nope, which is not published from here"],
  ])("a changeset that cannot be read is named: %j", async (text, said) => {
    const copy = workspace();
    writeFileSync(join(copy, ".changeset/README.md"), "no changeset");
    writeFileSync(join(copy, ".changeset/odd.md"), text);
    await expect(checked(copy)).rejects.toThrow(/^\.changeset\/odd\.md: [^\n]+$/);
    await expect(checked(copy)).rejects.toThrow(said);
  });

  it("tells the pages of what was removed as a whole, which its last spec has", async () => {
    const copy = workspace();
    const document = readJson(copy, spec) as { paths: Record<string, Record<string, { operationId?: string }>> };
    for (const path of Object.values(document.paths)) {
      for (const operation of Object.values(path)) operation.operationId &&= "Another";
    }
    document.paths = Object.fromEntries(
      Object.entries(document.paths).map(([path, value]) => [`/other${path}`, value]),
    );
    writeFileSync(join(copy, spec), JSON.stringify(document));
    await written(copy);
    const text = readFileSync(join(copy, only(copy)), "utf8");
    expect(text).toMatch(
      /`api-path-removed-without-deprecation`: `roma` `CheckRomaInstanceListV2`.*\n.*\n {2}- Source: <https:\/\/support\.huaweicloud\.com\/api-roma\/CheckRomaInstanceListV2\.html>/,
    );
  });

  it("a baseline that is gone, or of another version, fails before anything is compared or written", async () => {
    const copy = workspace();
    dropVpc(copy);
    await written(copy);
    const before = files(copy);
    rmSync(join(copy, BASELINE, "huaweicloud"), { recursive: true });
    edit(copy, '"version": "1.0.0"', '"version": "0.9.0"', `${BASELINE}/baiducloud/released.json`);
    const said = [
      /baiducloud: holds 0\.9\.0, and package\.json says 1\.0\.0; `git checkout @yunfan\/baiducloud@1\.0\.0 -- tools/,
      /huaweicloud: is missing, and package\.json says 1\.0\.0/,
    ];
    for (const one of said) await expect(written(copy)).rejects.toThrow(one);
    await expect(checked(copy)).rejects.toThrow();
    expect(files(copy)).toEqual(before);
    expect(existsSync(join(copy, BASELINE, "huaweicloud"))).toBe(false);
  });
});
