import { expect, it } from "vitest";
import { documents } from "../service.js";
import { schemasOf } from "./schemas.js";

const schemas = schemasOf(documents.iam);

it("checks against a schema of the spec, references included", () => {
  const check = schemas.at("components", "schemas", "PasswordAuthRequest");
  const [violation] = check({ auth: { identity: { methods: ["x"], password: { user: {} } }, scope: { domain: {} } } });
  expect(violation?.at).toMatch(/^auth\.identity/);
  const methods = check({
    auth: {
      identity: { methods: ["x"], password: { user: { name: "n", password: "p", domain: { name: "d" } } } },
      scope: { domain: {} },
    },
  });
  expect(methods).toEqual([{ at: "auth.identity.methods[0]", keyword: "enum", message: "must be one of password" }]);
});

it("finds schemas whose pointer holds slashes and braces", () => {
  const check = schemasOf(documents.roma).at("paths", "/v2/{project_id}/instances", "get", "parameters", "3", "schema");
  expect(check(100)).toEqual([]);
  expect(check(101)).toEqual([{ at: "", keyword: "maximum", message: "must be <= 100" }]);
});

it("says where it found nothing", () => {
  expect(() => schemas.at("components", "schemas", "None")({})).toThrow("components / schemas / None");
});
