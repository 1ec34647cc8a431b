import { describe, expect, it } from "vitest";
import { Spec } from "@yunfan-tools/contract/spec";
import { classify } from "./classify.js";
import { vocabularyOf } from "./vocabulary.js";

const roma = vocabularyOf(new Spec("huaweicloud", "roma"));
const bcc = vocabularyOf(new Spec("baiducloud", "bcc"));
const iam = vocabularyOf(new Spec("huaweicloud", "iam"));
const text = { type: "string" };

describe("kept is", () => {
  it.each([
    ["a number", roma, "total", { type: "integer" }, 12],
    ["a boolean", roma, "publicip_enable", { type: "boolean" }, true],
    ["null", bcc, "tags", {}, null],
    ["a word of an enum", roma, "status", { ...text, enum: ["RUNNING"] }, "RUNNING"],
    ["a text with nothing in it", roma, "description", text, " "],
    ["a time", iam, "expires_at", text, "2026-01-04T09:05:22.701000Z"],
    ["a time of day", roma, "maintain_begin", text, "22:00:00"],
    ["a region that the spec lists", iam, "name", text, "cn-north-4"],
    ["a zone of one", bcc, "zoneName", text, "cn-bj-a"],
    ["an error code of the vendor's form", roma, "error_code", text, "APIGW.0301"],
    ["a word of the API", iam, "methods", text, "password"],
    ["a size of machines", bcc, "spec", text, "bcc.g4.c2m8"],
  ] as const)("%s", (_, words, name, schema, value) => {
    expect(classify(name, schema, value, words)).toEqual({ do: "keep" });
  });
});

describe("hidden is", () => {
  it.each([
    ["what the spec marks", "id", { ...text, format: "password" }, "token"],
    ["a password", "password", text, "password"],
    ["a key", "secretAccessKey", text, "secret-key"],
    ["a key's id", "access", text, "access-key-id"],
    ["a key's id in full", "accessKeyId", text, "access-key-id"],
    ["a token", "X-Subject-Token", text, "token"],
    ["a signature", "signature", text, "authorization"],
  ])("%s", (_, name, schema, label) => {
    expect(classify(name, schema, "abc", iam)).toEqual({ do: "hide", label });
  });
});

describe("replaced is", () => {
  it.each([
    ["an id", "project_id", "a1", "project-id"],
    ["an account", "domain_id", "a1", "account-id"],
    ["a user", "grantorUserId", "a1", "user-id"],
    ["a request", "X-Request-Id", "a1", "request-id"],
    ["an instance", "reservedInstanceUuid", "a1", "instance-id"],
    ["an address", "publicip_address", "10.0.0.1", "ip-address"],
    ["a link", "self", "https://x.cn/", "url"],
    ["a name", "user_name", "wang", "name"],
    ["a region that no spec lists", "region", "cn-secret-1", "text"],
    ["a word of the API in a field for names", "name", "RUNNING", "name"],
    ["what only has the name of a time", "create_time", "at noon, by wang", "text"],
    ["what only has the form of a time", "description", "2026-01-01", "text"],
    ["a code of another form", "error_code", "WANG.1", "text"],
    ["whatever no rule knows", "flavorSubType", "x", "text"],
  ])("%s", (_, name, value, label) => {
    expect(classify(name, text, value, roma)).toEqual({ do: "replace", label });
  });

  it("a number that stands for somebody", () => {
    expect(classify("userId", { type: "integer" }, 12, bcc)).toEqual({ do: "replace", label: "user-id" });
  });
});
