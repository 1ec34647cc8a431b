import type { PageFacts, Place, Row } from "../ledger.js";
import { descriptionFacts } from "./description.js";
import { cellsOf, isRule, jsonBlock, linesOf, noteRequest, rowOf } from "./lines.js";
import { sampleFacts } from "./samples.js";

type Section = "uri" | "request" | "response" | "sample-request" | "sample-response" | "other";

const HEADINGS: Record<string, Section> = {
  URI: "uri",
  请求参数: "request",
  响应参数: "response",
  请求示例: "sample-request",
  响应示例: "sample-response",
  错误码: "other",
};

interface Table {
  head: string[];
  rows: Row[];
  prefix: string;
}

/** Reads a page of Huawei Cloud's API reference: its request line, tables, samples and statuses. */
export function parseHuaweiPage(page: string): PageFacts {
  const lines = linesOf(page);
  const facts: PageFacts = { operation: "", method: "", path: "", tables: 0, rows: [], samples: [] };
  facts.operation = / - (\w+)$/.exec(lines[0]?.text ?? "")?.[1] ?? "";
  let section: Section = "other";
  let status = "";
  let table: Table | undefined;
  /** Object rows of this section that wait for a table of their own; the page prints those tables in the same order. */
  let waiting: Row[] = [];

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    const cells = cellsOf(line.text);
    if (cells !== undefined) {
      if (isRule(line.text)) continue;
      const next = lines[index + 1]?.text ?? "";
      if (isRule(next)) {
        const parent = table === undefined ? undefined : waiting.shift();
        table = { head: cells, rows: [], prefix: parent === undefined ? prefixOf(section, status) : below(parent) };
        facts.tables++;
      } else if (table !== undefined) {
        const row = readRow(rowOf(cells, table.head, line.number), table, section, facts);
        row.table = facts.tables;
        row.line = line.number;
        table.rows.push(row);
        facts.rows.push(row);
        if (/\bobjects?\b/.test(row.type ?? "")) waiting.push(row);
      }
      continue;
    }
    const heading = HEADINGS[line.text];
    const code = /状态码[:\uff1a]\s*(\d{3})$/.exec(line.text)?.[1];
    if (heading !== undefined) [section, status, table, waiting] = [heading, "", undefined, []];
    else if (code !== undefined) [status, table, waiting] = [code, undefined, []];
    else if (section === "uri") noteRequest(line.text, facts, line.number);
    else if (line.text.startsWith("{") && section.startsWith("sample-")) {
      const block = jsonBlock(
        lines
          .slice(index)
          .map(({ text }) => text)
          .join("\n"),
      );
      if (block === undefined) continue;
      facts.samples.push(sampleFacts(section === "sample-request" ? "request" : `response.${status}`, block.value));
      // Text may follow the closing brace on its line: go on with that remainder.
      const rest = block.rest.split("\n");
      index = lines.length - rest.length - 1;
      const remainder = lines[index + 1];
      if (remainder !== undefined) remainder.text = (rest[0] ?? "").trim();
    }
  }
  return facts;
}

function prefixOf(section: Section, status: string): string {
  return section === "response" ? `response.${status}` : "request";
}

function below(row: Row): string {
  return row.id + (/^array/i.test(row.type ?? "") ? "[]" : "");
}

function readRow(cells: string[], table: Table, section: Section, facts: PageFacts): Row {
  const cell = (head: string): string | undefined => cells[table.head.indexOf(head)];
  const code = cell("状态码");
  if (code !== undefined) return { id: `status.${code}`, section: "statuses", place: "status", name: code };
  const name = cell("参数") ?? cells[0] ?? "";
  const type = cell("参数类型") ?? "";
  const nested = table.prefix.startsWith("request.body.");
  const place = nested ? "body" : placeOf(name, section, facts.path);
  const inside = place === "path" || place === "query" || place === "header" || place === "body";
  let id = `${table.prefix}.${name}`;
  if (inside && table.prefix === "request") id = `request.${place}.${name}`;
  if (place === "response-header") id = `${table.prefix}.header.${name}`;
  const row: Row = { id, section: section === "response" ? "response" : "request", place, name, type };
  const required = cell("是否必选");
  if (required !== undefined) row.required = required;
  return Object.assign(row, descriptionFacts(cell("描述") ?? "", type));
}

/** The page's captions tell header and body tables apart; where a text lost them, a header's spelling does. */
function placeOf(name: string, section: Section, path: string): Place {
  const headerLike = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+$/.test(name);
  if (section === "response") return headerLike ? "response-header" : "response";
  if (section === "uri") return path.includes(`{${name}}`) ? "path" : "query";
  return headerLike ? "header" : "body";
}
