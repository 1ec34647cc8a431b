import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { looksLike } from "./looks-like.js";

const hash = (text: string) => createHash("sha256").update(text);
const id = hash("account").digest("hex").slice(0, 32);

describe("what must not be published", () => {
  it.each([
    ["an IP address", "10.0.0.7"],
    ["an IP address", "host 8.8.8.8, port 53"],
    ["an IP address", "fe80::1ff:fe23:4567:890a"],
    ["an IP address", "http://[2400:3200::1]/x"],
    ["an IP address", "::ffff:10.0.0.7"],
    ["an e-mail address", "ask wang.wu@corp.cn"],
    ["a phone number", "+86 13812345678"],
    ["a phone number", "13812345678"],
    ["an account id", id],
    ["an account id", `domain ${id.toUpperCase()}`],
    ["an account id", "e34610ca-0a37-4f04-8856-4101b08cc5e2"],
    ["a token", hash("token").digest("base64").repeat(2)],
    ["a Baidu AI Cloud access key id", `ALTAK${id.slice(0, 20)}`],
  ])("%s: %s", (rule, text) => {
    expect(looksLike("name", text)).toContain(rule);
  });

  it("a secret by its name", () => {
    expect(looksLike("clientSecret", id)).toContain("a secret by its name");
  });
});

it.each([
  "192.0.2.1",
  "203.0.113.250",
  "2001:db8::1",
  "user-1@example.com",
  "2026-11-22T10:14:04.123456Z",
  "22:00:00",
  "/v3.0/OS-CREDENTIAL/securitytokens?durationSeconds=900",
  "bcc.g4.c2m8",
  "cn-southwest-2",
  "SignatureDoesNotMatch",
])("%s may be published", (text) => {
  expect(looksLike("name", text)).toEqual([]);
});

it("what was made up has the shape of what it stands for", () => {
  expect(looksLike("id", id, new Set([id]))).toEqual([]);
  expect(looksLike("id", `${id} ${id.replaceAll("a", "b")}`, new Set([id]))).toEqual(["an account id"]);
});
