import { buildLedger } from "@yunfan-tools/spec-check/build-ledger";
import { expect, it } from "vitest";
import { leastInput } from "../entry/least-input.js";
import type { Provider } from "../workspace.js";
import { factsOf, sampledFields } from "./facts.js";
import { fieldsBelow, itemSeen, shapeOf } from "./structure.js";

// A fact table of our own, with what vendors' tables have been seen to do.
const TABLE = {
  operation: "PutCup",
  method: "PUT",
  path: "/v2/{project_id}/{shelf}/cups?bind",
  parameters: [
    { name: "project_id", place: "path", type: "string", required: true },
    { name: "shelf", place: "path", type: "string", required: false, min_length: 6 },
    { name: "version", place: "path", type: "String", required: true },
    { name: "bind", place: "query", type: "flag", required: true },
    { name: "limit", place: "query", type: "int", required: true, min: 3 },
    { name: "names", place: "body", type: "List", required: true },
    { name: "few", place: "body", type: "List<String>", required: true, min_items: 1 },
    { name: "some", place: "body", type: "List", required: true, min_items: 1 },
    { name: "mood", place: "body", type: "string", required: true, allowed: ["calm", "wild"] },
    { name: "months", place: "body", type: "Integer", required: true, allowed: [12, 24] },
    { name: "washed", place: "body", type: "bool", required: true },
    { name: "free", place: "body", type: "string", required: false },
    { name: "handle", place: "body", type: "CupHandle", required: true },
    { name: "side", place: "body", path_in_body: "handle.side", type: "string", required: true, max_length: 2 },
    { name: "soft", place: "body", path_in_body: "handle.soft", type: "string", required: false },
    { name: "lids", place: "body", type: "String", required: true, min_items: 1 },
    { name: "id", place: "body", path_in_body: "lids[].id", type: "double", required: true },
  ],
  responses: [
    {
      status: 200,
      headers: [{ name: "X-Cup", type: "string" }],
      fields: [
        { path: "total", type: "Long" },
        { path: "note", type: "string" },
        { path: "grams", type: "double" },
        { path: "mystery", type: "CupThing" },
        { path: "seen", type: "CupThing" },
        { path: "odd", type: "string" },
      ],
    },
  ],
  examples: [
    { kind: "request", headers: {}, body: { names: ["a", null], free: 1 } },
    {
      kind: "response",
      status: 200,
      headers: {},
      body: { note: null, grams: 2, seen: [{ a: 1 }], odd: 1, more: { b: "c" } },
    },
    { kind: "response", status: 200, headers: {}, body: { more: { b: null } } },
  ],
};
const ledger = buildLedger([{ text: JSON.stringify(TABLE) }]);
const facts = factsOf(ledger, "PutCup");
const shape = (id: string) => {
  const row = facts.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const { types, items, differs } = shapeOf(facts, row, id);
  return [types.join("|"), items, differs?.reason, differs?.evidence];
};
const provider: Provider = {
  name: "huaweicloud",
  title: "Huawei Cloud",
  signing: "sdk-hmac-sha256",
  authType: "HuaweiCloudAuth",
  findsProjects: true,
};

it.each([
  ["request.query.bind", ["flag", undefined, undefined, undefined]],
  ["request.body.few", ["array", "string", undefined, undefined]],
  ["request.body.names", ["array", "string", undefined, undefined]],
  ["request.body.handle", ["object", undefined, "representation", "the fields that the page has below it"]],
  ["request.body.lids", ["array", undefined, "contradiction", "the fields that the page has below it"]],
  ["request.body.free", ["integer", undefined, "contradiction", expect.stringMatching(/^TODO: the sample/)]],
  ["response.200.total", ["integer", undefined, undefined, undefined]],
  ["response.200.note", ["string|null", undefined, "contradiction", "the sample of the same page prints null"]],
  ["response.200.grams", ["number", undefined, undefined, undefined]],
  ["response.200.odd", ["string|integer", undefined, "contradiction", expect.stringMatching(/^TODO: the sample/)]],
  [
    "response.200.mystery",
    ["string", undefined, "representation", expect.stringMatching(/^TODO: what the type word CupT/)],
  ],
  ["response.200.seen", ["array", "object", "representation", "the fields that the page has below it"]],
])("tells what %s is, and why where its row says otherwise", (id, expected) => {
  expect(shape(id)).toEqual(expected);
});

it("finds the fields below an id, of rows and then of samples, each once", () => {
  expect(fieldsBelow(facts, "response.200").map(({ field }) => field)).toEqual([
    "total",
    "note",
    "grams",
    "mystery",
    "seen",
    "odd",
    "more",
  ]);
  expect(fieldsBelow(facts, "response.200.more")).toEqual([{ field: "b", types: ["string", "null"] }]);
  expect(itemSeen(facts, "request.body.names")).toBe("string");
  expect(sampledFields(facts).map(([id]) => id)).toContain("request.body.names[]");
});

it("leaves the operation out of ids where the ledger has several", () => {
  const other = JSON.stringify({ ...TABLE, operation: "PutLid" });
  const both = factsOf(buildLedger([{ text: JSON.stringify(TABLE) }, { text: other }]), "PutLid");
  expect([both.prefix, both.rows.length, both.samples.length]).toEqual(["PutLid.", facts.rows.length, 3]);
  expect(both.rows.map(({ id }) => id)).toEqual(facts.rows.map(({ id }) => id));
  expect(factsOf(undefined, "PutLid")).toMatchObject({ prefix: "", rows: [], samples: [] });
});

it("gives the least that an operation takes, each value as its row wants it", () => {
  const least = {
    shelf: "text--",
    limit: 3,
    names: [],
    few: ["text"],
    some: ["text"],
    mood: "calm",
    months: 12,
    washed: true,
    handle: { side: "te" },
    lids: [{ id: 1 }],
  };
  expect(leastInput(ledger, "PutCup", provider)).toEqual(least);
  expect(leastInput(ledger, "PutCup", { ...provider, findsProjects: false })).toEqual({ project_id: "text", ...least });
  expect(leastInput(undefined, "PutCup", provider)).toEqual({});
});
