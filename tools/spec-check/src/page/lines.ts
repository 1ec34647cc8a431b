import { parseJson, type Json } from "../json.js";
import { UnreadablePage } from "./unreadable.js";

/** One line of a page with its number, from 1. */
export interface Line {
  text: string;
  number: number;
}

/** Lines of a page, trimmed. */
export function linesOf(page: string): Line[] {
  return page.split(/\r?\n/).map((text, index) => ({ text: text.trim(), number: index + 1 }));
}

/** The cells of a table row, or undefined when the line is none. */
export function cellsOf(line: string): string[] | undefined {
  if (!line.includes("|")) return undefined;
  const cells = line.replace(/^\|/, "").replace(/\|$/, "").split("|");
  return cells.map((cell) => cell.trim());
}

/**
 * The cells of a row below a head.
 * @throws UnreadablePage for a row that lost or won cells, as one does that was broken over lines.
 */
export function rowOf(cells: string[], head: readonly string[], line: number): string[] {
  if (cells.length === head.length) return cells;
  throw new UnreadablePage(
    `line ${line} has ${cells.length} cells where the table's head has ${head.length}; put each row on one line, without ` +
      "bars inside of cells",
  );
}

/**
 * Notes the request line of a page, of which there is one: a page of two operations would mix their rows.
 * @throws UnreadablePage for a second one.
 */
export function noteRequest(text: string, facts: { method: string; path: string }, line: number): void {
  const request = /^(GET|PUT|POST|PATCH|DELETE|HEAD)\s+(\/\S*)/.exec(text);
  if (request === null) return;
  if (facts.method !== "") {
    throw new UnreadablePage(`line ${line} is a second request line; save each operation as a page of its own`);
  }
  [facts.method, facts.path] = [request[1] ?? "", request[2] ?? ""];
}

/** Whether a line is the rule below a table's head. */
export function isRule(line: string): boolean {
  return /^\|?(?:\s*-{3,}\s*\|)+\s*(?:-{3,})?\s*$/.test(line);
}

/** Reads a JSON block that starts at the beginning of `text`; gives its value and the text after it. */
export function jsonBlock(text: string): { value: Json; rest: string } | undefined {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inText) {
      if (char === "\\") index++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) {
      try {
        return { value: parseJson(text.slice(0, index + 1)), rest: text.slice(index + 1) };
      } catch {
        return undefined; // a template such as {"name": name}: not a sample
      }
    }
  }
  return undefined;
}
