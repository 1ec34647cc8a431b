import { describe, expect, it } from "vitest";
import { canonicalPath, canonicalQuery } from "./canonical.js";
import { signSdkHmacSha256 } from "./sign-sdk.js";
import { signV11HmacSha256 } from "./sign-v11.js";

describe("the path", () => {
  it.each([
    ["", "/"],
    ["/", "/"],
    ["/a/", "/a/"],
    ["/v1//a/../b/.", "/v1//a/../b/./"],
    ["/a%20b", "/a%20b/"],
    ["/a b", "/a%20b/"],
    ["/%e5%ae%9e", "/%E5%AE%9E/"],
    ["/%41%7E", "/A~/"],
    ["/a%2fb", "/a%2Fb/"],
    ["/100%", "/100%25/"],
    ["/%zz%4", "/%25zz%254/"],
    ["/%FF", "/%FF/"],
    ["/a+b", "/a%2Bb/"],
    ["/😀实", "/%F0%9F%98%80%E5%AE%9E/"],
  ])("%s is signed as %s", (given, signed) => {
    expect(canonicalPath(given)).toBe(signed);
    expect(canonicalPath(signed)).toBe(signed);
  });
});

describe("the query", () => {
  it.each([
    ["", ""],
    ["a", "a="],
    ["a&b=", "a=&b="],
    ["&&b=1&&a=2&", "a=2&b=1"],
    ["=v", "=v"],
    ["a=b=c", "a=b%3Dc"],
    ["a=1+2", "a=1%2B2"],
    ["a=1%202", "a=1%202"],
    ["a=%zz", "a=%25zz"],
    ["a-b=4&a=1&a1=5", "a=1&a-b=4&a1=5"],
    ["id=c&id=a&id=B&id=", "id=&id=B&id=a&id=c"],
    // "[" stands behind "A" as a character, though its escape would stand before it.
    ["t%5B=1&tA=2", "tA=2&t%5B=1"],
    ["k=%5B&k=A", "k=A&k=%5B"],
    // UTF-16 order: the surrogates of an emoji come before U+FF21, whose code point is the smaller one.
    ["%EF%BC%A1=1&%F0%9F%98%80=2", "%F0%9F%98%80=2&%EF%BC%A1=1"],
    ["%FF=1&a=2", "a=2&%FF=1"],
  ])("%s is signed as %s", (given, signed) => {
    expect(canonicalQuery(given)).toBe(signed);
  });

  it("sorts a long query like a short one", () => {
    const names = Array.from({ length: 40 }, (_, i) => `k${String((i * 7) % 40).padStart(2, "0")}=v`);
    expect(canonicalQuery(names.join("&"))).toBe([...names].sort().join("&"));
  });
});

describe("the headers", () => {
  const credentials = { accessKeyId: "AK", secretAccessKey: "SK", securityToken: "token" };
  const now = new Date("2024-01-15T08:30:45.999Z");
  const sign = (url: string, headers: Record<string, string>) =>
    signSdkHmacSha256({ method: "get", url, headers }, credentials, { now });

  const put = (body: string | Uint8Array) =>
    signSdkHmacSha256({ method: "PUT", url: "https://h.cn/", headers: {}, body }, credentials, { now }).authorization;

  it("adds what is missing and signs it", () => {
    const { headers, signedHeaders, canonicalRequest } = sign("HTTPS://API.Example.com:443/a#f", {});
    expect(headers).toEqual({
      Authorization: headers["Authorization"],
      host: "api.example.com",
      "X-Sdk-Date": "20240115T083045Z",
      "X-Security-Token": "token",
    });
    expect(signedHeaders).toEqual(["host", "x-sdk-date", "x-security-token"]);
    expect(canonicalRequest.split("\n").slice(0, 3)).toEqual(["GET", "/a/", ""]);
  });

  it("leaves alone what is given, in any letter case", () => {
    const given = { HOST: "other:1", "x-SDK-date": "20200101T000000Z", "x-security-token": "mine" };
    const { headers, stringToSign } = sign("https://h.cn/", given);
    expect(Object.keys(headers)).toEqual(["Authorization"]);
    expect(stringToSign.split("\n")[1]).toBe("20200101T000000Z");
  });

  it("signs again what was signed before", () => {
    const first = sign("https://h.cn/", {});
    expect(sign("https://h.cn/", first.headers).authorization).toBe(first.authorization);
  });

  it("leaves out a multipart content type and names with an underscore", () => {
    const { signedHeaders } = sign("https://h.cn/", {
      "Content-Type": "Multipart/Form-Data; boundary=x",
      a_b: "1",
      c: "",
    });
    expect(signedHeaders).toEqual(["c", "host", "x-sdk-date", "x-security-token"]);
  });

  it("hashes a text body as its UTF-8 bytes", () => {
    expect(put("实例")).toBe(put(new TextEncoder().encode("实例")));
    expect(put("")).toBe(put(new Uint8Array()));
  });
});

describe("the key that V11 keeps", () => {
  const start = { now: new Date("2024-01-15T08:30:45Z"), regionId: "cn-north-4", serviceName: "roma" };
  const fresh = () => ({ accessKeyId: "AK", secretAccessKey: "SK" });
  const sign = (credentials: ReturnType<typeof fresh>, options: typeof start) =>
    signV11HmacSha256({ method: "GET", url: "https://h.cn/", headers: {} }, credentials, options).authorization;

  it.each([
    ["region", { regionId: "cn-east-3" }],
    ["service", { serviceName: "vpc" }],
    ["day", { now: new Date("2024-01-16T08:30:45Z") }],
  ])("is not used for another %s", (_, change) => {
    const credentials = fresh();
    for (const options of [start, { ...start, ...change }, start]) {
      expect(sign(credentials, options)).toBe(sign(fresh(), options));
    }
  });

  it.each([{ secretAccessKey: "other" }, { accessKeyId: "OTHER" }])("is not used for another pair: %o", (change) => {
    const credentials = fresh();
    sign(credentials, start);
    expect(sign(Object.assign(credentials, change), start)).toBe(sign({ ...fresh(), ...change }, start));
  });
});
