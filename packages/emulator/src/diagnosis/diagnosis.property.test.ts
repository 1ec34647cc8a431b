import { createHmac } from "node:crypto";
import { verifyBceAuthV1 } from "@yunfan/auth-signing/baiducloud/verify";
import { verifyHuaweiCloud } from "@yunfan/auth-signing/huaweicloud/verify";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { NOW, start } from "../../test/client.js";
import {
  mac,
  pathOf,
  queryByName,
  queryByText,
  sendText,
  sentQuery,
  sha,
  signBce,
  signHuawei,
  strict,
  targetOf,
  type BceSteps,
  type HuaweiSteps,
  type Sample,
} from "../../test/wrong-signers.js";
import type { RawRequest } from "../http/message.js";
import { diagnoseBaiduCloud } from "./baiducloud/diagnose.js";
import { MAX_HMACS } from "./diagnosis.js";
import { hmacSha256, type Hmac } from "./digest.js";
import type { Known } from "./draft.js";
import { diagnoseHuaweiCloud } from "./huaweicloud/diagnose.js";

const HUAWEI = { accessKeyId: "HUAWEI", secretAccessKey: "huaweis-own" };
const BAIDU = { accessKeyId: "baidu", secretAccessKey: "baidus-own" };
const known: Known = {
  keys: () => [
    { vendor: "huaweicloud", ...HUAWEI },
    { vendor: "baiducloud", ...BAIDU },
  ],
  hosts: () => ["api.example.com"],
};
const secretOf = (id: string): string | undefined =>
  [HUAWEI, BAIDU].find(({ accessKeyId }) => accessKeyId === id)?.secretAccessKey;

const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const plus = (text: string): string => strict(text).replaceAll("%20", "+");
const slash = (text: string): string => strict(text).replaceAll("%2F", "/");
const other =
  (value: string): HuaweiSteps["headers"] & BceSteps["headers"] =>
  ({ headers }) => ({ ...headers, host: value });

/** Text in which each mistake of encoding shows: a space, a slash, escapes with letters, and whatever else. */
const text = fc.string({ unit: "grapheme", maxLength: 8 }).map((any) => `${any} /云*`);
// Names in an order that no sorting leaves as it is, however the rest falls out.
const query = fc
  .tuple(fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }), { maxLength: 4 }), text)
  .map(([names, value]): Sample["query"] => [
    ["z z/云*", value],
    ...names.map((name) => [`m${name}`, value] as const),
    ["bare"],
    ["a", "10"],
  ]);
const sampleOf = (date: Record<string, string>) =>
  fc
    .record({
      segment: text,
      query,
      method: fc.constantFrom("GET", "POST", "PUT"),
      value: fc.stringMatching(/^[a-zA-Z]{1,9}$/),
    })
    .map(({ segment, query: parts, method, value }): Sample => ({
      method,
      segments: ["v2", segment, "things"],
      query: parts,
      headers: { host: "127.0.0.1:8080", "x-own": `Val  ${value}`, ...date },
      body: `{"b": 1, "a": ${JSON.stringify(value)}}`,
    }));

const received = (sample: Sample, authorization: string): RawRequest => ({
  method: sample.method,
  target: targetOf(sample),
  headers: [...Object.entries(sample.headers), ["Authorization", authorization]],
  body: new TextEncoder().encode(sample.body),
});

