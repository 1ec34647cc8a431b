// Generated from specs/huaweicloud/roma/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { ServiceShapes } from "@yunfan/client-core/validation";

/** Huawei Cloud ROMA Connect, version v2: what the types of its answers promise. */
export const validators: ServiceShapes = {
  service: "ROMA",
  shapes: {
    RomaInstanceList: {
      type: "object",
      properties: { total: "integer", size: "integer", instances: { type: "array", items: "#RomaInstance" } },
    },
    RomaInstance: {
      type: "object",
      properties: {
        id: "string",
        name: "string",
        description: "string",
        flavor_id: "string",
        flavor_type: "string",
        cpu_arch: "string",
        vpc_id: "string",
        subnet_id: "string",
        security_group_id: "string",
        publicip_enable: "boolean",
        publicip_id: "string",
        publicip_address: "string",
        status: "string",
        error_code: "string",
        error_msg: "string",
        charge_type: "string",
        project_id: "string",
        create_time: "string",
        update_time: "string",
        maintain_begin: "string",
        maintain_end: "string",
        available_zone_ids: { type: "array", items: "string" },
        enterprise_project_id: "string",
        created_user: "#RomaUser",
        last_updated_user: "#RomaUser",
      },
    },
    RomaUser: { type: "object", properties: { user_id: "string", user_name: "string" } },
    RomaError: {
      type: "object",
      properties: { error_code: "string", error_msg: "string", error_details: "string", request_id: "string" },
    },
    GatewayError: { type: "object", properties: { error_code: "string", error_msg: "string", request_id: "string" } },
  },
  answers: {
    CheckRomaInstanceListV2: {
      "200": "#RomaInstanceList",
      "400": "#RomaError",
      "401": { anyOf: ["#RomaError", "#GatewayError"] },
      "403": { anyOf: ["#RomaError", "#GatewayError"] },
      "404": "#GatewayError",
      "429": "#GatewayError",
      "500": "#RomaError",
    },
  },
};
