/** The shape of a JSON value that a caller may send: the part of JSON Schema that the specs use for inputs. */
export interface ValueRule {
  readonly type: "string" | "integer" | "number" | "boolean" | "object" | "array";
  /** Of an integer: all 64 bits, so that a `bigint` is taken too. */
  readonly format?: "int64";
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: ValueRule;
  /** Of a map: what it holds under names of the caller's own. */
  readonly values?: ValueRule;
  /** A password or the like: masked wherever an error answer echoes it. */
  readonly secret?: true;
  readonly properties?: Readonly<Record<string, ValueRule>>;
  readonly required?: readonly string[];
}

/** One named input of an operation: where it travels, and what it may hold. */
export interface InputField {
  readonly in: "path" | "query" | "body";
  readonly rule: ValueRule;
  /** The caller must give it. */
  readonly required?: true;
  /** Required on the wire; the client finds the value when the caller gives none. */
  readonly clientDefault?: string;
}

/** Pages by position: `offset` counts items from 0. */
export interface OffsetPagination {
  readonly style: "offset";
  readonly offset: string;
  readonly limit: string;
  readonly items: string;
  readonly total?: string;
}

/** Pages by a marker that each answer hands out for the next call. */
export interface MarkerPagination {
  readonly style: "marker";
  readonly marker: string;
  readonly limit?: string;
  readonly items: string;
  readonly next: string;
  readonly truncated?: string;
  readonly total?: string;
}

/**
 * One operation as data. Generated from the spec, interpreted by {@link createServiceClient}: there is no code per
 * operation.
 */
export interface OperationRecord {
  /** The vendor's name, such as `CheckRomaInstanceListV2`. */
  readonly id: string;
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path template, such as `/v2/{project_id}/instances`. */
  readonly path: string;
  /** A call changes nothing and may be repeated. */
  readonly readsOnly: boolean;
  /** The input that makes a call which changes something count once, however often it arrives. */
  readonly idempotencyToken?: string;
  /** The call is authenticated; false only where the vendor asks for no credentials. */
  readonly signed: boolean;
  /** The documented success status. */
  readonly success: number;
  readonly input: Readonly<Record<string, InputField>>;
  /** Query keys that every call carries, with their values; no inputs. `{ assumeRole: "" }` is sent as `assumeRole=`. */
  readonly fixedQuery?: Readonly<Record<string, string>>;
  /** Where a good answer has secrets, which are given by name and shown nowhere: JSON pointers, `*` for every item. */
  readonly secretOutput?: readonly string[];
  readonly pagination?: OffsetPagination | MarkerPagination;
  /** Where a good answer has 64-bit integers: JSON pointers, `*` for every item of a list. */
  readonly int64?: readonly string[];
  /** A good answer has no documented field, and may have no body at all: the data is an empty object then. */
  readonly emptyOutput?: boolean;
}

/** What the operations of one service have in common. Generated from the spec. */
export interface ServiceRecord {
  /** Used in messages, such as `ROMA`. */
  readonly name: string;
  /** Endpoint template, such as `https://roma.{region}.myhuaweicloud.com`; without `{region}` where there is but one. */
  readonly endpoint: string;
  /** The regions that the vendor's sources list; none for a service with one endpoint. */
  readonly regions: readonly string[];
  readonly errors: ErrorFields;
}

/** Where an error body keeps what every caller asks for: JSON pointers, tried in order. */
export interface ErrorFields {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly requestId: { readonly body: readonly string[]; readonly header: string };
  /** Codes that say the caller's clock is off, or the signature's time has passed. */
  readonly clock?: readonly string[];
}
