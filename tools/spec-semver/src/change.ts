import type { Json } from "./json.js";

/** What a release with the change must be called, mildest first. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof BUMPS)[number];

/** One difference between two specs, as users of the generated client feel it. */
export interface Change {
  /** The rule that found it, such as `request-property-became-required`. */
  readonly rule: string;
  /** `<provider>/<service>`, where several services are compared. */
  readonly service?: string;
  /** The vendor's name of the operation, or `GET /path` without one; null for what all operations share. */
  readonly operation: string | null;
  /** Where, in the words of the ledgers: `request.query.limit`, `response.200.instances[].status`. */
  readonly location: string;
  /** What stood there, null for nothing. */
  readonly from: Json;
  readonly to: Json;
  readonly bump: Bump;
  /** One sentence: what a user does about it. */
  readonly migration: string;
}

/** The worst of several bumps: every lens has its say, and the worst one wins. */
export function worst(bumps: Iterable<Bump>): Bump {
  let index = 0;
  for (const bump of bumps) index = Math.max(index, BUMPS.indexOf(bump));
  return BUMPS[index] ?? "none";
}
