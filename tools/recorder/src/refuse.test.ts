import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Recording } from "@yunfan-tools/contract/recording";
import { Spec } from "@yunfan-tools/contract/spec";
import { refusalsOf, refusalsOfText, type Forbidden } from "./refuse.js";
import { vocabularyOf } from "./vocabulary.js";

// The last line of defence looks at the result alone: here at results that no sanitiser has touched.

const words = vocabularyOf(new Spec("huaweicloud", "roma"), ["live", "operation", "target", "headers"]);
const made = "0f".repeat(16);

function refused(body: unknown, forbidden: Partial<Forbidden> = {}, request: Partial<Recording["request"]> = {}) {
  const recording: Recording = {
    operation: "CheckRomaInstanceListV2",
    origin: { kind: "live", source: "https://roma.cn-north-4.myhuaweicloud.com", edition: "2026-11-22" },
    sanitisers: [],
    request: { method: "GET", target: "/v2/x/instances", headers: {}, body: null, ...request },
    response: { status: 200, headers: {}, body },
  };
  return refusalsOf(recording, { originals: [], credentials: [], made: new Set([made]), words, ...forbidden });
}

const at = (rule: string, pointer = "/response/body/instances/0/name") => [{ pointer, rule }];
const named = (name: unknown) => ({ total: 1, instances: [{ name, status: "RUNNING" }] });

it("nothing speaks against what was made up, documented or hidden", () => {
  expect(refused(named("order-hub"))).toEqual([]);
  expect(refused(named(made))).toEqual([]);
  expect(refused(named("***"), { originals: ["***"] })).toEqual([]);
});

describe("refused is", () => {
  const id = createHash("sha256").update("x").digest("hex").slice(0, 32);
  const secret = "s3cret-value";

  it("an account id, an address, an e-mail address, a phone number", () => {
    expect(refused(named(id))).toEqual(at("looks like an account id"));
    expect(refused(named("at 10.0.0.1"))).toEqual(at("looks like an IP address"));
    expect(refused(named("a@corp.cn"))).toEqual(at("looks like an e-mail address"));
    expect(refused(named("13812345678"))).toEqual(at("looks like a phone number"));
  });

  it("a secret by its shape", () => {
    const key = createHash("sha256").update("key").digest("base64url").replace(/[-_]/g, "x").slice(0, 40);
    expect(refused(named(key))).toContainEqual(at("looks like a Huawei Cloud secret access key")[0]);
    expect(refusalsOfText(`first\n"${key}"`)).toEqual([
      { pointer: "", rule: "line 2 looks like a Huawei Cloud secret access key" },
    ]);
  });

  it.each([
    ["plain", secret],
    ["base64", Buffer.from(secret).toString("base64")],
    ["hexadecimal", Buffer.from(secret).toString("hex")],
    ["URL-encoded", Buffer.from(secret).toString("hex").replace(/../g, "%$&")],
  ])("an original, %s", (_, form) => {
    expect(refused(named(`x ${form}`), { originals: [secret] })).toEqual(at("holds a value that was to be replaced"));
    expect(refused(named(`x ${form}`), { credentials: [secret] })).toEqual(
      at("holds one of the caller's own credentials"),
    );
  });

  it("an original wherever it stands: in the target, a header, a field's name", () => {
    const originals = [secret];
    const rule = "holds a value that was to be replaced";
    expect(refused({}, { originals }, { target: `/v2/${secret}/instances` })).toEqual(at(rule, "/request/target"));
    expect(refused({}, { originals }, { headers: { "X-Y": secret } })).toEqual(at(rule, "/request/headers/X-Y"));
    expect(refused({ [secret]: 1 }, { originals })).toEqual(at(rule, "/response/body"));
  });

  it("an original that is part of a documented word, where it is a value of its own", () => {
    const originals = ["stance"];
    expect(refused({}, { originals })).toEqual([]);
    expect(refused(named("stance"), { originals })).toEqual(at("is a value that was to be replaced"));
    expect(refused({}, { originals }, { target: "/v2/stance/instances" })).toEqual(
      at("is a value that was to be replaced", "/request/target"),
    );
  });

  it("an original among numbers and times, unless it is short", () => {
    expect(refused({ total: 123_456 }, { originals: ["123456"] })).toEqual(
      at("holds a value that was to be replaced", "/response/body/total"),
    );
    expect(refused({ total: 1234 }, { originals: ["1234"] })).toEqual([]);
  });

  it("a number that has lost digits", () => {
    expect(refused({ total: 2 ** 60 })).toEqual(at("is a number that has lost digits", "/response/body/total"));
  });
});
