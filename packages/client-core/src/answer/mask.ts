import { encode, isWellFormed } from "../request/url.js";

/** Shorter texts than this are not masked: they would hit innocent words. No vendor's secret is as short. */
const SHORTEST_SECRET = 4;

/**
 * Replaces each secret in a text. Gateways echo what they received, tokens included, so every error answer passes through
 * here before anything is built from it.
 */
export function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const form of formsThatFit(text, secrets)) {
    if (masked.includes(form)) masked = masked.replaceAll(form, "***");
  }
  return masked;
}

/**
 * A JSON value with each secret masked in its names and texts. Masking the raw text would miss a secret that the server
 * escaped in a way of its own.
 */
export function maskDeep(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === "string") return mask(value, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return "...";
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [mask(name, secrets), maskDeep(item, secrets, depth + 1)]),
  );
}

/** No error body is as deep; one that is, was made to exhaust the stack of whoever walks it. */
const DEEPEST = 200;

/** A body may hold thousands of texts; what to look for in each is the same, by how many of the secrets fit into it. */
const kept = new WeakMap<readonly string[], Map<number, readonly string[]>>();

/**
 * The forms to look for in a text. None is shorter than its secret, so a short text, such as the request id of each good
 * answer, needs none of a long token's. Longest first: a secret that lies within another must not break up what shows the
 * other.
 */
function formsThatFit(text: string, secrets: readonly string[]): readonly string[] {
  const fitting = secrets.filter(({ length }) => length >= SHORTEST_SECRET && length <= text.length);
  let byCount = kept.get(secrets);
  if (byCount === undefined) kept.set(secrets, (byCount = new Map<number, readonly string[]>()));
  let forms = byCount.get(fitting.length);
  if (forms === undefined) {
    forms = [...new Set(fitting.flatMap(formsOf))].sort((a, b) => b.length - a.length);
    byCount.set(fitting.length, forms);
  }
  return forms;
}

/** What an echo may make of a text: escaped as in JSON, percent-encoded as in a URL or a form, base64, hexadecimal. */
function formsOf(text: string): string[] {
  const forms = [text, JSON.stringify(text).slice(1, -1)];
  if (!isWellFormed(text)) return forms;
  const bytes = new TextEncoder().encode(text);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("")).replace(/=+$/, "");
  const percent = [
    encode(text),
    encodeURIComponent(text),
    encodeURI(text),
    new URLSearchParams([["", text]]).toString().slice(1),
  ];
  return [
    ...forms,
    ...percent,
    ...percent.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())),
    hex,
    hex.toUpperCase(),
    base64,
    base64.replaceAll("+", "-").replaceAll("/", "_"),
  ];
}
