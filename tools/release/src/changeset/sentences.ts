import type { Judged } from "./judge.js";
import { CHINESE_LIMITS } from "./limits.js";

/** What a user does about a change, in Chinese, by groups of rules: the first that fits speaks. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  ...CHINESE_LIMITS,
  [/^request-body-(added|became)-required$/, "给 {operation} 提供请求体。"],
  [/^request-body-became-optional$/, "无需改动：可以省略 {operation} 的请求体。"],
  [/^service-removed$/, "停留在上一个版本，或不再使用 {location}。"],
  [/^(service-added|server-variable-value-added|api-schema-added)$/, "无需改动：新增 {to}。"],
  [/^endpoint-added$/, "无需改动：新增操作 {operation}。"],
  [/^api-(path-)?removed-/, "停止调用 {operation}：它已被移除。"],
  [/^api-operation-id-removed$/, "改用 {to} 代替 {from}。"],
  [/^api-operation-id-added$/, "无需改动：该操作现名为 {to}。"],
  [/^api-(path|method)-changed$/, "请升级：{operation} 由 {from} 变为 {to}，旧版本无法再调用。"],
  [/^api-schema-removed$/, "改为导入其他类型：名称 {from} 已不存在。"],
  [/^request-.*-became-read-only$/, "不再发送 {location}：它只能读取。"],
  [/^request-(parameter|property)-removed/, "不再发送 {location}。"],
  [/^new-required-.*-with-default$/, "每次调用都要给出 {location}，没有更合适的值时给出 {to}。"],
  [/became-required-with-default$/, "每次调用都要给出 {location}，没有更合适的值时给出其默认值。"],
  [/^new-required-|^new-request-path|became-required$(?<!^response.*)/, "每次调用都要给出 {location}。"],
  [/^new-optional-|^request-.*-not-read-only$(?<!^request-required.*)/, "无需改动：可以给出 {location}。"],
  [/^request-required-property-became-not-read-only$/, "请发送 {location}。"],
  [/^request-path-parameter-renamed$/, "原先给 {from} 的地方改为给 {to}。"],
  [/^request-parameter-place-changed$/, "请升级：{location} 的位置由 {from} 变为 {to}，旧版本仍放在原处。"],
  [
    /^request-parameter-style-changed$|^request-body-encoding-changed$/,
    "请升级：{location} 的写法由 {from} 变为 {to}。",
  ],
  [/^request-.*-became-optional$/, "无需改动：可以省略 {location}。"],
  [/^client-default-removed$/, "每次调用都要给出 {location}：客户端不再自行填写。"],
  [/^client-default-changed$/, "检查客户端为 {location} 填写的值：由 {from} 变为 {to}。"],
  [/^client-default-added$/, "无需改动：客户端会自行填写 {location}。"],
  [/^request-body-added-optional$/, "无需改动：{operation} 可以带请求体。"],
  [/^request-body-removed$/, "不要再给 {operation} 发送请求体。"],
  [/^request-body-media-type-removed$/, "改用 {from} 以外的格式发送。"],
  [/^response-media-type-added$/, "无需改动：指定 {to} 时会返回该格式。"],
  [/^api-security-component-oauth-scope-added$/, "无需改动：新增权限范围 {to}。"],
  [/^api-security-component-oauth-flow-added$/, "无需改动：也可以通过 {location} 取得令牌。"],
  [/^api-security-component-oauth-flow-removed$/, "改用 {location} 以外的方式取得令牌。"],
  [/^request-body-media-type-added$|^server-added$|^api-security-added$/, "无需改动：也支持 {to}。"],
  [/^response-(non-)?success-status-removed$/, "删除处理状态码 {from} 的代码。"],
  [/^response-(non-)?success-status-added$/, "在需要的地方处理状态码 {to}。"],
  [/^response-media-type-removed$/, "改为读取 {from} 以外的格式。"],
  [/^response-additional-properties-removed$/, "不要再读取 {location} 中其他名称的字段。"],
  [/^response-additional-properties-added$/, "无需改动：{location} 中可能有其他名称的字段。"],
  [/^response-.*-became-write-only$/, "不要再读取 {location}：它只能发送。"],
  [/^(required|optional)-response-header-removed$|^response-.*-property-removed$/, "不要再读取 {location}。"],
  [/^response-.*-became-optional$/, "处理应答中没有 {location} 的情况。"],
  [/^response-.*-became-required$/, "无需改动：{location} 总会返回。"],
  [/^response-(header|.*-property)-added$|^response-.*-became-not-write-only$/, "无需改动：应答中新增 {location}。"],
  [/became-(not-)?(write|read)-only$/, "无需改动：{location} 的用法不变。"],
  [/^request-additional-properties-closed$/, "不要在 {location} 中发送未列出的字段。"],
  [/additional-properties-opened$(?<!^response.*)/, "无需改动：{location} 可以带其他名称的字段。"],
  [/^response-additional-properties-opened$/, "{location} 中可能出现其他名称和类型的字段，请处理。"],
  [/^response-additional-properties-closed$/, "无需改动：{location} 的其余字段为 {to}。"],
  [/^request-.*-became-nullable$/, "无需改动：{location} 也接受 null。"],
  [/^request-.*-type-changed$/, "{location} 改为发送 {to}，不再接受 {from}。"],
  [
    /^request-.*-(any-of|one-of)-added$|^request-.*-(type-generalized|enum-value-added)$/,
    "无需改动：{location} 也接受 {to}。",
  ],
  [/^request-.*-(any-of|one-of|enum-value)-removed$/, "在 {location} 中不要再发送 {from}。"],
  [
    /^response-.*-(any-of|one-of|enum-value|discriminator-mapping)-added$|^response-.*-type-generalized$/,
    "{location} 中可能出现 {to}，请处理。",
  ],
  [/^response-.*-(any-of|one-of|enum-value)-removed$/, "删除等待 {location} 为 {from} 的代码：它不再出现。"],
  [/discriminator/, "检查区分 {location} 各种形式的依据：由 {from} 变为 {to}。"],
  [/^unit-changed$/, "把 {location} 的单位由 {from} 换算为 {to}。"],
  [/^unit-documented$/, "无需改动：{location} 的含义不变。"],
  [/^request-schema-keyword-changed$/, "检查发送的 {location}：其规则由 {from} 变为 {to}。"],
  [/^response-schema-keyword-changed$/, "检查对 {location} 的预期：其规则由 {from} 变为 {to}。"],
  [/^response-.*-type-changed$/, "{location} 由 {from} 变为 {to}，请按新类型读取。"],
  [/^response-format-added$/, "无需改动：{location} 保证为 {to}。"],
  [/^request-.*-became-secret$/, "无需改动：错误信息中会遮盖 {location}。"],
  [/^request-.*-no-longer-secret$/, "检查输出错误信息的代码：其中不再遮盖 {location}。"],
  [/^response-.*-became-secret$/, "按名称读取 {location}：应答的副本和日志不再包含它。"],
  [/^response-.*-no-longer-secret$/, "检查记录或复制应答的代码：其中会出现 {location}。"],
  [/^request-.*-became-not-nullable$/, "原先发送 null 的地方改为省略 {location}。"],
  [/^response-.*-became-nullable$/, "处理 {location} 为 null 的情况。"],
  [/^response-.*-became-not-nullable$/, "无需改动：{location} 不再为 null。"],
  [/^request-.*-(became-enum|const-added|const-changed)$/, "{location} 只能发送 {to}。"],
  [/^request-.*-(no-longer-enum|const-removed)$/, "无需改动：{location} 可以取其他值。"],
  [/^response-.*-became-enum$/, "无需改动：{location} 的取值已列出，仍可能出现其他值。"],
  [/^response-.*-no-longer-enum$/, "{location} 可能取任何值，请处理。"],
  [/^response-.*-const-removed$/, "{location} 不再固定为 {from}，请处理其他值。"],
  [/^response-.*-const-/, "{location} 的值固定为 {to}；此前为 {from}。"],
  [/^request-.*-default-value-/, "依赖默认值的地方请自行给出 {location}：默认值由 {from} 变为 {to}。"],
  [/^response-.*-default-value-added$/, "没有 {location} 时取 {to}。"],
  [/^response-.*-default-value-/, "检查没有 {location} 时所取的值：默认值由 {from} 变为 {to}。"],
  [/^request-.*-pattern-(added|changed)$/, "{location} 只能发送符合 {to} 的文本。"],
  [
    /^request-.*-(pattern|multiple-of|unique-items)-(removed|unset|generalized)$/,
    "无需改动：{location} 的限制已放宽。",
  ],
  [/^response-.*-pattern-/, "检查依赖 {location} 格式的代码：由 {from} 变为 {to}。"],
  [/^response-multiple-of-changed$/, "检查依赖 {location} 为 {from} 的倍数的代码：现为 {to}。"],
  [/^request-.*-multiple-of-/, "{location} 只能发送 {to} 的倍数。"],
  [/^request-.*-unique-items-set$/, "{location} 的每一项只能发送一次。"],
  [/^response-.*-unique-items-set$/, "无需改动：{location} 中每一项只出现一次。"],
  [/^response-.*-unique-items-unset$/, "{location} 中同一项可能出现多次，请处理。"],
  [/^api-security-removed$/, "改用其他签名方式：{operation} 不再接受 {from}。"],
  [/^api-security-scope-added$/, "为 {operation} 申请权限范围 {to}。"],
  [/^api-security-scope-removed$/, "无需改动：{operation} 不再需要权限范围 {from}。"],
  [/^api-security-component-oauth-scope-removed$/, "不要再使用权限范围 {from}。"],
  [/^api-security-component-oauth-scope-changed$/, "无需改动：仅权限范围的说明有变化。"],
  [/^api-security-component-oauth-/, "改用地址 {to} 代替 {from}。"],
  [/^api-security-component-/, "请升级：{location} 由 {from} 变为 {to}。"],
  [/^signing-changed$/, "请升级：请求的签名由 {from} 变为 {to}。"],
  [/^pagination-added$/, "无需改动：{operation} 可以自动翻页。"],
  [/^pagination-removed$/, "请自行为 {operation} 翻页。"],
  [/^pagination-changed$/, "请升级并丢弃保存的翻页位置：翻页由 {from} 变为 {to}。"],
  [/^(reads-only|idempotency-token)-changed$/, "检查 {operation} 能否重试：由 {from} 变为 {to}。"],
  [/^(extension|keyword)-changed$/, "检查 {location} 的含义：由 {from} 变为 {to}。"],
  [/^error-fields-changed$/, "检查读取错误的代码：{location} 由 {from} 变为 {to}。"],
  [/^server-url-changed$/, "请升级，并放通到 {to} 的网络。"],
  [/^server-removed$/, "改用 {from} 以外的服务地址。"],
  [/^server-variable-value-removed$/, "{location} 不能再取 {from}，请改用其他值。"],
  [/^server-variable-became-enum$/, "{location} 只能取 {to}。"],
  [/^server-variable-no-longer-enum$/, "无需改动：{location} 可以取任何值。"],
  [/^server-variable-default-changed$/, "依赖 {from} 的地方请自行给出 {location}。"],
  [/^endpoint-deprecated$/, "请计划停用 {operation}。"],
  [/^endpoint-reactivated$/, "无需改动：{operation} 继续保留。"],
  [/-deprecated$/, "请计划停用 {location}。"],
  [/-reactivated$/, "无需改动：{location} 继续保留。"],
  [
    /^(description|summary|title|example|external-docs|correction|info|tag|openapi-version|notation)-changed$|^api-tag-/,
    "无需改动：调用与应答的含义不变。",
  ],
];

/** For a rule that has no sentence of its own. */
const OTHER = "请检查 {location}：由 {from} 变为 {to}。";

