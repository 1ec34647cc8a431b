import type { Json } from "./json.js";

/** Where a row or a node stands. */
export type Place = "path" | "query" | "header" | "body" | "response" | "response-header" | "status" | "error";

/** Limits and other cells that are plain values, by their OpenAPI names. */
export const LIMITS = [
  "default",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;

/** Name of one such cell. */
export type Limit = (typeof LIMITS)[number];

/** One row of a vendor's table as facts. Type and required words are verbatim; the description's sentences are dropped. */
export interface Row extends Partial<Record<Limit, Json>> {
  /** Stable and readable: `request.query.maxKeys`, `response.200.instances[].id`, `status.200`, `error.BadRequest`. */
  id: string;
  /** The part of the page: `request`, `response`, `statuses` or `errors`. */
  section: string;
  place: Place;
  name: string;
  type?: string;
  /** Type word of an array's items, where the source says it apart. */
  items?: string;
  required?: string;
  values?: string[];
  /** The status an error code comes with. */
  status?: string;
  /** `unknown` for a status whose body the source does not describe. */
  body?: "unknown";
  /** Number of the table on the page, from 1. */
  table?: number;
  /** Line of the page, from 1. */
  line?: number;
  /** JSON pointer into a fact table. */
  at?: string;
  /** Which of the ledger's sources, by index. */
  source?: number;
  /** Which of a fact table's own sources, by index; a list where several say so. */
  of?: number | number[];
}

/** A sample message as facts: which fields, of which JSON types. Values are not kept. */
export interface Sample {
  /** `request` or `response.200`, after the operation where the ledger has several. */
  id: string;
  headers: string[];
  /** Path of each field below the id, and the JSON types seen there. */
  fields: Record<string, string[]>;
}

/** A document the ledger was read from. */
export interface Source {
  kind: "page" | "fact-table";
  operation: string;
  url?: string;
  edition?: string;
  sha256: string;
  /** What a fact table itself was read from, by the number its rows name. */
  of?: Record<string, Json>;
}

/** What one page says, before it becomes part of a ledger. Ids carry no operation yet. */
export interface PageFacts {
  operation: string;
  method: string;
  path: string;
  tables: number;
  rows: Row[];
  samples: Sample[];
}

/** The request line of an operation. */
export interface OperationFacts {
  method: string;
  path: string;
  /** The path as other sources have it, where the page's leaves something open. */
  fixedPath?: string;
}

/** Everything the vendor printed about one API version, as facts. */
export interface Ledger {
  counts: { tables: number; rows: number; elsewhere: number; samples: number };
  source: Source[];
  operations: Record<string, OperationFacts>;
  rows: Row[];
  /** Facts of other sources about the same operations: SDKs, metadata, other editions. */
  elsewhere: Row[];
  samples: Sample[];
}
