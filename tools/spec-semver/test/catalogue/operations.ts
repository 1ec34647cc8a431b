import { cases } from "./case.js";

const LIST = "/paths/~1things/get";
const CREATE = "/paths/~1things/post";
const SHOW = "/paths/~1things~1{id}/get";
const DELETE = "/paths/~1things~1{id}/delete";

/** Operations, parameters, bodies and responses of the made-up spec. */
// prettier-ignore
export const OPERATIONS = cases("made-up", [
  ["a path goes", [["remove", "/paths/~1health"]], ["major", "api-path-removed-without-deprecation"], ["minor", "endpoint-added"]],
  ["a deprecated path goes", [["remove", "/paths/~1old"]], ["major", "api-path-removed-with-deprecation"], ["minor", "endpoint-added"]],
  ["a method goes", [["remove", SHOW], ["set", `${DELETE}/x-note`, 1]], ["major", "api-removed-without-deprecation", "extension-changed"], ["major", "endpoint-added", "extension-changed"]],
  ["a method goes, its path stays", [["remove", SHOW]], ["major", "api-removed-without-deprecation"], ["minor", "endpoint-added"]],
  ["a deprecated method goes", [["remove", DELETE]], ["major", "api-removed-with-deprecation"], ["minor", "endpoint-added"]],
  ["an operation gets another name", [["set", `${LIST}/operationId`, "ListAll"]], ["major", "api-operation-id-removed"], ["major", "api-operation-id-removed"]],
  ["an operation gets a name", [["set", "/paths/~1nameless/get/operationId", "Named"]], ["minor", "api-operation-id-added"], ["major", "api-operation-id-removed"]],
  ["an operation moves to another path", [["rename", "/paths/~1health", "/alive"]], ["major", "api-path-changed"], ["major", "api-path-changed"]],
  ["an operation moves to another method", [["rename", "/paths/~1health/get", "head"]], ["major", "api-method-changed"], ["major", "api-method-changed"]],
  ["a path parameter gets another name", [["rename", "/paths/~1things~1{id}", "/things/{key}"], ["set", "/paths/~1things~1{key}/get/parameters/0/name", "key"], ["set", "/paths/~1things~1{key}/delete/parameters/0/name", "key"]], ["major", "request-path-parameter-renamed"], ["major", "request-path-parameter-renamed"]],
  ["a path gets a parameter", [["rename", "/paths/~1health", "/health/{part}"], ["set", "/paths/~1health~1{part}/get/parameters", [{ name: "part", in: "path", required: true, schema: { type: "string" } }]]], ["major", "api-path-changed", "new-request-path-parameter"], ["major", "api-path-changed", "request-parameter-removed"]],
  ["a path parameter is written down late", [["remove", `${SHOW}/parameters`]], ["major", "request-parameter-removed"], ["major", "new-request-path-parameter"]],
  ["a variant's fragment gets another name", [["rename", "/paths/~1variants#second", "/variants#other"]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a variant goes", [["remove", "/paths/~1variants#second"]], ["major", "api-removed-without-deprecation"], ["minor", "endpoint-added"]],

  ["two operations swap names", [["set", "/paths/~1health/get/operationId", "Old"], ["set", "/paths/~1old/get/operationId", "Health"]], ["major", "api-path-changed", "api-security-added", "endpoint-deprecated", "endpoint-reactivated", "api-security-removed"], ["major", "api-path-changed", "api-security-added", "endpoint-deprecated", "endpoint-reactivated", "api-security-removed"]],
  ["two operations have one name, and one a description", [["set", "/paths/~1old/get/description", "Old."]], ["patch", "description-changed"], ["patch", "description-changed"], [["set", "/paths/~1old/get/operationId", "Health"]]],
  ["a method goes from a path whose parameter is renamed", [["remove", DELETE], ["rename", "/paths/~1things~1{id}", "/things/{key}"], ["set", "/paths/~1things~1{key}/get/parameters/0/name", "key"]], ["major", "api-removed-with-deprecation", "request-path-parameter-renamed"], ["major", "endpoint-added", "request-path-parameter-renamed"]],
  ["a path stands elsewhere in the file", [["set", "/paths/~1health", { $ref: "#/components/pathItems/Health" }]], ["patch", "notation-changed"], ["patch", "notation-changed"], [["set", "/components/pathItems", { Health: { get: { operationId: "Health", security: [], "x-reads-only": true, responses: { "204": { description: "Fine." } } } } }]]],
  ["a method of another name goes", [["remove", "/paths/~1health/additionalOperations/COPY"]], ["major", "api-removed-without-deprecation"], ["minor", "endpoint-added"], [["set", "/paths/~1health/additionalOperations", { COPY: { operationId: "Copy", responses: {} } }]]],
  ["a method of another name takes no parameter", [["remove", "/paths/~1health/additionalOperations/COPY/parameters"]], ["major", "request-parameter-removed"], ["minor", "new-optional-request-parameter"], [["set", "/paths/~1health/additionalOperations", { COPY: { operationId: "Copy", parameters: [{ name: "to", in: "query", schema: {} }], responses: {} } }]]],

  ["a parameter goes", [["remove", `${LIST}/parameters/3`]], ["major", "request-parameter-removed"], ["minor", "new-optional-request-parameter"]],
  ["a deprecated parameter goes", [["remove", `${LIST}/parameters/4`]], ["major", "request-parameter-removed-with-deprecation"], ["minor", "new-optional-request-parameter"]],
  ["a required parameter comes", [["append", `${LIST}/parameters`, { name: "must", in: "query", required: true, schema: {} }]], ["major", "new-required-request-parameter"], ["major", "request-parameter-removed"]],
  ["a parameter for all methods of a path comes", [["set", "/paths/~1old/parameters", [{ name: "may", in: "query", schema: {} }]]], ["minor", "new-optional-request-parameter"], ["major", "request-parameter-removed"]],
  ["a parameter must be given", [["set", `${LIST}/parameters/0/required`, true]], ["major", "request-parameter-became-required"], ["minor", "request-parameter-became-optional"]],
  ["a parameter moves to a header", [["set", `${LIST}/parameters/0/in`, "header"]], ["major", "request-parameter-place-changed"], ["major", "request-parameter-place-changed"]],
  ["a header parameter is spelt with other capitals", [["set", `${LIST}/parameters/5/name`, "x-trace"]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a list is written in another way", [["set", `${LIST}/parameters/3/explode`, true]], ["major", "request-parameter-style-changed"], ["major", "request-parameter-style-changed"]],
  ["reserved characters go as they are", [["set", `${LIST}/parameters/0/allowReserved`, true]], ["major", "request-parameter-style-changed"], ["major", "request-parameter-style-changed"]],
  ["a default of writing is spelt out", [["set", `${LIST}/parameters/0/style`, "form"]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["what is no list is said not to be written as one", [["set", `${LIST}/parameters/0/explode`, false]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["what may be a list is written in another way", [["set", `${LIST}/parameters/0/explode`, false]], ["major", "request-parameter-style-changed"], ["major", "request-parameter-style-changed"], [["set", `${LIST}/parameters/0/schema`, {}]]],
  ["a parameter is JSON now", [["remove", `${LIST}/parameters/0/schema`], ["set", `${LIST}/parameters/0/content`, { "application/json": { schema: { type: "string" } } }]], ["major", "request-body-media-type-added", "request-parameter-style-changed", "request-parameter-type-generalized"], ["major", "request-body-media-type-removed", "request-parameter-style-changed", "request-parameter-type-changed"]],
  ["a parameter of an operation is one of its path", [["remove", "/paths/~1old/get/parameters"], ["set", "/paths/~1old/parameters", [{ name: "may", in: "query", schema: {} }]]], ["patch", "notation-changed"], ["patch", "notation-changed"], [["set", "/paths/~1old/get/parameters", [{ name: "may", in: "query", schema: {} }]]]],
  ["an operation has a parameter of its path otherwise", [["set", "/paths/~1old/get/parameters", [{ name: "may", in: "query", required: true, schema: {} }]]], ["major", "request-parameter-became-required"], ["minor", "request-parameter-became-optional"], [["set", "/paths/~1old/parameters", [{ name: "may", in: "query", schema: {} }]]]],
  ["the client finds a parameter no more", [["remove", `${LIST}/parameters/2/x-client-default`]], ["major", "client-default-removed"], ["minor", "client-default-added"]],
  ["the client takes another value", [["set", `${LIST}/parameters/2/x-client-default`, "account-id"]], ["major", "client-default-changed"], ["major", "client-default-changed"]],
  ["a parameter is deprecated", [["set", `${LIST}/parameters/0/deprecated`, true]], ["patch", "request-parameter-deprecated"], ["patch", "request-parameter-reactivated"]],
  ["a field of a parameter goes", [["remove", `${LIST}/parameters/6/content/application~1json/schema/properties/name`]], ["major", "request-property-removed"], ["minor", "new-optional-request-property"]],
  ["a parameter is said not to be required", [["set", `${LIST}/parameters/0/required`, false]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["the items of a parameter change", [["set", `${LIST}/parameters/3/schema/items/type`, "integer"]], ["major", "request-parameter-type-changed"], ["major", "request-parameter-type-changed"]],

  ["a body goes", [["remove", `${DELETE}/requestBody`]], ["major", "request-body-removed"], ["minor", "request-body-added-optional"]],
  ["a required body comes", [["set", "/paths/~1old/get/requestBody", { required: true, content: {} }]], ["major", "request-body-added-required"], ["major", "request-body-removed"]],
  ["a body must be given", [["set", `${DELETE}/requestBody/required`, true]], ["major", "request-body-became-required"], ["minor", "request-body-became-optional"]],
  ["a body takes another form", [["set", `${DELETE}/requestBody/content/text~1plain`, { schema: { type: "string" } }]], ["minor", "request-body-media-type-added"], ["major", "request-body-media-type-removed"]],
  ["a part is encoded in another way", [["set", `${CREATE}/requestBody/content/multipart~1form-data/encoding/file/contentType`, "image/gif"]], ["major", "request-body-encoding-changed"], ["major", "request-body-encoding-changed"]],
  ["a media type is spelt with capitals", [["rename", `${DELETE}/requestBody/content/application~1json`, "Application/JSON"]], ["patch", "notation-changed"], ["patch", "notation-changed"]],

  ["a media type has a parameter", [["rename", `${SHOW}/responses/200/content/text~1plain`, "text/plain; charset=utf-8"]], ["major", "response-media-type-added", "response-media-type-removed"], ["major", "response-media-type-added", "response-media-type-removed"]],
  ["a parameter of a media type has a space before it", [["rename", `${SHOW}/responses/200/content/text~1plain;charset=utf-8`, "text/plain; charset=utf-8"]], ["patch", "notation-changed"], ["patch", "notation-changed"], [["rename", `${SHOW}/responses/200/content/text~1plain`, "text/plain;charset=utf-8"]]],
  ["a body is said not to be required", [["set", `${DELETE}/requestBody/required`, false]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["200 is one of all that begin with 2", [["rename", `${SHOW}/responses/200`, "2XX"]], ["major", "response-success-status-added", "response-success-status-removed"], ["major", "response-success-status-added", "response-success-status-removed"]],
  ["a header of an answer in other capitals", [["rename", `${LIST}/responses/200/headers/X-Left`, "x-left"]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a header is a text of its own kind", [["remove", `${LIST}/responses/200/headers/X-Left/schema`], ["set", `${LIST}/responses/200/headers/X-Left/content`, { "text/plain": { schema: { type: "integer" } } }]], ["major", "response-header-type-generalized", "response-media-type-added"], ["major", "response-header-type-changed", "response-media-type-removed"]],
  ["a success status goes", [["remove", `${LIST}/responses/202`]], ["major", "response-success-status-removed"], ["minor", "response-success-status-added"]],
  ["an error status goes", [["remove", `${LIST}/responses/404`]], ["major", "response-non-success-status-removed"], ["minor", "response-non-success-status-added"]],
  ["a form of an answer goes", [["remove", `${SHOW}/responses/200/content/text~1plain`]], ["major", "response-media-type-removed"], ["minor", "response-media-type-added"]],
  ["a sure header goes", [["remove", `${LIST}/responses/200/headers/X-Request-Id`]], ["major", "required-response-header-removed"], ["minor", "response-header-added"]],
  ["a header goes", [["remove", `${LIST}/responses/200/headers/X-Left`]], ["major", "optional-response-header-removed"], ["minor", "response-header-added"]],
  ["a header may be missing", [["remove", `${LIST}/responses/200/headers/X-Request-Id/required`]], ["major", "response-header-became-optional"], ["minor", "response-header-became-required"]],
  ["a header is deprecated", [["set", `${LIST}/responses/200/headers/X-Left/deprecated`, true]], ["patch", "response-header-deprecated"], ["patch", "response-header-reactivated"]],
  ["a link comes", [["set", `${LIST}/responses/200/links`, { next: { operationId: "ListThings" } }]], ["major", "keyword-changed"], ["major", "keyword-changed"]],
  ["a callback comes", [["set", `${LIST}/callbacks`, { done: {} }]], ["major", "keyword-changed"], ["major", "keyword-changed"]],
]);
