import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { later, LIST, minutes, NOW, start } from "../../../test/client.js";
import {
  mac,
  pathOf,
  queryByName,
  queryByText,
  send,
  sentQuery,
  sha,
  signBce,
  signHuawei,
  strict,
  type BceSteps,
  type BceTimes,
  type Key,
  type Sample,
  without,
} from "../../../test/wrong-signers.js";
import type { Emulator } from "../../index.js";
import { MAX_HMACS } from "../diagnosis.js";

const utc = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
const TIMES: BceTimes = { time: utc(NOW), seconds: 1800 };

/** A request in which every mistake shows, save those of a path: Baidu's are plain. */
const sampleFor = (emulator: Emulator, headers: Record<string, string> = {}): Sample => ({
  method: "POST",
  segments: LIST.slice(1).split("/"),
  query: [["z", "1"], ["a b", "c d+e/f*"], ["空", ""], ["flag"], ["text1", "2"], ["text10", "3"], ["text1", "1"]],
  headers: {
    host: new URL(emulator.endpoints.bcc).host,
    "content-type": "application/json; charset=utf-8",
    "x-bce-date": utc(NOW),
    "x-bce-meta": "Some  Value",
    ...headers,
  },
  body: "{}",
});

const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const plus = (text: string): string => strict(text).replaceAll("%20", "+");
const query =
  (encode: (text: string) => string): BceSteps["query"] =>
  (sample) =>
    queryByText(sample, encode);
const headers =
  (change: Record<string, string>): BceSteps["headers"] =>
  (sample) => ({ ...sample.headers, ...change });

interface More {
  readonly own?: Record<string, string>;
  readonly sent?: Record<string, string>;
  readonly times?: BceTimes;
  readonly key?: Key;
  readonly now?: Date;
}

