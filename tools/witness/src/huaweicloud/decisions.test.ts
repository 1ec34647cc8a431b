import { signSdkHmacSha256, type HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { expect, describe, it } from "vitest";
import { decisions } from "../decisions.js";
import { outcome, type Case, type Pair } from "../outcome.js";
import { theirHeaders } from "./their-signer.js";

const pair: HuaweiCloudCredentials = { accessKeyId: "AK", secretAccessKey: "SK" };
const now = new Date("2024-01-15T08:30:45Z");
const date = { "X-Sdk-Date": "20240115T083045Z" };

interface Both {
  readonly method?: string;
  readonly origin?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly keys?: HuaweiCloudCredentials;
  /** The query as a URL has it, and as their map has it. */
  readonly query?: readonly [text: string, map: Record<string, string | string[]>];
}

/** One request signed by both. */
function signed({
  method = "GET",
  origin = "https://h.cn",
  path = "/a",
  headers = {},
  body,
  query,
  keys = pair,
}: Both): Pair {
  const [text, map] = query ?? ["", {}];
  const url = `${origin}${path}${text}`;
  const given = { ...date, ...headers };
  return {
    ours: outcome(() => {
      const sent = { method, url, headers: given, body: body === undefined ? null : JSON.stringify(body) };
      return signSdkHmacSha256(sent, keys, { now }).authorization;
    }),
    theirs: outcome(() => {
      const sent = { method, endpoint: `${origin}${path}`, queryParams: map, headers: given, data: body };
      return theirHeaders(sent, keys)["Authorization"];
    }),
  };
}

const paths = (...all: string[]) => all.map((path) => signed({ path }));
const headers = (...all: Record<string, string>[]) => all.map((one) => signed({ headers: one }));

const cases: Record<string, Case> = {
  "Paths are encoded once": {
    differs: () => paths("/a b", "/a%20b", "/%e4%b8%ad", "/100%25", "/a'b", '/a"b', "/a{b", "/a|b", "/a^b", "/a`b"),
    agrees: () => paths("/中文", "/a!b", "/a(b)*", "/50%", "/a:b@c;d"),
  },
  "`%2F` stays data": { differs: () => paths("/a%2Fb", "/a%2fb") },
  "Paths are not normalised": { agrees: () => paths("/a/../b", "/./a", "/a//b", "//a", "/a/", "/a//") },
  "X-Sdk-Content-Sha256 counts for an empty body too": {
    agrees: () => headers({ "X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD" }),
    differs: () => headers({ "X-Sdk-Content-Sha256": "" }),
  },
  "Header values are trimmed": { differs: () => headers({ "x-a": " b" }, { "x-a": "b\t" }) },
  'Names with "_" are not signed': { differs: () => headers({ x_a: "b" }) },
  "Header lines stand in the order of their names": {
    differs: () => headers({ "x'a": "1", "x-a": "2" }, { "x~a": "1", xa: "2" }),
    agrees: () => headers({ "x-a": "1", xa: "2", "x-1": "3", x1: "4", "X-B": "5" }),
  },
  "Multipart is known in any letter case": {
    differs: () => headers({ "content-type": "Multipart/Form-Data; boundary=b" }),
    agrees: () => headers({ "content-type": "multipart/form-data; boundary=b" }),
  },
  "A default port is no part of the host": {
    differs: () => [signed({ origin: "https://h.cn:443" }), signed({ origin: "http://h.cn:80" })],
    agrees: () => [signed({ origin: "https://h.cn:80" }), signed({ origin: "http://h.cn:443" })],
  },
  "Authorization is never signed": { differs: () => headers({ Authorization: "old" }) },
  "Host is signed, but not demanded": { agrees: () => [signed({}), ...headers({ host: "other.cn" })] },
  "A declared hash must fit the body": { beyond: "it binds the verifier" },
  "Methods are signed in upper case.": { differs: () => [signed({ method: "get" })] },
  "A space at the end of a URL is refused": { differs: () => paths("/a ", "/a\u00a0", "/a\ufeff") },
  '"+" in a query is a plus sign': { agrees: () => [signed({ query: ["?k=a+b", { k: "a+b" }] })] },
  "Empty query parts are skipped, `a` is signed as `a=`.": {
    agrees: () => [signed({ query: ["?&a&&b=&", { a: "", b: "" }] })],
  },
  "Sorting is by UTF-16 code units of the decoded name (Huawei) or of the whole encoded text (Baidu).": {
    agrees: () => [
      signed({ query: ["?\ue000=1&😀=2&k=1&k10=2&k=0", { "\ue000": "1", "😀": "2", k: ["1", "0"], k10: "2" }] }),
    ],
  },
  "Half a surrogate pair is refused": {
    differs: () => [...paths("/\ud800a"), signed({ query: ["?k=\ud800a", { k: "\ud800a" }] })],
  },
  "CR, LF and NUL in a header value, names given twice, and invalid names are refused": {
    differs: () => headers({ "x-a": "1\r\nx-b: 2" }, { "x-a": "1\0" }, { "x-a": "1", "X-A": "2" }, { "x a": "1" }),
  },
  "Blank keys, keys with white space around them, and separators in a key id are refused.": {
    differs: () =>
      [{ secretAccessKey: "" }, { secretAccessKey: " SK" }, { accessKeyId: "A,K" }, { accessKeyId: "" }].map((one) =>
        signed({ keys: { ...pair, ...one } }),
      ),
  },
  "A token is printable ASCII without spaces, and has its own vendor's name.": {
    beyond: "their signer is handed the token as a header like any other",
  },
  "Headers come as a plain object, the body as text or a `Uint8Array`.": {
    beyond: "their signer takes a plain object and JSON only",
  },
  "What is derived from a secret is kept with the credentials object": { beyond: "it is about memory" },
};

describe("Huawei Cloud's Node SDK", () => {
  it("has a case for each decision", () => {
    const { "Huawei Cloud": own, Both } = decisions();
    expect(Object.keys(cases)).toEqual([...own, ...Both]);
  });

  it.each(Object.entries(cases))("%s", (_, { differs, agrees, beyond }) => {
    expect(differs ?? agrees ?? beyond).toBeDefined();
    for (const { ours, theirs } of differs?.() ?? []) expect(ours).not.toBe(theirs);
    for (const { ours, theirs } of agrees?.() ?? []) expect(ours).toBe(theirs);
    for (const { ours } of agrees?.() ?? []) expect(ours).toContain("Signature=");
  });
});
