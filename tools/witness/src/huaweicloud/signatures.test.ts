import { signSdkHmacSha256, signV11HmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  headers,
  inPath,
  keys,
  method,
  numRuns,
  query,
  spelling,
  spelt,
  text,
  time,
  wholeUrl,
  type Query,
} from "../requests.js";
import { endsInDroppedSpace, linesInAnotherOrder, pathTheyMean, trimmed, withoutUnderscores } from "./exceptions.js";
import { theirHeaders, type TheirKeys } from "./their-signer.js";

const origins = fc.constantFrom(
  "https://roma.cn-north-4.myhuaweicloud.com",
  "https://IAM.Example.com",
  "http://127.0.0.1:8080",
  "https://例子.中国",
  "https://[::1]:8443",
);

// Both sides have rules of their own for these; the names are given as Huawei's own clients write them.
const own = ["authorization", "host", "x-sdk-date", "x-sdk-content-sha256", "x-security-token", "content-type"];
const special = fc.record(
  {
    "content-type": fc.constantFrom("application/json", "text/xml; charset=utf-8", "multipart/form-data; boundary=b"),
    "X-Sdk-Content-Sha256": fc.constantFrom("UNSIGNED-PAYLOAD", "0".repeat(64)),
    "X-Sdk-Date": time.map((now) => `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`),
    "X-Security-Token": fc.stringMatching(/^[!-~]{1,40}$/),
    "X-Project-Id": fc.stringMatching(/^[0-9a-f]{32}$/),
    host: fc.constantFrom("gateway.example.com", "localhost:1"),
  },
  { requiredKeys: [] },
);

const path = fc
  .array(
    text.map((part) => part.replace(/[?#\\]/g, "")),
    { maxLength: 4 },
  )
  .map((parts) => parts.map((part) => `/${part}`).join(""));

const request = fc.record({
  method,
  origin: origins,
  path,
  query: query({ mostValues: 3 }),
  headers: fc.tuple(headers(own), special).map(([some, others]) => ({ ...some, ...others })),
  // What the SDK's clients pass: JSON objects and lists, or nothing.
  body: fc.option(fc.oneof(fc.dictionary(text, fc.jsonValue()), fc.array(fc.jsonValue())), { nil: undefined }),
});

const scope = fc.record({
  regionId: fc.constantFrom("cn-north-4", "eu-west-101"),
  serviceName: fc.stringMatching(/^[a-z]{2,8}$/),
});

type Sample = typeof request extends fc.Arbitrary<infer T> ? T : never;

/** Their map of the query; a list where a name stands more than once. */
const mapOf = ({ entries }: Query): Record<string, string | string[]> =>
  Object.fromEntries(entries.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : [...values]]));

function theirs(sample: Sample, signing: TheirKeys): string | undefined {
  const { origin, body } = sample;
  const { Authorization } = theirHeaders(
    {
      method: sample.method,
      endpoint: origin + sample.path,
      queryParams: mapOf(sample.query),
      headers: withoutUnderscores(trimmed(sample.headers)),
      data: body,
    },
    signing,
  );
  return Authorization;
}

function ours(sample: Sample, { regionId, serviceName, ...signing }: TheirKeys, url = urlOf(sample)): string {
  const { headers: given, body } = sample;
  const sent = { method: sample.method, url, headers: given, body: body === undefined ? null : JSON.stringify(body) };
  if (regionId === undefined || serviceName === undefined) {
    return signSdkHmacSha256(sent, signing, { now: new Date() }).authorization;
  }
  return signV11HmacSha256(sent, signing, { now: new Date(), regionId, serviceName }).authorization;
}

const urlOf = ({ origin, path: at, query: { text: q } }: Sample): string =>
  wholeUrl(`${origin}${at}${q === "" ? "" : `?${q}`}`);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

describe.each([
  ["SDK-HMAC-SHA256", keys],
  ["V11-HMAC-SHA256", fc.tuple(keys, scope).map(([pair, derived]) => ({ ...pair, ...derived }))],
] as const)("%s", (_, signing: fc.Arbitrary<TheirKeys>) => {
  it("signs as Huawei's SDK does", () => {
    fc.assert(
      fc.property(request, signing, time, (sample, pair, now) => {
        vi.setSystemTime(now);
        fc.pre(!endsInDroppedSpace(sample.path) && !linesInAnotherOrder(withoutUnderscores(sample.headers)));
        const meant = { ...sample, path: pathTheyMean(sample.path) };
        expect(ours(meant, pair)).toBe(theirs(sample, pair));
        // Nothing is let off without need: what they mean is another path, or ours as it stands.
        if (meant.path !== sample.path) expect(ours(sample, pair)).not.toBe(theirs(sample, pair));
      }),
      { numRuns },
    );
  });

  it("signs an encoded path as Huawei's SDK signs the text behind it", () => {
    const plain = path.filter((at) => pathTheyMean(at) === at && !endsInDroppedSpace(at));
    fc.assert(
      fc.property(request, plain, spelling, signing, time, (some, at, ways, pair, now) => {
        vi.setSystemTime(now);
        const sample = { ...some, path: at, headers: {} };
        const encoded = at
          .split("/")
          .map((part) => spelt(part, ways, inPath))
          .join("/");
        expect(ours(sample, pair, urlOf({ ...sample, path: encoded }))).toBe(theirs(sample, pair));
      }),
      { numRuns: numRuns / 3 },
    );
  });
});

it("adds the headers that Huawei's SDK adds", () => {
  fc.assert(
    fc.property(origins, headers(own), time, keys, (origin, some, now, pair) => {
      vi.setSystemTime(now);
      const given = withoutUnderscores(trimmed(some));
      fc.pre(!linesInAnotherOrder(given));
      const sent = theirHeaders({ method: "GET", endpoint: `${origin}/`, queryParams: {}, headers: given }, pair);
      const { headers: added } = signSdkHmacSha256({ method: "GET", url: origin, headers: given }, pair, { now });
      expect({ ...given, ...added }).toEqual(sent);
    }),
    { numRuns: numRuns / 3 },
  );
});
