// Generated from specs/baiducloud/bcc/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationRecord, ServiceRecord } from "@yunfan/client-core";

/** Baidu AI Cloud BCC, version v2: what its operations have in common. */
export const service = {
  name: "BCC",
  endpoint: "https://bcc.{region}.baidubce.com",
  regions: ["bj", "bd", "cd", "fsh", "fwh", "gz", "hkg", "sin", "su"],
  errors: {
    code: ["/code"],
    message: ["/message"],
    requestId: {
      body: ["/requestId"],
      header: "x-bce-request-id",
    },
    clock: ["RequestExpired", "RequestTimeTooSkewed"],
  },
} as const satisfies ServiceRecord;

/**
 * List the reserved-instance coupons of one region.
 *
 * @see https://cloud.baidu.com/doc/BCC/s/flhymywmk
 */
export const listReservedInstances = {
  id: "ListReservedInstances",
  method: "POST",
  path: "/v2/instance/reserved/list",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    marker: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    maxKeys: {
      in: "query",
      rule: {
        type: "integer",
        maximum: 1000,
      },
    },
    reservedInstanceIds: {
      in: "body",
      rule: {
        type: "array",
        items: {
          type: "string",
        },
      },
    },
    reservedInstanceName: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    zoneName: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    reservedInstanceStatus: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    spec: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    offeringType: {
      in: "body",
      rule: {
        type: "string",
        enum: ["FullyPrepay", "PartPrepay", "NoPrepay"],
      },
    },
    osType: {
      in: "body",
      rule: {
        type: "string",
        enum: ["all", "linux", "windows"],
      },
    },
    instanceId: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    instanceName: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    instandeName: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    isDeduct: {
      in: "body",
      rule: {
        type: "boolean",
      },
    },
    ehcClusterId: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    sortKey: {
      in: "body",
      rule: {
        type: "string",
        enum: ["osType", "instanceCount", "effectiveTime", "expireTime"],
      },
    },
    sortDir: {
      in: "body",
      rule: {
        type: "string",
        enum: ["desc", "asc"],
      },
    },
    reservedInstanceSource: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    scope: {
      in: "body",
      rule: {
        type: "string",
      },
    },
  },
  pagination: {
    style: "marker",
    marker: "marker",
    limit: "maxKeys",
    items: "reservedInstances",
    next: "nextMarker",
    truncated: "isTruncated",
    total: "totalCount",
  },
} as const satisfies OperationRecord;

/** All of them, by the names of the client's methods. */
export const operations = { listReservedInstances };
