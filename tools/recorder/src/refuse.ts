import type { Recording } from "@yunfan-tools/contract/recording";
import { secretShapes } from "@yunfan-tools/contract/secret-shapes";
import { isTime } from "./classify.js";
import { below, type Json } from "./json.js";
import { Leaks, LEAST } from "./leaks.js";
import { looksLike } from "./looks-like.js";
import { HIDDEN } from "./sanitise.js";
import type { Vocabulary } from "./vocabulary.js";

/** Why a recording is not written. Never holds a value. */
export interface Refusal {
  /** JSON pointer into the recording; "" for the file as a whole. */
  readonly pointer: string;
  readonly rule: string;
}

/** What must not be in a recording. */
export interface Forbidden {
  /** Texts of the exchange that were replaced, hidden or left out. */
  readonly originals: readonly string[];
  /** The caller's own credentials. */
  readonly credentials: readonly string[];
  /** Texts that the recorder made up. */
  readonly made: ReadonlySet<string>;
  readonly words: Vocabulary;
}

/** A short text of digits is found in times and numbers by chance. */
const LEAST_IN_NUMBERS = 6;

/** Every reason not to write a recording. Looks at the result alone, whatever made it. */
export function refusalsOf(recording: Recording, forbidden: Forbidden): Refusal[] {
  const { made, words } = forbidden;
  const tells = (text: string) => !words.isPartOfWord(text);
  const originals = new Leaks(forbidden.originals.filter(tells));
  const partsOfWords = new Set(
    forbidden.originals.filter((text) => text.length >= LEAST && !tells(text)).map((text) => text.toLowerCase()),
  );
  const credentials = new Leaks(forbidden.credentials.filter(tells));
  const refusals: Refusal[] = [];
  for (const { pointer, name, value } of leavesOf(recording as unknown as Json, "", "")) {
    const text = String(value);
    if (text === HIDDEN || words.has(text)) continue;
    const add = (rule: string) => void refusals.push({ pointer, rule });
    const isPlain = typeof value === "number" || isTime(text);
    if (credentials.in(text)) add("holds one of the caller's own credentials");
    if (originals.in(text, isPlain ? LEAST_IN_NUMBERS : undefined)) add("holds a value that was to be replaced");
    else if (
      !isPlain &&
      text.split(/[/?&=]/).some((piece) => partsOfWords.has(piece.toLowerCase()) && !words.has(piece))
    )
      add("is a value that was to be replaced");
    if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value))
      add("is a number that has lost digits");
    for (const shape of looksLike(name, text, made)) add(`looks like ${shape}`);
  }
  return refusals;
}

/** What the text of the file looks like as a whole, as the scan of committed files will see it. */
export function refusalsOfText(text: string): Refusal[] {
  return secretShapes(text).map(({ rule, line }) => ({ pointer: "", rule: `line ${line} looks like ${rule}` }));
}

interface LeafAt {
  readonly pointer: string;
  readonly name: string;
  readonly value: string | number;
}

/** Every text and number, field names among them, with its place. */
function leavesOf(value: Json, pointer: string, name: string): LeafAt[] {
  if (typeof value === "string" || typeof value === "number") return [{ pointer, name, value }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, i) => leavesOf(item, below(pointer, i), name));
  return Object.entries(value).flatMap(([key, child]) => [
    { pointer, name: "", value: key },
    ...leavesOf(child, below(pointer, key), key),
  ]);
}