/** What a schema without a type, or without more fields, is called. */
const TYPES: ReadonlyMap<unknown, string> = new Map([
  ["anything", "任意值"],
  ["none", "无"],
]);
const OF_TYPES = /-type-|-additional-properties-/;

/** Languages that change logs are written in. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The Chinese sentence of a rule, with `{operation}`, `{location}`, `{from}` and `{to}` to fill in. */
export function chineseOf(rule: string): string | undefined {
  return CHINESE.find(([rules]) => rules.test(rule))?.[1];
}

/** What a user does about a change, in one sentence: the rule's own in English, its group's in Chinese. */
export function todo(change: Judged, language: Language): string {
  if (language === "en") return change.migration;
  const value = (one: Judged["from"]) => (OF_TYPES.test(change.rule) && TYPES.get(one)) || shown(one, language);
  const words: Record<string, string> = {
    operation: change.operation ?? "该服务",
    location: change.location,
    from: value(change.from),
    to: value(change.to),
  };
  const sentence = chineseOf(change.rule) ?? (change.migration.startsWith("Nothing to do") ? "无需改动。" : OTHER);
  return sentence.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? "");
}

/** A value of a spec as a change log shows it, on one line. */
export function shown(value: Judged["from"], language: Language): string {
  if (value === null) return language === "en" ? "nothing" : "无";
  return cut(oneLine(value));
}

/** An old and a new value, such that one sees where they differ; undefined for nothing. */
export function shownPair(from: Judged["from"], to: Judged["to"]): [string | undefined, string | undefined] {
  const [old, now] = [from, to].map((value) => (value === null ? undefined : Array.from(oneLine(value))));
  if (!old || !now) return [old && cut(old.join("")), now && cut(now.join(""))];
  const at = old.findIndex((letter, index) => letter !== now[index]);
  const differ = at === -1 ? old.length : at;
  // What is the same goes, but for a few words before.
  const start = differ > LONGEST / 2 && Math.max(old.length, now.length) > LONGEST ? differ - LONGEST / 5 : 0;
  const part = (all: readonly string[]) => cut(`${start > 0 ? "..." : ""}${all.slice(start).join("")}`);
  return [part(old), part(now)];
}

const LONGEST = 100;

function oneLine(value: Judged["from"]): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ") : JSON.stringify(value);
}

/** By letters, so that none of two halves is cut apart. */
function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 3).join("")}...` : text;
}
