import { cases } from "./case.js";

const ROMA = "/paths/~1v2~1{project_id}~1instances/get";
const BCC = "/paths/~1v2~1instance~1reserved~1list/post";
const TOKENS = "/paths/~1v3~1auth~1tokens/post";
const ROMA_ITEM = "/components/schemas/RomaInstance";
const FILTER = "/components/schemas/ReservedInstanceFilter";
const COUPON = "/components/schemas/ReservedInstance";

/** What the vendors may well do to the specs that there are. */
// prettier-ignore
export const REAL = [
  ...cases("huaweicloud/roma", [
    ["the path moves to v3", [["rename", "/paths/~1v2~1{project_id}~1instances", "/v3/{project_id}/instances"]], ["major", "api-path-changed"], ["major", "api-path-changed"]],
    ["project_id is called projectId", [["rename", "/paths/~1v2~1{project_id}~1instances", "/v2/{projectId}/instances"], ["set", "/paths/~1v2~1{projectId}~1instances/get/parameters/0/name", "projectId"]], ["major", "request-path-parameter-renamed"], ["major", "request-path-parameter-renamed"]],
    ["the client finds project_id no more", [["remove", `${ROMA}/parameters/0/x-client-default`]], ["major", "client-default-removed"], ["minor", "client-default-added"]],
    ["limit goes up to 1000", [["set", `${ROMA}/parameters/3/schema/maximum`, 1000]], ["minor", "request-parameter-max-increased"], ["major", "request-parameter-max-decreased"]],
    ["limit is 50 by default", [["set", `${ROMA}/parameters/3/schema/default`, 50]], ["major", "request-parameter-default-value-changed"], ["major", "request-parameter-default-value-changed"]],
    ["the filter gets a word", [["append", `${ROMA}/parameters/1/schema/enum`, "RESIZING"]], ["minor", "request-parameter-enum-value-added"], ["major", "request-parameter-enum-value-removed"]],
    ["the filter goes", [["remove", `${ROMA}/parameters/1`]], ["major", "request-parameter-removed"], ["minor", "new-optional-request-parameter"]],
    ["an instance gets a state", [["append", `${ROMA_ITEM}/properties/status/enum`, "RESIZING"]], ["minor", "response-property-enum-value-added"], ["minor", "response-property-enum-value-removed"]],
    ["an instance has no flavour", [["remove", `${ROMA_ITEM}/properties/flavor_type`]], ["major", "response-optional-property-removed"], ["minor", "response-optional-property-added"]],
    ["an instance has an engine", [["set", `${ROMA_ITEM}/properties/engine`, { type: "string" }]], ["minor", "response-optional-property-added"], ["major", "response-optional-property-removed"]],
    ["an instance always has an id", [["set", `${ROMA_ITEM}/required`, ["id"]]], ["minor", "response-property-became-required"], ["major", "response-property-became-optional"]],
    ["the description may be null", [["set", `${ROMA_ITEM}/properties/description/type`, ["string", "null"]]], ["major", "response-property-became-nullable"], ["minor", "response-property-became-not-nullable"]],
    ["the total is a 64-bit integer", [["set", "/components/schemas/RomaInstanceList/properties/total/format", "int64"]], ["major", "response-property-type-changed"], ["major", "response-property-type-changed"]],
    ["the total is any number", [["set", "/components/schemas/RomaInstanceList/properties/total/type", "number"]], ["major", "response-property-type-generalized"], ["major", "response-property-type-changed"]],
    ["a user has an e-mail address", [["set", "/components/schemas/RomaUser/properties/email", { type: "string" }]], ["minor", "response-optional-property-added"], ["major", "response-optional-property-removed"]],
    ["404 is not documented", [["remove", `${ROMA}/responses/404`]], ["major", "response-non-success-status-removed"], ["minor", "response-non-success-status-added"]],
    ["401 comes from the gateway alone", [["set", `${ROMA}/responses/401/content/application~1json/schema`, { $ref: "#/components/schemas/GatewayError" }]], ["major", "response-body-any-of-removed"], ["major", "response-body-any-of-added"]],
    ["tokens are not taken", [["remove", "/security/1"]], ["major", "api-security-removed"], ["minor", "api-security-added"]],
    ["a region opens", [["append", "/servers/0/variables/region/enum", "cn-west-3"]], ["minor", "server-variable-value-added"], ["major", "server-variable-value-removed"]],
    ["the host has another domain", [["set", "/servers/0/url", "https://roma.{region}.huaweicloud.com"]], ["major", "server-url-changed"], ["major", "server-url-changed"]],
    ["pages go by marker", [["set", `${ROMA}/x-pagination`, { style: "marker", marker: "offset", limit: "limit", items: "instances", next: "size" }]], ["major", "pagination-changed"], ["major", "pagination-changed"]],
    ["RomaUser is called User", [["rename", "/components/schemas/RomaUser", "User"], ["set", `${ROMA_ITEM}/properties/created_user/$ref`, "#/components/schemas/User"], ["set", `${ROMA_ITEM}/properties/last_updated_user/$ref`, "#/components/schemas/User"]], ["major", "api-schema-added", "api-schema-removed"], ["major", "api-schema-added", "api-schema-removed"]],
    ["the summary in other words", [["set", `${ROMA}/summary`, "Lists instances."]], ["patch", "summary-changed"], ["patch", "summary-changed"]],
  ]),
  ...cases("baiducloud/bcc", [
    ["the misspelt filter goes", [["remove", `${FILTER}/properties/instandeName`]], ["major", "request-property-removed"], ["minor", "new-optional-request-property"]],
    ["the zone must be given", [["set", `${FILTER}/required`, ["zoneName"]]], ["major", "request-property-became-required"], ["minor", "request-property-became-optional"]],
    ["a filter comes", [["set", `${FILTER}/properties/vpcId`, { type: "string" }]], ["minor", "new-optional-request-property"], ["major", "request-property-removed"]],
    ["osType takes no all", [["set", `${FILTER}/properties/osType/enum`, ["linux", "windows"]]], ["major", "request-property-enum-value-removed"], ["minor", "request-property-enum-value-added"]],
    ["maxKeys stops at 100", [["set", `${BCC}/parameters/1/schema/maximum`, 100]], ["major", "request-parameter-max-decreased"], ["minor", "request-parameter-max-increased"]],
    ["maxKeys has no default", [["remove", `${BCC}/parameters/1/schema/default`]], ["major", "request-parameter-default-value-removed"], ["major", "request-parameter-default-value-added"]],
    ["maxKeys moves to a header", [["set", `${BCC}/parameters/1/in`, "header"]], ["major", "request-parameter-place-changed"], ["major", "request-parameter-place-changed"]],
    ["the body may be left out", [["set", `${BCC}/requestBody/required`, false]], ["minor", "request-body-became-optional"], ["major", "request-body-became-required"]],
    ["the method is GET", [["rename", BCC, "get"]], ["major", "api-method-changed"], ["major", "api-method-changed"]],
    ["nextMarker is never null", [["set", "/components/schemas/ReservedInstanceList/properties/nextMarker/type", "string"]], ["minor", "response-property-became-not-nullable"], ["major", "response-property-became-nullable"]],
    ["the scope of a coupon is any text", [["remove", `${COUPON}/properties/scope/enum`]], ["minor", "response-property-no-longer-enum"], ["minor", "response-property-became-enum"]],
    ["the signature has a new version", [["set", "/components/securitySchemes/BceAuthV1/x-signing/algorithm", "bce-auth-v2"]], ["major", "signing-changed"], ["major", "signing-changed"]],
    ["the operation is called ListCoupons", [["set", `${BCC}/operationId`, "ListCoupons"]], ["major", "api-operation-id-removed"], ["major", "api-operation-id-removed"]],
    ["the list of coupons always comes", [["set", "/components/schemas/ReservedInstanceList/required", ["reservedInstances"]]], ["minor", "response-property-became-required"], ["major", "response-property-became-optional"]],
  ]),
  ...cases("huaweicloud/iam", [
    ["the token's header is not documented", [["remove", `${TOKENS}/responses/201/headers/X-Subject-Token`]], ["major", "optional-response-header-removed"], ["minor", "response-header-added"]],
    ["a token needs a signature", [["remove", `${TOKENS}/security`]], ["major", "api-security-added", "api-security-removed"], ["minor", "api-security-added"]],
    ["listing projects goes", [["remove", "/paths/~1v3~1projects"]], ["major", "api-path-removed-without-deprecation"], ["minor", "endpoint-added"]],
    ["per_page stops at 100", [["set", "/paths/~1v3~1projects/get/parameters/6/schema/maximum", 100]], ["major", "request-parameter-max-decreased"], ["minor", "request-parameter-max-increased"]],
    ["page is a 64-bit integer", [["set", "/paths/~1v3~1projects/get/parameters/5/schema/format", "int64"]], ["minor", "request-parameter-type-generalized"], ["major", "request-parameter-type-changed"]],
    ["errors are read elsewhere", [["set", "/x-errors/code", ["/code"]]], ["major", "error-fields-changed"], ["major", "error-fields-changed"]],
  ]),
];
