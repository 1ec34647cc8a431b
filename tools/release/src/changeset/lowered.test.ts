import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checked, dropVpc, only, TODAY, workspace, written } from "../../test/specs.js";
import { LOWERED, readLowered, type Lowered } from "./lowered.js";

const entry: Lowered = {
  package: "@yunfan/huaweicloud",
  rule: "response-optional-property-removed",
  service: "roma",
  operation: "CheckRomaInstanceListV2",
  location: "response.200.instances[].vpc_id",
  bump: "patch",
  reason: "the cloud\n never sent `it`",
  expires: TODAY,
};

function decide(copy: string, entries: unknown): void {
  mkdirSync(dirname(join(copy, LOWERED)), { recursive: true });
  writeFileSync(join(copy, LOWERED), typeof entries === "string" ? entries : JSON.stringify(entries));
}

it("lowers a bump, with the reason and the last day in the change log, and is over after it", async () => {
  const copy = workspace();
  dropVpc(copy);
  decide(copy, [entry]);
  await written(copy);
  const text = readFileSync(join(copy, only(copy)), "utf8");
  expect(text).toContain('"@yunfan/huaweicloud": patch');
  expect(text).toContain(`Released as patch, decided until ${TODAY}: the cloud never sent \\\`it\\\``);
  expect(text).toContain(`按 patch 发布，有效期至 ${TODAY}，理由：the cloud never sent`);
  expect((await checked(copy)).problems).toEqual([]);
  expect((await checked(copy, "2030-06-02")).problems).toEqual([expect.stringContaining(`expired on ${TODAY}`)]);
});

it.each([
  ["package", "@yunfan/baiducloud"],
  ["rule", "response-required-property-removed"],
  ["service", "iam"],
  ["operation", null],
  ["operation", undefined],
  ["location", "response.200.nothing"],
] as const)("lowers nothing where its %s is %s, and is to be taken out", async (field, value) => {
  const copy = workspace();
  dropVpc(copy);
  decide(copy, [{ ...entry, [field]: value }]);
  await written(copy);
  expect(readFileSync(join(copy, only(copy)), "utf8")).toContain('"@yunfan/huaweicloud": major');
  expect((await checked(copy)).problems).toEqual([expect.stringMatching(/lowers no change; take it out$/)]);
});

it("a bump that was lowered without a decision fails", async () => {
  const copy = workspace();
  dropVpc(copy);
  decide(copy, [entry]);
  await written(copy);
  decide(copy, []);
  expect((await checked(copy)).problems).toEqual([
    expect.stringMatching(
      /spec-huaweicloud-.*says patch, and the specs need major; .* in tools\/release\/lower-bumps\.json$/,
    ),
    expect.stringMatching(/spec-emulator-.*says patch, and the specs need major/),
  ]);
});

it.each([
  ["nonsense", "tools/release/lower-bumps.json: is not JSON"],
  [{}, "tools/release/lower-bumps.json: must be a list"],
  [[null], "entry 1: must be an object with package, rule"],
  [["x"], "entry 1: must be an object with package, rule"],
  [[entry, { ...entry, because: 1 }], "entry 2: knows no because; an entry has package"],
  [[{ ...entry, reason: " " }], "entry 1: reason must be a text"],
  [[{ ...entry, package: 1 }], "entry 1: package must be a text"],
  [[{ ...entry, operation: 7 }], "entry 1: operation must be a text, or null"],
  [[{ ...entry, expires: "soon" }], "expires is soon; write the last day as YYYY-MM-DD"],
  [[{ ...entry, expires: "2030-02-31" }], "expires is 2030-02-31"],
  [[{ ...entry, expires: "2030-13-01" }], "expires is 2030-13-01"],
  [[{ ...entry, expires: "2030-06-30T00:00" }], "expires is 2030-06-30T00:00"],
  [[{ ...entry, bump: "none" }], 'bump is "none"; lower means minor or patch'],
  [[{ ...entry, bump: "major" }], 'bump is "major"'],
  [[entry, { ...entry, reason: "again" }], "entry 2: speaks of the same change as one before"],
])("is told in one line what is wrong: %#", (entries, said) => {
  const folder = mkdtempSync(join(tmpdir(), "lowered-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  decide(folder, entries);
  expect(() => readLowered(folder)).toThrow(said);
  expect(() => readLowered(folder)).toThrow(/^[^\n]+$/);
});

it("takes several decisions of one operation", async () => {
  const copy = workspace();
  dropVpc(copy);
  decide(copy, [
    { ...entry, location: "response.200.other" },
    { ...entry, bump: "minor" },
  ]);
  await written(copy);
  expect(readFileSync(join(copy, only(copy)), "utf8")).toContain('"@yunfan/huaweicloud": minor');
  expect((await checked(copy)).problems).toEqual([expect.stringMatching(/response\.200\.other: lowers no change/)]);
});

it("needs no file", () => {
  expect(readLowered(workspace())).toEqual([]);
});
