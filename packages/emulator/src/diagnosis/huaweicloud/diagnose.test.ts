import { describe, expect, it } from "vitest";
import { NOW, start } from "../../../test/client.js";
import {
  pathOf,
  queryByName,
  queryByText,
  send,
  sentQuery,
  sha,
  signHuawei,
  strict,
  targetOf,
  type HuaweiSteps,
  type Key,
  type Sample,
  without,
} from "../../../test/wrong-signers.js";
import type { Emulator } from "../../index.js";
import { MAX_HMACS } from "../diagnosis.js";

const DATE = "20260301T120000Z";
const BODY = '{"name": "云", "b":[1, 2], "a":{}}';

/** A request in which every mistake shows. */
const sampleFor = (emulator: Emulator, headers: Record<string, string> = {}): Sample => ({
  method: "GET",
  segments: ["v2", "p 1/云*~", "instances"],
  query: [["z", "1"], ["a b", "c d+e/f"], ["空", ""], ["flag"], ["B", "2"], ["a", "9"], ["a", "10"]],
  headers: {
    host: new URL(emulator.endpoints.roma).host,
    "x-sdk-date": DATE,
    "content-type": "application/json",
    "x-own": "Some  Value",
    ...headers,
  },
  body: BODY,
});

const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const plus = (text: string): string => strict(text).replaceAll("%20", "+");
const endpointHeaders =
  (change: Record<string, string>) =>
  ({ headers }: Sample): Record<string, string> => ({ ...headers, ...change });
const withoutPort: HuaweiSteps["headers"] = ({ headers }) => ({ ...headers, host: "127.0.0.1" });

async function diagnose(
  wrong: Partial<HuaweiSteps>,
  more: {
    own?: Record<string, string>;
    sent?: Record<string, string>;
    target?: string;
    key?: Key;
    scope?: string;
  } = {},
) {
  const emulator = await start({
    now: () => NOW,
    services: ["roma", "bcc"],
    credentials: { huaweicloud: [{ accessKeyId: "SECOND", secretAccessKey: "second-secret-key" }] },
  });
  const sample = sampleFor(emulator, more.own);
  const authorization = signHuawei(sample, more.key ?? emulator.credentials.huaweicloud, wrong, more.scope);
  const answer = await send(emulator.endpoints.roma, sample, authorization, {
    ...(more.target === undefined ? {} : { target: more.target }),
    headers: more.sent ?? {},
  });
  const diagnosis = emulator.requests[0]?.diagnosis;
  const text = JSON.stringify(emulator.requests);
  for (const secret of [emulator.credentials.huaweicloud.secretAccessKey, "second-secret-key"]) {
    expect(text).not.toContain(secret);
  }
  // The hashes of bodies and texts are there; signatures are not.
  expect(text).not.toContain(authorization.slice(-64));
  expect(diagnosis?.verdict.split("\n").length ?? 1).toBe(1);
  expect(diagnosis?.hmacs ?? 0).toBeLessThanOrEqual(MAX_HMACS);
  return { emulator, answer, diagnosis, mistakes: diagnosis?.mistakes };
}

describe("a right request", () => {
  it.each([undefined, "20260301/cn-north-4/roma"])("has no diagnosis (scope %s)", async (scope) => {
    const { answer, emulator } = await diagnose({}, scope === undefined ? {} : { scope });
    expect(answer.status).not.toBe(401);
    expect(emulator.requests[0]).not.toHaveProperty("diagnosis");
  });

  it("without a signature has none either", async () => {
    const emulator = await start({ services: ["roma"] });
    await fetch(`${emulator.endpoints.roma}/v2/p/instances`);
    expect(emulator.requests[0]?.status).toBe(401);
    expect(emulator.requests[0]).not.toHaveProperty("diagnosis");
  });
});

const query =
  (encode: (text: string) => string): HuaweiSteps["query"] =>
  (sample) =>
    queryByName(sample, encode);
