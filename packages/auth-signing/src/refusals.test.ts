import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { signBceAuthV1 } from "./baiducloud/index.js";
import { SigningError } from "./errors.js";
import { signSdkHmacSha256, signV11HmacSha256 } from "./huaweicloud/index.js";
import type { SigningRequest } from "./http/request.js";

const credentials = { accessKeyId: "AK", secretAccessKey: "the-secret" };
const now = new Date("2024-01-15T08:30:45Z");
const request: SigningRequest = { method: "GET", url: "https://h.cn/a?b=c", headers: { host: "h.cn" } };

// Callers in plain JavaScript pass anything.
type Anything = { readonly [K in keyof SigningRequest]?: unknown };
type Case = [string, Anything, object, object];
const changed = (part: Anything): SigningRequest => ({ ...request, ...part }) as SigningRequest;
const field = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(SigningError);
    expect(String(error)).not.toContain("the-secret");
    expect(String(error)).not.toContain("\n");
    return error instanceof SigningError ? error.field : undefined;
  }
  return "nothing refused";
};

const common: Case[] = [
  ["method", { method: "" }, {}, {}],
  ["method", { method: "GET /x" }, {}, {}],
  ["url", { url: "/a" }, {}, {}],
  ["url", { url: "ftp://h.cn/a" }, {}, {}],
  ["url", { url: "https://h.cn/a\\b" }, {}, {}],
  ["url", { url: "https://h.cn\\a" }, {}, {}],
  ["url", { url: "https://h.cn/a\nb" }, {}, {}],
  ["url", { url: "https://h.cn/a " }, {}, {}],
  ["url", { url: "https://h.cn/a?b=c " }, {}, {}],
  ["url", { url: "https://h.cn/a?b=\u0000" }, {}, {}],
  ["url", { url: "https://h.cn/\ud800" }, {}, {}],
  ["url", { url: "https://h.cn/?q=\udc00x" }, {}, {}],
  ['headers["x-bce-a"]', { headers: { "x-bce-a": "1\r\nx-evil: 1" } }, {}, {}],
  ['headers["x-bce-a"]', { headers: { "x-bce-a": "1\n" } }, {}, {}],
  ['headers["unsigned"]', { headers: { unsigned: "1\r2" } }, {}, {}],
  ['headers["unsigned"]', { headers: { unsigned: "1\0" } }, {}, {}],
  ['headers["x a"]', { headers: { "x a": "1" } }, {}, {}],
  ['headers["X-BCE-A"]', { headers: { "x-bce-a": "1", "X-BCE-A": "2" } }, {}, {}],
  ["headers", { headers: new Headers({ host: "h.cn" }) }, {}, {}],
  ["headers", { headers: new Map([["host", "h.cn"]]) }, {}, {}],
  ["headers", { headers: [["host", "h.cn"]] }, {}, {}],
  ["headers", { headers: "host: h.cn" }, {}, {}],
  ["headers", { headers: null }, {}, {}],
  ["headers", { headers: undefined }, {}, {}],
  [
    "headers",
    {
      headers: new (class {
        host = "h.cn";
      })(),
    },
    {},
    {},
  ],
  ['headers["host"]', { headers: { host: ["h.cn"] } }, {}, {}],
  ["credentials.accessKeyId", {}, { accessKeyId: "" }, {}],
  ["credentials.accessKeyId", {}, { accessKeyId: " " }, {}],
  ["credentials.accessKeyId", {}, { accessKeyId: "A/K" }, {}],
  ["credentials.accessKeyId", {}, { accessKeyId: undefined }, {}],
  ["credentials.secretAccessKey", {}, { secretAccessKey: "" }, {}],
  ["credentials.secretAccessKey", {}, { secretAccessKey: "the-secret\n" }, {}],
  ["credentials.secretAccessKey", {}, { secretAccessKey: undefined }, {}],
  ["options.now", {}, {}, { now: new Date(Number.NaN) }],
  ["options.now", {}, {}, { now: new Date("+012345-01-01T00:00:00Z") }],
];

const huawei: Case[] = [
  ...common,
  ["url", { url: "https://user:pass@h.cn/", headers: {} }, {}, {}],
  ["url", { url: "https:///a", headers: {} }, {}, {}],
  ['headers["x-sdk-date"]', { headers: { "x-sdk-date": "yesterday" } }, {}, {}],
  ['headers["x-sdk-date"]', { headers: { "x-sdk-date": "20240230T000000Z" } }, {}, {}],
  ["credentials.securityToken", {}, { securityToken: "a\r\nthe-secret" }, {}],
  ["credentials.securityToken", {}, { securityToken: "the-secret " }, {}],
  ["credentials.securityToken", {}, { securityToken: "the-secret-ü" }, {}],
  ["credentials.securityToken", {}, { securityToken: 5 }, {}],
  ["credentials.securityToken", {}, { securityToken: null }, {}],
  ["credentials", {}, { sessionToken: "the-secret" }, {}],
  ["credentials", {}, { sessionToken: "the-secret", securityToken: "" }, {}],
  ["body", { body: { a: 1 } }, {}, {}],
  ["body", { body: [] }, {}, {}],
  ["body", { body: { length: 0 } }, {}, {}],
  ["body", { body: 0 }, {}, {}],
  ["body", { body: false }, {}, {}],
  ["body", { body: new ArrayBuffer(2) }, {}, {}],
  ["body", { body: new DataView(new ArrayBuffer(2)) }, {}, {}],
  ["body", { body: new Uint16Array(2) }, {}, {}],
  ["body", { body: { [Symbol.toStringTag]: "Uint8Array" } }, {}, {}],
];

