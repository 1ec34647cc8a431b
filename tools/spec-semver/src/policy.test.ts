import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { POLICY } from "./policy.js";
import { ALL_FAMILIES } from "./families.js";
import { renderPolicy } from "./render-policy.js";
import { expand } from "./wire/rules/family.js";

test("policy.md shows the policy and the rules as they are", async () => {
  const file = fileURLToPath(new URL("../policy.md", import.meta.url));
  const options = { ...(await resolveConfig(file)), filepath: file };
  await expect(await format(renderPolicy(), options)).toMatchFileSnapshot(file);
});

test("each row of the policy has a rule, but for what no rule may speak of", () => {
  const used = new Set(ALL_FAMILIES.map(({ policy }) => policy));
  expect(Object.keys(POLICY).filter((key) => !used.has(key as keyof typeof POLICY))).toEqual(["form"]);
});

test("no two rules have one name", () => {
  const ids = expand(ALL_FAMILIES).map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test("each rule has one sentence of advice with known words", () => {
  for (const { id, migration } of expand(ALL_FAMILIES)) {
    expect(migration, id).toMatch(/\.$/);
    for (const [, word] of migration.matchAll(/\{(\w+)\}/g))
      expect(["operation", "location", "from", "to"], id).toContain(word);
  }
});