const huaweiMistakes: readonly (readonly [string, Partial<HuaweiSteps>])[] = [
  ["final-slash", { path: (sample) => pathOf(sample) }],
  ["slash-encoding", { path: (sample) => `${pathOf(sample, slash)}/`, query: (sample) => queryByName(sample, slash) }],
  ["plus-for-space", { query: (sample) => queryByName(sample, plus) }],
  ["lower-case-hex", { path: (sample) => lower(`${pathOf(sample)}/`), query: (sample) => lower(queryByName(sample)) }],
  ["double-encoding", { path: (sample) => `${pathOf(sample, (one) => strict(strict(one)))}/` }],
  ["query-order", { query: (sample) => sentQuery({ ...sample, query: sample.query.map(([n, v = ""]) => [n, v]) }) }],
  ["empty-value-form", { query: (sample) => queryByName(sample).replace("bare=", "bare") }],
  ["host-port", { headers: other("127.0.0.1") }],
  ["host-name", { headers: other("api.example.com") }],
  [
    "header-value-spacing",
    { headers: ({ headers }) => ({ ...headers, "x-own": (headers["x-own"] ?? "").replace("  ", " ") }) },
  ],
  ["empty-body-hash", { hash: () => sha("") }],
  ["body-reserialised", { hash: (body) => sha(JSON.stringify(JSON.parse(body))) }],
  ["secret-white-space", { secret: (secret) => `${secret}\n` }],
  ["secret-of-other-key", { secret: () => BAIDU.secretAccessKey }],
  ["method-case", { method: ({ method }) => method.toLowerCase() }],
  ["timestamp-form", { time: () => "2026-03-01T12:00:00Z" }],
];

const bceMistakes: readonly (readonly [string, Partial<BceSteps>])[] = [
  ["validity-differs", { prefix: (prefix) => prefix.replace(/1800$/, "3600") }],
  ["signing-key-form", { key: (secret, prefix) => createHmac("sha256", secret).update(prefix).digest() }],
  ["timestamp-form", { prefix: (prefix) => prefix.replace("00Z", "00.000Z") }],
  ["header-value-not-encoded", { value: (value) => value }],
  ["slash-encoding", { query: (sample) => queryByText(sample, slash) }],
  ["plus-for-space", { query: (sample) => queryByText(sample, plus) }],
  [
    "lower-case-hex",
    { path: (sample) => lower(pathOf(sample)), query: (sample) => queryByText(sample, (t) => lower(strict(t))) },
  ],
  ["double-encoding", { path: (sample) => pathOf(sample, (one) => strict(strict(one))) }],
  ["query-order", { query: (sample) => sentQuery({ ...sample, query: sample.query.map(([n, v = ""]) => [n, v]) }) }],
  ["empty-value-form", { query: (sample) => queryByText(sample).replace("bare=", "bare") }],
  ["final-slash", { path: (sample) => `${pathOf(sample)}/` }],
  ["host-port", { headers: other("127.0.0.1") }],
  ["secret-white-space", { secret: (secret) => `${secret}\n` }],
  ["secret-of-other-key", { secret: () => HUAWEI.secretAccessKey }],
  ["method-case", { method: ({ method }) => method.toLowerCase() }],
];

/** Counts what it computes. */
function counting(): { hmac: Hmac; count: () => number } {
  let count = 0;
  return { hmac: (key, data) => (count++, hmacSha256(key, data)), count: () => count };
}

const state = { now: NOW };
const huaweiSample = sampleOf({ "x-sdk-date": "20260301T120000Z" });
const bceSample = sampleOf({ "x-bce-date": "2026-03-01T12:00:00Z" });
const times = { time: "2026-03-01T12:00:00Z", seconds: 1800 };

// Machines are busy at times; none of these is about speed.
vi.setConfig({ testTimeout: 60_000 });

