// Breaks the committed specs against the house's own rules, one at a time.
import { expect, it } from "vitest";
import type { Json } from "../json.js";
import { failuresAfter, realSpec } from "../testing/real-specs.js";
import { objectOf, remove, replace } from "../testing/sites.js";

const BCC = "baiducloud/bcc/v2";
const ROMA = "huaweicloud/roma/v2";
const IAM = "huaweicloud/iam/v3";
const STS = "baiducloud/sts/v1";
const FLAG = "/paths/~1v1~1credential/post/parameters/0";
const LIST = "/paths/~1v2~1instance~1reserved~1list/post";
const TOKENS = "/paths/~1v3~1auth~1tokens/post";
const ROMA_LIST = "/paths/~1v2~1{project_id}~1instances/get";

const replacements: [what: string, spec: string, at: string, value: Json, message: RegExp][] = [
  ["an unknown extension", BCC, `${LIST}/x-paginate`, true, /x-paginate is not in the vocabulary/],
  [
    "a signing algorithm",
    BCC,
    "/components/securitySchemes/BceAuthV1/x-signing/algorithm",
    "md5",
    /no known algorithm/,
  ],
  ["a signed scheme's header", ROMA, "/components/securitySchemes/AkSk/name", "X-Other", /header Authorization/],
  ["x-reads-only", BCC, `${LIST}/x-reads-only`, "yes", /neither true nor false/],
  ["x-idempotency-token's place", BCC, `${LIST}/x-idempotency-token`, "marker", /only on an operation that changes/],
  ["x-idempotency-token", IAM, `${TOKENS}/x-idempotency-token`, "clientToken", /names no parameter/],
  ["x-client-default", ROMA, `${ROMA_LIST}/parameters/0/x-client-default`, "region", /no known default/],
  ["x-client-default's place", ROMA, `${ROMA_LIST}/parameters/2/x-client-default`, "project-id", /only on a required/],
  ["x-unit", ROMA, "/components/schemas/RomaInstanceList/properties/total/x-unit", "furlongs", /no known unit/],
  ["x-errors' place", BCC, "/info/x-errors", {}, /stands only on the document/],
  ["x-signing's place", BCC, "/info/x-signing", {}, /stands only on a security scheme/],
  ["a pagination style", BCC, `${LIST}/x-pagination/style`, "page", /style is not one of/],
  ["a pagination key", BCC, `${LIST}/x-pagination/offset`, "marker", /offset is no key of this style/],
  ["a pagination input", BCC, `${LIST}/x-pagination/limit`, "maxKey", /limit: maxKey is no input/],
  ["a pagination output", BCC, `${LIST}/x-pagination/next`, "next", /next: next is no property/],
  ["a pagination output's type", BCC, `${LIST}/x-pagination/items`, "marker", /items: marker is of type string/],
  ["a code pointer", IAM, "/x-errors/code/0", "/code", /\/code leads to no property[^]*has no code at \/code/],
  ["a message pointer", ROMA, "/x-errors/message/0", "error_msg", /leads to no property/],
  ["a request id pointer", ROMA, "/x-errors/requestId/body/0", "/requestId", /requestId leads to no property/],
  ["a clock code", BCC, "/x-errors/clock/0", "", /clock: holds something else than error codes/],
  ["a part of x-errors", BCC, "/x-errors/time", [], /has unknown keys time/],
  ["the request id header", ROMA, "/x-errors/requestId/header", "X-Trace", /no header X-Trace/],
  ["an error part's type", BCC, "/components/schemas/BceError/properties/message/type", "integer", /is not string/],
  ["an enum's type", BCC, "/components/schemas/BceError/properties/code/type", "integer", /are not of its type/],
  [
    "a constant",
    STS,
    `${FLAG}/schema/const`,
    1,
    /parameters\/0: const is for a required query parameter of type string/,
  ],
  ["a constant's type", STS, `${FLAG}/schema/type`, "integer", /const is for a required query parameter/],
  ["a constant's place", STS, `${FLAG}/in`, "header", /const is for a required query parameter/],
  ["a constant's required mark", STS, `${FLAG}/required`, false, /const is for a required query parameter/],
  ["an operation id", BCC, `${LIST}/operationId`, "listReservedInstances", /PascalCase/],
];

