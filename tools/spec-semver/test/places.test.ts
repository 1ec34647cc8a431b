// What a change says beside its rule: whose it is, where, and what stood there before and after.
import { expect, test } from "vitest";
import { compareWire } from "../src/wire/index.js";
import type { Edit } from "./catalogue/case.js";
import { document, edited } from "./edit.js";

type Told = readonly [operation: string | null, location: string, from: unknown, to: unknown];

const LIST = "/paths/~1things/get";
const CREATE = "/paths/~1things/post";
const NEW = "/components/schemas/NewThing";
const THING = "/components/schemas/Thing";
const OK = `${LIST}/responses/200`;
const TEXT = { type: "string" };

function told(edits: readonly Edit[], base: readonly Edit[] = []): Told[] {
  const changes = compareWire(document(edited("made-up", base)), document(edited("made-up", [...base, ...edits])));
  return changes.map(({ operation, location, from, to }) => [operation, location, from, to]);
}

// prettier-ignore
const CASES: readonly (readonly [name: string, edits: readonly Edit[], expected: readonly Told[], base?: readonly Edit[]])[] = [
  ["an operation goes", [["remove", "/paths/~1health"]], [["Health", "operation", "GET /health", null]]],
  ["an operation without a name goes", [["remove", "/paths/~1nameless"]], [["GET /nameless", "operation", "GET /nameless", null]]],
  ["an operation comes", [["set", "/paths/~1new", { put: { responses: {} } }]], [["PUT /new", "operation", null, "PUT /new"]]],
  ["a variant goes", [["remove", "/paths/~1variants#second"]], [["Second", "operation", "POST /variants", null]]],
  ["an operation is called otherwise", [["set", `${LIST}/operationId`, "ListAll"]], [["ListThings", "operation", "ListThings", "ListAll"]]],
  ["an operation moves", [["rename", "/paths/~1health", "/alive"]], [["Health", "operation", "/health", "/alive"]]],
  ["an operation has another method", [["rename", "/paths/~1health/get", "head"]], [["Health", "operation", "GET", "HEAD"]]],
  ["an operation is deprecated", [["set", `${LIST}/deprecated`, true]], [["ListThings", "operation", false, true]]],
  ["a tag", [["set", `${LIST}/tags`, ["Lists"]]], [["ListThings", "operation", "Things", null], ["ListThings", "operation", null, "Lists"]]],
  ["an extension of an operation", [["set", `${LIST}/x-some`, 1]], [["ListThings", "operation#x-some", null, 1]]],
  ["an extension of a path", [["set", "/paths/~1health/x-some", 1]], [["Health", "path#x-some", null, 1]]],
  ["an extension of all paths", [["set", "/paths/x-some", 1]], [[null, "paths#x-some", null, 1]]],
  ["whether an operation only reads", [["set", `${LIST}/x-reads-only`, false]], [["ListThings", "operation#x-reads-only", true, false]]],
  ["the token of an operation", [["set", `${CREATE}/x-idempotency-token`, "key"]], [["CreateThing", "operation#x-idempotency-token", "token", "key"]]],
  ["pages", [["remove", `${LIST}/x-pagination`]], [["ListThings", "operation#x-pagination", { style: "marker", marker: "marker", limit: "limit", items: "things", next: "next" }, null]]],

  ["a parameter goes", [["remove", `${LIST}/parameters/0`]], [["ListThings", "request.query.marker", "marker", null]]],
  ["a parameter comes", [["append", `${LIST}/parameters`, { name: "X-New", in: "header", schema: TEXT }]], [["ListThings", "request.header.x-new", null, "X-New"]]],
  ["a parameter moves", [["set", `${LIST}/parameters/0/in`, "header"]], [["ListThings", "request.query.marker", "query", "header"]]],
  ["a parameter that moved changes", [["set", `${LIST}/parameters/0/in`, "header"], ["set", `${LIST}/parameters/0/schema/maxLength`, 3]], [["ListThings", "request.query.marker", "query", "header"], ["ListThings", "request.header.marker", null, 3]]],
  ["a parameter of a path is called otherwise", [["rename", "/paths/~1things~1{id}", "/things/{key}"], ["set", "/paths/~1things~1{key}/get/parameters/0/name", "key"], ["set", "/paths/~1things~1{key}/delete/parameters/0/name", "key"], ["set", "/paths/~1things~1{key}/get/parameters/0/schema/maxLength", 3]], [["ShowThing", "request.path.id", "id", "key"], ["DeleteThing", "request.path.id", "id", "key"], ["ShowThing", "request.path.key", null, 3]]],
  ["a parameter must be given", [["set", `${LIST}/parameters/0/required`, true]], [["ListThings", "request.query.marker", "optional", "required"]]],
  ["a parameter may be left out", [["set", `${LIST}/parameters/2/required`, false]], [["ListThings", "request.query.owner", "required", "optional"]]],
  ["what the client takes", [["set", `${LIST}/parameters/2/x-client-default`, "account-id"]], [["ListThings", "request.query.owner", "project-id", "account-id"]]],
  ["how a list is written", [["set", `${LIST}/parameters/3/explode`, true]], [["ListThings", "request.query.ids", "form", "form explode"]]],
  ["how anything is written", [["set", `${LIST}/parameters/0/style`, "deepObject"], ["set", `${LIST}/parameters/0/allowReserved`, true], ["set", `${LIST}/parameters/0/allowEmptyValue`, true]], [["ListThings", "request.query.marker", "form", "deepObject allowReserved allowEmptyValue"]]],
  ["how a header is written", [["set", `${LIST}/parameters/5/style`, "other"]], [["ListThings", "request.header.x-trace", "simple", "other"]]],
  ["how a cookie is written", [["set", `${LIST}/parameters/5/style`, "other"]], [["ListThings", "request.cookie.X-Trace", "form", "other"]], [["set", `${LIST}/parameters/5/in`, "cookie"]]],
  ["a parameter is JSON", [["set", `${LIST}/parameters/0`, { name: "marker", in: "query", content: {} }]], [["ListThings", "request.query.marker", "form explode", "by media type"], ["ListThings", "request.query.marker", "Where to go on.", null], ["ListThings", "request.query.marker", "string", "anything"]]],
  ["an extension of a parameter", [["set", `${LIST}/parameters/0/x-some`, 1]], [["ListThings", "request.query.marker#x-some", null, 1]]],
  ["a field of a parameter", [["set", `${LIST}/parameters/6/content/application~1json/schema/properties/name/maxLength`, 3]], [["ListThings", "request.query.filter.name", null, 3]]],

  ["a body goes", [["remove", "/paths/~1things~1{id}/delete/requestBody"]], [["DeleteThing", "request.body", "body", null]]],
  ["a body comes", [["set", "/paths/~1old/get/requestBody", { content: {} }]], [["Old", "request.body", null, "body"]]],
  ["a body may be left out", [["remove", `${CREATE}/requestBody/required`]], [["CreateThing", "request.body", "required", "optional"]]],
  ["a form of a body", [["remove", `${CREATE}/requestBody/content/multipart~1form-data`]], [["CreateThing", "request.body", "multipart/form-data", null]]],
  ["a form of a body comes", [["set", "/paths/~1things~1{id}/delete/requestBody/content/Text~1plain", {}]], [["DeleteThing", "request.body", null, "text/plain"]]],
  ["how a part is written", [["set", `${CREATE}/requestBody/content/multipart~1form-data/encoding`, {}]], [["CreateThing", "request.body[multipart/form-data]", { file: { contentType: "image/png" } }, {}]]],
  ["a key of a form", [["set", `${CREATE}/requestBody/content/multipart~1form-data/x-some`, 1]], [["CreateThing", "request.body[multipart/form-data]#x-some", null, 1]]],
  ["a key of a body", [["set", `${CREATE}/requestBody/x-some`, 1]], [["CreateThing", "request.body#x-some", null, 1]]],
  ["a key of the only form", [["set", "/paths/~1things~1{id}/delete/requestBody/content/application~1json/x-some", 1]], [["DeleteThing", "request.body#x-some", null, 1]]],
  ["a field of a body of several forms", [["remove", `${NEW}/properties/note`]], [["CreateThing", "request.body[application/json].note", "string", null]]],

  ["a status goes", [["remove", `${LIST}/responses/202`]], [["ListThings", "response.202", "202", null]]],
  ["an error comes", [["set", `${LIST}/responses/500`, { description: "" }]], [["ListThings", "response.500", null, "500"]]],
  ["a key of all answers", [["set", `${LIST}/responses/x-some`, 1]], [["ListThings", "response#x-some", null, 1]]],
  ["a key of an answer", [["set", `${OK}/x-some`, 1]], [["ListThings", "response.200#x-some", null, 1]]],
  ["a header goes", [["remove", `${OK}/headers/X-Left`]], [["ListThings", "response.200.header.X-Left", "X-Left", null]]],
  ["a header comes", [["set", `${OK}/headers/X-New`, {}]], [["ListThings", "response.200.header.X-New", null, "X-New"]]],
  ["a header may be missing", [["set", `${OK}/headers/X-Request-Id/required`, false]], [["ListThings", "response.200.header.X-Request-Id", "required", "optional"]]],
  ["a key of a header", [["set", `${OK}/headers/X-Left/x-some`, 1]], [["ListThings", "response.200.header.X-Left#x-some", null, 1]]],
  ["a field deep in an answer", [["set", `${THING}/properties/seconds/type`, "string"]], [["ListThings", "response.200.things[].seconds", "integer", "string"], ["CreateThing", "response.201.seconds", "integer", "string"], ["ShowThing", "response.200[application/json].seconds", "integer", "string"]]],
  ["a map of an answer", [["set", `${THING}/properties/labels/additionalProperties/type`, "integer"]], [["ListThings", "response.200.things[].labels.*", "string", "integer"], ["CreateThing", "response.201.labels.*", "string", "integer"], ["ShowThing", "response.200[application/json].labels.*", "string", "integer"]]],

  ["a region", [["append", "/servers/0/variables/region/enum", "west"]], [[null, "servers.region", null, "west"]]],
  ["the region by default", [["set", "/servers/0/variables/region/default", "south"]], [[null, "servers.region", "north", "south"]]],
  ["a key of a region", [["set", "/servers/0/variables/region/x-some", 1]], [[null, "servers.region#x-some", null, 1]]],
  ["a key of a server", [["set", "/servers/1/x-some", 1]], [[null, "servers#x-some", null, 1]]],
  ["the server", [["set", "/servers/0/url", "https://other.example.com"]], [[null, "servers", "https://things.{region}.example.com", "https://other.example.com"]]],
  ["another server", [["append", "/servers", { url: "https://other.example.com" }]], [[null, "servers", null, "https://other.example.com"]]],
  ["a way to sign in", [["remove", `${CREATE}/security/1`]], [["CreateThing", "request.security", "OAuth", null]]],
  ["two schemes at once", [["append", `${CREATE}/security`, { Keys: [], Token: [] }]], [["CreateThing", "request.security", null, "Keys and Token"]]],
  ["no scheme at all", [["append", `${CREATE}/security`, {}]], [["CreateThing", "request.security", null, "no credentials"]]],
  ["a scope of an operation", [["set", `${CREATE}/security/1/OAuth`, ["read"]]], [["CreateThing", "request.security.OAuth", null, "read"], ["CreateThing", "request.security.OAuth", "write", null]]],
  ["a place of a scheme", [["set", "/components/securitySchemes/Token/in", "query"]], ["ListThings", "ShowThing", "DeleteThing", "Old", "GET /nameless", "First", "Second", "Bench"].map((name): Told => [name, "security.Token.in", "header", "query"])],
  ["a scope of a scheme", [["set", "/components/securitySchemes/OAuth/flows/authorizationCode/scopes/admin", "All."]], [["CreateThing", "security.OAuth.authorizationCode", null, "admin"]]],
  ["a key of a flow", [["set", "/components/securitySchemes/OAuth/flows/authorizationCode/x-some", 1]], [["CreateThing", "security.OAuth.authorizationCode#x-some", null, 1]]],
  ["a key of a scheme", [["set", "/components/securitySchemes/OAuth/x-some", 1]], [["CreateThing", "security.OAuth#x-some", null, 1]]],
  ["the title", [["set", "/info/title", "Stuff"]], [[null, "info.title", "Things", "Stuff"]]],
  ["a tag of the service", [["append", "/tags", { name: "New" }]], [[null, "tags.New", null, { name: "New" }]]],
  ["the vendor's page", [["set", "/externalDocs", { url: "https://example.com" }]], [[null, "externalDocs", { url: "https://example.com/things" }, { url: "https://example.com" }]]],
  ["the version of OpenAPI", [["set", "/openapi", "3.1.0"]], [[null, "openapi", "3.1.1", "3.1.0"]]],
  ["where errors are read", [["set", "/x-errors/message", ["/text"]]], [[null, "x-errors.message", ["/message"], ["/text"]]]],
  ["a key of the document", [["set", "/x-some", 1]], [[null, "#x-some", null, 1]]],
  ["a component comes", [["set", "/components/schemas/New", TEXT], ["set", `${NEW}/properties/note`, { $ref: "#/components/schemas/New", examples: ["hello"] }]], [[null, "schemas.New", null, "New"]]],

  ["a field must be given", [["append", `${NEW}/required`, "note"]], [["CreateThing", "request.body[application/json].note", "optional", "required"]]],
  ["a field comes with a default", [["set", `${NEW}/properties/new`, { ...TEXT, default: "a" }], ["append", `${NEW}/required`, "new"]], [["CreateThing", "request.body[application/json].new", null, "a"]]],
  ["a field comes", [["set", `${NEW}/properties/new`, { type: ["integer", "string"], format: "int64" }]], [["CreateThing", "request.body[application/json].new", null, "integer or string (int64)"]]],
  ["a mark of a field", [["set", `${NEW}/properties/note/readOnly`, true]], [["CreateThing", "request.body[application/json].note", false, true]]],
  ["other fields", [["set", `${NEW}/properties/open/additionalProperties`, TEXT]], [["CreateThing", "request.body[application/json].open.*", "anything", "string"]]],
  ["no other fields", [["set", `${NEW}/properties/open/additionalProperties`, false]], [["CreateThing", "request.body[application/json].open.*", "anything", "none"]]],
  ["a limit in another keyword", [["set", `${NEW}/properties/note`, { type: "number", exclusiveMaximum: 4 }]], [["CreateThing", "request.body[application/json].note", { maximum: 5 }, { exclusiveMaximum: 4 }]], [["set", `${NEW}/properties/note`, { type: "number", maximum: 5 }]]],
  ["a form without a name", [["append", "/components/schemas/BenchIn/properties/any/anyOf", { type: "array", maxItems: 3 }]], [["Bench", "request.body[application/json].any", null, '{"maxItems":3,"type":"array"}']]],
  ["a long form without a name", [["append", "/components/schemas/BenchIn/properties/any/anyOf", { type: "array", description: "So long that nobody wants to read all of it in a report of changes." }]], [["Bench", "request.body[application/json].any", null, "array"]]],
  ["a long form without a type", [["append", "/components/schemas/BenchIn/properties/any/anyOf", { description: "So long that nobody wants to read all of it in a report of changes." }]], [["Bench", "request.body[application/json].any", null, "a form"]]],
  ["a form with a title", [["set", "/components/schemas/BenchIn/properties/any/anyOf/0/maxLength", 3]], [["Bench", "request.body[application/json].any(Text)", null, 3]]],
  ["a form that is a component", [["set", "/components/schemas/Dog/properties/kind/maxLength", 3]], [["Bench", "request.body[application/json].told(Dog).kind", null, 3], ["Bench", "response.200[application/json].told(Dog).kind", null, 3]]],
  ["a form that wraps another", [["set", `${NEW}/properties/owner`, { anyOf: [{ $ref: "#/components/schemas/Owner" }, { title: "Text", type: "string" }] }], ["set", "/components/schemas/Owner/properties/name/maxLength", 3]], [["CreateThing", "request.body[application/json].owner", null, "Text"], ["CreateThing", "request.body[application/json].owner(Owner).name", null, 3]]],
  ["a form that a discriminator alone names", [["set", "/components/schemas/Cat/properties/kind/maxLength", 3]], [["CreateThing", "request.body[application/json].note(cat).kind", null, 3]], [["remove", "/paths/~1bench"], ["set", `${NEW}/properties/note`, { discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } }]]],
];

test.each(CASES.map(([name, edits, expected, base = []]) => ({ name, edits, expected, base })))(
  "$name",
  ({ edits, expected, base }) => {
    expect(told(edits, base)).toEqual(expected);
  },
);
