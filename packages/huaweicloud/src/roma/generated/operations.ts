// Generated from specs/huaweicloud/roma/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationRecord, ServiceRecord } from "@yunfan/client-core";

/** Huawei Cloud ROMA Connect, version v2: what its operations have in common. */
export const service = {
  name: "ROMA",
  endpoint: "https://roma.{region}.myhuaweicloud.com",
  regions: [
    "cn-north-1",
    "cn-north-4",
    "cn-east-2",
    "cn-east-3",
    "cn-south-1",
    "ap-southeast-1",
    "ap-southeast-3",
    "ru-northwest-2",
  ],
  errors: {
    code: ["/error_code"],
    message: ["/error_msg"],
    requestId: {
      body: ["/request_id"],
      header: "X-Request-Id",
    },
    clock: ["APIGW.0303"],
  },
} as const satisfies ServiceRecord;

/**
 * List the ROMA Connect instances of a project.
 *
 * @see https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html
 */
export const checkRomaInstanceListV2 = {
  id: "CheckRomaInstanceListV2",
  method: "GET",
  path: "/v2/{project_id}/instances",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    project_id: {
      in: "path",
      clientDefault: "project-id",
      rule: {
        type: "string",
        minLength: 16,
        maxLength: 128,
      },
    },
    status: {
      in: "query",
      rule: {
        type: "string",
        enum: [
          "CREATING",
          "CREATE_FAILED",
          "RUNNING",
          "FREEZING",
          "FROZEN",
          "ERROR",
          "DELETING",
          "DELETED",
          "SOFT_DELETED",
          "DELETE_FAILED",
          "DELETE_FALIED",
        ],
      },
    },
    offset: {
      in: "query",
      rule: {
        type: "integer",
        minimum: 0,
        maximum: 100,
      },
    },
    limit: {
      in: "query",
      rule: {
        type: "integer",
        minimum: 0,
        maximum: 100,
      },
    },
  },
  pagination: {
    style: "offset",
    offset: "offset",
    limit: "limit",
    items: "instances",
    total: "total",
  },
} as const satisfies OperationRecord;

/** All of them, by the names of the client's methods. */
export const operations = { checkRomaInstanceListV2 };
