import { assemble, buildLedger, documentsOf, type DocumentFacts } from "@yunfan-tools/spec-check/build-ledger";
import { check } from "@yunfan-tools/spec-check/check";
import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { loadSpec, specNames } from "@yunfan-tools/spec-check/specs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { providersOf, type Provider } from "../workspace.js";
import { skeleton } from "./document.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const providers = new Map(providersOf(root).map((one) => [one.name, one]));
const TODO = "still says TODO; write it";

interface Operation {
  "x-correction"?: object[];
  "x-reads-only": boolean;
  "x-pagination"?: object;
  parameters: Record<string, unknown>[];
  requestBody?: { required: boolean };
  responses: Record<string, { headers: object; content: object; "x-correction"?: Record<string, unknown> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  "x-errors": Record<string, unknown>;
  components: {
    schemas: Record<string, { required?: string[]; properties: Record<string, Record<string, unknown>> }>;
    securitySchemes: Record<string, Record<string, unknown>>;
  };
}

/** The skeleton of a ledger, as a file would have it, and what the check of specs says of it. */
function laidOut(provider: Provider, ledger: Ledger, service = "cups") {
  const made = skeleton({ provider, service, version: "v2", ledger });
  const document = parse(stringify(made, { aliasDuplicateObjects: false })) as Document;
  const operations = Object.fromEntries(
    Object.keys(ledger.operations).map((name) => [name, { unknown: "nobody has looked for it yet" }]),
  );
  const spec = { name: "x", file: "x", ledger, document: document as never, sdkModels: { sdks: {}, operations } };
  return { document, failures: check(spec).failures.filter((line) => !line.endsWith(TODO)) };
}

const real = (name: string): { provider: Provider; documents: DocumentFacts[] } => {
  const provider = providers.get(name.split("/")[0] ?? "");
  if (provider === undefined) throw new Error(`no provider of ${name}`);
  return { provider, documents: documentsOf(loadSpec(name).ledger) };
};

describe.each(specNames([]))("of what is known of %s", (name) => {
  const { provider, documents } = real(name);

  it.each(documents.map((one) => [`${one.source.kind} ${one.facts.operation}`, one] as const))(
    "has a node for each row and field of %s, and nothing else is wrong but what nobody has written yet",
    (_, document) => {
      expect(laidOut(provider, assemble([document])).failures).toEqual([]);
    },
  );

  it("has room for all of them together", () => {
    expect(laidOut(provider, assemble(documents.filter(({ fixedPath }) => fixedPath === undefined))).failures).toEqual(
      [],
    );
  });
});

const huaweicloud = providers.get("huaweicloud") as Provider;
const baiducloud = providers.get("baiducloud") as Provider;

/** A skeleton of fact tables that were made for this test, each over a table that has little. */
function of(provider: Provider, ...tables: object[]) {
  const least = { operation: "ShowCup", method: "GET", path: "/v1/cup", parameters: [], responses: [{ status: 200 }] };
  const made = laidOut(
    provider,
    buildLedger(tables.map((table) => ({ text: JSON.stringify({ ...least, ...table }) }))),
  );
  const [operation] = Object.values(made.document.paths).flatMap((methods) => Object.values(methods));
  return { ...made, operation: operation as Operation, schemas: made.document.components.schemas };
}
const field = (path: string, type = "string", more: object = {}) => ({ path, type, ...more });
const body = (path: string, type = "string", more: object = {}) => ({
  name: path.split(".").at(-1),
  place: "body",
  path_in_body: path,
  type,
  required: false,
  ...more,
});

it("says of headers why they are no inputs, and keeps those of answers", () => {
  const parameters = ["X-Auth-Token", "authorization", "Content-Type", "X-Cup"].map((name) => ({
    name,
    place: "header",
    type: "string",
    required: true,
    max_length: 9,
  }));
  const responses = [{ status: 200, headers: [{ name: "X-Cup-Id", type: "string" }], fields: [] }];
  const examples = [{ kind: "response", status: 200, headers: { "X-Sample": "a", "X-Request-Id": "b", Date: "c" } }];
  const { failures, operation, document } = of(huaweicloud, { parameters, responses, examples });
  expect(failures).toEqual([]);
  expect(JSON.stringify(operation["x-correction"])).toMatch(
    /authorization.*the security scheme stands.*Content-Type.*no type to name.*X-Cup.*TODO: who sends/,
  );
  expect(Object.keys(operation.responses["200"]?.headers ?? {})).toEqual(["X-Request-Id", "X-Sample", "X-Cup-Id"]);
  expect(document.components.securitySchemes["Token"]).toMatchObject({
    "x-correction": { page: { row: "request.header.X-Auth-Token", required: "true", maxLength: 9 } },
  });
  expect(document.components.securitySchemes["AkSk"]).toMatchObject({ "x-correction": { page: "absent" } });
});

it("tells for whom a scheme's correction speaks where operations differ", () => {
  const parameters = [{ name: "X-Auth-Token", place: "header", type: "string", required: true }];
  const { document, failures } = of(huaweicloud, { parameters }, { operation: "ListCups", path: "/v1/cups" });
  expect(failures).toEqual([]);
  expect(document.components.securitySchemes["Token"]?.["x-correction"]).toMatchObject([
    { page: { row: "ShowCup.request.header.X-Auth-Token" } },
    { page: "absent", operations: ["ListCups"] },
  ]);
});

it("gives a status without a body the shape of another one, and says so", () => {
  const shape = '{"error":{"code":number,"message":string}}';
  const errors = [
    { status: 400, code: 400, shape },
    { status: 403, code: "unknown", shape: "unknown" },
  ];
  const { document, operation, schemas, failures } = of(huaweicloud, { errors });
  expect(failures).toEqual([]);
  expect(Object.keys(schemas)).toEqual(["ShowCupResult", "ShowCupError", "ShowCupErrorError"]);
  expect(operation.responses["403"]?.["x-correction"]?.["evidence"]).toMatch(/the shape is that of status 400$/);
  expect(document["x-errors"]).toMatchObject({
    code: ["/error/code"],
    message: ["/error/message"],
    requestId: { body: [] },
  });
  const alone = of(huaweicloud, { errors: errors.slice(1) });
  expect(alone.failures).toEqual([]);
  expect(alone.operation.responses["403"]?.["x-correction"]?.["evidence"]).toMatch(/^TODO/);
  expect(Object.keys(alone.schemas)).toEqual(["ShowCupResult", "GatewayError"]);
});

it("gives errors of one shape one component, and others their own", () => {
  const responses = [
    { status: 200, fields: [] },
    { status: 400, fields: [field("error_code"), field("error_msg")] },
    { status: 403, fields: [field("error_code"), field("error_msg")] },
    { status: 404, fields: [field("error_code"), field("error_msg"), field("why")] },
  ];
  const { operation, schemas, failures } = of(huaweicloud, { responses });
  expect(failures).toEqual([]);
  expect(Object.keys(schemas)).toEqual(["ShowCupResult", "ShowCupError", "ShowCupError404"]);
  expect(JSON.stringify(operation.responses["403"])).toContain('/ShowCupError"');
});

it("adds to the common error what samples show, and documents how any call is refused where a page has no error", () => {
  const examples = [{ kind: "response", status: 409, headers: {}, body: { code: "A", why: { of: 1 } } }];
  const shown = of(baiducloud, { examples, errors: [{ status: 404, code: "NoCup" }] });
  expect(shown.failures).toEqual([]);
  expect(Object.keys(shown.operation.responses)).toEqual(["200", "404", "409"]);
  expect(Object.keys(shown.schemas["BceError"]?.properties ?? {})).toEqual(["requestId", "code", "message", "why"]);
  expect(shown.schemas["BceError"]?.properties["code"]).toMatchObject({ enum: ["NoCup"] });
  const silent = of(baiducloud, {});
  expect(silent.failures).toEqual([]);
  expect(Object.keys(silent.operation.responses)).toEqual(["200", "400", "403"]);
  expect(silent.operation.responses["403"]?.["x-correction"]?.["evidence"]).toContain("https://cloud.baidu.com/doc/");
  expect(Object.keys(of(baiducloud, { responses: [{ status: 204 }] }).operation.responses)).toEqual([
    "204",
    "400",
    "403",
  ]);
});

it("marks what is a secret by its name, in inputs and answers, and an id below one", () => {
  const responses = [
    { status: 200, fields: [field("token", "object"), field("token.id"), field("id"), field("sessionToken", "int")] },
  ];
  const { schemas, failures } = of(huaweicloud, { method: "POST", parameters: [body("password")], responses });
  expect(failures).toEqual([]);
  expect(schemas["Token"]?.properties["id"]).toMatchObject({ format: "password" });
  expect(schemas["ShowCupBody"]?.properties["password"]).toMatchObject({ format: "password" });
  expect(JSON.stringify(schemas["ShowCupResult"])).not.toContain("password");
});

it("calls components by the vendor's words or the field's, unless something else has the name", () => {
  const lists = [field("a", "List<CupInfo>"), field("a[].x"), field("b", "List<CupInfo>"), field("b[].y")];
  const objects = ["record", "cups", "lid"].flatMap((name) => [field(name, "object"), field(`${name}.z`)]);
  const fields = [...lists, ...objects, field("list", "array"), field("list[].z"), field("cup-handle", "object")];
  const { schemas, failures } = of(baiducloud, { responses: [{ status: 200, fields }] });
  expect(failures).toEqual([]);
  expect(Object.keys(schemas)).toEqual([
    "ShowCupResult",
    "CupInfo",
    "ShowCupResultBItem",
    "ShowCupResultRecord",
    "ShowCupResultCups",
    "Lid",
    "ListItem",
    "CupHandle",
    "BceError",
  ]);
});

it("writes words as values of their type, on the items of a list", () => {
  const parameters = [
    body("months", "Integer", { allowed: [12, 24] }),
    body("moods", "List<String>", { allowed: ["calm"] }),
  ];
  const { schemas, failures, operation } = of(baiducloud, { method: "PUT", parameters });
  expect(failures).toEqual([]);
  expect(schemas["ShowCupBody"]?.properties).toMatchObject({
    months: { type: "integer", enum: [12, 24] },
    moods: { type: "array", items: { type: "string", enum: ["calm"] } },
  });
  expect([operation.requestBody?.required, operation["x-reads-only"]]).toEqual([false, false]);
  const needed = of(baiducloud, { method: "PUT", parameters: [body("a", "string", { required: true }), body("b")] });
  expect([needed.operation.requestBody?.required, needed.schemas["ShowCupBody"]?.required]).toEqual([true, ["a"]]);
});

it("fills in the version that a path leaves open, and takes the keys after a question mark for parameters", () => {
  const path_template = "/v{version}/cup?bind";
  const parameters = [
    { name: "version", place: "path", type: "String", required: true },
    { name: "bind", place: "query", type: "flag", required: true, default: "" },
    { name: "project_id", place: "path", type: "string", required: true },
  ];
  const { document, operation, failures } = of(baiducloud, { path_template, parameters: parameters.slice(0, 2) });
  expect(failures).toEqual([]);
  expect(Object.keys(document.paths)).toEqual(["/v2/cup"]);
  expect(operation.parameters).toMatchObject([{ name: "bind", schema: { const: "" } }]);
  expect(JSON.stringify(operation["x-correction"])).toMatch(/a spec stands for one API version.*request.path.version/);
  const open = { path: "/{project_id}/cup?bind", parameters: parameters.slice(1) };
  const own = of(huaweicloud, open);
  expect(own.failures).toEqual([]);
  expect(own.operation.parameters[1]).toMatchObject({ "x-client-default": "project-id" });
  expect(JSON.stringify(own.operation["x-correction"])).toContain("a key after the question mark is a parameter");
  expect(of(baiducloud, open).operation.parameters[1]).not.toHaveProperty("x-client-default");
});

it("tells two operations of one method and path apart", () => {
  const { document, failures } = of(baiducloud, {}, { operation: "DropCup" }, { operation: "PutCup", method: "PUT" });
  expect(failures).toEqual([]);
  expect(Object.entries(document.paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
    ["/v1/cup", ["get", "put"]],
    ["/v1/cup#DropCup", ["get"]],
  ]);
});

it("names the page of an operation: the one given, else the first that a fact table was read from", () => {
  const sources = [
    { kind: "meta", repo: "a/b" },
    { kind: "page", url: "https://example.com/a" },
  ];
  const url = (table: object) =>
    (of(baiducloud, table).operation as unknown as { externalDocs: { url: string } }).externalDocs.url;
  expect([url({ sources }), url({})]).toEqual(["https://example.com/a", "TODO: https://…, the vendor's page"]);
});

const page = (...names: string[]) => names.map((name) => ({ name, place: "query", type: "string", required: false }));
const cups = [field("cups", "List<Cup>"), field("cups[].id")];

it.each([
  [page("offset", "limit"), [...cups, field("total", "int")], { style: "offset", items: "cups", total: "total" }],
  [page("offset", "limit"), [...cups, field("total")], { style: "offset", limit: "limit", items: "cups" }],
  [
    page("marker", "maxKeys"),
    [...cups, field("nextMarker"), field("isTruncated", "bool"), field("totalCount", "int")],
    { style: "marker", limit: "maxKeys", next: "nextMarker", truncated: "isTruncated", total: "totalCount" },
  ],
  [page("marker"), [...cups, field("nextMarker")], undefined],
  [page("marker", "limit"), cups, undefined],
  [page("marker", "limit"), [...cups, field("nextMarker", "int")], undefined],
  [page("offset", "limit"), [...cups, field("lids", "List<Lid>"), field("lids[].id")], undefined],
  [page("offset", "limit"), [field("cups", "List<String>")], undefined],
  [page("limit"), cups, undefined],
  [[], [...cups, field("offset", "int"), field("limit", "int")], undefined],
])("sees how a list is paged: case %#", (parameters, fields, expected) => {
  const { operation } = of(baiducloud, { method: "POST", parameters, responses: [{ status: 200, fields }] });
  const paged = operation["x-pagination"];
  if (expected === undefined) expect(paged).toBeUndefined();
  else expect(paged).toMatchObject(expected);
  expect(operation["x-reads-only"]).toBe(expected !== undefined);
  if (expected !== undefined && !("total" in expected)) expect(paged).not.toHaveProperty("total");
});

it("leaves to people what a ledger would say, and what nobody knows of a new provider", () => {
  const provider: Provider = {
    name: "acme",
    title: "acme",
    signing: "stub",
    authType: "AcmeAuth",
    findsProjects: false,
  };
  const document = skeleton({ provider, service: "cups", version: "v1", ledger: undefined }) as Document;
  expect(Object.keys(document.paths["/v1/todo"]?.["get"]?.responses ?? {})).toEqual(["200", "401"]);
  expect(document.components.securitySchemes["Signature"]).toMatchObject({
    "x-signing": { algorithm: "TODO: the name of the signing scheme" },
    "x-correction": { page: "absent", reason: "truncated", evidence: expect.stringMatching(/^TODO/) as string },
  });
  expect(JSON.stringify(document)).toContain("https://cups.{region}.acme.example.com");
});
