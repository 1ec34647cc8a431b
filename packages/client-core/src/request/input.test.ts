import { describe, expect, it } from "vitest";
import { InputError, type OperationRecord } from "../index.js";
import { splitInput } from "./input.js";

const operation: OperationRecord = {
  id: "Op",
  method: "POST",
  path: "/x/{id}",
  readsOnly: true,
  signed: true,
  success: 200,
  input: {
    id: { in: "path", required: true, rule: { type: "string", minLength: 2, maxLength: 4 } },
    limit: { in: "query", rule: { type: "integer", minimum: 0, maximum: 100 } },
    ids: { in: "body", rule: { type: "array", minItems: 1, maxItems: 2, items: { type: "string" } } },
    status: { in: "body", rule: { type: "string", enum: ["RUNNING", "CREATING"] } },
    ratio: { in: "body", rule: { type: "number" } },
    labels: {
      in: "body",
      rule: {
        type: "object",
        values: { type: "object", values: { type: "array", items: { type: "string", secret: true } } },
      },
    },
    scope: {
      in: "body",
      rule: {
        type: "object",
        properties: {
          project: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
          domain: { type: "object" },
        },
        minProperties: 1,
        maxProperties: 1,
      },
    },
  },
};

describe("splitInput", () => {
  it("takes characters beyond the basic plane", () => {
    expect(splitInput(operation, { id: "\u{1F600}x" }).path).toEqual({ id: "\u{1F600}x" });
  });

  it("adds the query keys that every call carries, which are no inputs", () => {
    const flagged = { ...operation, fixedQuery: { flag: "", kind: "x" } };
    expect(splitInput(flagged, { id: "ab", limit: 1 }).query).toEqual({ flag: "", kind: "x", limit: 1 });
    expect(splitInput(flagged, { id: "ab" }).query).not.toBe(flagged.fixedQuery);
    expect(() => splitInput(flagged, { id: "ab", flag: "" })).toThrow("Op: flag is not an input of this operation");
  });

  it("sorts the fields by place and drops those that are undefined", () => {
    const input = {
      id: "ab",
      limit: 0,
      ids: ["1"],
      ratio: 2,
      status: undefined,
      scope: { project: { name: "n" }, domain: undefined },
    };
    expect(splitInput(operation, input)).toEqual({
      path: { id: "ab" },
      query: { limit: 0 },
      body: { ids: ["1"], ratio: 2, scope: { project: { name: "n" }, domain: undefined } },
      secrets: [],
    });
  });

  it("takes names of the caller's own in a map, and finds the secrets in it", () => {
    const labels = { left: { "a:b": ["sesame"] }, right: {} };
    expect(splitInput(operation, { id: "ab", labels })).toMatchObject({ body: { labels }, secrets: ["sesame"] });
  });

  it.each<[string, unknown, string | RegExp]>([
    ["a missing field", {}, "Op: id is required"],
    ["a misspelt field", { id: "ab", limt: 1 }, 'Op: limt is not an input of this operation; did you mean "limit"?'],
    [
      "an unknown field",
      { id: "ab", colour: 1 },
      "Op: colour is not an input of this operation; it takes id, limit, ids, status, ratio, labels, scope",
    ],
    ["an inherited name", { id: "ab", toString: 1 }, "Op: toString is not an input"],
    ["no object", "ab", "Op: input must be an object of named fields, got a string"],
    ["a Date", new Date(0), "Op: input must be an object of named fields, got a Date"],
    ["a Map", new Map([["id", "ab"]]), "Op: input must be an object of named fields, got a Map"],
    ["an array", ["ab"], "Op: input must be an object of named fields, got a Array"],
    ["null", null, "Op: input must be an object of named fields, got null"],
    ["a wrong type", { id: 7 }, "Op: id must be a string, got an integer"],
    ["null for a text", { id: null }, "Op: id must be a string, got null"],
    ["a text for a number", { id: "ab", limit: "1" }, "Op: limit must be an integer, got a string"],
    ["a fraction", { id: "ab", limit: 1.5 }, "Op: limit must be an integer, got a number"],
    ["not a number", { id: "ab", limit: NaN }, "Op: limit must be an integer, got a non-finite number"],
    ["too large", { id: "ab", limit: 101 }, "Op: limit is 101, must be 0 to 100"],
    ["half a character", { id: "a\uD83D" }, "Op: id contains half a surrogate pair"],
    ["too short", { id: "a" }, "Op: id has 1 characters, must have 2 to 4"],
    [
      "a wrong word",
      { id: "ab", status: "RUNING" },
      'Op: status must be one of RUNNING, CREATING; did you mean "RUNNING"?',
    ],
    ["too few items", { id: "ab", ids: [] }, "Op: ids has 0 items, must have 1 to 2"],
    ["a wrong item", { id: "ab", ids: ["1", 2] }, "Op: ids[1] must be a string, got an integer"],
    [
      "a wrong field inside",
      { id: "ab", scope: { projet: {} } },
      'Op: scope.projet is not a field of scope; did you mean "project"?',
    ],
    [
      "a wrong value under a name of the caller's own",
      { id: "ab", labels: { toString: { "a:b": ["x", 1] } } },
      "Op: labels.toString.a:b[1] must be a string, got an integer",
    ],
    ["a missing field inside", { id: "ab", scope: { project: {} } }, "Op: scope.project.name is required"],
    [
      "too many alternatives",
      { id: "ab", scope: { project: { name: "n" }, domain: {} } },
      "Op: scope has 2 fields, must have exactly 1 of project, domain",
    ],
  ])("names %s", (_, input, message) => {
    expect(() => splitInput(operation, input)).toThrow(InputError);
    expect(() => splitInput(operation, input)).toThrow(message);
  });

  it("never repeats a text it refuses: it may be a password", () => {
    expect(() => splitInput(operation, { id: "hunter2-secret" })).toThrow(/^(?!.*hunter2)/);
  });
});
