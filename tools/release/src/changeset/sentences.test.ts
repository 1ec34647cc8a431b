import { RULES } from "@yunfan-tools/spec-semver/rules";
import { expect, it } from "vitest";
import { chineseOf } from "./sentences.js";

it.each([...RULES.values()].map(({ id, migration }) => [id, migration] as const))(
  "%s says in Chinese, too, whether there is something to do",
  (id, migration) => {
    const sentence = chineseOf(id);
    expect(sentence).toBeDefined();
    expect([id, sentence?.startsWith("无需改动")]).toEqual([id, migration.startsWith("Nothing to do")]);
  },
);
