// Generated from specs/baiducloud/sts/v1/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationRecord, ServiceRecord } from "@yunfan/client-core";

/** Baidu AI Cloud STS, version v1: what its operations have in common. */
export const service = {
  name: "STS",
  endpoint: "https://sts.bj.baidubce.com",
  regions: [],
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
 * Get a temporary credential of the calling account, with fewer rights if wanted.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export const getSessionToken = {
  id: "GetSessionToken",
  method: "POST",
  path: "/v1/sessionToken",
  readsOnly: false,
  signed: true,
  success: 200,
  input: {
    durationSeconds: {
      in: "query",
      rule: {
        type: "integer",
        maximum: 129600,
      },
    },
    id: {
      in: "body",
      rule: {
        type: "string",
      },
    },
    accessControlList: {
      in: "body",
      rule: {
        type: "array",
        items: {
          type: "object",
          properties: {
            eid: {
              type: "string",
            },
            service: {
              type: "string",
            },
            region: {
              type: "string",
            },
            effect: {
              type: "string",
            },
            resource: {
              type: "array",
              items: {
                type: "string",
              },
            },
            permission: {
              type: "array",
              items: {
                type: "string",
              },
            },
          },
        },
      },
    },
    attachment: {
      in: "body",
      rule: {
        type: "string",
      },
    },
  },
  secretOutput: ["/secretAccessKey", "/sessionToken"],
} as const satisfies OperationRecord;

/**
 * Get a temporary credential that acts as a role of an account.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export const assumeRole = {
  id: "AssumeRole",
  method: "POST",
  path: "/v1/credential",
  readsOnly: false,
  signed: true,
  success: 200,
  input: {
    accountId: {
      in: "query",
      required: true,
      rule: {
        type: "string",
      },
    },
    roleName: {
      in: "query",
      required: true,
      rule: {
        type: "string",
      },
    },
    userId: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    durationSeconds: {
      in: "query",
      rule: {
        type: "integer",
        maximum: 7200,
      },
    },
    accessControlList: {
      in: "body",
      rule: {
        type: "array",
        items: {
          type: "object",
          properties: {
            service: {
              type: "string",
            },
            region: {
              type: "string",
            },
            effect: {
              type: "string",
            },
            resource: {
              type: "array",
              items: {
                type: "string",
              },
            },
            permission: {
              type: "array",
              items: {
                type: "string",
              },
            },
          },
        },
      },
    },
  },
  fixedQuery: {
    assumeRole: "",
  },
  secretOutput: ["/secretAccessKey", "/sessionToken"],
} as const satisfies OperationRecord;

/** All of them, by the names of the client's methods. */
export const operations = { getSessionToken, assumeRole };
