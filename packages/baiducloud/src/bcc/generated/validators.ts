// Generated from specs/baiducloud/bcc/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { ServiceShapes } from "@yunfan/client-core/validation";

/** Baidu AI Cloud BCC, version v2: what the types of its answers promise. */
export const validators: ServiceShapes = {
  service: "BCC",
  shapes: {
    ReservedInstanceList: {
      type: "object",
      properties: {
        totalCount: "integer",
        marker: "string null",
        maxKeys: "integer",
        nextMarker: "string null",
        isTruncated: "boolean",
        reservedInstances: { type: "array", items: "#ReservedInstance" },
      },
    },
    ReservedInstance: {
      type: "object",
      properties: {
        autoRenew: "boolean",
        renewTimeUnit: "string null",
        renewTime: "integer null",
        nextRenewTime: "string null",
        reservedInstanceId: "string",
        reservedInstanceUuid: "string",
        reservedInstanceName: "string",
        scope: "string",
        zoneName: "string",
        spec: "string",
        reservedType: "string",
        offeringType: "string",
        osType: "string",
        reservedInstanceStatus: "string",
        instanceCount: "integer",
        effectiveTime: "string",
        expireTime: "string",
        tags: { type: "array null", items: "#Tag" },
        logicalZone: "string",
        instanceId: "string",
        instanceName: "string",
        instanceIds: { type: "array", items: "string" },
        instanceNames: { type: "array", items: "string" },
        transferInTime: "string",
        flavorSubType: "string",
        productCategory: "string",
        isNeedEhcCluster: "boolean",
        ehcClusterId: "string",
        transferIn: "boolean",
        grantorUserId: "string",
        timeGranularity: "string",
        reservedInstanceTime: "integer",
      },
    },
    Tag: { type: "object", properties: { tagKey: "string", tagValue: "string" } },
    BceError: { type: "object", properties: { requestId: "string", code: "string", message: "string" } },
  },
  answers: {
    ListReservedInstances: {
      "200": "#ReservedInstanceList",
      "400": "#BceError",
      "403": "#BceError",
      "404": "#BceError",
      "500": "#BceError",
    },
  },
};
