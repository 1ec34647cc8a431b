import { beforeAll, describe, expect, it } from "vitest";
import { compile, compilers, type Diagnostic } from "./compile.js";
import { flatInput } from "./flat-input.js";
import { printProgram, type Claim } from "./program.js";
import { allRecordings, type LocatedRecording } from "./recording.js";
import { Spec } from "./spec.js";

const recordings = allRecordings();

/** The name of a recording's program. */
const programName = (file: string) => `${file.replace(/[^a-z0-9]+/gi, "-")}.ts`;

/** What a recording claims about the public types of its service. */
function claimsOf({ provider, service, recording }: LocatedRecording): Claim[] {
  const module = `@yunfan/${provider}/${service}`;
  const { operation: id, request, response } = recording;
  const type = response.status < 300 ? `${id}Output` : `${id}Errors[${response.status}]`;
  const operation = new Spec(provider, service).operation(id);
  return [
    { name: "response", module, type, value: response.body },
    ...(request === null
      ? []
      : [{ name: "request", module, type: `${id}Input`, value: flatInput(operation, request) }]),
  ];
}

it("every sample of the vendors' documents is recorded", () => {
  expect(recordings.map(({ recording: { operation, response } }) => `${operation} ${response.status}`)).toEqual([
    "ListReservedInstances 200",
    "AssumeRole 200",
    "GetSessionToken 200",
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

describe.each(recordings)("$file", ({ provider, service, recording }) => {
  const spec = new Spec(provider, service);
  const operation = spec.operation(recording.operation);

  it("has an answer that the spec documents, with no field that it does not", () => {
    const pointer = operation.responses.get(recording.response.status);
    expect(pointer).toBeDefined();
    expect(spec.problems(pointer ?? "", recording.response.body)).toEqual([]);
  });

  it("says where it comes from, and holds no credential", () => {
    expect(recording.origin.source).toMatch(/^https:\/\//);
    expect(recording.origin.edition).toMatch(/^\d{4}-\d\d-\d\d$/);
    const headers = { ...recording.request?.headers, ...recording.response.headers };
    for (const [name, value] of Object.entries(headers)) {
      if (/authorization|token/i.test(name)) expect(value).toBe("***");
    }
    const bodies = JSON.stringify([recording.request?.body, recording.response.body]);
    for (const [, value] of bodies.matchAll(/"(?:password|secret|securitytoken)":"([^"]*)"/g))
      expect(value).toBe("***");
  });
});

describe.each(recordings.filter(({ recording }) => recording.request !== null))(
  "$file has a request",
  ({ provider, service, recording: { operation: id, request } }) => {
    if (request === null) throw new Error("filtered above");
    const spec = new Spec(provider, service);
    const operation = spec.operation(id);
    const [path = "", query = ""] = request.target.split("?");

    it("on the documented line", () => {
      expect(request.method).toBe(operation.method);
      expect(path).toMatch(new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, "[^/]+")}$`));
      const names = operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
      expect([...new URLSearchParams(query).keys()].filter((name) => !names.includes(name))).toEqual([]);
    });

    it("with the documented body", () => {
      if (request.body === null) expect(operation.bodyRequired).toBe(false);
      else expect(spec.problems(operation.bodyPointer ?? "none is documented", request.body)).toEqual([]);
    });
  },
);

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
