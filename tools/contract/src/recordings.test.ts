import { beforeAll, describe, expect, it } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";
import { printProgram, type Claim } from "./program.js";
import { answerProblems, claimsOf, originProblems, requestProblems } from "./recording-checks.js";
import { allRecordings, type Recording } from "./recording.js";

const recordings = allRecordings();

/** The name of a recording's program. */
const programName = (file: string) => `${file.replace(/[^a-z0-9]+/gi, "-")}.ts`;

it("every sample of the vendors' documents is recorded", () => {
  const samples = recordings.filter(({ recording }) =>
    ["documented-example", "sdk-test"].includes(recording.origin.kind),
  );
  expect(samples.map(({ recording: { operation, response } }) => `${operation} ${response.status}`)).toEqual([
    "ListReservedInstances 200",
    "AssumeRole 200",
    "CreateTemporaryAccessKeyByAgency 201",
    "CreateTemporaryAccessKeyByAgency 201",
    "CreateTemporaryAccessKeyByAgency 201",
    "CreateTemporaryAccessKeyByToken 201",
    "CreateTemporaryAccessKeyByToken 201",
    "CreateTemporaryAccessKeyByToken 201",
    "KeystoneCreateUserTokenByPassword 201",
    "KeystoneCreateUserTokenByPassword 201",
    "KeystoneCreateUserTokenByPassword 400",
    "KeystoneCreateUserTokenByPassword 401",
    "KeystoneListProjects 200",
    "CheckRomaInstanceListV2 200",
    "CheckRomaInstanceListV2 400",
    "CheckRomaInstanceListV2 401",
    "CheckRomaInstanceListV2 403",
    "CheckRomaInstanceListV2 500",
  ]);
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
