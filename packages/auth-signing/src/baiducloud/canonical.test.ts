import { describe, expect, it } from "vitest";
import { canonicalQuery, canonicalUri } from "./canonical.js";
import { signBceAuthV1 } from "./sign.js";

describe("the path", () => {
  it.each([
    ["", "/"],
    ["/", "/"],
    ["/a/", "/a/"],
    ["/a//../b", "/a//../b"],
    ["/a%2fb%20c d", "/a%2Fb%20c%20d"],
    ["/100%", "/100%25"],
    ["/(a)*'!", "/%28a%29%2A%27%21"],
  ])("%s is signed as %s", (given, signed) => expect(canonicalUri(given)).toBe(signed));
});

describe("the query", () => {
  it.each([
    ["", ""],
    ["bind", "bind="],
    ["&a=1&&", "a=1"],
    ["text&text1=x&text10=y", "text10=y&text1=x&text="],
    ["authorization=x", ""],
    ["a=1&AUTHORIZATION=x&%61uthorization=y&authorization", "a=1"],
    ["a=authorization&authorizations=1", "a=authorization&authorizations=1"],
    ["a=1+2&b=%zz", "a=1%2B2&b=%25zz"],
    ["a=2&a=1", "a=1&a=2"],
  ])("%s is signed as %s", (given, signed) => expect(canonicalQuery(given)).toBe(signed));
});

describe("the headers", () => {
  const credentials = { accessKeyId: "AK", secretAccessKey: "SK" };
  const now = new Date("2024-07-16T07:12:00Z");
  const sign = (headers: Record<string, string>, signedHeaders?: string[], key: object = {}) =>
    signBceAuthV1({ method: "GET", url: "https://h.cn/", headers }, { ...credentials, ...key }, { now, signedHeaders });

  it("adds the session token, and nothing else", () => {
    const { headers, signedHeaders } = sign({ host: "h.cn" }, ["host"], { sessionToken: "t" });
    expect(headers).toEqual({ Authorization: headers["Authorization"], "x-bce-security-token": "t" });
    expect(signedHeaders).toEqual(["host", "x-bce-security-token"]);
    const given = sign({ host: "h.cn", "X-Bce-Security-Token": "mine" }, undefined, { sessionToken: "t" });
    expect(Object.keys(given.headers)).toEqual(["Authorization"]);
    expect(given.canonicalRequest).toContain("x-bce-security-token:mine");
  });

  it("signs a list as told, host or not, and every x-bce header besides", () => {
    expect(sign({ host: "h.cn", range: "1", "x-bce-b": "2", date: "d" }, ["Range"]).signedHeaders).toEqual([
      "range",
      "x-bce-b",
    ]);
  });

  it("signs a list that comes to nothing only where that says the same as the default set", () => {
    expect(() => sign({ host: "h.cn", range: "1" }, ["date"])).toThrow(/^options.signedHeaders: .*"host"/);
    expect(() => sign({ "content-md5": "x" }, ["date"])).toThrow(/^options.signedHeaders: /);
    expect(sign({}, ["date"]).signedHeaders).toEqual([]);
    expect(sign({ host: " ", range: "1" }, ["date"]).signedHeaders).toEqual([]);
    expect(sign({ host: "h.cn", "x-bce-b": "1" }, ["date"]).signedHeaders).toEqual(["x-bce-b"]);
  });

  it("orders whole lines by code unit and trims ASCII white space only", () => {
    const { canonicalRequest, signedHeaders } = sign({ "x-bce-k": "\u3000v\t ", "x-bce-k-1": "w" });
    expect(canonicalRequest.split("\n").slice(3)).toEqual(["x-bce-k-1:w", "x-bce-k:%E3%80%80v"]);
    expect(signedHeaders).toEqual(["x-bce-k-1", "x-bce-k"]);
  });

  it("derives a new key when time, life or key change", () => {
    const at = (when: Date, expirationInSeconds: number) =>
      signBceAuthV1({ method: "GET", url: "https://h.cn/", headers: {} }, credentials, {
        now: when,
        expirationInSeconds,
      }).authorization;
    const later = new Date(now.getTime() + 1000);
    const all = [at(now, 1800), at(later, 1800), at(now, 60), at(now, 1800)];
    expect(all[3]).toBe(all[0]);
    expect(new Set(all.map((text) => text.split("/").at(-1))).size).toBe(3);
    const changing = { ...credentials };
    const first = signBceAuthV1({ method: "GET", url: "https://h.cn/", headers: {} }, changing, { now });
    changing.secretAccessKey = "other";
    const second = signBceAuthV1({ method: "GET", url: "https://h.cn/", headers: {} }, changing, { now });
    expect(second.authorization).not.toBe(first.authorization);
  });
});
