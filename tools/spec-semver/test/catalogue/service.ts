import { cases } from "./case.js";

const LIST = "/paths/~1things/get";
const CREATE = "/paths/~1things/post";
const SCHEMES = "/components/securitySchemes";
const FLOW = `${SCHEMES}/OAuth/flows/authorizationCode`;
const REGION = "/servers/0/variables/region";

/** Access, servers, extensions and documentation of the made-up spec. */
// prettier-ignore
export const SERVICE = cases("made-up", [
  ["a way to sign in goes", [["remove", `${CREATE}/security/1`]], ["major", "api-security-removed"], ["minor", "api-security-added"]],
  ["the service takes one way less", [["remove", "/security/1"]], ["major", "api-security-removed"], ["minor", "api-security-added"]],
  ["two ways are needed at once", [["set", `${CREATE}/security`, [{ Keys: [], OAuth: ["write"] }]]], ["major", "api-security-added", "api-security-removed"], ["minor", "api-security-added"]],
  ["no credentials are needed", [["set", `${CREATE}/security`, [{}]]], ["minor", "api-security-added"], ["major", "api-security-added", "api-security-removed"]],
  ["an open operation asks for keys", [["set", "/paths/~1health/get/security", [{ Keys: [] }]]], ["major", "api-security-added", "api-security-removed"], ["minor", "api-security-added"]],
  ["a scope is needed", [["append", `${CREATE}/security/1/OAuth`, "read"]], ["major", "api-security-scope-added"], ["minor", "api-security-scope-removed"]],
  ["ways to sign in, in another order", [["reverse", "/security"]], ["none"], ["none"]],
  ["a scheme gets another name", [["rename", `${SCHEMES}/Token`, "Ticket"], ["set", "/security/1", { Ticket: [] }]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a scheme is of another type", [["set", `${SCHEMES}/Token/type`, "http"]], ["major", "api-security-component-type-changed"], ["major", "api-security-component-type-changed"]],
  ["a token travels in another header", [["set", `${SCHEMES}/Token/name`, "X-Ticket"]], ["major", "api-security-component-changed"], ["major", "api-security-component-changed"]],
  ["requests are signed in another way", [["set", `${SCHEMES}/Keys/x-signing/algorithm`, "bce-auth-v1"]], ["major", "signing-changed"], ["major", "signing-changed"]],
  ["permission is asked elsewhere", [["set", `${FLOW}/authorizationUrl`, "https://example.com/ask"]], ["major", "api-security-component-oauth-url-changed"], ["major", "api-security-component-oauth-url-changed"]],
  ["tokens come from elsewhere", [["set", `${FLOW}/tokenUrl`, "https://example.com/get"]], ["major", "api-security-component-oauth-token-url-changed"], ["major", "api-security-component-oauth-token-url-changed"]],
  ["a scope comes", [["set", `${FLOW}/scopes/admin`, "All."]], ["minor", "api-security-component-oauth-scope-added"], ["major", "api-security-component-oauth-scope-removed"]],
  ["a scope is told in other words", [["set", `${FLOW}/scopes/read`, "Reading."]], ["patch", "api-security-component-oauth-scope-changed"], ["patch", "api-security-component-oauth-scope-changed"]],
  ["a flow goes", [["set", `${SCHEMES}/OAuth/flows/implicit`, { authorizationUrl: "https://example.com", scopes: {} }]], ["major", "api-security-component-changed"], ["major", "api-security-component-changed"]],
  ["an unused scheme changes", [["set", `${SCHEMES}/Spare/scheme`, "bearer"]], ["none"], ["none"]],

  ["a region comes", [["append", `${REGION}/enum`, "west"]], ["minor", "server-variable-value-added"], ["major", "server-variable-value-removed"]],
  ["regions in another order", [["reverse", `${REGION}/enum`]], ["none"], ["none"]],
  ["any region may be named", [["remove", `${REGION}/enum`]], ["minor", "server-variable-no-longer-enum"], ["major", "server-variable-became-enum"]],
  ["another region by default", [["set", `${REGION}/default`, "south"]], ["major", "server-variable-default-changed"], ["major", "server-variable-default-changed"]],
  ["the service moves", [["set", "/servers/0/url", "https://{region}.things.example.com"]], ["major", "server-url-changed"], ["major", "server-url-changed"]],
  ["the first server is another one", [["reverse", "/servers"]], ["major", "server-url-changed"], ["major", "server-url-changed"]],
  ["a spare server goes", [["remove", "/servers/1"]], ["major", "server-removed"], ["minor", "server-added"]],
  ["an operation has a server of its own", [["set", `${LIST}/servers`, [{ url: "https://else.example.com" }]]], ["major", "keyword-changed"], ["major", "keyword-changed"]],

  ["pages are not described any more", [["remove", `${LIST}/x-pagination`]], ["major", "pagination-removed"], ["minor", "pagination-added"]],
  ["pages follow each other in another way", [["set", `${LIST}/x-pagination`, { style: "offset", offset: "marker", limit: "limit", items: "things" }]], ["major", "pagination-changed"], ["major", "pagination-changed"]],
  ["the total of pages is known", [["set", `${LIST}/x-pagination/total`, "count"]], ["major", "pagination-changed"], ["major", "pagination-changed"]],
  ["an operation changes something", [["set", `${LIST}/x-reads-only`, false]], ["major", "reads-only-changed"], ["major", "reads-only-changed"]],
  ["an operation has no token for repeating", [["remove", `${CREATE}/x-idempotency-token`]], ["major", "idempotency-token-changed"], ["major", "idempotency-token-changed"]],
  ["errors are read elsewhere", [["set", "/x-errors/code", ["/error/code"]]], ["major", "error-fields-changed"], ["major", "error-fields-changed"]],
  ["another code tells of a wrong clock", [["append", "/x-errors/clock", "EARLY"]], ["major", "error-fields-changed"], ["major", "error-fields-changed"]],
  ["the places of errors, in another order", [["set", "/x-errors/code", ["/code", "/error"]]], ["major", "error-fields-changed"], ["major", "error-fields-changed"]],
  ["an unknown extension comes", [["set", `${LIST}/x-nobody-knows`, true]], ["major", "extension-changed"], ["major", "extension-changed"]],
  ["webhooks come", [["set", "/webhooks", { made: {} }]], ["major", "keyword-changed"], ["major", "keyword-changed"]],

  ["a description", [["set", `${LIST}/description`, "Other words."]], ["patch", "description-changed"], ["patch", "description-changed"]],
  ["a description of a status", [["set", `${LIST}/responses/200/description`, "Other words."]], ["patch", "description-changed"], ["patch", "description-changed"]],
  ["a description of a region", [["set", `${REGION}/description`, "Other words."]], ["patch", "description-changed"], ["patch", "description-changed"]],
  ["a description of a scheme", [["set", `${SCHEMES}/Token/description`, "Other words."]], ["patch", "description-changed"], ["patch", "description-changed"]],
  ["a comment", [["remove", "/components/schemas/Thing/properties/id/$comment"]], ["patch", "description-changed"], ["patch", "description-changed"]],
  ["a summary", [["set", `${LIST}/summary`, "Other words."]], ["patch", "summary-changed"], ["patch", "summary-changed"]],
  ["a summary of a path", [["set", "/paths/~1things/summary", "Other words."]], ["patch", "summary-changed"], ["patch", "summary-changed"]],
  ["a title", [["set", "/components/schemas/NewThing/properties/name/title", "Other words."]], ["patch", "title-changed"], ["patch", "title-changed"]],
  ["an example", [["set", `${LIST}/parameters/5/example`, "xyz"]], ["patch", "example-changed"], ["patch", "example-changed"]],
  ["examples", [["append", "/components/schemas/NewThing/properties/note/examples", "bye"]], ["patch", "example-changed"], ["patch", "example-changed"]],
  ["an example of an answer", [["remove", `${LIST}/responses/200/content/application~1json/example`]], ["patch", "example-changed"], ["patch", "example-changed"]],
  ["a page of the vendor", [["set", `${LIST}/externalDocs/url`, "https://example.com/moved"]], ["patch", "external-docs-changed"], ["patch", "external-docs-changed"]],
  ["the evidence of a correction", [["set", `${LIST}/x-correction/evidence`, "another source"]], ["patch", "correction-changed"], ["patch", "correction-changed"]],
  ["the title of the service", [["set", "/info/title", "Stuff"]], ["patch", "info-changed"], ["patch", "info-changed"]],
  ["a tag in other words", [["set", "/tags/0/description", "Stuff."]], ["patch", "tag-changed"], ["patch", "tag-changed"]],
  ["an operation is tagged", [["append", `${LIST}/tags`, "Lists"]], ["patch", "api-tag-added"], ["patch", "api-tag-removed"]],
  ["a newer OpenAPI", [["set", "/openapi", "3.1.0"]], ["patch", "openapi-version-changed"], ["patch", "openapi-version-changed"]],
  ["an operation is deprecated", [["set", `${LIST}/deprecated`, true]], ["patch", "endpoint-deprecated"], ["patch", "endpoint-reactivated"]],
]);
