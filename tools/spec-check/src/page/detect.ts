import { linesOf } from "./lines.js";
import { UnreadablePage } from "./unreadable.js";

/** The forms that a saved page can have. */
export type PageForm = "huaweicloud" | "baiducloud" | "fact-table";

/**
 * Whose a page is, told from its own words.
 * @throws UnreadablePage for HTML and for what is no page of an API.
 */
export function formOf(text: string): PageForm {
  const start = text.trimStart();
  if (start === "") throw new UnreadablePage("is empty; save the vendor's page again");
  if (/^<[!?a-z]/i.test(start)) {
    throw new UnreadablePage("is HTML; save the page as text, its tables as rows with bars: name | type | …");
  }
  if (start.startsWith("{")) return "fact-table";
  const lines = linesOf(text).map((line) => line.text);
  const has = (heading: string): boolean => lines.includes(heading);
  if (has("请求结构") && has("返回参数")) return "baiducloud";
  if (has("URI") && lines.some((line) => /^(?:GET|PUT|POST|PATCH|DELETE|HEAD)\s+\//.test(line))) return "huaweicloud";
  throw new UnreadablePage(
    "is no page that a parser knows: Huawei Cloud's has a heading URI and a request line below it, Baidu AI Cloud's has " +
      "请求结构 and 返回参数; write a fact table (JSON, see specs/README.md), or a parser in tools/spec-check/src/page",
  );
}
