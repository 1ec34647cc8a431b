import type { SpecOperation } from "@yunfan-tools/contract/spec";
import { classify } from "./classify.js";
import type { Schema } from "./json.js";
import { Leaf } from "./kept.js";
import type { MadeUp } from "./made-up.js";
import { sanitiseLeaf } from "./sanitise.js";
import type { Vocabulary } from "./vocabulary.js";

/** A request line's path and query, value by value. */
export interface Target {
  /** A text is a word of the documented path. */
  readonly path: readonly (string | Leaf)[];
  readonly query: readonly (readonly [name: string, value: Leaf])[];
  readonly dropped: readonly string[];
}

/** Takes a URL apart by the documented path and the documented query keys. */
export function selectTarget(operation: SpecOperation, url: URL, words: Vocabulary): Target {
  const schemaOf = (place: string, name: string) =>
    operation.parameters.find((one) => one.in === place && one.name === name)?.schema as Schema | undefined;
  const template = operation.path.split("/");
  // An endpoint may have a path of its own, in front.
  const sent = url.pathname.split("/").slice(-template.length);
  const path = template.map((segment, i) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    return name === undefined
      ? segment
      : leafOf(name, schemaOf("path", name) ?? {}, decodeURIComponent(sent[i] ?? ""), words);
  });
  const query: (readonly [string, Leaf])[] = [];
  const dropped: string[] = [];
  for (const [name, text] of url.searchParams) {
    const schema = schemaOf("query", name);
    if (schema === undefined) dropped.push(name, text);
    else query.push([name, leafOf(name, schema, text, words)]);
  }
  return { path, query, dropped };
}

/** Path and query as on the request line, sanitised. */
export function printTarget({ path, query }: Target, madeUp: MadeUp, labels: Set<string>): string {
  const print = (part: string | Leaf) =>
    part instanceof Leaf ? encodeURIComponent(String(sanitiseLeaf(part, madeUp, labels))) : part;
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${print(value)}`);
  return path.map(print).join("/") + (pairs.length === 0 ? "" : `?${pairs.join("&")}`);
}

/** A value that travels as text, but is what its schema says. The client has checked it. */
function leafOf(name: string, schema: Schema, text: string, words: Vocabulary): Leaf {
  const isNumber = (schema.type === "integer" || schema.type === "number") && /^-?\d+(?:\.\d+)?$/.test(text);
  const value = isNumber ? Number(text) : schema.type === "boolean" ? text === "true" : text;
  return new Leaf(value, classify(name, schema, value, words));
}
