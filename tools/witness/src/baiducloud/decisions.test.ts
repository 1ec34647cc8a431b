import { signBceAuthV1, type BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { describe, expect, it } from "vitest";
import { decisions } from "../decisions.js";
import { outcome, type Case, type Pair } from "../outcome.js";
import { theirAuthorization } from "./their-signer.js";

const pair: BaiduCloudCredentials = { accessKeyId: "AK", secretAccessKey: "SK" };
const now = new Date("2024-01-15T08:30:45Z");

interface Both {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keys?: BaiduCloudCredentials;
  readonly expirationInSeconds?: number;
  readonly signedHeaders?: readonly string[];
  /** The query as a URL has it, and as their map has it. */
  readonly query?: readonly [text: string, map: Record<string, string | string[]>];
}

/** One request signed by both. */
function signed({
  method = "GET",
  path = "/a",
  headers = { host: "h.cn" },
  keys = pair,
  query,
  ...options
}: Both): Pair {
  const [text, params] = query ?? ["", {}];
  const url = `https://h.cn${path}${text}`;
  return {
    ours: outcome(() => signBceAuthV1({ method, url, headers }, keys, { now, ...options }).authorization),
    theirs: outcome(() => theirAuthorization({ method, path, params, headers, now, ...options }, keys)),
  };
}

const paths = (...all: string[]) => all.map((path) => signed({ path }));
const headers = (...all: Record<string, string>[]) => all.map((one) => signed({ headers: { host: "h.cn", ...one } }));

const cases: Record<string, Case> = {
  "Query names are encoded": {
    differs: () => [signed({ query: ["?a%20b=c", { "a b": "c" }] }), signed({ query: ["?%E4%B8%AD=1", { 中: "1" }] })],
    agrees: () => [signed({ query: ["?a=b%20c", { a: "b c" }] })],
  },
  "Paths are encoded": {
    differs: () => paths("/a b", "/中", "/a:b", "/%41", "/%e4", "/50%"),
    agrees: () => paths("/a%20b", "/%E4%B8%AD", "/a%2Fb", "/a/../b//c/"),
  },
  'The empty path is "/"': { differs: () => paths("") },
  "An expiration of 0 is written as 0": {
    differs: () => [signed({ expirationInSeconds: 0 })],
    agrees: () => [signed({}), signed({ expirationInSeconds: 1 })],
  },
  "x-bce-* headers are signed even when a list leaves them out": {
    agrees: () => [signed({ headers: { host: "h.cn", "x-bce-date": "d" }, signedHeaders: ["host"] })],
  },
  "Only ASCII white space is trimmed": {
    differs: () => headers({ "x-bce-a": "\u3000b" }, { "x-bce-a": "b\u00a0" }),
    agrees: () => headers({ "x-bce-a": " \tb\t " }),
  },
  "The list of signed headers is always written": { agrees: () => headers({}, { "content-type": "a/b" }) },
  "An empty list means the default set, and host is not forced in": {
    agrees: () => [
      signed({ signedHeaders: [] }),
      signed({ headers: {} }),
      signed({ headers: { "x-bce-a": "1" } }),
      signed({ headers: { "user-agent": "u" }, signedHeaders: ["date"] }),
    ],
    differs: () => [signed({ signedHeaders: ["date"] })],
  },
  "Empty header values are dropped; x-bce-request-id is signed; `authorization` in the query is not": {
    agrees: () => [
      ...headers({ "x-bce-a": "" }, { "x-bce-a": "  " }, { "x-bce-request-id": "r" }),
      signed({ query: ["?a=1&AUTHORIZATION=x", { a: "1", AUTHORIZATION: "x" }] }),
    ],
  },
  "The list names headers as they are": { differs: () => headers({ "x-bce-a!": "1" }) },
  "Repeated query names are signed each": {
    differs: () => [signed({ query: ["?a=1&a=2", { a: ["1", "2"] }] })],
    agrees: () => [signed({ query: ["?a=1%2C2", { a: ["1", "2"] }] })],
  },
  "Methods are signed in upper case.": { differs: () => [signed({ method: "get" })] },
  "A space at the end of a URL is refused": { differs: () => paths("/a ") },
  '"+" in a query is a plus sign': { agrees: () => [signed({ query: ["?k=a+b", { k: "a+b" }] })] },
  "Empty query parts are skipped, `a` is signed as `a=`.": {
    agrees: () => [signed({ query: ["?&a&&b=&", { a: "", b: "" }] })],
  },
  "Sorting is by UTF-16 code units of the decoded name (Huawei) or of the whole encoded text (Baidu).": {
    agrees: () => [
      signed({ query: ["?text=1&text1=2&text10=3", { text: "1", text1: "2", text10: "3" }] }),
      ...headers({ "x-bce-meta-key1": "1", "x-bce-meta-key10": "2", "x-bce-meta-key": "3" }),
    ],
  },
  "Half a surrogate pair is refused": {
    differs: () => paths("/\ud800a"),
  },
  "CR, LF and NUL in a header value, names given twice, and invalid names are refused": {
    differs: () =>
      headers({ "x-bce-a": "1\r\n2" }, { "x-bce-a": "1\0" }, { "x-bce-a": "1", "X-BCE-A": "2" }, { "x-bce a": "1" }),
  },
  "Blank keys, keys with white space around them, and separators in a key id are refused.": {
    differs: () =>
      [{ secretAccessKey: "" }, { secretAccessKey: " SK" }, { accessKeyId: "A/K" }, { accessKeyId: "" }].map((one) =>
        signed({ keys: { ...pair, ...one } }),
      ),
  },
  "A token is printable ASCII without spaces, and has its own vendor's name.": {
    beyond: "their signer is handed the token as a header like any other",
  },
  "Headers come as a plain object, the body as text or a `Uint8Array`.": {
    beyond: "their signer takes a plain object and no body",
  },
  "What is derived from a secret is kept with the credentials object": { beyond: "it is about memory" },
};

describe("Baidu AI Cloud's Node SDK", () => {
  it("has a case for each decision", () => {
    const { "Baidu AI Cloud": own, Both } = decisions();
    expect(Object.keys(cases)).toEqual([...own, ...Both]);
  });

  it.each(Object.entries(cases))("%s", (_, { differs, agrees, beyond }) => {
    expect(differs ?? agrees ?? beyond).toBeDefined();
    for (const { ours, theirs } of differs?.() ?? []) expect(ours).not.toBe(theirs);
    for (const { ours, theirs } of agrees?.() ?? []) expect(ours).toBe(theirs);
    for (const { ours } of agrees?.() ?? []) expect(ours).toContain("bce-auth-v1/");
  });
});