it.each(replacements)("finds a wrong %s", (_what, spec, at, value, message) => {
  expect(failuresAfter(realSpec(spec), (document) => replace(document, at, value)).join("\n")).toMatch(message);
});

const removals: [what: string, spec: string, at: string, message: RegExp][] = [
  ["x-reads-only", BCC, `${LIST}/x-reads-only`, /has no x-reads-only/],
  ["externalDocs", BCC, `${LIST}/externalDocs`, /has no externalDocs/],
  ["x-errors", BCC, "/x-errors", /has no x-errors/],
  ["a pagination input", BCC, `${LIST}/x-pagination/marker`, /marker names no input/],
  ["a pagination output", BCC, `${LIST}/x-pagination/next`, /next names no property/],
  ["a request id header", ROMA, `${ROMA_LIST}/responses/404/headers`, /no header X-Request-Id/],
  ["x-errors' header", ROMA, "/x-errors/requestId/header", /names no response header/],
  ["a signing scheme", ROMA, "/components/securitySchemes/AkSk/x-signing", /AkSk: .*Authorization has no x-signing/],
  ["x-pagination of an offset", ROMA, `${ROMA_LIST}/x-pagination`, /offset and limit, but the operation has no x-pagi/],
  ["x-pagination of a marker", BCC, `${LIST}/x-pagination`, /takes marker, but the operation has no x-pagination/],
  [
    "a pagination total",
    ROMA,
    `${ROMA_LIST}/x-pagination/total`,
    /total names nothing, but the success body has total/,
  ],
  ["a pagination totalCount", BCC, `${LIST}/x-pagination/total`, /total names nothing.* has totalCount/],
  ["a pagination end", BCC, `${LIST}/x-pagination/truncated`, /truncated names nothing.* has isTruncated/],
  [
    "a secret's mark",
    IAM,
    "/components/schemas/PasswordAuthUser/properties/password/format",
    /password is a secret by/,
  ],
  [
    "a secret's mark in an answer",
    STS,
    "/components/schemas/RoleCredential/properties/sessionToken/format",
    /is a secret/,
  ],
  ["a description", BCC, "/components/schemas/Tag/properties/tagKey/description", /has no description/],
];

it.each(removals)("misses %s", (_what, spec, at, message) => {
  expect(failuresAfter(realSpec(spec), (document) => remove(document, at)).join("\n")).toMatch(message);
});

it("lets an error body leave the request id to the header, unless its twin has one", () => {
  const without = (name: string) =>
    failuresAfter(realSpec(ROMA), (document) => remove(document, `/components/schemas/${name}/properties/request_id`));
  expect(without("GatewayError").join("\n")).toMatch(/GatewayError: the error body has no requestId\/body at/);
  expect(failuresAfter(realSpec(IAM), () => {})).toEqual([]);
});

it("finds two inputs of one name", () => {
  const failures = failuresAfter(realSpec(BCC), (document) => replace(document, `${LIST}/parameters/0/name`, "spec"));
  expect(failures.join("\n")).toMatch(/two inputs are called spec/);
});

it("finds a component in both directions, even below another", () => {
  const failures = failuresAfter(realSpec(BCC), (document) => {
    objectOf(document, "/components/schemas/ReservedInstanceFilter/properties")["tags"] = {
      type: "array",
      description: "Tags.",
      items: { $ref: "#/components/schemas/Tag" },
    };
  });
  expect(failures.join("\n")).toMatch(/#\/components\/schemas\/Tag: the component stands in an input and in an output/);
});

it("finds an object without a name", () => {
  const failures = failuresAfter(realSpec(BCC), (document) =>
    replace(document, "/components/schemas/ReservedInstance/properties/tags/items", {
      type: "object",
      properties: { tagKey: { type: "string", description: "Key." } },
    }),
  );
  expect(failures.join("\n")).toMatch(/tags\/items: an object without a name/);
});

it("finds what was left to be written", () => {
  const failures = failuresAfter(realSpec(BCC), (document) => replace(document, `${LIST}/summary`, "TODO: what it is"));
  expect(failures.join("\n")).toMatch(/\/post\/summary: still says TODO; write it/);
});
