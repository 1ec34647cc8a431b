import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";
import { printProgram, type Claim } from "./program.js";
import { answerProblems, claimsOf, originProblems, requestProblems } from "./recording-checks.js";
import { allRecordings, type Recording } from "./recording.js";
import { root } from "./root.js";
import { allServices } from "./services.js";

const recordings = allRecordings();

/** The name of a recording's program. */
const programName = (file: string) => `${file.replace(/[^a-z0-9]+/gi, "-")}.ts`;

interface Ledger {
  readonly operations: Readonly<Record<string, object>>;
  readonly samples: readonly { readonly id: string }[];
}

it.each(allServices())("every answer that the documents of $provider $service print is recorded", (one) => {
  const file = join(root, "specs", one.provider, one.service, one.version, "ledger.json");
  const { operations, samples } = JSON.parse(readFileSync(file, "utf8")) as Ledger;
  const [only = ""] = Object.keys(operations);
  // With one operation, the ids of a ledger go without its name.
  const printed = samples.flatMap(({ id }) => {
    const [, operation = only, status] = /^(?:(.+)\.)?response\.(\d+)$/.exec(id) ?? [];
    return status === undefined ? [] : [`${operation} ${status}`];
  });
  const recorded = recordings
    .filter(({ provider, service, recording }) => {
      return (
        provider === one.provider &&
        service === one.service &&
        ["documented-example", "sdk-test"].includes(recording.origin.kind)
      );
    })
    .map(({ recording: { operation, response } }) => `${operation} ${response.status}`);
  const times = (list: readonly string[], wanted: string) => list.filter((name) => name === wanted).length;
  expect(printed.filter((name) => times(recorded, name) < times(printed, name))).toEqual([]);
});

describe.each(recordings)("$file", (located) => {
  it("has an answer that the spec documents, with no field that it does not", () => {
    expect(answerProblems(located)).toEqual([]);
  });

  it("says where it comes from, and holds no credential", () => {
    expect(originProblems(located)).toEqual([]);
  });

  it("has a documented request, if any", () => {
    expect(requestProblems(located)).toEqual([]);
  });
});

describe("a recording that would not do", () => {
  const [good] = recordings.filter(({ recording }) => recording.request !== null);
  if (good === undefined) throw new Error("no recording has a request");
  const { recording } = good;
  const changed = (changes: Partial<Recording>) => ({ ...good, recording: { ...recording, ...changes } });
  const { request, response, origin } = recording;
  if (request === null) throw new Error("filtered above");

  it("has a status or a field that no spec documents", () => {
    expect(answerProblems(changed({ response: { ...response, status: 299 } }))).toEqual([
      "status 299 is not documented",
    ]);
    expect(answerProblems(changed({ response: { ...response, body: { flavour: "x" } } }))).toHaveLength(1);
  });

  it("has no source, no date, or a credential", () => {
    expect(originProblems(changed({ origin: { ...origin, source: "hearsay", edition: "lately" } }))).toHaveLength(2);
    expect(originProblems(changed({ origin: { ...origin, kind: "emulator" } }))).toEqual([
      "the source is not @yunfan/emulator",
      "the cause is not told",
    ]);
    expect(originProblems(changed({ origin: { ...origin, cause: "a whim" } }))).toHaveLength(1);
    const headers = { Authorization: "bce-auth-v1/x" };
    expect(originProblems(changed({ request: { ...request, headers } }))).toEqual(["header Authorization is not ***"]);
    expect(originProblems(changed({ response: { ...response, body: { secret: "x" } } }))).toHaveLength(1);
  });

  it("has a line or a body that no spec documents", () => {
    expect(requestProblems(changed({ request: { ...request, method: "PUT" } }))).toHaveLength(1);
    expect(requestProblems(changed({ request: { ...request, target: "/elsewhere" } }))).toHaveLength(1);
    expect(requestProblems(changed({ request: { ...request, target: `${request.target}?colour=red` } }))).toHaveLength(
      1,
    );
    expect(requestProblems(changed({ request: { ...request, body: null } }))).toHaveLength(1);
    expect(requestProblems(changed({ request: { ...request, body: { colour: "red" } } }))).toHaveLength(1);
  });
});

describe.each(Object.keys(compilers) as (keyof typeof compilers)[])("%s", (compiler) => {
  const roma = { module: "@yunfan/huaweicloud/roma", type: "CheckRomaInstanceListV2Output" };
  const bcc = { module: "@yunfan/baiducloud/bcc", type: "ListReservedInstancesOutput" };
  const filter = { module: "@yunfan/baiducloud/bcc", type: "ListReservedInstancesInput" };
  const token = { module: "@yunfan/huaweicloud/iam", type: "KeystoneCreateUserTokenByPasswordInput" };
  const wrong: Record<string, { claim: Omit<Claim, "name">; says: RegExp }> = {
    "undocumented-field.ts": { claim: { ...roma, value: { total: 1, pages: 1 } }, says: /'"?pages"?' does not exist/ },
    "undocumented-field-inside.ts": {
      claim: { ...roma, value: { instances: [{ id: "1", flavour: "x" }] } },
      says: /'"?flavour"?' does not exist/,
    },
    "wrong-word.ts": {
      claim: { ...roma, value: { instances: [{ status: "RUNING" }] } },
      says: /"RUNING"' is not assignable/,
    },
    "wrong-word-in-input.ts": { claim: { ...filter, value: { sortDir: "up" } }, says: /"up"' is not assignable/ },
    "misspelt-input.ts": {
      claim: { ...filter, value: { zonename: "cn-bj-a" } },
      says: /'"?zonename"?' does not exist/,
    },
    "missing-required-field.ts": { claim: { ...token, value: { nocatalog: "true" } }, says: /'auth' is missing/ },
    "wrong-type.ts": { claim: { ...bcc, value: { totalCount: "1" } }, says: /not assignable to type 'number'/ },
    "null-where-none-is-documented.ts": {
      claim: { ...bcc, value: { maxKeys: null } },
      says: /'null' is not assignable/,
    },
  };
  let diagnostics: Diagnostic[] = [];

  beforeAll(async () => {
    diagnostics = await compile(compiler, {
      ...Object.fromEntries(recordings.map((located) => [programName(located.file), printProgram(claimsOf(located))])),
      ...Object.fromEntries(
        Object.entries(wrong).map(([file, { claim }]) => [file, printProgram([{ name: "value", ...claim }])]),
      ),
    });
  }, 120_000);

  it.each(recordings)("$file satisfies the generated types", ({ file }) => {
    expect(diagnostics.filter((diagnostic) => diagnostic.file === programName(file))).toEqual([]);
  });

  it.each(Object.entries(wrong))("%s does not compile", (file, { says }) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.file === file);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(says);
  });

  it("finds nothing else to say", () => {
    const expected = new Set([...recordings.map(({ file }) => programName(file)), ...Object.keys(wrong)]);
    expect(diagnostics.filter(({ file }) => !expected.has(file))).toEqual([]);
  });
});
