import { RULES } from "@yunfan-tools/spec-semver/rules";
import { expect, it } from "vitest";
import type { Judged } from "./judge.js";
import { chineseOf, shown, shownPair, todo } from "./sentences.js";

it.each([...RULES.values()].map(({ id, migration }) => [id, migration] as const))(
  "%s says in Chinese, too, whether there is something to do",
  (id, migration) => {
    const sentence = chineseOf(id);
    expect(sentence).toBeDefined();
    expect([id, sentence?.startsWith("无需改动")]).toEqual([id, migration.startsWith("Nothing to do")]);
  },
);

const told = (rule: string, from: Judged["from"], to: Judged["to"]) =>
  todo(
    {
      rule,
      from,
      to,
      operation: null,
      location: "x",
      service: "s",
      bump: "major",
      migration: "Do it.",
      source: undefined,
      lowered: undefined,
    },
    "zh",
  );

it.each([
  ["request-parameter-max-decreased", 10, 5, "x 不得大于 5；此前的上限为 10。"],
  ["request-parameter-exclusive-max-set", null, 5, "x 必须小于 5；此前没有上限。"],
  ["request-body-exclusive-min-increased", 5, 6, "x 必须大于 6；此前的下限为 5。"],
  ["request-property-min-length-set", null, 5, "x 的长度不得小于 5；此前没有下限。"],
  ["request-property-max-items-increased", 5, 6, "无需改动：x 的项数上限由 5 放宽为 6。"],
  ["request-property-min-properties-unset", 5, null, "无需改动：x 的字段数不再有下限。"],
  ["request-parameter-min-unset", 5, null, "无需改动：x 不再有下限。"],
  ["response-property-min-items-decreased", 5, 4, "检查依赖 x 的项数下限的代码：由 5 变为 4。"],
  ["request-parameter-became-nullable", false, true, "无需改动：x 也接受 null。"],
  ["response-additional-properties-removed", "string", "none", "不要再读取 x 中其他名称的字段。"],
  ["response-additional-properties-closed", "anything", "none", "无需改动：x 的其余字段为 无。"],
  ["response-body-type-generalized", "string", "anything", "x 中可能出现 任意值，请处理。"],
  ["request-parameter-enum-value-removed", "none", null, "在 x 中不要再发送 none。"],
  ["endpoint-deprecated", false, true, "请计划停用 该服务。"],
  ["request-body-became-required", "optional", "required", "给 该服务 提供请求体。"],
  ["request-parameter-place-changed", "query", "header", "请升级：x 的位置由 query 变为 header，旧版本仍放在原处。"],
  ["a-rule-of-another-lens", "a", null, "请检查 x：由 a 变为 无。"],
] as const)("%s", (rule, from, to, sentence) => {
  expect(told(rule, from, to)).toBe(sentence);
});

it("says of a rule without a sentence of its own when there is nothing to do", () => {
  const change = {
    rule: "another",
    from: null,
    to: null,
    operation: null,
    location: "x",
    service: "s",
    bump: "patch",
  } as const;
  const whole = { ...change, migration: "Nothing to do.", source: undefined, lowered: undefined };
  expect(todo(whole, "zh")).toBe("无需改动。");
  expect(todo(whole, "en")).toBe("Nothing to do.");
});

it("shows values on a line, cut by letters, and pairs from where they differ", () => {
  expect([shown(null, "en"), shown(null, "zh"), shown("a\n b", "en"), shown({ a: [1] }, "zh")]).toEqual([
    "nothing",
    "无",
    "a b",
    '{"a":[1]}',
  ]);
  expect(shown("x".repeat(100), "en")).toBe("x".repeat(100));
  expect(shown("😀".repeat(101), "en")).toBe(`${"😀".repeat(97)}...`);
  const same = "word ".repeat(40);
  expect(shownPair(`${same}old end`, `${same}new end`)).toEqual([
    "...word word word word old end",
    "...word word word word new end",
  ]);
  expect(shownPair(same, `${same}and more`)).toEqual(["...word word word word ", "...word word word word and more"]);
  expect(shownPair(`new start ${same}`, `old start ${same}`)[0]).toMatch(/^new start .*\.\.\.$/);
  expect(shownPair(`word new ${same}`, `word old ${same}`)[0]).toMatch(/^word new .*\.\.\.$/);
  const short = "word ".repeat(15);
  expect(shownPair(`${short}old`, `${short}new`)).toEqual([`${short}old`, `${short}new`]);
  expect(shownPair("string", null)).toEqual(["string", undefined]);
  expect(shownPair(null, 5)).toEqual([undefined, "5"]);
});
