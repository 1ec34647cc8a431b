import type { Bump } from "@yunfan-tools/spec-semver/change";
import { format, resolveConfig } from "prettier";
import type { Judged, Judgement } from "./judge.js";
import { LANGUAGES, shown, shownPair, todo, type Language } from "./sentences.js";

/** The groups of a change log, in order. */
const GROUPS = ["breaking", "added", "changed", "documentation"] as const;
type Group = (typeof GROUPS)[number];

const WORDS = {
  en: {
    intro: (since: string) => `The specs changed since ${since}.`,
    breaking: "Breaking",
    added: "Added",
    changed: "Changed",
    documentation: "Documentation",
    service: "the whole service",
    source: "Source",
    page: (date: string) => `page of ${date}`,
    noSource: "no page or row of its own",
    lowered: (bump: Bump, until: string, reason: string) => `Released as ${bump}, decided until ${until}: ${reason}`,
    colon: ": ",
    comma: ", ",
  },
  zh: {
    intro: (since: string) => `自 ${since} 以来的规格变更。`,
    breaking: "不兼容变更",
    added: "新增",
    changed: "变更",
    documentation: "文档",
    service: "整个服务",
    source: "来源",
    page: (date: string) => `${date} 版页面`,
    noSource: "没有对应的页面或条目",
    lowered: (bump: Bump, until: string, reason: string) => `按 ${bump} 发布，有效期至 ${until}，理由：${reason}`,
    colon: "：",
    comma: "，",
  },
} as const;

/** The text of a provider's changeset: the same data in each language. */
export async function changesetText(path: string, { provider, since = "", bump, changes }: Judgement): Promise<string> {
  const sections = LANGUAGES.map((language) => section(language, since, changes));
  return formatted(path, [frontMatter(provider.name, bump), ...sections]);
}

/** The text of the emulator's changeset, which answers by the same specs. */
export async function emulatorText(
  path: string,
  name: string,
  bump: Bump,
  judged: readonly Judgement[],
): Promise<string> {
  const lines = (language: Language) =>
    judged.map(({ provider, changes }) => {
      const operations = new Set(changes.map((change) => `\`${change.service}\` ${place(change, language)}`));
      return `- \`${provider.name}\`${WORDS[language].colon}${[...operations].sort().join(WORDS[language].comma)}`;
    });
  return formatted(path, [
    frontMatter(name, bump),
    `Answers by the changed specs of these packages; their change logs tell what changed.\n\n${lines("en").join("\n")}`,
    `按以下软件包变更后的规格应答；变更内容见其更新日志。\n\n${lines("zh").join("\n")}`,
  ]);
}

function frontMatter(name: string, bump: Bump): string {
  return `---\n${JSON.stringify(name)}: ${bump}\n---`;
}

async function formatted(path: string, parts: readonly string[]): Promise<string> {
  return format(parts.join("\n\n"), { ...(await resolveConfig(path)), filepath: path });
}

function section(language: Language, since: string, changes: readonly Judged[]): string {
  const words = WORDS[language];
  const groups = GROUPS.flatMap((group) => {
    const found = changes.filter((change) => groupOf(change) === group).sort(byPlace);
    return found.length === 0 ? [] : [`**${words[group]}**\n\n${found.map((one) => item(one, language)).join("\n")}`];
  });
  return [words.intro(since), ...groups].join("\n\n");
}

function groupOf({ bump, from, to, migration }: Judged): Group {
  if (bump === "major") return "breaking";
  // A deprecation goes out as a patch, and leaves something to do.
  if (bump === "patch") return migration.startsWith("Nothing to do") ? "documentation" : "changed";
  return from === null && to !== null ? "added" : "changed";
}

function item(change: Judged, language: Language): string {
  const words = WORDS[language];
  const { rule, service, location, from, to, source, lowered } = change;
  const where = [`\`${service}\` ${place(change, language)}`, code(location)].join(words.comma);
  const [old, now] = shownPair(from, to).map((value) => (value === undefined ? shown(null, language) : code(value)));
  const page = source && [
    source.page.replace(/^https?:.*$/, "<$&>"),
    source.edition && words.page(source.edition),
    source.row && code(source.row),
  ];
  return [
    `- ${code(rule)}${words.colon}${where}${words.colon}${old} → ${now}`,
    `  - ${plain(todo(change, language))}`,
    `  - ${words.source}${words.colon}${page ? page.filter(Boolean).join(words.comma) : words.noSource}`,
    ...(lowered ? [`  - ${words.lowered(lowered.bump, lowered.expires, plain(lowered.reason))}`] : []),
  ].join("\n");
}

function place({ operation }: Judged, language: Language): string {
  return operation === null ? WORDS[language].service : code(operation);
}

/** Text in which no letter is taken for markup. */
function plain(text: string): string {
  return text.replaceAll(/([\\`*_<[\]])/g, "\\$1");
}

/** As code, within one backtick more than the text has in a row. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = "`".repeat(longest + 1);
  return longest > 0 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** By place and rule, so that the order of a spec's nodes does not count. */
function byPlace(a: Judged, b: Judged): number {
  const key = (one: Judged) =>
    [one.service, one.operation ?? "", one.location, one.rule, JSON.stringify(one.to)].join("\n");
  return key(a) < key(b) ? -1 : 1;
}
