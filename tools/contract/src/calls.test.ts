import { beforeAll, describe, expect, it } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";

// What a caller writes, and what must not compile, on the compilers that callers have.

const head = `
import { hasStatus, isErrorOf } from "@yunfan/client-core";
import { createRoma, type RomaInstance, type RomaError, type GatewayError } from "@yunfan/huaweicloud/roma";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createBcc, type ReservedInstance } from "@yunfan/baiducloud/bcc";

declare function is<T>(value: T): void;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const keys = { accessKeyId: "AK", secretAccessKey: "SK" };
const roma = createRoma({ region: "cn-north-4", credentials: keys });
const iam = createIam({ region: "cn-north-4", credentials: () => Promise.resolve({ token: "t" }) });
const bcc = createBcc({ region: "bj", credentials: () => keys });
`;

const right: Record<string, string> = {
  "call-with-and-without-input": `
    const page = await roma.checkRomaInstanceListV2();
    is<RomaInstance[] | undefined>(page.instances);
    await roma.checkRomaInstanceListV2({ status: "RUNNING", offset: 0, limit: 100, project_id: "p" }, { timeoutMs: 5 });
    await bcc.listReservedInstances({}, { signal: new AbortController().signal });`,
  "unknown-words-in-answers": `
    const { instances = [] } = await roma.checkRomaInstanceListV2();
    for (const { status } of instances) if (status === "A_WORD_OF_TOMORROW" || status === "RUNNING") is<string>(status);`,
  "items-and-pages": `
    for await (const instance of roma.checkRomaInstanceListV2.items({}, { from: 10 })) is<RomaInstance>(instance);
    for await (const page of bcc.listReservedInstances.pages({}, { from: "marker" })) is<ReservedInstance[] | undefined>(page.reservedInstances);`,
  "calls-as-one-reads-them": `
    const one = await bcc.listReservedInstances({ zoneName: "cn-bj-a" });
    is<string | null | undefined>(one.nextMarker);
    for await (const ri of bcc.listReservedInstances.items({ maxKeys: 100 })) is<ReservedInstance>(ri);
    const cursor = "marker";
    for await (const p of bcc.listReservedInstances.pages({}, { from: cursor })) is<string | null | undefined>(p.nextMarker);
    const { data, response, requestId } = await bcc.listReservedInstances({}).withResponse();
    is<true>({} as Same<typeof data, typeof one>);
    is<[number, string | null, string]>([response.status, response.headers.get("date"), response.text]);
    is<true>({} as Same<typeof requestId, string | undefined>);
    const result = await bcc.listReservedInstances({ spec: "s" }).safe();
    if (!result.ok && hasStatus(result.error, 400)) is<string | undefined>(result.error.body.message);
    if (result.ok) is<true>({} as Same<typeof result.data, typeof one>);`,
  "errors-by-status": `
    const result = await roma.checkRomaInstanceListV2().safe();
    if (result.ok) is<number | undefined>(result.data.total);
    else if (hasStatus(result.error, 403)) is<true>({} as Same<typeof result.error.body, RomaError | GatewayError>);
    else if (hasStatus(result.error, 418)) { is<418>(result.error.status); is<true>({} as Same<typeof result.error.body, unknown>); }
    else if (result.error.kind === "timeout") is<number>(result.error.timeoutMs);`,
  "errors-in-catch": `
    try { await bcc.listReservedInstances(); } catch (error) { if (hasStatus(error, 400)) is<string | undefined>(error.code); }
    try { for await (const ri of bcc.listReservedInstances.items()) is<ReservedInstance>(ri); } catch (error) {
      if (!isErrorOf(bcc.listReservedInstances, error)) throw error;
      if (hasStatus(error, 400)) is<string | undefined>(error.body.message);
      else if (error.kind === "pagination") is<string | number | undefined>(error.cursor);
    }`,
  "every-kind-in-a-switch": `
    const result = await bcc.listReservedInstances().safe();
    if (!result.ok) switch (result.error.kind) {
      case "api": case "network": case "timeout": case "abort": case "unexpected-response": case "input":
      case "configuration": case "credentials": case "signing": break;
      default: is<never>(result.error);
    }`,
};

const wrong: Record<string, [call: string, says: RegExp]> = {
  "misspelt-field": [`await roma.checkRomaInstanceListV2({ limt: 1 });`, /'limt' does not exist/],
  "surplus-field-beside-a-good-one": [
    `await bcc.listReservedInstances({ maxKeys: 1, zone: "cn-bj-a" });`,
    /'zone' does not exist/,
  ],
  "misspelt-field-inside": [
    `await iam.keystoneCreateUserTokenByPassword({ auth: { identity: { methods: ["password"], password: { usr: {} } }, scope: {} } });`,
    /'usr' does not exist/,
  ],
  "wrong-word": [`await bcc.listReservedInstances({ sortDir: "ascending" });`, /'ascending' is not assignable/],
  "missing-required-field": [
    `await iam.keystoneCreateUserTokenByPassword({ nocatalog: "true" });`,
    /'auth' is missing/,
  ],
  "missing-input": [`await iam.keystoneCreateUserTokenByPassword();`, /Expected 1-2 arguments/],
  "wrong-type": [`await roma.checkRomaInstanceListV2({ limit: "10" });`, /'string' is not assignable/],
  "misspelt-option": [`await roma.checkRomaInstanceListV2({}, { timeout: 5 });`, /'timeout' does not exist/],
  "wrong-cursor": [`roma.checkRomaInstanceListV2.items({}, { from: "10" });`, /'string' is not assignable/],
  "pages-of-what-has-none": [`iam.keystoneListProjects.items();`, /'items' does not exist/],
  "data-before-ok": [`const r = await roma.checkRomaInstanceListV2().safe(); r.data;`, /'data' does not exist/],
  "no-credentials": [`createRoma({ region: "cn-north-4" });`, /'credentials' is missing/],
};

describe.each(Object.keys(compilers) as (keyof typeof compilers)[])("%s", (compiler) => {
  let diagnostics: Diagnostic[] = [];
  beforeAll(async () => {
    const programs = [
      ...Object.entries(right),
      ...Object.entries(wrong).map(([name, [call]]) => [name, call] as const),
    ];
    diagnostics = await compile(
      compiler,
      Object.fromEntries(programs.map(([name, text]) => [`${name}.ts`, `${head}${text}\nexport {};\n`])),
    );
  }, 120_000);

  it.each(Object.keys(right))("%s compiles", (name) => {
    expect(diagnostics.filter(({ file }) => file === `${name}.ts`)).toEqual([]);
  });

  it.each(Object.entries(wrong))("%s does not compile", (name, [, says]) => {
    const found = diagnostics.filter(({ file }) => file === `${name}.ts`);
    expect(found.map(({ message }) => message.replaceAll("'\"", "'").replaceAll("\"'", "'"))).toEqual([
      expect.stringMatching(says),
    ]);
  });
});