describe("any request with one mistake has it named, and the server's reading is the verifier's", () => {
  it.each([undefined, "20260301/cn-north-4/roma"])("Huawei Cloud, scope %s", (scope) => {
    fc.assert(
      fc.property(huaweiSample, fc.constantFrom(...huaweiMistakes), (sample, [name, wrong]) => {
        const request = received(sample, signHuawei(sample, HUAWEI, wrong, scope));
        const verified = verifyHuaweiCloud(request, secretOf);
        const { hmac, count } = counting();
        const diagnosis = diagnoseHuaweiCloud(request, verified, known, state, hmac);
        expect(diagnosis?.mistakes).toEqual([name]);
        expect(diagnosis?.hmacs).toBe(count());
        if (verified.ok) throw new Error("the mistake does not show");
        expect(diagnosis?.canonicalRequest?.join("\n")).toBe(verified.canonicalRequest);
        expect(diagnosis?.stringToSign?.join("\n")).toBe(verified.stringToSign);
        expect(verifyHuaweiCloud(received(sample, signHuawei(sample, HUAWEI, {}, scope)), secretOf).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("Baidu AI Cloud", () => {
    fc.assert(
      fc.property(bceSample, fc.constantFrom(...bceMistakes), (sample, [name, wrong]) => {
        const request = received(sample, signBce(sample, BAIDU, times, wrong));
        const verified = verifyBceAuthV1(request, secretOf);
        const { hmac, count } = counting();
        const diagnosis = diagnoseBaiduCloud(request, verified, known, NOW, hmac);
        expect(diagnosis?.mistakes).toEqual([name]);
        expect(diagnosis?.hmacs).toBe(count());
        if (verified.ok) throw new Error("the mistake does not show");
        expect(diagnosis?.canonicalRequest?.join("\n")).toBe(verified.canonicalRequest);
        expect(verifyBceAuthV1(received(sample, signBce(sample, BAIDU, times)), secretOf).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the cost", () => {
  const long = Array.from({ length: 500 }, (_, index) => [`n${999 - index} /云`, `v${index} *~`] as const);
  const sample: Sample = {
    method: "POST",
    segments: ["v2", "a b/云", "x"],
    query: long,
    headers: {
      host: "127.0.0.1:8080",
      "x-sdk-date": "20260301T120000Z",
      "x-bce-date": times.time,
      ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x-h${index}`, `A  b${index}`])),
    },
    body: JSON.stringify(Array.from({ length: 5000 }, (_, index) => ({ index }))),
  };

  it("is bounded, however much there is to try", () => {
    for (const scope of [undefined, "20260301/cn-north-4/roma"]) {
      const request = received(sample, signHuawei(sample, HUAWEI, { secret: () => mac("no", "body's") }, scope));
      const { hmac, count } = counting();
      const diagnosis = diagnoseHuaweiCloud(request, verifyHuaweiCloud(request, secretOf), known, state, hmac);
      expect(diagnosis?.mistakes).toEqual([]);
      expect(count()).toBeLessThanOrEqual(MAX_HMACS);
      expect(count()).toBe(diagnosis?.hmacs);
    }
    const request = received(sample, signBce(sample, BAIDU, times, { secret: () => mac("no", "body's") }));
    const { hmac, count } = counting();
    const diagnosis = diagnoseBaiduCloud(request, verifyBceAuthV1(request, secretOf), known, NOW, hmac);
    expect(diagnosis?.mistakes).toEqual([]);
    expect(count()).toBeLessThanOrEqual(MAX_HMACS);
  });

  it("ends at MAX_HMACS where a short request leaves that much to try", () => {
    const others = Array.from({ length: 60 }, (_, index) => ({
      vendor: "huaweicloud" as const,
      accessKeyId: `OTHER${index}`,
      secretAccessKey: `secret${index}`,
    }));
    const many: Known = { ...known, keys: (id) => [...known.keys(id), ...others] };
    const short: Sample = {
      ...sample,
      query: long.slice(0, 4),
      headers: { host: "h:1", "x-sdk-date": "20260301T120000Z" },
    };
    for (const scope of [undefined, "20260301/cn-north-4/roma"]) {
      const request = received(short, signHuawei(short, HUAWEI, { secret: () => "nobody's" }, scope));
      const { hmac, count } = counting();
      diagnoseHuaweiCloud(request, verifyHuaweiCloud(request, secretOf), many, state, hmac);
      expect(count()).toBeLessThanOrEqual(MAX_HMACS);
      expect(count()).toBeGreaterThan(MAX_HMACS - 5);
    }
  });

  it("is nothing where nothing has to be computed", () => {
    const { hmac, count } = counting();
    const unknown = received(sample, signHuawei(sample, { accessKeyId: "nobody", secretAccessKey: "x" }));
    diagnoseHuaweiCloud(unknown, verifyHuaweiCloud(unknown, secretOf), known, state, hmac);
    const right = received(sample, signHuawei(sample, HUAWEI));
    diagnoseHuaweiCloud(right, verifyHuaweiCloud(right, secretOf), known, { now: new Date(0) }, hmac);
    expect(count()).toBe(0);
  });
});

describe("garbage", () => {
  const right = {
    huawei: signHuawei(
      { method: "GET", segments: [], query: [], headers: { "x-sdk-date": "20260301T120000Z" }, body: "" },
      HUAWEI,
    ),
    bce: signBce({ method: "GET", segments: [], query: [], headers: { host: "h" }, body: "" }, BAIDU, times),
  };
  const anything = fc.string({ unit: "binary", maxLength: 60 });
  const broken = fc
    .tuple(fc.constantFrom(right.huawei, right.bce), fc.nat(200), fc.nat(20), anything)
    .map(([whole, at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length));

  it("never throws", () => {
    const names = fc.oneof(
      anything,
      fc.constantFrom("Host", "X-Sdk-Date", "x-bce-date", "Date", "X-Sdk-Content-Sha256"),
    );
    fc.assert(
      fc.property(
        fc.oneof(broken, anything, fc.constantFrom(right.huawei, right.bce)),
        fc.array(fc.tuple(names, fc.oneof(anything, fc.constantFrom("20260301T120000Z", "%ZZ", "\ud800"))), {
          maxLength: 6,
        }),
        fc.oneof(
          anything,
          anything.map((rest) => `/${rest}`),
        ),
        fc.uint8Array({ maxLength: 50 }),
        (authorization, headers, target, body) => {
          const request = {
            method: "GET",
            target,
            headers: [...headers, ["authorization", authorization] as const],
            body,
          };
          const huawei = diagnoseHuaweiCloud(request, verifyHuaweiCloud(request, secretOf), known, state);
          const baidu = diagnoseBaiduCloud(request, verifyBceAuthV1(request, secretOf), known, NOW);
          for (const diagnosis of [huawei, baidu]) {
            expect(diagnosis?.verdict.split(/[\r\n]/)).toHaveLength(1);
            expect(JSON.stringify(diagnosis)).not.toMatch(/huaweis-own|baidus-own/);
          }
        },
      ),
    );
  });

  it("over a socket is answered in the vendor's shape, and the server lives on", async () => {
    const emulator = await start({ services: ["roma", "bcc"], requestLimit: 5000 });
    const bytes = fc.string({ unit: "binary-ascii", maxLength: 80 }).map((any) => any.replaceAll(/[\p{Cc}]/gu, "\t"));
    const values = fc.oneof(
      broken.map((any) => any.replaceAll(/[^\t -~]/g, "\u00e4")),
      bytes,
    );
    await fc.assert(
      fc.asyncProperty(values, bytes, bytes, async (authorization, date, note) => {
        for (const [service, line] of [
          ["roma", `GET /v2/p/instances?${encodeURI(note)}`],
          ["bcc", "POST /v2/instance/reserved/list"],
        ] as const) {
          const head = `${line} HTTP/1.1\r\nHost: h\r\nAuthorization: ${authorization}\r\nX-Sdk-Date: ${date}\r\nx-bce-date: ${date}`;
          // oxlint-disable-next-line no-await-in-loop -- two services
          const answer = await sendText(emulator.endpoints[service], `${head}\r\nConnection: close\r\n\r\n`);
          expect([400, 401, 403]).toContain(answer.status);
          expect(answer.body).toContain(service === "roma" ? '"error_code":"' : '"code":"');
        }
      }),
      { numRuns: 100 },
    );
    expect(emulator.requests.flatMap(({ warnings }) => warnings).filter((one) => one.includes("fault"))).toEqual([]);
    expect((await fetch(`${emulator.endpoints.roma}/_emulator/requests`)).status).toBe(200);
  });
});
