import type { PageFacts, Place, Row } from "../ledger.js";
import { descriptionFacts } from "./description.js";
import { cellsOf, isRule, jsonBlock, linesOf, noteRequest, rowOf } from "./lines.js";
import { sampleFacts } from "./samples.js";

type Section = "structure" | "request" | "response" | "errors" | "sample-request" | "sample-response" | "other";

const HEADINGS: Record<string, Section> = {
  请求结构: "structure",
  请求头域: "other",
  请求参数: "request",
  返回头域: "other",
  返回参数: "response",
  错误码: "errors",
  请求示例: "sample-request",
  返回示例: "sample-response",
};

const PLACES: Record<string, Place> = {
  URL参数: "path",
  Query参数: "query",
  requestBody参数: "body",
  Header参数: "header",
};

/** Reads a page of Baidu AI Cloud's API reference. The page does not name its operation, so the caller does. */
export function parseBaiduPage(page: string, operation: string): PageFacts & { edition?: string } {
  const lines = linesOf(page);
  const facts: PageFacts & { edition?: string } = { operation, method: "", path: "", tables: 0, rows: [], samples: [] };
  let section: Section = "other";
  let head: string[] | undefined;
  let sample: string[] = [];

  for (const [index, line] of lines.entries()) {
    const edition = /^更新时间[:\uff1a]\s*(\d{4}-\d{2}-\d{2})$/.exec(line.text)?.[1];
    if (edition !== undefined) facts.edition = edition;
    const heading = HEADINGS[line.text];
    if (heading !== undefined && !isRule(lines[index + 1]?.text ?? "")) {
      closeSample(section, sample, facts);
      [section, head, sample] = [heading, undefined, []];
      continue;
    }
    const cells = cellsOf(line.text);
    if (cells !== undefined && (section === "request" || section === "response" || section === "errors")) {
      if (isRule(line.text)) continue;
      if (isRule(lines[index + 1]?.text ?? "")) {
        head = cells;
        facts.tables++;
      } else if (head !== undefined) {
        facts.rows.push({
          ...readRow(rowOf(cells, head, line.number), head, section),
          table: facts.tables,
          line: line.number,
        });
      }
      continue;
    }
    // Code blocks carry their line number glued to each line.
    const code = line.text.replace(/^\d+/, "");
    if (section === "structure") noteRequest(code, facts, line.number);
    if (section === "sample-request" || section === "sample-response") sample.push(code);
  }
  closeSample(section, sample, facts);
  // The query's keys have rows of their own.
  facts.path = facts.path.replace(/\?.*$/, "");
  return facts;
}

function readRow(cells: string[], head: string[], section: Section): Row {
  const cell = (name: string): string | undefined => cells[head.indexOf(name)];
  if (section === "errors") {
    const name = cell("错误码") ?? "";
    return { id: `error.${name}`, section: "errors", place: "error", name, status: cell("HTTP状态码") ?? "" };
  }
  const name = cell("参数名称") ?? "";
  const type = cell("类型") ?? "";
  const facts = descriptionFacts(cell("描述") ?? "", type);
  if (section === "response") {
    return { id: `response.200.${name}`, section, place: "response", name, type, ...facts };
  }
  const place = PLACES[cell("参数位置") ?? ""] ?? "body";
  const required = cell("是否必需");
  const row: Row = { id: `request.${place}.${name}`, section, place, name, type };
  if (required !== undefined) row.required = required;
  return Object.assign(row, facts);
}

/** A sample is a start line, headers, an empty line and a JSON body. */
function closeSample(section: Section, lines: string[], facts: PageFacts): void {
  if (section !== "sample-request" && section !== "sample-response") return;
  const start = lines.findIndex((line) => line.trimStart().startsWith("{"));
  const block = start < 0 ? undefined : jsonBlock(lines.slice(start).join("\n"));
  if (block === undefined) return;
  const headers = lines.slice(0, start).flatMap((line) => /^([A-Za-z][A-Za-z0-9-]*):\s/.exec(line)?.[1] ?? []);
  const status = lines.flatMap((line) => /^HTTP\/1\.1\s+(\d{3})/.exec(line)?.[1] ?? [])[0] ?? "200";
  facts.samples.push(
    sampleFacts(section === "sample-request" ? "request" : `response.${status}`, block.value, headers),
  );
}
