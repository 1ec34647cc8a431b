import type { Json } from "../json.js";
import type { Limit } from "../ledger.js";

// The form of specs/<provider>/<service>/<version>/sdk-models.json; form.ts checks it, specs/README.md describes it.

/** What one member of a request or an answer is in an SDK. */
export interface SdkMember extends Partial<Record<Limit, Json>> {
  /** `string`, `integer`, `array<object>` … as specs say it; `flag` for a query key without a value. */
  type: string;
  /** Of a map, whose names are the caller's own: the type of what it holds, and of what that holds. */
  map?: string[];
  /** Requests only, and only where the SDK tells required members from optional ones. */
  required?: boolean;
  values?: string[];
}

/** A difference that is there and stays; quotes both sides, so that it ends with either. */
export type Known = { members: string[]; reason: string } & (
  { missing: "sdk" | "spec" } | { cell: string; sdk: Json; spec: Json }
);

/** One operation as one SDK models it. */
export interface SdkModel {
  /** A key of `sdks`. */
  sdk: string;
  /** The SDK's own name of the operation. */
  operation: string;
  method?: string;
  path?: string;
  /** What was read; a file of another commit than the SDK's names its own. */
  files: (string | { path: string; commit: string })[];
  /** Which halves of the exchange the SDK models: the check holds it to those. */
  covers: ("request" | "response")[];
  /** Names are compared without regard to letter case, as the SDK's decoder does. */
  letterCase?: "ignored";
  /** By the ids of the ledger, without the operation. */
  members: Record<string, SdkMember>;
  known?: Known[];
}

/** Names, types and value lists of the vendor's own SDKs. Facts only. */
export interface SdkModels {
  sdks: Record<string, { repository: string; commit: string; language: string }>;
  /** Every operation of the spec; one that no SDK has says so. */
  operations: Record<string, SdkModel[] | { unknown: string }>;
}
