import type { ErrorFields, MarkerPagination, OffsetPagination, OperationRecord } from "@yunfan/client-core";
import type { Schema } from "./schema.js";

/** One service, read out of its spec and checked: everything the printers need. */
export interface ServiceModel {
  readonly file: string;
  readonly provider: string;
  readonly service: string;
  readonly version: string;
  readonly title: string;
  readonly endpoint: string;
  readonly regions: readonly string[];
  readonly errors: ErrorFields;
  readonly operations: readonly OperationModel[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface OperationModel {
  readonly id: string;
  readonly method: OperationRecord["method"];
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly page: string;
  readonly readsOnly: boolean;
  readonly signed: boolean;
  readonly idempotencyToken: string | undefined;
  readonly inputs: readonly InputModel[];
  /** Query keys with one value, which are no inputs. */
  readonly fixedQuery: Readonly<Record<string, string>>;
  /** Where the success body has secrets, as JSON pointers. */
  readonly secretOutput: readonly string[];
  readonly success: { readonly status: number; readonly component: string };
  /** Documented error statuses with the components of their bodies. */
  readonly errors: readonly { readonly status: number; readonly components: readonly string[] }[];
  readonly pagination: OffsetPagination | MarkerPagination | undefined;
}

export interface InputModel {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly required: boolean;
  readonly clientDefault: string | undefined;
  readonly schema: Schema;
}
