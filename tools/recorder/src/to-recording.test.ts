import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Recording } from "@yunfan-tools/contract/recording";
import type { Spec } from "@yunfan-tools/contract/spec";
import { operationsOf, type Recordable } from "./catalogue.js";
import { rememberingFetch, type Exchange } from "./exchange.js";
import { below, type Json } from "./json.js";
import { refusalsOfText } from "./refuse.js";
import { ownFolder } from "./testing.js";
import { toRecording } from "./to-recording.js";
import { printRecording, writeWhole } from "./write.js";

// Real exchanges with the emulator, and a secret put anywhere into their answers.

let emulator: Emulator;
const real: { recordable: Recordable; exchange: Exchange; validate: ReturnType<Spec["validator"]> }[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
  const { fetch, exchanges } = rememberingFetch();
  const { huaweicloud, baiducloud } = emulator.credentials;
  const { projectId, domainName, userName, password } = huaweicloud;
  const { iam, roma, bcc } = emulator.endpoints;
  const user = { name: userName, password, domain: { name: domainName } };
  const identity = { methods: ["password" as const], password: { user } };
  await createIam({ endpoint: iam, fetch }).keystoneCreateUserTokenByPassword({
    auth: { identity, scope: { domain: { name: domainName } } },
  });
  await createIam({ endpoint: iam, credentials: huaweicloud, fetch }).keystoneListProjects();
  await createRoma({ endpoint: roma, projectId, credentials: huaweicloud, fetch }).checkRomaInstanceListV2({
    limit: 2,
  });
  await createBcc({ endpoint: bcc, credentials: baiducloud, fetch }).listReservedInstances({ maxKeys: 2 });
  const all = [...operationsOf("huaweicloud"), ...operationsOf("baiducloud")];
  const called = [
    "KeystoneCreateUserTokenByPassword",
    "KeystoneListProjects",
    "CheckRomaInstanceListV2",
    "ListReservedInstances",
  ];
  for (const [i, id] of called.entries()) {
    const recordable = all.find(({ operation }) => operation.id === id);
    const exchange = exchanges[i];
    if (recordable === undefined || exchange === undefined) throw new Error(`${id} was not called`);
    const host = recordable.endpoint.replace("{region}", recordable.provider === "huaweicloud" ? "cn-north-4" : "bj");
    const validate = recordable.spec.validator(recordable.operation.responses.get(exchange.status) ?? "");
    real.push({
      validate,
      recordable,
      exchange: { ...exchange, url: new URL(exchange.url.pathname + exchange.url.search, host) },
    });
  }
});
afterAll(() => emulator.close());

/** Every place of a value where something can be put: instead of a value, behind a text, or beside fields. */
function placesOf(value: Json, pointer = ""): string[] {
  if (Array.isArray(value))
    return [pointer, ...(value as readonly Json[]).flatMap((one, i) => placesOf(one, below(pointer, i)))];
  if (typeof value !== "object" || value === null) return [pointer];
  const fields = Object.entries(value).flatMap(([key, child]) => placesOf(child, below(pointer, key)));
  return [pointer, below(pointer, "undocumented"), ...fields];
}

const fieldsOf = (value: Json | undefined) =>
  typeof value === "object" && !Array.isArray(value) ? (value as Readonly<Record<string, Json>> | null) : {};

/** A copy with something else at one place. */
function planted(
  value: Json | undefined,
  [key, ...rest]: readonly string[],
  change: (old: Json | undefined) => Json,
): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return (value as readonly Json[]).map((one, i) => (String(i) === key ? planted(one, rest, change) : one));
  const fields = (value ?? {}) as Readonly<Record<string, Json>>;
  return { ...fields, [key]: planted(fields[key], rest, change) };
}

/** The forms that must not be found, made here without the code under test. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
  Buffer.from(secret).toString("base64url").slice(0, -1),
];

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const secrets = fc.oneof(
  ...[
    `${LETTERS}0123456789`,
    "0123456789abcdef",
    `${LETTERS}0123456789+/=-_.~ %&"\\`,
    "0123456789",
    LETTERS,
    "云帆密码口令abc",
  ].map((set) =>
    fc
      .string({ unit: fc.constantFrom(...set.split("")), minLength: 12, maxLength: 90 })
      .filter((text) => new Set(text).size > 4),
  ),
  fc.emailAddress(),
  fc.ipV4(),
  fc.ipV6(),
  fc.uuid(),
  fc.webUrl(),
);

/** How a secret may stand in a text. */
const settings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `the key is ${secret}, keep it`,
  (secret) => Buffer.from(`user:${secret}`).toString("base64"),
  (secret) => `https://x.cn/?token=${encodeURIComponent(secret)}`,
  (secret) => JSON.stringify({ secret }),
];

