import type { Bump } from "../../change.js";
import { POLICY, type PolicyKey } from "../../policy.js";

export type Direction = "request" | "response" | "none";

/** What a rule of requests may speak of: `body` is the whole body, `property` anything inside it. */
export const REQUEST = ["parameter", "property", "body"] as const;
export const RESPONSE = ["property", "body", "header"] as const;
export type Subject = (typeof REQUEST)[number] | (typeof RESPONSE)[number];

/** Rules that differ in their subject only: `{s}` in `id` stands for it. */
export interface Family {
  readonly id: string;
  readonly subjects?: readonly string[];
  readonly policy: PolicyKey;
  /** One sentence; `{operation}`, `{location}`, `{from}` and `{to}` are filled in. */
  readonly migration: string;
  /** Set where oasdiff has no such rule. */
  readonly own?: true;
}

export interface Rule {
  readonly id: string;
  readonly direction: Direction;
  readonly policy: PolicyKey;
  readonly bump: Bump;
  readonly migration: string;
}

export function expand(families: readonly Family[]): Rule[] {
  return families.flatMap(({ id, subjects = [""], policy, migration }) =>
    subjects.map((subject) => {
      const name = id.replace("{s}", subject);
      return { id: name, direction: directionOf(name), policy, bump: POLICY[policy].bump, migration };
    }),
  );
}

function directionOf(id: string): Direction {
  if (/(^|-)request(-|$)/.test(id)) return "request";
  return /(^|-)response(-|$)/.test(id) ? "response" : "none";
}