async function diagnose(wrong: Partial<BceSteps>, { own, sent = {}, times = TIMES, key, now = NOW }: More = {}) {
  const emulator = await start({
    now: () => now,
    services: ["roma", "bcc"],
    credentials: { baiducloud: [{ accessKeyId: "second", secretAccessKey: "second-secret-key" }] },
  });
  const sample = sampleFor(emulator, own);
  const authorization = signBce(sample, key ?? emulator.credentials.baiducloud, times, wrong);
  const answer = await send(emulator.endpoints.bcc, sample, authorization, { headers: sent });
  const diagnosis = emulator.requests[0]?.diagnosis;
  const text = JSON.stringify(emulator.requests);
  for (const secret of [emulator.credentials.baiducloud.secretAccessKey, "second-secret-key"]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(authorization.slice(-64));
  expect(diagnosis?.verdict.split("\n").length ?? 1).toBe(1);
  expect(diagnosis?.hmacs ?? 0).toBeLessThanOrEqual(MAX_HMACS);
  return { emulator, answer, diagnosis, mistakes: diagnosis?.mistakes };
}

it("has nothing to say of a right request, listed or not", async () => {
  const { answer, emulator } = await diagnose({});
  expect(answer.status).toBe(200);
  expect(emulator.requests[0]).not.toHaveProperty("diagnosis");
});

const cases: readonly (readonly [what: string, mistake: string, wrong: Partial<BceSteps>])[] = [
  ["another validity in the prefix", "validity-differs", { prefix: (prefix) => prefix.replace(/1800$/, "3600") }],
  ["milliseconds of validity", "validity-differs", { prefix: (prefix) => `${prefix}000` }],
  [
    "a raw signing key",
    "signing-key-form",
    { key: (secret, prefix) => createHmac("sha256", secret).update(prefix).digest() },
  ],
  ["no signing key", "signing-key-form", { key: (secret) => secret }],
  ["swapped secret and prefix", "signing-key-form", { key: (secret, prefix) => mac(prefix, secret) }],
  ["milliseconds in the prefix", "timestamp-form", { prefix: (prefix) => prefix.replace("00Z", "00.000Z") }],
  ["local time in the prefix", "timestamp-differs", { prefix: (prefix) => prefix.replace("T12", "T20") }],
  ["a prefix with a slash", "prefix-form", { prefix: (prefix) => `${prefix}/` }],
  [
    "a prefix with another id",
    "prefix-form",
    { prefix: (prefix) => prefix.replace("emulatorbaiducloudaccesskeyid001", "second") },
  ],
  ["header values as they are", "header-value-not-encoded", { value: (value) => value }],
  ["a bare : in header values", "header-value-not-encoded", { value: (value) => strict(value).replaceAll("%3A", ":") }],
  ["a slash kept", "slash-encoding", { query: query((text) => strict(text).replaceAll("%2F", "/")) }],
  ["+ for a space", "plus-for-space", { query: query(plus) }],
  ["+ for a space everywhere", "plus-for-space", { query: query(plus), value: plus }],
  ["lower-case hex in the query", "lower-case-hex", { query: query((text) => lower(strict(text))) }],
  [
    "lower-case hex everywhere",
    "lower-case-hex",
    { query: query((text) => lower(strict(text))), value: (text) => lower(strict(text)) },
  ],
  ["lower-case hex in headers", "lower-case-hex", { value: (text) => lower(strict(text)) }],
  ["encoded twice", "double-encoding", { query: query((text) => strict(strict(text))) }],
  ["encodeURIComponent", "reserved-characters", { query: query(encodeURIComponent) }],
  ["a raw query", "not-encoded", { query: query((text) => text) }],
  ["a slash at the end of the path", "final-slash", { path: (sample) => `${pathOf(sample)}/` }],
  ["a path without its version", "path-prefix", { path: (sample) => pathOf(sample).slice(3) }],
  [
    "the query as sent",
    "query-order",
    { query: (sample) => sentQuery({ ...sample, query: sample.query.map(([n, v = ""]) => [n, v]) }) },
  ],
  ["the query sorted by name", "query-order", { query: (sample) => queryByName(sample) }],
  ["bare empty values", "empty-value-form", { query: (sample) => queryByText(sample).replaceAll(/=(?=&|$)/g, "") }],
  ["no query", "query-left-out", { query: () => "" }],
  ["host without port", "host-port", { headers: headers({ host: "127.0.0.1" }) }],
  ["the real host", "host-name", { headers: headers({ host: "bcc.bj.baidubce.com" }) }],
  ["the secret of another key", "secret-of-other-key", { secret: () => "second-secret-key" }],
  ["the other vendor's secret", "secret-of-other-key", { secret: () => "emulator-huaweicloud-secret-access-key-1" }],
  ["a secret with CR and LF", "secret-white-space", { secret: (secret) => `${secret}\r\n` }],
  ["a method in lower case", "method-case", { method: ({ method }) => method.toLowerCase() }],
  ["another method", "method-changed", { method: () => "GET" }],
  ["spaces within a value", "header-value-spacing", { headers: headers({ "x-bce-meta": "Some Value" }) }],
  [
    "values not trimmed",
    "header-value-spacing",
    { headers: headers({ "x-bce-meta": "Some  Value " }), value: (value) => strict(value) },
  ],
  ["a type without its charset", "header-changed", { headers: headers({ "content-type": "application/json" }) }],
  ["a listed header left out", "signed-headers-list", { headers: (sample) => without(sample.headers, "x-bce-meta") }],
  ["a header that is not listed", "signed-headers-list", { headers: headers({ "content-length": "2" }) }],
  ["a line feed at the end", "canonical-form", { canonical: (text) => `${text}\n` }],
  ["the hash of the body", "canonical-form", { canonical: (text) => `${text}\n${sha("{}")}` }],
  ["the hash of the canonical request", "canonical-form", { canonical: sha }],
];

describe("a wrong signature", () => {
  it.each(cases)("%s: %s", async (_, mistake, wrong) => {
    const { answer, mistakes } = await diagnose(wrong);
    expect(answer.status).toBe(400);
    expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(["requestId", "code", "message"]);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "SignatureDoesNotMatch" });
    expect(mistakes).toEqual([mistake]);
  });

  it("by two mistakes has both named", async () => {
    const prefix = (text: string): string => text.replace(/1800$/, "3600");
    expect((await diagnose({ prefix, query: query(plus) })).mistakes).toEqual(["validity-differs", "plus-for-space"]);
    const host = headers({ host: "127.0.0.1" });
    expect((await diagnose({ value: (value) => value, headers: host })).mistakes).toEqual([
      "header-value-not-encoded",
      "host-port",
    ]);
  });

  it("shows what was read and what was signed", async () => {
    const { diagnosis, emulator } = await diagnose({ prefix: (prefix) => prefix.replace(/1800$/, "3600") });
    expect(diagnosis?.canonicalRequest).toEqual([
      "POST",
      LIST,
      "a%20b=c%20d%2Be%2Ff%2A&flag=&text10=3&text1=1&text1=2&z=1&%E7%A9%BA=".split("&").sort().join("&"),
      "content-type:application%2Fjson%3B%20charset%3Dutf-8",
      `host:${strict(new URL(emulator.endpoints.bcc).host)}`,
      "x-bce-date:2026-03-01T12%3A00%3A00Z",
      "x-bce-meta:Some%20%20Value",
    ]);
    expect(diagnosis?.stringToSign).toEqual(diagnosis?.canonicalRequest);
    expect(diagnosis?.claim).toEqual({
      scheme: "bce-auth-v1",
      accessKeyId: "emulatorbaiducloudaccesskeyid001",
      signedHeaders: ["content-type", "host", "x-bce-date", "x-bce-meta"],
      dates: { authorization: TIMES.time, "x-bce-date": TIMES.time },
      validForSeconds: 1800,
    });
    expect(diagnosis).not.toHaveProperty("difference");
    expect(diagnosis?.verdict).toContain("3600 s, and Authorization says 1800 s");
  });

  it("that nothing explains is said to be so", async () => {
    const { diagnosis } = await diagnose({ secret: () => createHash("sha256").update("x").digest("hex") });
    expect(diagnosis?.mistakes).toEqual([]);
    expect(diagnosis?.tried).toContain("validity-differs");
  });
});

