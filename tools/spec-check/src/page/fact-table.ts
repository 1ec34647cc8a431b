import { arrayAt, isObject, parseJson, pointer, textAt, wordAt, type Json, type JsonObject } from "../json.js";
import type { Limit, PageFacts, Place, Row } from "../ledger.js";
import { sampleFacts } from "./samples.js";
import { UnreadablePage } from "./unreadable.js";

const LIMIT_KEYS: Record<string, Limit> = {
  default: "default",
  format: "format",
  min: "minimum",
  max: "maximum",
  min_length: "minLength",
  max_length: "maxLength",
  min_items: "minItems",
  max_items: "maxItems",
};

/** Facts of a fact table, and the documents it was itself read from. */
export interface FactTable extends PageFacts {
  sources: Json[];
  /** The path with what the template leaves open, such as the API version, filled in. */
  fixedPath: string;
}

const PLACES: readonly string[] = ["path", "query", "header", "body"] satisfies Place[];

/**
 * Reads a fact table: one JSON file an operation, for which no page text is at hand. Notes are dropped.
 * @throws UnreadablePage for what is no JSON, or no fact table.
 */
export function parseFactTable(text: string): FactTable {
  const table = parsed(text);
  const facts: FactTable = {
    operation: textAt(table, "operation") ?? "",
    method: textAt(table, "method") ?? "",
    path: textAt(table, "path_template") ?? textAt(table, "path") ?? "",
    fixedPath: textAt(table, "path") ?? "",
    tables: 0,
    rows: [],
    samples: [],
    sources: arrayAt(table, "sources").map((source) => withoutNote(source)),
  };
  if (facts.operation === "" || facts.method === "" || facts.path === "") {
    throw new UnreadablePage("is JSON, but no fact table: it needs operation, method and path; see specs/README.md");
  }
  arrayAt(table, "parameters").forEach((item, index) => {
    const at = pointer("", "parameters", index);
    const place = textAt(item, "place") ?? "";
    const name = textAt(item, "name") ?? "";
    if (!isObject(item) || name === "" || !isPlace(place)) {
      throw new UnreadablePage(`has no parameter at ${at}: it needs a name, and a place of ${PLACES.join(", ")}`);
    }
    const id = `request.${place}.${textAt(item, "path_in_body") ?? name}`;
    facts.rows.push(readRow(item, { id, section: "request", place, name }, at));
  });
  responses(table).forEach(({ response, at }) => {
    const status = wordAt(response, "status") ?? "200";
    facts.rows.push({ id: `status.${status}`, section: "statuses", place: "status", name: status, at });
    arrayAt(response, "headers").forEach((item, index) =>
      readHeader(item, status, pointer(at, "headers", index), facts),
    );
    arrayAt(response, "fields").forEach((item, index) => {
      const row = readField(item, status, pointer(at, "fields", index));
      const list = facts.rows.find(({ id }) => id === row.id);
      // The list may have a row of its own already.
      if (list !== undefined && row.items !== undefined) list.items ??= row.items;
      else facts.rows.push(row);
    });
  });
  arrayAt(table, "errors").forEach((item, index) => readError(item, pointer("", "errors", index), facts));
  arrayAt(table, "examples").forEach((item) => readExample(item, facts));
  facts.tables = tablesOf(facts.rows);
  return facts;
}

/** How many of a fact table's lists have rows: it counts them as a page counts its tables. */
export const tablesOf = (rows: readonly Row[]): number => new Set(rows.map(({ at }) => at?.split("/")[1])).size;

function responses(table: Json): { response: Json; at: string }[] {
  const single = isObject(table) ? table["response"] : undefined;
  if (isObject(single)) return [{ response: single, at: "/response" }];
  return arrayAt(table, "responses").map((response, index) => ({ response, at: pointer("", "responses", index) }));
}

function readField(item: Json, status: string, at: string): Row {
  const path = textAt(item, "path") ?? "";
  if (path.startsWith("[]")) {
    throw new UnreadablePage(`has a bare list at ${at}: specs have no place for an answer that is no object yet`);
  }
  if (!isObject(item) || path === "") throw new UnreadablePage(`has no field at ${at}: it needs a path`);
  const list = path.endsWith("[]");
  const id = `response.${status}.${list ? path.slice(0, -2) : path}`;
  const name = (id.split(".").at(-1) ?? "").replace(/\[\]$/, "");
  const row = readRow(item, { id, section: "response", place: "response", name }, at);
  // A path that ends in [] names the items; the row is the list.
  return list ? Object.assign(row, { items: row.type, type: "array" }) : row;
}