const path =
  (encode: (text: string) => string): HuaweiSteps["path"] =>
  (sample) =>
    `${pathOf(sample, encode)}/`;

const cases: readonly (readonly [what: string, mistake: string, wrong: Partial<HuaweiSteps>])[] = [
  ["no final slash", "final-slash", { path: (sample) => pathOf(sample) }],
  ["%2F signed as /", "slash-encoding", { path: path((text) => strict(text).replaceAll("%2F", "/")) }],
  ["/ kept in the query", "slash-encoding", { query: query((text) => strict(text).replaceAll("%2F", "/")) }],
  ["the whole path encoded", "slash-encoding", { path: (sample) => strict(`${pathOf(sample, (one) => one)}/`) }],
  ["+ for a space in the query", "plus-for-space", { query: query(plus) }],
  ["+ for a space everywhere", "plus-for-space", { query: query(plus), path: path(plus) }],
  ["lower-case hex", "lower-case-hex", { query: query((t) => lower(strict(t))), path: path((t) => lower(strict(t))) }],
  ["lower-case hex in the path", "lower-case-hex", { path: path((t) => lower(strict(t))) }],
  ["a path encoded twice", "double-encoding", { path: path((text) => strict(strict(text))) }],
  ["a query encoded twice", "double-encoding", { query: query((text) => strict(strict(text))) }],
  ["encodeURIComponent", "reserved-characters", { path: path(encodeURIComponent), query: query(encodeURIComponent) }],
  ["~ escaped", "reserved-characters", { path: path((text) => strict(text).replaceAll("~", "%7E")) }],
  ["a raw query", "not-encoded", { query: query((text) => text) }],
  [
    "the query as sent",
    "query-order",
    { query: (sample) => sentQuery({ ...sample, query: sample.query.map(([n, v = ""]) => [n, v]) }) },
  ],
  ["the query sorted by text", "query-order", { query: (sample) => queryByText(sample) }],
  ["bare empty values", "empty-value-form", { query: (sample) => queryByName(sample).replaceAll(/=(?=&|$)/g, "") }],
  [
    "empty values dropped",
    "empty-value-form",
    { query: (sample) => queryByName({ ...sample, query: sample.query.filter(([, v = ""]) => v !== "") }) },
  ],
  [
    "one of two equal names",
    "repeated-name",
    { query: (sample) => queryByName({ ...sample, query: sample.query.slice(0, -1) }) },
  ],
  ["no query", "query-left-out", { query: () => "" }],
  ["host without port", "host-port", { headers: withoutPort }],
  ["the real host", "host-name", { headers: endpointHeaders({ host: "roma.cn-north-4.myhuaweicloud.com" }) }],
  ["spaces within a value", "header-value-spacing", { headers: endpointHeaders({ "x-own": "Some Value" }) }],
  ["a value not trimmed", "header-value-spacing", { headers: endpointHeaders({ "x-own": " Some  Value" }) }],
  ["a value in lower case", "header-value-case", { headers: endpointHeaders({ "x-own": "some  value" }) }],
  [
    "a type completed later",
    "header-changed",
    { headers: endpointHeaders({ "content-type": "application/json;charset=utf-8" }) },
  ],
  [
    "names in title case",
    "header-name-case",
    {
      lines: (headers) =>
        Object.keys(headers)
          .sort()
          .map((name) => `${name.replaceAll(/(^|-)[a-z]/g, (one) => one.toUpperCase())}:${headers[name]}\n`)
          .join(""),
    },
  ],
  ["a listed header left out", "signed-headers-list", { headers: ({ headers }) => without(headers, "x-own") }],
  [
    "no empty line after the headers",
    "canonical-form",
    {
      lines: (headers) =>
        Object.keys(headers)
          .sort()
          .map((name) => `${name}:${headers[name]}`)
          .join("\n"),
    },
  ],
  ["the canonical request not hashed", "canonical-form", { hashed: (canonical) => canonical }],
  ["the hash of no body", "empty-body-hash", { hash: () => sha("") }],
  ["compact JSON", "body-reserialised", { hash: (body) => sha(JSON.stringify(JSON.parse(body))) }],
  ["sorted keys", "body-reserialised", { hash: () => sha('{"a":{},"b":[1,2],"name":"云"}') }],
  ["Python's JSON", "body-reserialised", { hash: () => sha('{"name": "\\u4e91", "b": [1, 2], "a": {}}') }],
  ["a line feed after the body", "body-line-end", { hash: (body) => sha(`${body}\n`) }],
  ["a hash in upper case", "body-hash-form", { hash: (body) => sha(body).toUpperCase() }],
  ["another form of the time", "timestamp-form", { time: () => "2026-03-01T12:00:00Z" }],
  ["local time in the text", "timestamp-differs", { time: () => "20260301T200000Z" }],
  ["the clock read twice", "timestamp-differs", { time: () => "20260301T120001Z" }],
  ["the secret of another key", "secret-of-other-key", { secret: () => "second-secret-key" }],
  ["a secret with a line feed", "secret-white-space", { secret: (secret) => `${secret}\n` }],
  ["a secret with a space", "secret-white-space", { secret: (secret) => `${secret} ` }],
  ["the id for the secret", "secret-is-key-id", { secret: () => "EMULATORHUAWEICLOUD1" }],
  ["a method in lower case", "method-case", { method: ({ method }) => method.toLowerCase() }],
  ["another method", "method-changed", { method: () => "POST" }],
];