describe("what needs no search", () => {
  it("clocks and lives", async () => {
    const at = async (now: Date, seconds = 1800, date = now) => {
      const own = { "x-bce-date": utc(date) };
      return (await diagnose({}, { own, times: { time: utc(now), seconds } })).diagnosis;
    };
    const ahead = await at(later(minutes(8 * 60)));
    expect([ahead?.mistakes, ahead?.verdict.includes("8 h ahead")]).toEqual([["clock-whole-hours"], true]);
    expect((await at(later(-minutes(8 * 60))))?.mistakes).toEqual(["clock-whole-hours"]);
    expect((await at(later(minutes(41))))?.mistakes).toEqual(["clock-off"]);
    expect((await at(later(-minutes(2)), 60))?.mistakes).toEqual(["validity-over"]);
    expect((await at(NOW, 1800, later(minutes(8 * 60))))?.mistakes).toEqual(["clock-whole-hours"]);
    expect((await at(NOW, 1800, later(-minutes(40))))?.mistakes).toEqual(["clock-off"]);
  });

  it("times and lives of another form", async () => {
    const using = async (time: string, seconds: number | string = 1800) =>
      (await diagnose({}, { times: { time, seconds } })).mistakes;
    expect(await using("20260301T120000Z")).toEqual(["timestamp-form"]);
    expect(await using("2026-03-01T12:00:00.000Z")).toEqual(["timestamp-form"]);
    expect(await using(TIMES.time, "1.8e3")).toEqual(["validity-form"]);
    expect((await diagnose({}, { own: { "x-bce-date": "yesterday" } })).mistakes).toEqual(["timestamp-form"]);
  });

  it("keys of the other vendor, unknown ones, and secrets in their place", async () => {
    const of = async (accessKeyId: string) =>
      (await diagnose({}, { key: { accessKeyId, secretAccessKey: "x" } })).mistakes;
    expect(await of("EMULATORHUAWEICLOUD1")).toEqual(["other-vendor-key"]);
    expect(await of("nobody")).toEqual(["unknown-key"]);
    expect(await of("Second")).toEqual(["key-id-form"]);
  });

  it("forms of Authorization", async () => {
    const emulator = await start({ now: () => NOW, services: ["bcc"] });
    const sample = sampleFor(emulator);
    const key = emulator.credentials.baiducloud;
    const right = signBce(sample, key, TIMES);
    const others = without(sample.headers, "host");
    const hostless = signBce({ ...sample, headers: others }, key, TIMES);
    const forms: readonly (readonly [text: string, mistakes: readonly string[]])[] = [
      [right.slice(0, -64) + right.slice(-64).toUpperCase(), ["signature-form"]],
      [right.slice(0, -64) + Buffer.from(right.slice(-64), "hex").toString("base64"), ["signature-form"]],
      [right.replace("x-bce-meta", "X-Bce-Meta"), ["signed-headers-form"]],
      [right.replace("x-bce-meta", "x-bce-gone"), ["signed-header-missing"]],
      [hostless, ["host-not-signed"]],
      [right.slice(0, -65), ["authorization-form"]],
      [signHuawei({ ...sample, headers: { "x-sdk-date": "20260301T120000Z" } }, key), ["other-scheme"]],
      ["Bearer x", ["other-scheme"]],
    ];
    // oxlint-disable-next-line no-await-in-loop -- in this order
    for (const [text] of forms) await send(emulator.endpoints.bcc, sample, text);
    expect(emulator.requests.map(({ diagnosis }) => diagnosis?.mistakes)).toEqual(forms.map(([, names]) => names));
  });
});

it("masks session tokens that were signed, in whatever encoding", async () => {
  const own = { "x-bce-security-token": "a session/token+1" };
  const { emulator, diagnosis } = await diagnose({ value: (value) => value }, { own });
  expect(diagnosis?.mistakes).toEqual(["header-value-not-encoded"]);
  expect(diagnosis?.canonicalRequest).toContain("x-bce-security-token:***");
  expect(JSON.stringify(emulator.requests)).not.toMatch(/session.*token.?.?.?1/);
});