describe("a secret anywhere in an answer", () => {
  it("is in no file that is written, in no form, nor told", async () => {
    let written = 0;
    const folder = ownFolder();
    const plan = fc.record({
      secret: secrets,
      which: fc.nat(3),
      place: fc.nat(),
      setting: fc.constantFrom(...settings),
      how: fc.constantFrom("value", "header", "name", "twice"),
    });
    const holds = async ({
      secret,
      which,
      place,
      setting,
      how,
    }: typeof plan extends fc.Arbitrary<infer T> ? T : never) => {
      const { recordable, exchange, validate } = real[which] ?? real[0] ?? never();
      const body = JSON.parse(exchange.text) as Json;
      const places = placesOf(body);
      const put = (at: number, inner: Json) => {
        const keys = (places[at % places.length] ?? "").split("/").slice(1);
        const change = (old: Json | undefined): Json =>
          how === "name" ? { ...fieldsOf(old), [setting(secret)]: old ?? 1 } : setting(secret);
        return planted(
          inner,
          keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
          change,
        );
      };
      const text =
        how === "header"
          ? exchange.text
          : JSON.stringify(how === "twice" ? put(place + 7, put(place, body)) : put(place, body));
      const printable = encodeURIComponent(secret);
      const answerHeaders = exchange.answerHeaders.map(
        ([name, value], i) =>
          [name, how === "header" && i === place % exchange.answerHeaders.length ? printable : value] as const,
      );
      const changed = { ...exchange, text, answerHeaders };
      const outcome = toRecording({ ...recordable, exchange: changed, credentials: [], date: new Date("2026-11-22") });
      // New words and fields are told by name, where they have the form of a word.
      const told = JSON.stringify([outcome.refusals, /^[A-Za-z_-]*$/.test(secret) ? [] : outcome.differences]);
      const seen = [told];
      if (outcome.recording !== undefined && outcome.refusals.length === 0) {
        const printed = await printRecording(outcome.recording);
        if (refusalsOfText(printed).length === 0) {
          const file = join(folder, `${++written}.json`);
          writeWhole(file, printed, { force: false });
          seen.push(readFileSync(file, "utf8"));
          // What differs is left out; only what is required can then be missing.
          const isValid = validate((JSON.parse(printed) as Recording).response.body);
          const { errors } = validate;
          expect(isValid ? [] : errors?.filter(({ keyword }) => keyword !== "required")).toEqual([]);
        }
      }
      for (const form of [...formsOf(secret), ...formsOf(setting(secret))])
        for (const one of seen) if (form.length >= 8) expect(one).not.toContain(form);
    };
    await fc.assert(fc.asyncProperty(plan, holds), { numRuns: 300 });
    // Few are refused: what may be kept is kept.
    expect(written).toBeGreaterThan(150);
  }, 120_000);
});

function never(): never {
  throw new Error("nothing was called");
}

it("the same call gives the same recording", () => {
  for (const { recordable, exchange } of real) {
    const call = { ...recordable, exchange, credentials: [], date: new Date("2026-11-22") };
    expect(toRecording(call)).toEqual(toRecording(call));
  }
});

describe("an answer of which nothing is documented", () => {
  it.each([
    ["a status", { status: 418 }, "/response/status is not documented, so nothing of the answer may be kept"],
    ["no JSON", { text: "<html>" }, "/response/body is no JSON, so nothing of it may be kept"],
    ["no body", { text: "" }, "/response/body is no JSON, so nothing of it may be kept"],
    ["another form", { text: "[]" }, "/response/body has no documented form, so nothing of it may be kept"],
    ["null", { text: "null" }, "/response/body has no documented form, so nothing of it may be kept"],
  ])("is no recording: %s", (_, changes, refusal) => {
    for (const { recordable, exchange } of real) {
      const changed = { ...exchange, ...changes };
      const outcome = toRecording({ ...recordable, exchange: changed, credentials: [], date: new Date() });
      expect(outcome.recording).toBeUndefined();
      expect(outcome.refusals.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([refusal]);
    }
  });
});