describe("a wrong signature", () => {
  it.each(cases)("%s: %s", async (_, mistake, wrong) => {
    const { answer, diagnosis } = await diagnose(wrong);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ error_code: "APIGW.0301" });
    expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(["error_code", "error_msg", "request_id"]);
    expect(diagnosis?.mistakes).toEqual([mistake]);
  });

  it("by two mistakes has both named", async () => {
    const both = {
      path: (sample: Sample) => pathOf(sample, (text) => lower(strict(text))),
      query: query((t) => lower(strict(t))),
    };
    expect((await diagnose(both)).mistakes).toEqual(["final-slash", "lower-case-hex"]);
    const other = { path: (sample: Sample) => pathOf(sample), headers: withoutPort };
    expect((await diagnose(other)).mistakes).toEqual(["final-slash", "host-port"]);
    const secret = { query: query(plus), secret: (text: string) => `${text}\n` };
    expect((await diagnose(secret)).mistakes).toEqual(["plus-for-space", "secret-white-space"]);
  });

  it("shows what was read and what was signed", async () => {
    const { diagnosis, emulator } = await diagnose({ headers: withoutPort });
    const host = new URL(emulator.endpoints.roma).host;
    expect(diagnosis?.canonicalRequest).toEqual([
      "GET",
      "/v2/p%201%2F%E4%BA%91%2A~/instances/",
      "B=2&a=10&a=9&a%20b=c%20d%2Be%2Ff&flag=&z=1&%E7%A9%BA=",
      "content-type:application/json",
      `host:${host}`,
      "x-own:Some  Value",
      `x-sdk-date:${DATE}`,
      "",
      "content-type;host;x-own;x-sdk-date",
      sha(BODY),
    ]);
    expect(diagnosis?.stringToSign).toEqual([
      "SDK-HMAC-SHA256",
      DATE,
      sha(diagnosis?.canonicalRequest?.join("\n") ?? ""),
    ]);
    expect(diagnosis?.difference?.signed).toContain("host:127.0.0.1");
    expect(diagnosis?.difference?.read).toContain(`host:${host}`);
    expect(diagnosis?.claim).toEqual({
      scheme: "SDK-HMAC-SHA256",
      accessKeyId: "EMULATORHUAWEICLOUD1",
      signedHeaders: ["content-type", "host", "x-own", "x-sdk-date"],
      dates: { "x-sdk-date": DATE },
    });
    expect(diagnosis?.verdict).toMatch(/^host was signed without its port; /);
  });

  it("that nothing explains is said to be so, with what was tried", async () => {
    const { diagnosis } = await diagnose({ secret: () => "quite another secret" });
    expect(diagnosis?.mistakes).toEqual([]);
    expect(diagnosis?.verdict).toContain("none of the");
    expect(diagnosis?.tried).toContain("final-slash");
    expect(diagnosis?.hmacs).toBeGreaterThan(100);
  });

  it("of V11 is explained as well", async () => {
    const scope = "20260301/cn-north-4/roma";
    expect((await diagnose({ headers: withoutPort }, { scope })).mistakes).toEqual(["host-port"]);
    expect((await diagnose({ path: (sample) => pathOf(sample) }, { scope })).mistakes).toEqual(["final-slash"]);
    const plain = await diagnose({ secret: () => "x" }, { scope });
    expect(plain.mistakes).toEqual([]);
  });
});

