import type { Bump } from "./change.js";

/** A row of the policy: a kind of change, and the bump that it needs. */
export interface PolicyRow {
  readonly change: string;
  readonly bump: Bump;
}

/**
 * The policy, row by row. Rules take their bump from here and nowhere else; `policy.md` is printed from it. The rows up to
 * `form` are the policy proper; those after it decide what it leaves open, the careful way.
 */
export const POLICY = {
  removed: {
    change: "operation, path, method, documented status, entry point or exported name removed or renamed",
    bump: "major",
  },
  added: {
    change: "operation, optional request field, parameter, response field, status, region added",
    bump: "minor",
  },
  "request-narrowed": {
    change:
      "request: field or parameter became required, required one added, any one removed, enum word removed, type narrowed, limit tightened, default changed",
    bump: "major",
  },
  "request-widened": {
    change: "request: became optional, enum word added, type widened, limit loosened",
    bump: "minor",
  },
  "response-weakened": {
    change: "response: field removed, type changed, became nullable or optional, integer to number",
    bump: "major",
  },
  "response-strengthened": {
    change: "response: became required or non-null, enum word added or removed (output enums are open), bounds changed",
    bump: "minor",
  },
  "access-refused": {
    change:
      "security requirement changed so that an old client's request is refused; pagination, retry or signing extension changed in meaning",
    bump: "major",
  },
  "access-added": { change: "security alternative added", bump: "minor" },
  documentation: { change: "description, summary, example, title, deprecation mark", bump: "patch" },
  form: { change: "reordering, formatting, an unused component", bump: "none" },
  "place-removed": {
    change: "region, server or media type removed; address of a server, or what it means by default, changed",
    bump: "major",
  },
  "place-added": { change: "server or media type added; server variable without a list of words", bump: "minor" },
  "name-added": { change: "exported name added; pagination extension added", bump: "minor" },
  "response-default": {
    change: "response: default changed or removed, so a missing field means another value",
    bump: "major",
  },
  "response-default-added": { change: "response: default added", bump: "minor" },
  secrecy: {
    change: "a value is no longer masked, or one of an answer is masked now (`format: password`)",
    bump: "major",
  },
  masked: { change: "a value of a request is masked now (`format: password`)", bump: "minor" },
  consumer: {
    change: "a program that compiled against the release before compiles no more, with TypeScript 5.9 or 7",
    bump: "major",
  },
  "environment-narrowed": { change: "an engine raised, a peer dependency required or narrowed", bump: "major" },
  "environment-widened": { change: "an engine lowered, a peer dependency loosened or dropped", bump: "minor" },
  unit: { change: "unit of a value changed", bump: "major" },
  unproven: { change: "whatever the rules cannot judge", bump: "major" },
  notation: { change: "the same said in other words: a component inlined, a default spelt out", bump: "patch" },
} as const satisfies Record<string, PolicyRow>;

export type PolicyKey = keyof typeof POLICY;