const isPlace = (word: string): word is Place => PLACES.includes(word);

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new UnreadablePage(`starts as JSON, and is none: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readRow(item: JsonObject, row: Row, at: string): Row {
  const type = textAt(item, "type");
  if (type !== undefined) row.type = type;
  const items = isObject(item["items"]) ? textAt(item["items"], "type") : textAt(item, "item_type");
  if (items !== undefined) row.items = items;
  const required = wordAt(item, "required");
  if (required !== undefined) row.required = required;
  // A choice among fields is a limit on how many there are.
  const choice = textAt(item, "note")?.startsWith("exactly one of ") === true;
  if (choice) Object.assign(row, { minProperties: 1, maxProperties: 1 });
  // Words that were only seen in a request bind nobody: other words may do as well.
  const seen = row.section === "request" && item["allowed_open"] === true;
  const values = seen ? [] : valuesOf(item);
  if (values.length > 0) row.values = values;
  for (const [key, limit] of Object.entries(LIMIT_KEYS)) {
    const value = item[key];
    if (value !== undefined) row[limit] = value;
  }
  row.at = at;
  const of = typeof item["source"] === "number" ? item["source"] : arrayAt(item, "source").map(Number);
  if (typeof of === "number" || of.length > 0) row.of = of;
  return row;
}

/** `allowed`, or the words that another edition's table lists: a note names those as "page lists A, B, C". */
function valuesOf(item: JsonObject): string[] {
  const allowed = arrayAt(item, "allowed").filter((word) => typeof word !== "object");
  if (allowed.length > 0) return allowed.map(String);
  return /page lists (\w+(?:, \w+)+)/.exec(textAt(item, "note") ?? "")?.[1]?.split(", ") ?? [];
}

function readHeader(item: Json, status: string, at: string, facts: FactTable): void {
  const name = textAt(item, "name") ?? "";
  const row: Row = { id: `response.${status}.header.${name}`, section: "response", place: "response-header", name, at };
  facts.rows.push({ ...row, type: textAt(item, "type") ?? "" });
}

function readError(item: Json, at: string, facts: FactTable): void {
  if (!isObject(item)) return;
  const status = wordAt(item, "status") ?? "";
  const word = textAt(item, "code");
  const shape = textAt(item, "shape");
  if (shape === undefined && word !== undefined) {
    facts.rows.push({ id: `error.${word}`, section: "errors", place: "error", name: word, status, at });
    return;
  }
  const row: Row = { id: `status.${status}`, section: "statuses", place: "status", name: status, at };
  if (shape?.startsWith("unknown") === true) row.body = "unknown";
  facts.rows.push(row);
  if (shape?.startsWith('{"') === true) readShape(shape, status, at, facts);
}

/** A shape such as {"error":{"code":number}} is a small table of its own. */
function readShape(shape: string, status: string, at: string, facts: FactTable): void {
  const body = parseJson(shape.replace(/:\s*([a-z]+)/g, ':"$1"'));
  const walk = (value: Json, id: string): void => {
    if (!isObject(value)) return;
    for (const [name, child] of Object.entries(value)) {
      const type = typeof child === "string" ? child : "object";
      facts.rows.push({ id: `${id}.${name}`, section: "response", place: "response", name, type, at });
      walk(child, `${id}.${name}`);
    }
  };
  walk(body, `response.${status}`);
}

function readExample(item: Json, facts: FactTable): void {
  if (!isObject(item)) return;
  const id = item["kind"] === "request" ? "request" : `response.${wordAt(item, "status") ?? ""}`;
  const headers = isObject(item["headers"]) ? Object.keys(item["headers"]) : [];
  facts.samples.push(sampleFacts(id, item["body"] ?? null, headers));
}

function withoutNote(source: Json): Json {
  return isObject(source) ? Object.fromEntries(Object.entries(source).filter(([key]) => key !== "note")) : source;
}