describe("what needs no search", () => {
  it("+ sent for a space and signed as %20", async () => {
    const emulator = await start({ services: ["roma"] });
    const target = targetOf(sampleFor(emulator)).replaceAll("%20d", "+d");
    expect((await diagnose({}, { target })).mistakes).toEqual(["plus-for-space"]);
  });

  it("a clock that is whole hours off", async () => {
    const { diagnosis, answer } = await diagnose({}, { own: { "x-sdk-date": "20260301T200000Z" } });
    expect(answer.body).toContain("APIGW.0303");
    expect(diagnosis?.mistakes).toEqual(["clock-whole-hours"]);
    expect(diagnosis?.verdict).toContain("8 h ahead");
    expect((await diagnose({}, { own: { "x-sdk-date": "20260301T112300Z" } })).mistakes).toEqual(["clock-off"]);
  });

  it("Date in place of X-Sdk-Date, another form of it, and none signed", async () => {
    const date = { "x-sdk-date": "2026-03-01T12:00:00Z" };
    expect((await diagnose({}, { own: date })).mistakes).toEqual(["timestamp-form"]);
    const emulator = await start({ now: () => NOW, services: ["roma"] });
    const { headers, ...rest } = sampleFor(emulator);
    const others = without(headers, "x-sdk-date");
    const key = emulator.credentials.huaweicloud;
    const dated = { ...rest, headers: { ...others, date: DATE } };
    await send(emulator.endpoints.roma, dated, signHuawei(dated, key));
    const undated = { ...rest, headers: others };
    await send(emulator.endpoints.roma, undated, signHuawei(undated, key));
    expect(emulator.requests.map(({ diagnosis }) => diagnosis?.mistakes)).toEqual([
      ["date-header"],
      ["date-not-signed"],
    ]);
  });

  it("the string to sign with the time of Date", async () => {
    const own = { date: "20260301T120500Z" };
    expect((await diagnose({ time: () => own.date }, { own })).mistakes).toEqual(["date-header"]);
  });

  it("a body that is not the declared one", async () => {
    const own = { "x-sdk-content-sha256": sha(JSON.stringify(JSON.parse(BODY))) };
    const declared = { hash: () => own["x-sdk-content-sha256"] };
    expect((await diagnose(declared, { own })).mistakes).toEqual(["body-reserialised"]);
  });

  it("keys of the other vendor, unknown ones, and secrets in their place", async () => {
    const secretAccessKey = "x";
    const of = async (accessKeyId: string) => (await diagnose({}, { key: { accessKeyId, secretAccessKey } })).mistakes;
    expect(await of("emulatorbaiducloudaccesskeyid001")).toEqual(["other-vendor-key"]);
    expect(await of("nobody")).toEqual(["unknown-key"]);
    expect(await of("second")).toEqual(["key-id-form"]);
  });

  it("does not repeat a secret that was sent as the key id", async () => {
    const emulator = await start({ now: () => NOW, services: ["roma"] });
    const sample = sampleFor(emulator);
    const { secretAccessKey } = emulator.credentials.huaweicloud;
    await send(emulator.endpoints.roma, sample, signHuawei(sample, { accessKeyId: secretAccessKey, secretAccessKey }));
    expect(emulator.requests[0]?.diagnosis?.mistakes).toEqual(["secret-as-key-id"]);
    expect(JSON.stringify(emulator.requests)).not.toContain(secretAccessKey);
  });

  it("forms of Authorization", async () => {
    const emulator = await start({ now: () => NOW, services: ["roma"] });
    const sample = sampleFor(emulator);
    const right = signHuawei(sample, emulator.credentials.huaweicloud);
    const signature = right.slice(-64);
    const missing = right.replace("x-own", "x-gone");
    const forms: readonly (readonly [text: string, mistakes: readonly string[]])[] = [
      [right.replace(signature, signature.toUpperCase()), ["signature-form"]],
      [right.replace(signature, Buffer.from(signature, "hex").toString("base64")), ["signature-form"]],
      [right.replaceAll(", ", " , "), ["authorization-form"]],
      [right.replace("x-own", "X-Own"), ["signed-headers-form"]],
      [missing, ["signed-header-missing"]],
      ["bce-auth-v1/ak/2026-03-01T12:00:00Z/1800/host/00", ["other-scheme"]],
      [`AWS4-HMAC-SHA256 Credential=ak/x, Signature=${"0".repeat(64)}`, ["other-scheme"]],
      ["nonsense", ["authorization-form"]],
      ["SDK-HMAC-SHA256 Access=EMULATORHUAWEICLOUD1", ["authorization-form"]],
    ];
    // oxlint-disable-next-line no-await-in-loop -- in this order
    for (const [text] of forms) await send(emulator.endpoints.roma, sample, text);
    expect(emulator.requests.map(({ diagnosis }) => diagnosis?.mistakes)).toEqual(forms.map(([, names]) => names));
  });

  it("a locked key", async () => {
    const emulator = await start({ now: () => NOW, services: ["roma"] });
    const sample = sampleFor(emulator);
    const key = emulator.credentials.huaweicloud;
    const wrong = signHuawei(sample, key, { headers: withoutPort });
    // oxlint-disable-next-line no-await-in-loop -- in a row
    for (let count = 0; count < 6; count++) await send(emulator.endpoints.roma, sample, wrong);
    await send(emulator.endpoints.roma, sample, signHuawei(sample, key));
    expect(emulator.requests.slice(4).map(({ diagnosis }) => diagnosis?.mistakes)).toEqual([
      ["host-port"],
      ["key-locked", "host-port"],
      ["key-locked"],
    ]);
  });
});

it("masks a body that was signed itself", async () => {
  const emulator = await start({ now: () => NOW, services: ["roma"] });
  const sample = { ...sampleFor(emulator), body: '{"password": "of-the-user"}' };
  const wrong = signHuawei(sample, emulator.credentials.huaweicloud, { hash: (body) => body });
  await send(emulator.endpoints.roma, sample, wrong);
  const [request] = emulator.requests;
  expect(request?.diagnosis?.mistakes).toEqual(["body-hash-form"]);
  expect(request?.diagnosis?.difference?.signed).toContain('{"password":"***"}');
  expect(JSON.stringify(emulator.requests)).not.toContain("of-the-user");
});

it("masks tokens that were signed", async () => {
  const own = { "x-security-token": "a-security-token/1" };
  const { emulator, diagnosis } = await diagnose({ path: (sample) => pathOf(sample) }, { own });
  expect(diagnosis?.mistakes).toEqual(["final-slash"]);
  expect(diagnosis?.canonicalRequest).toContain("x-security-token:***");
  expect(JSON.stringify(emulator.requests)).not.toContain("a-security-token");
});
