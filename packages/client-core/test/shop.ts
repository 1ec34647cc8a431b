import {
  createServiceClient,
  type OperationCall,
  type OptionalInputPagedCall,
  type ServiceRuntime,
} from "../src/index.js";
import type { OperationRecord, ServiceRecord } from "../src/index.js";

/** A made-up service with one operation of each kind. */
export const service = {
  name: "SHOP",
  endpoint: "https://shop.{region}.example.com",
  regions: ["north", "south"],
  errors: {
    code: ["/code", "/error/code"],
    message: ["/message"],
    requestId: { body: ["/id"], header: "X-Request-Id" },
    clock: ["ClockOff"],
  },
} as const satisfies ServiceRecord;

const getItem = {
  id: "GetItem",
  method: "GET",
  path: "/v1/{owner}/items/{item}",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    owner: { in: "path", clientDefault: "owner", rule: { type: "string" } },
    item: { in: "path", required: true, rule: { type: "string" } },
    tag: { in: "query", rule: { type: "array", items: { type: "string" } } },
    note: { in: "query", rule: { type: "string" } },
  },
} as const satisfies OperationRecord;

const addItem = {
  id: "AddItem",
  method: "POST",
  path: "/v1/items",
  readsOnly: false,
  signed: false,
  idempotencyToken: "clientToken",
  success: 201,
  input: {
    clientToken: { in: "query", rule: { type: "string" } },
    name: { in: "body", required: true, rule: { type: "string", minLength: 2 } },
    locks: {
      in: "body",
      rule: { type: "array", items: { type: "object", properties: { pin: { type: "string", secret: true } } } },
    },
    size: { in: "body", rule: { type: "integer", minimum: 1, maximum: 9 } },
    colour: { in: "body", rule: { type: "string", enum: ["red", "green"] } },
    box: {
      in: "body",
      rule: {
        type: "object",
        properties: { width: { type: "number" } },
        required: ["width"],
        minProperties: 1,
        maxProperties: 1,
      },
    },
  },
} as const satisfies OperationRecord;

const listByOffset = {
  id: "ListByOffset",
  method: "GET",
  path: "/v1/offset",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    offset: { in: "query", rule: { type: "integer", minimum: 0, maximum: 6 } },
    limit: { in: "query", rule: { type: "integer", minimum: 0, maximum: 3 } },
  },
  pagination: { style: "offset", offset: "offset", limit: "limit", items: "things", total: "total" },
} as const satisfies OperationRecord;

const listByMarker = {
  id: "ListByMarker",
  method: "POST",
  path: "/v1/marker",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    marker: { in: "query", rule: { type: "string" } },
    maxKeys: { in: "query", rule: { type: "integer" } },
    zone: { in: "body", rule: { type: "string" } },
  },
  pagination: { style: "marker", marker: "marker", limit: "maxKeys", items: "things", next: "next", truncated: "more" },
} as const satisfies OperationRecord;

interface Thing {
  readonly id: number;
}

interface Page {
  readonly things?: Thing[];
}

export interface ShopClient {
  getItem: OperationCall<
    { owner?: string; item: string; tag?: string[]; note?: string },
    { item: string },
    { 404: { code: string } }
  >;
  addItem: OperationCall<
    {
      clientToken?: string;
      name: string;
      locks?: { pin: string }[];
      size?: number;
      colour?: "red" | "green";
      box?: { width: number };
    },
    { id: number },
    object
  >;
  listByOffset: OptionalInputPagedCall<{ offset?: number; limit?: number }, Page, object, Thing, number>;
  listByMarker: OptionalInputPagedCall<
    { marker?: string; maxKeys?: number; zone?: string },
    Page,
    object,
    Thing,
    string
  >;
}

/** A client of the shop; authenticates with a header that names the attempt. */
export function createShop(endpoint: string, runtime: Partial<ServiceRuntime> = {}): ShopClient {
  return createServiceClient<ShopClient>(
    service,
    { getItem, addItem, listByOffset, listByMarker },
    {
      endpoint,
      authenticate: ({ operation }) => ({ headers: { "X-Key": `signed ${operation}` }, secrets: ["sesame-open"] }),
      ...runtime,
    },
  );
}
