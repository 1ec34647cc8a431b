// Generated from specs/huaweicloud/iam/v3/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { ServiceShapes } from "@yunfan/client-core/validation";

/** Huawei Cloud IAM, version v3: what the types of its answers promise. */
export const validators: ServiceShapes = {
  service: "IAM",
  shapes: {
    TokenAnswer: { type: "object", properties: { token: "#Token" }, required: ["token"] },
    Token: {
      type: "object",
      properties: {
        catalog: { type: "array", items: "#TokenCatalogEntry" },
        expires_at: "string",
        issued_at: "string",
        methods: { type: "array", items: "string" },
        project: "#TokenProject",
        domain: "#TokenDomain",
        roles: { type: "array", items: "#TokenRole" },
        user: "#TokenUser",
      },
      required: ["catalog", "expires_at", "issued_at", "methods", "roles", "user"],
    },
    TokenCatalogEntry: {
      type: "object",
      properties: {
        id: "string",
        name: "string",
        type: "string",
        endpoints: { type: "array", items: "#TokenEndpoint" },
      },
      required: ["id", "name", "type", "endpoints"],
    },
    TokenEndpoint: {
      type: "object",
      properties: { id: "string", interface: "string", region: "string", region_id: "string", url: "string" },
      required: ["id", "interface", "region", "region_id", "url"],
    },
    TokenProject: {
      type: "object",
      properties: { id: "string", name: "string", domain: "#TokenDomain" },
      required: ["id", "name", "domain"],
    },
    TokenDomain: { type: "object", properties: { id: "string", name: "string" }, required: ["id", "name"] },
    TokenRole: { type: "object", properties: { id: "string", name: "string" }, required: ["id", "name"] },
    TokenUser: {
      type: "object",
      properties: { id: "string", name: "string", domain: "#TokenDomain", password_expires_at: "string" },
      required: ["id", "name", "domain", "password_expires_at"],
    },
    ProjectList: {
      type: "object",
      properties: { links: "#Links", projects: { type: "array", items: "#Project" } },
      required: ["links", "projects"],
    },
    Project: {
      type: "object",
      properties: {
        id: "string",
        name: "string",
        domain_id: "string",
        parent_id: "string",
        description: "string",
        enabled: "boolean",
        is_domain: "boolean",
        links: "#Links",
      },
      required: ["id", "name", "domain_id", "parent_id", "description", "enabled", "is_domain", "links"],
    },
    Links: {
      type: "object",
      properties: { self: "string", next: "string null", previous: "string null" },
      required: ["self", "next", "previous"],
    },
    TemporaryKeyAnswer: { type: "object", properties: { credential: "#TemporaryKey" }, required: ["credential"] },
    TemporaryKey: {
      type: "object",
      properties: { access: "string", secret: "string", securitytoken: "string", expires_at: "string" },
      required: ["access", "secret", "securitytoken", "expires_at"],
    },
    IamError: { type: "object", properties: { error: "#IamErrorDetail" } },
    IamErrorDetail: { type: "object", properties: { code: "number", message: "string", title: "string" } },
    GatewayError: { type: "object", properties: { error_code: "string", error_msg: "string", request_id: "string" } },
  },
  answers: {
    KeystoneCreateUserTokenByPassword: {
      "201": "#TokenAnswer",
      "400": "#IamError",
      "401": "#IamError",
      "403": "#IamError",
      "404": "#IamError",
      "500": "#IamError",
      "503": "#IamError",
    },
    KeystoneListProjects: {
      "200": "#ProjectList",
      "400": "#IamError",
      "401": { anyOf: ["#IamError", "#GatewayError"] },
      "403": { anyOf: ["#IamError", "#GatewayError"] },
      "404": { anyOf: ["#IamError", "#GatewayError"] },
      "500": "#IamError",
      "503": "#IamError",
    },
    CreateTemporaryAccessKeyByToken: {
      "201": "#TemporaryKeyAnswer",
      "400": "#IamError",
      "401": { anyOf: ["#IamError", "#GatewayError"] },
      "403": "#IamError",
      "500": "#IamError",
    },
    CreateTemporaryAccessKeyByAgency: {
      "201": "#TemporaryKeyAnswer",
      "400": "#IamError",
      "401": { anyOf: ["#IamError", "#GatewayError"] },
      "403": "#IamError",
      "500": "#IamError",
    },
  },
};
