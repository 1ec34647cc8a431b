// Generated from specs/baiducloud/sts/v1/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { ServiceShapes } from "@yunfan/client-core/validation";

/** Baidu AI Cloud STS, version v1: what the types of its answers promise. */
export const validators: ServiceShapes = {
  service: "STS",
  shapes: {
    SessionCredential: {
      type: "object",
      properties: {
        accessKeyId: "string",
        secretAccessKey: "string",
        sessionToken: "string",
        createTime: "string",
        expiration: "string",
        userId: "string",
      },
    },
    RoleCredential: {
      type: "object",
      properties: {
        accessKeyId: "string",
        secretAccessKey: "string",
        sessionToken: "string",
        createTime: "string",
        expiration: "string",
        userId: "string",
        roleId: "string",
      },
    },
    BceError: { type: "object", properties: { requestId: "string", code: "string", message: "string" } },
  },
  answers: {
    GetSessionToken: {
      "200": "#SessionCredential",
      "400": "#BceError",
      "403": "#BceError",
      "404": "#BceError",
      "500": "#BceError",
    },
    AssumeRole: {
      "200": "#RoleCredential",
      "400": "#BceError",
      "403": "#BceError",
      "404": "#BceError",
      "500": "#BceError",
    },
  },
};
