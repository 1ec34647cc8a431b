// Generated from specs/huaweicloud/iam/v3/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationRecord, ServiceRecord } from "@yunfan/client-core";

/** Huawei Cloud IAM, version v3: what its operations have in common. */
export const service = {
  name: "IAM",
  endpoint: "https://iam.{region}.myhuaweicloud.com",
  regions: [
    "cn-north-1",
    "cn-north-2",
    "cn-north-4",
    "cn-north-9",
    "cn-north-12",
    "cn-east-2",
    "cn-east-3",
    "cn-east-4",
    "cn-east-5",
    "cn-south-1",
    "cn-south-2",
    "cn-southwest-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "af-south-1",
    "sa-brazil-1",
    "la-south-2",
    "la-north-2",
    "na-mexico-1",
    "eu-west-0",
    "my-kualalumpur-1",
    "ru-moscow-1",
    "me-east-1",
    "ae-ad-1",
    "tr-west-1",
  ],
  errors: {
    code: ["/error/code", "/error_code"],
    message: ["/error/message", "/error_msg"],
    requestId: {
      body: ["/request_id"],
      header: "X-Request-Id",
    },
    clock: ["APIGW.0303"],
  },
} as const satisfies ServiceRecord;

/**
 * Get a token of an IAM user for a name and a password.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 */
export const keystoneCreateUserTokenByPassword = {
  id: "KeystoneCreateUserTokenByPassword",
  method: "POST",
  path: "/v3/auth/tokens",
  readsOnly: false,
  signed: false,
  success: 201,
  input: {
    nocatalog: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    auth: {
      in: "body",
      required: true,
      rule: {
        type: "object",
        properties: {
          identity: {
            type: "object",
            properties: {
              methods: {
                type: "array",
                minItems: 1,
                maxItems: 1,
                items: {
                  type: "string",
                  enum: ["password"],
                },
              },
              password: {
                type: "object",
                properties: {
                  user: {
                    type: "object",
                    properties: {
                      name: {
                        type: "string",
                      },
                      password: {
                        type: "string",
                        secret: true,
                      },
                      domain: {
                        type: "object",
                        properties: {
                          name: {
                            type: "string",
                          },
                        },
                        required: ["name"],
                      },
                    },
                    required: ["name", "password", "domain"],
                  },
                },
                required: ["user"],
              },
            },
            required: ["methods", "password"],
          },
          scope: {
            type: "object",
            minProperties: 1,
            maxProperties: 1,
            properties: {
              project: {
                type: "object",
                properties: {
                  id: {
                    type: "string",
                  },
                  name: {
                    type: "string",
                  },
                },
              },
              domain: {
                type: "object",
                properties: {
                  id: {
                    type: "string",
                  },
                  name: {
                    type: "string",
                  },
                },
              },
            },
          },
        },
        required: ["identity", "scope"],
      },
    },
  },
} as const satisfies OperationRecord;

/**
 * List the projects of the account.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html
 */
export const keystoneListProjects = {
  id: "KeystoneListProjects",
  method: "GET",
  path: "/v3/projects",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    domain_id: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    name: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    parent_id: {
      in: "query",
      rule: {
        type: "string",
      },
    },
    enabled: {
      in: "query",
      rule: {
        type: "boolean",
      },
    },
    is_domain: {
      in: "query",
      rule: {
        type: "boolean",
      },
    },
    page: {
      in: "query",
      rule: {
        type: "integer",
        minimum: 1,
      },
    },
    per_page: {
      in: "query",
      rule: {
        type: "integer",
        minimum: 1,
        maximum: 5000,
      },
    },
  },
} as const satisfies OperationRecord;

/**
 * Get temporary keys for a token, or for a key pair.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
 */
