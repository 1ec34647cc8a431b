/** What is measured: by the end of a rule's name, and in Chinese. */
const MEASURES = [
  ["", ""],
  ["-length", " 的长度"],
  ["-items", " 的项数"],
  ["-properties", " 的字段数"],
] as const;

/** A limit: by the beginning of a rule's name, what it asks for, what it is called, and what makes it tighter. */
const LIMITS = [
  ["max", "不得大于", "上限", "decreased", "increased"],
  ["min", "不得小于", "下限", "increased", "decreased"],
  ["exclusive-max", "必须小于", "上限", "decreased", "increased"],
  ["exclusive-min", "必须大于", "下限", "increased", "decreased"],
] as const;

/** Sentences of changed limits, in Chinese. */
export const CHINESE_LIMITS: readonly (readonly [RegExp, string])[] = MEASURES.flatMap(([measure, of]) =>
  LIMITS.flatMap(([limit, asks, name, tighter, looser]): [RegExp, string][] => {
    const rule = (side: string, how: string) => new RegExp(`^${side}-[a-z]+-${limit}${measure}-${how}$`);
    const whose = of === "" ? " " : of;
    const called = of === "" ? ` 的${name}` : `${of}${name}`;
    return [
      [rule("request", tighter), `{location}${whose}${asks} {to}；此前的${name}为 {from}。`],
      [rule("request", "set"), `{location}${whose}${asks} {to}；此前没有${name}。`],
      [rule("request", looser), `无需改动：{location}${called}由 {from} 放宽为 {to}。`],
      [rule("request", "unset"), `无需改动：{location}${whose}不再有${name}。`],
      [
        rule("response", "(increased|decreased|set|unset)"),
        `检查依赖 {location}${called}的代码：由 {from} 变为 {to}。`,
      ],
    ];
  }),
);