const baidu: Case[] = [
  ...common,
  ["credentials.sessionToken", {}, { sessionToken: "a\r\nthe-secret" }, {}],
  ["credentials.sessionToken", {}, { sessionToken: "the-secret " }, {}],
  ["credentials.sessionToken", {}, { sessionToken: "the-secret-ü" }, {}],
  ["credentials.sessionToken", {}, { sessionToken: 5 }, {}],
  ["credentials.sessionToken", {}, { sessionToken: null }, {}],
  ["credentials", {}, { securityToken: "the-secret" }, {}],
  ["credentials", {}, { securityToken: "the-secret", sessionToken: "" }, {}],
  ["options.expirationInSeconds", {}, {}, { expirationInSeconds: -1 }],
  ["options.expirationInSeconds", {}, {}, { expirationInSeconds: 1.5 }],
  ["options.expirationInSeconds", {}, {}, { expirationInSeconds: Number.NaN }],
  ["options.expirationInSeconds", {}, {}, { expirationInSeconds: Number.POSITIVE_INFINITY }],
  ["options.signedHeaders", {}, {}, { signedHeaders: ["host", ""] }],
  ["options.signedHeaders", {}, {}, { signedHeaders: ["host;x"] }],
  ["options.signedHeaders", {}, {}, { signedHeaders: ["Authorization"] }],
  ["options.signedHeaders", {}, {}, { signedHeaders: ["range"] }],
  ["options.signedHeaders", { headers: { host: "h.cn", range: "" } }, {}, { signedHeaders: ["Range"] }],
];

const v11 = (regionId: string, serviceName: string) => () =>
  signV11HmacSha256(request, credentials, { now, regionId, serviceName });

describe("what cannot be signed is refused, naming the field", () => {
  it.each(huawei)("Huawei Cloud: %s %#", (expected, part, key, options) => {
    const sign = () => signSdkHmacSha256(changed(part), { ...credentials, ...key }, { now, ...options });
    expect(field(sign)).toBe(expected);
  });

  it.each(baidu)("Baidu AI Cloud: %s %#", (expected, part, key, options) => {
    const sign = () => signBceAuthV1(changed(part), { ...credentials, ...key }, { now, ...options });
    expect(field(sign)).toBe(expected);
  });

  it("takes the keys of both vendors in one object, and no token in any form", () => {
    const both = { ...credentials, securityToken: "of-huawei", sessionToken: "of-baidu" };
    expect(signBceAuthV1(request, both, { now }).headers["x-bce-security-token"]).toBe("of-baidu");
    expect(signSdkHmacSha256(request, both, { now }).headers["X-Security-Token"]).toBe("of-huawei");
    const none = { ...credentials, securityToken: "", sessionToken: undefined };
    expect(Object.keys(signBceAuthV1(request, none, { now }).headers)).toEqual(["Authorization"]);
    expect(Object.keys(signSdkHmacSha256(request, none, { now }).headers)).not.toContain("X-Security-Token");
  });

  it("names both vendors where a token has the other one's name", () => {
    const key = { ...credentials, securityToken: "t", sessionToken: "t" };
    const { securityToken: _, ...ofBaidu } = key;
    const { sessionToken: __, ...ofHuawei } = key;
    const v11Options = { now, regionId: "r", serviceName: "s" };
    expect(() => signBceAuthV1(request, ofHuawei, { now })).toThrow(
      "credentials: has securityToken, which is Huawei Cloud's name; Baidu's is sessionToken",
    );
    for (const sign of [
      () => signSdkHmacSha256(request, ofBaidu, { now }),
      () => signV11HmacSha256(request, ofBaidu, v11Options),
    ]) {
      expect(sign).toThrow("credentials: has sessionToken, which is Baidu's name; Huawei Cloud's is securityToken");
    }
  });

  it("says how headers of another kind are passed", () => {
    const headers = new Headers({ host: "h.cn" });
    expect(() => signBceAuthV1(changed({ headers }), credentials, { now })).toThrow(
      "headers: is a Headers object; pass Object.fromEntries(headers)",
    );
  });

  it("takes headers and bodies from elsewhere: without a prototype, of another realm, a Buffer", () => {
    const sign = (part: Anything) => signSdkHmacSha256(changed(part), credentials, { now }).authorization;
    const bare = Object.assign(Object.create(null) as object, request.headers);
    expect(sign({ headers: bare })).toBe(sign({}));
    expect(sign({ headers: runInNewContext("({ host: 'h.cn' })") as unknown })).toBe(sign({}));
    expect(sign({ body: Buffer.from("ab") })).toBe(sign({ body: "ab" }));
    expect(sign({ body: runInNewContext("new Uint8Array([97, 98])") as unknown })).toBe(sign({ body: "ab" }));
  });

  it("V11 needs a region and a service", () => {
    expect(field(v11("", "roma"))).toBe("options.regionId");
    expect(field(v11("cn-north-4", "ro/ma"))).toBe("options.serviceName");
  });

  it("checks a key pair again when the object has changed", () => {
    const changing = { ...credentials };
    signBceAuthV1(request, changing, { now });
    signSdkHmacSha256(request, changing, { now });
    changing.secretAccessKey = "";
    expect(field(() => signBceAuthV1(request, changing, { now }))).toBe("credentials.secretAccessKey");
    expect(field(() => signSdkHmacSha256(request, changing, { now }))).toBe("credentials.secretAccessKey");
  });
});
