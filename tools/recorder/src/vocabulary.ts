import type { Spec } from "@yunfan-tools/contract/spec";
import { textsOf, type Json } from "./json.js";

/** What the spec prints itself, and is therefore known to everybody. */
export interface Vocabulary {
  /** Words of enums and constants, names of fields, segments of paths, region ids. */
  has(text: string): boolean;
  /** Whether a text is a part of such a word, in any letter case: found there, it tells nothing. */
  isPartOfWord(text: string): boolean;
  /** A region id that the spec lists, or a zone of one, such as `cn-bj-a`. */
  isPlace(text: string): boolean;
}

/**
 * Reads the words of a spec.
 * @param more - words that are public for other reasons, such as the host name that was called.
 */
export function vocabularyOf({ document }: Spec, more: readonly string[] = []): Vocabulary {
  const words = new Set<string>(["true", "false", ...more]);
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "enum" || key === "const") textsOf([child as Json].flat() as Json).forEach((word) => words.add(word));
      if ((key === "name" || key === "operationId") && typeof child === "string") words.add(child);
      if ((key === "properties" || key === "headers") && isObject(child))
        Object.keys(child).forEach((name) => words.add(name));
      visit(child);
    }
  };
  visit(document);
  for (const path of Object.keys(document["paths"] as object))
    for (const segment of path.split(/[/#]/)) if (!segment.includes("{")) words.add(segment);
  words.delete("");
  const folded = [...words].map((word) => word.toLowerCase());
  const regions = new Set(
    ((document["servers"] ?? []) as { variables?: Record<string, { enum?: string[] }> }[]).flatMap(
      ({ variables }) => variables?.["region"]?.enum ?? [],
    ),
  );
  return {
    has: (text) => words.has(text),
    isPartOfWord: (text) => folded.some((word) => word.includes(text.toLowerCase())),
    isPlace: (text) => regions.has(text) || regions.has(/^cn-([a-z]{2,4})-[a-z]$/.exec(text)?.[1] ?? ""),
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
