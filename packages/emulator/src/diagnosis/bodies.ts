import { concat } from "../bytes.js";
import { sha256Hex } from "./digest.js";

/** A body that may have been hashed instead of the one that was sent. */
export interface OtherBody {
  readonly name: string;
  readonly hash: string;
  readonly verdict: string;
}

const LONGEST_JSON = 262_144;
const LONGEST = 1_048_576;
const bom = Uint8Array.of(0xef, 0xbb, 0xbf);

/** What may have been hashed in place of a body. */
export function otherBodies(body: Uint8Array): OtherBody[] {
  const hashes: OtherBody[] = [];
  const add = (name: string, data: string | Uint8Array, verdict: string): void => {
    hashes.push({ name, hash: sha256Hex(data), verdict });
  };
  const empty = "the hash of an empty body was signed, and a body was sent; hash the bytes that are sent";
  if (body.length > 0) add("empty-body-hash", "", empty);
  else {
    for (const text of ["{}", "null", "undefined", '""', "[]"]) {
      const verdict = `the hash of ${text} was signed, and no body was sent; hash no bytes then`;
      add("body-not-sent", text, verdict);
    }
  }
  if (body.length === 0 || body.length > LONGEST) return hashes;
  const end =
    "the body was signed with another line end or byte order mark than it was sent; hash the bytes that are sent";
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const newline = text.replace(/\r?\n$/, "");
  for (const other of [
    newline,
    `${newline}\n`,
    `${newline}\r\n`,
    text.replaceAll("\r\n", "\n"),
    text.replaceAll(/\r?\n/g, "\r\n"),
  ]) {
    add("body-line-end", other, end);
  }
  add("body-line-end", text.startsWith("\ufeff") ? body.subarray(bom.length) : concat(bom, body), end);
  if (body.length > LONGEST_JSON) return hashes;
  const again = (what: string): string =>
    `the body was serialised twice: ${what} was signed, and another text of the same JSON was sent; serialise it once, sign and send that`;
  for (const { words, text: other } of serialisations(text)) add("body-reserialised", other, again(words));
  return hashes;
}

function serialisations(text: string): { words: string; text: string }[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  // Nobody's body, and too much for functions that call themselves.
  if (isDeeper(value, DEEPEST)) return [];
  const sorted = sortKeys(value);
  const found: { words: string; text: string }[] = [];
  for (const [json, order] of [
    [value, ""],
    [sorted, " with its keys sorted"],
  ] as const) {
    const compact = JSON.stringify(json);
    const spaced = python(compact);
    found.push(
      { words: `compact JSON${order}`, text: compact },
      { words: `JSON with spaces after , and :${order}`, text: spaced },
      { words: `JSON indented by 2${order}`, text: JSON.stringify(json, null, 2) },
      { words: `JSON indented by 4${order}`, text: JSON.stringify(json, null, 4) },
      { words: `ASCII JSON${order}`, text: ascii(compact) },
      { words: `ASCII JSON with spaces after , and :${order}`, text: ascii(spaced) },
    );
  }
  return [...found, { words: "the JSON as a JSON string", text: JSON.stringify(text) }];
}

const DEEPEST = 200;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, sortKeys(field)]));
}

/** Compact JSON as Python's json.dumps spaces it. */
const python = (json: string): string =>
  json.replaceAll(
    /("(?:[^"\\]|\\.)*")|([,:])/g,
    (_, text: string | undefined, mark: string | undefined) => text ?? `${mark} `,
  );

const ascii = (json: string): string =>
  json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
