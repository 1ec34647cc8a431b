import type { Bump } from "../../src/change.js";
import type { Json } from "../../src/json.js";

/** A change of a spec, at JSON pointers. Only `set` may name a key that is not there yet. */
export type Edit =
  | readonly ["set", string, Json]
  | readonly ["remove", string]
  | readonly ["rename", string, string]
  | readonly ["append", string, Json]
  | readonly ["reverse", string];

/** The right answer: the bump, and the rules that speak. */
export type Answer = readonly [bump: Bump, ...rules: string[]];

export type SpecName = "made-up" | "huaweicloud/roma" | "huaweicloud/iam" | "baiducloud/bcc" | "baiducloud/sts";

export interface Case {
  readonly spec: SpecName;
  readonly name: string;
  /** What the spec has on both sides, beyond its file. */
  readonly base?: readonly Edit[];
  readonly edits: readonly Edit[];
  /** The answer from the spec as it is to the edited one. */
  readonly forward: Answer;
  /** The answer for the way back. */
  readonly backward: Answer;
}

/** A list of cases of one spec, in one line each. */
export function cases(
  spec: SpecName,
  rows: readonly (readonly [
    name: string,
    edits: readonly Edit[],
    forward: Answer,
    backward: Answer,
    base?: readonly Edit[],
  ])[],
): Case[] {
  return rows.map(([name, edits, forward, backward, base = []]) => ({ spec, name, base, edits, forward, backward }));
}

/**
 * An answer for a place: a bump and the ends of rules' names, such as `minor max-increased` for
 * `request-parameter-max-increased`. A whole name stands after `=`, and `=` alone for `notation-changed`.
 */
export function answer(prefix: string, text: string): Answer {
  const [bump, ...rules] = text.split(" ");
  return [
    bump as Bump,
    ...rules.map((rule) =>
      rule.startsWith("=") ? rule.slice(1) || "notation-changed" : oasdiffName(`${prefix}-${rule}`),
    ),
  ];
}

/** The one place that oasdiff calls by another name. */
function oasdiffName(rule: string): string {
  return rule === "response-body-enum-value-removed" ? "response-mediatype-enum-value-removed" : rule;
}