export const createTemporaryAccessKeyByToken = {
  id: "CreateTemporaryAccessKeyByToken",
  method: "POST",
  path: "/v3.0/OS-CREDENTIAL/securitytokens",
  readsOnly: false,
  signed: true,
  success: 201,
  input: {
    auth: {
      in: "body",
      required: true,
      rule: {
        type: "object",
        properties: {
          identity: {
            type: "object",
            properties: {
              methods: {
                type: "array",
                minItems: 1,
                maxItems: 1,
                items: {
                  type: "string",
                  enum: ["token"],
                },
              },
              policy: {
                type: "object",
                properties: {
                  Version: {
                    type: "string",
                  },
                  Statement: {
                    type: "array",
                    items: {
                      type: "object",
                      properties: {
                        Action: {
                          type: "array",
                          items: {
                            type: "string",
                          },
                        },
                        Condition: {
                          type: "object",
                          values: {
                            type: "object",
                            values: {
                              type: "array",
                              items: {
                                type: "string",
                              },
                            },
                          },
                        },
                        Effect: {
                          type: "string",
                          enum: ["Allow", "Deny"],
                        },
                        Resource: {
                          type: "array",
                          items: {
                            type: "string",
                          },
                        },
                      },
                      required: ["Action", "Effect"],
                    },
                  },
                },
                required: ["Version", "Statement"],
              },
              token: {
                type: "object",
                properties: {
                  duration_seconds: {
                    type: "integer",
                    minimum: 900,
                    maximum: 86400,
                  },
                  id: {
                    type: "string",
                    secret: true,
                  },
                },
              },
            },
            required: ["methods"],
          },
        },
        required: ["identity"],
      },
    },
  },
  secretOutput: ["/credential/secret", "/credential/securitytoken"],
} as const satisfies OperationRecord;

/**
 * Get temporary keys of an agency that another account has given to the caller's.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
 */
export const createTemporaryAccessKeyByAgency = {
  id: "CreateTemporaryAccessKeyByAgency",
  method: "POST",
  path: "/v3.0/OS-CREDENTIAL/securitytokens",
  readsOnly: false,
  signed: true,
  success: 201,
  input: {
    auth: {
      in: "body",
      required: true,
      rule: {
        type: "object",
        properties: {
          identity: {
            type: "object",
            properties: {
              methods: {
                type: "array",
                minItems: 1,
                maxItems: 1,
                items: {
                  type: "string",
                  enum: ["assume_role"],
                },
              },
              assume_role: {
                type: "object",
                properties: {
                  agency_name: {
                    type: "string",
                  },
                  domain_id: {
                    type: "string",
                  },
                  domain_name: {
                    type: "string",
                  },
                  duration_seconds: {
                    type: "integer",
                    minimum: 900,
                    maximum: 86400,
                  },
                  session_user: {
                    type: "object",
                    properties: {
                      name: {
                        type: "string",
                      },
                    },
                  },
                },
                required: ["agency_name"],
              },
              policy: {
                type: "object",
                properties: {
                  Version: {
                    type: "string",
                  },
                  Statement: {
                    type: "array",
                    items: {
                      type: "object",
                      properties: {
                        Action: {
                          type: "array",
                          items: {
                            type: "string",
                          },
                        },
                        Condition: {
                          type: "object",
                          values: {
                            type: "object",
                            values: {
                              type: "array",
                              items: {
                                type: "string",
                              },
                            },
                          },
                        },
                        Effect: {
                          type: "string",
                          enum: ["Allow", "Deny"],
                        },
                        Resource: {
                          type: "array",
                          items: {
                            type: "string",
                          },
                        },
                      },
                      required: ["Action", "Effect"],
                    },
                  },
                },
                required: ["Version", "Statement"],
              },
            },
            required: ["methods", "assume_role"],
          },
        },
        required: ["identity"],
      },
    },
  },
  secretOutput: ["/credential/secret", "/credential/securitytoken"],
} as const satisfies OperationRecord;

/** All of them, by the names of the client's methods. */
export const operations = {
  keystoneCreateUserTokenByPassword,
  keystoneListProjects,
  createTemporaryAccessKeyByToken,
  createTemporaryAccessKeyByAgency,
};
