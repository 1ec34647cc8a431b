import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { differences, write } from "./emit.js";
import type { ApiManifest } from "./print-manifest.js";
import { findSpecs, generateEmulator, generateProvider } from "./generate.js";
import { SpecError } from "./spec-error.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../../..", import.meta.url));
const stsSpec = "specs/baiducloud/sts/v1/openapi.yaml";
const iamSpec = "specs/huaweicloud/iam/v3/openapi.yaml";
const romaSpec = "specs/huaweicloud/roma/v2/openapi.yaml";

/** What is generated of one service. */
const generatedOf = async (from: string, provider: string, service: string) =>
  (await generateProvider(from, provider)).find(({ folder }) => folder.endsWith(join("src", service, "generated")));

/** A workspace of its own with the real specs, one of them edited. */
function workspace(file?: string, edit: (text: string) => string = (text) => text): string {
  const copy = mkdtempSync(join(tmpdir(), "codegen-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync(join(root, "specs"), join(copy, "specs"), { recursive: true });
  cpSync(join(root, ".prettierrc.json"), join(copy, ".prettierrc.json"));
  if (file) {
    const text = readFileSync(join(copy, file), "utf8");
    const edited = edit(text);
    expect(edited).not.toBe(text);
    writeFileSync(join(copy, file), edited);
  }
  return copy;
}

async function failure(edit: (text: string) => string, file = romaSpec): Promise<string> {
  const error: unknown = await generateProvider(workspace(file, edit), String(file.split("/")[1])).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SpecError);
  return (error as SpecError).message;
}

describe("generation", () => {
  it("finds every spec in a fixed order", () => {
    expect(findSpecs(root)).toEqual(["specs/baiducloud/bcc/v2/openapi.yaml", stsSpec, iamSpec, romaSpec]);
  });

  it("gives the same bytes each time, and the bytes that are committed", { timeout: 60_000 }, async () => {
    for (const provider of ["huaweicloud", "baiducloud"]) {
      const [first, second] = [await generateProvider(root, provider), await generateProvider(root, provider)];
      expect(first).toEqual(second);
      expect(first.flatMap(differences)).toEqual([]);
    }
    expect((await generateEmulator(root)).flatMap(differences)).toEqual([]);
  });

  it("tells of the package's services, specs and operations in a manifest", async () => {
    const generated = await generateProvider(root, "baiducloud");
    const manifest = JSON.parse(generated.at(-1)?.files.get("api-manifest.json") ?? "") as ApiManifest;
    expect(manifest).toMatchObject({ package: "@yunfan/baiducloud", generator: { "@yunfan-tools/codegen": "1.0.0" } });
    expect(manifest.entryPoints).toContain("./sts/validation");
    expect(manifest.services.map(({ service }) => service)).toEqual(["bcc", "sts"]);
    for (const { spec, entry, operations } of manifest.services) {
      const text = readFileSync(join(root, "packages/baiducloud", spec.file), "utf8");
      expect(spec.sha256).toBe(createHash("sha256").update(text).digest("hex"));
      expect(manifest.entryPoints).toContain(entry);
      for (const { operation } of operations) expect(text).toContain(`"operationId": "${operation}"`);
    }
  });

  it("carries a changed spec into each file", async () => {
    const copy = workspace(romaSpec, (text) =>
      text.replaceAll("maximum: 100, default: 10 ", "maximum: 99, default: 7 "),
    );
    const roma = await generatedOf(copy, "huaweicloud", "roma");
    expect(roma?.files.get("types.ts")).toMatch(/Range: 0 to 99\.[^*]*(\*[^*]*)+@default 7\n/);
    expect(roma?.files.get("operations.ts")).toContain("maximum: 99");
    expect(roma?.files.get("openapi.json")).toContain('"default": 7');
  });

  it("gives 64-bit integers a type and a record that lose no digit", async () => {
    const copy = workspace(romaSpec, (text) =>
      text
        .replace("type: integer, format: int32, minimum: 0, maximum: 100, default: 0", "type: integer, format: int64")
        .replace("maintain_end: { type: string,", "maintain_end: { type: [integer, 'null'], format: int64,"),
    );
    const roma = await generatedOf(copy, "huaweicloud", "roma");
    const types = roma?.files.get("types.ts");
    expect(types).toContain('import type { Int64 } from "@yunfan/client-core";');
    expect(types).toContain("offset?: Int64;");
    expect(types).toContain("maintain_end?: Int64 | null;");
    const records = roma?.files.get("operations.ts");
    expect(records).toMatch(/offset: \{[^}]*format: "int64"/);
    expect(records).toContain('int64: ["/instances/*/maintain_end"]');
  });

  it("marks an operation whose answer has no field, which may have no body", async () => {
    const records = async (edit: (text: string) => string) => {
      const generated = await generatedOf(workspace(romaSpec, edit), "huaweicloud", "roma");
      return generated?.files.get("operations.ts");
    };
    const empty = (text: string) =>
      text
        .replace(/x-pagination: .*/, "")
        .replace('schemas/RomaInstanceList"', 'schemas/Nothing"')
        .replace("    RomaInstanceList:", "    Nothing: { type: object, properties: {} }\n    RomaInstanceList:");
    expect(await records(empty)).toContain("emptyOutput: true");
    expect(await records((text) => `${text}\n`)).not.toContain("emptyOutput");
  });

  it("says which input makes a changing call safe to repeat", async () => {
    const copy = workspace(iamSpec, (text) =>
      text.replace("x-reads-only: false", "x-reads-only: false\n      x-idempotency-token: nocatalog"),
    );
    const iam = await generatedOf(copy, "huaweicloud", "iam");
    expect(iam?.files.get("operations.ts")).toContain('idempotencyToken: "nocatalog"');
  });

  it("publishes the spec with its corrections, and gives the emulator a copy without", async () => {
    const bcc = await generatedOf(root, "baiducloud", "bcc");
    expect(bcc?.files.get("openapi.json")).toContain("x-correction");
    const [emulator] = await generateEmulator(root);
    expect(emulator?.files.get("specs.ts")).not.toContain("x-correction");
  });

  it("gives the emulator the recordings of a service without a door of its own, the first of each status", async () => {
    const copy = workspace();
    for (const door of ["baiducloud/bcc", "baiducloud/sts", "huaweicloud/iam"]) {
      mkdirSync(join(copy, "packages/emulator/src", door), { recursive: true });
      renameSync(join(copy, "packages/emulator/src", door), join(copy, "packages/emulator/src", `${door}.ts`));
    }
    cpSync(join(root, "packages/emulator/package.json"), join(copy, "packages/emulator/package.json"));
    const recordings = join(copy, "specs/huaweicloud/roma/v2/recordings");
    cpSync(join(recordings, "check-roma-instance-list-v2.400.json"), join(recordings, "zzz.json"));
    const [emulator] = await generateEmulator(copy);
    const examples = emulator?.files.get("examples.ts") ?? "";
    expect(examples.match(/operation: "\w+",\s+status: \d+/g)).toEqual(
      [200, 400, 401, 403, 500].map(
        (status) => expect.stringMatching(new RegExp(`"CheckRomaInstanceListV2",\\s+status: ${status}$`)) as string,
      ),
    );
    writeFileSync(join(recordings, "zzz.json"), "{}");
    await expect(generateEmulator(copy)).rejects.toThrow("recordings/zzz.json#: is no recording");
  });

  it("refuses two services of one name, by which the emulator tells them apart", async () => {
    const copy = workspace();
    cpSync(join(copy, "specs/baiducloud/sts"), join(copy, "specs/huaweicloud/sts"), { recursive: true });
    await expect(generateEmulator(copy)).rejects.toThrow(
      "specs/baiducloud/sts/v1/openapi.yaml#: the emulator has one service of a name, and specs/huaweicloud/sts/v1",
    );
  });
});

describe("generated types", () => {
  it("open the enums of outputs, close those of inputs, and name every object", async () => {
    const roma = await generatedOf(root, "huaweicloud", "roma");
    const types = roma?.files.get("types.ts") ?? "";
    expect(types).toContain('charge_type?: "prePaid" | "postPaid" | (string & {});');
    expect(types).toMatch(/status\?:\s+\| "CREATING"[^;]*\| "DELETE_FALIED";/);
    expect(types).toContain("created_user?: RomaUser;");
    expect(types).toContain("Not on the vendor's page; known from its SDKs or API descriptions: ");
    expect(types).not.toContain('components["schemas"]');
    expect(types.startsWith(`// Generated from ${romaSpec} by tools/codegen`)).toBe(true);
  });

  it("keep null beside the words of a nullable enum", async () => {
    const bcc = await generatedOf(root, "baiducloud", "bcc");
    expect(bcc?.files.get("types.ts")).toContain('renewTimeUnit?: "month" | null | (string & {});');
  });
});

describe("a key without a value", () => {
  it("is sent by the client, and is no input", async () => {
    const sts = await generatedOf(root, "baiducloud", "sts");
    expect(sts?.files.get("operations.ts")).toMatch(/fixedQuery: \{\s+assumeRole: "",\s+\}/);
    expect(sts?.files.get("types.ts")).not.toContain("assumeRole");
    expect(sts?.files.get("openapi.json")).toContain('"const": ""');
  });

  it.each<[string, string]>([
    ["const: 1", "const: 1"],
    ["in: path", "in: query"],
    ["required: false", "required: true"],
  ])("with %s is named", async (wrong, right) => {
    const edit = (text: string) => {
      const [before = "", after = ""] = text.split("- name: assumeRole");
      return `${before}- name: assumeRole${after.replace(right === wrong ? 'const: ""' : right, wrong)}`;
    };
    expect(await failure(edit, stsSpec)).toBe(
      `${stsSpec}#/paths/~1v1~1credential/post/parameters/0/schema/const: must be a text, on a required query parameter`,
    );
  });
});

describe("a secret of an answer", () => {
  it("is named for the client to hide", async () => {
    const sts = await generatedOf(root, "baiducloud", "sts");
    const records = sts?.files.get("operations.ts") ?? "";
    expect(records.match(/secretOutput: \["\/secretAccessKey", "\/sessionToken"\]/g)).toHaveLength(2);
    const iam = await generatedOf(root, "huaweicloud", "iam");
    const inside = iam?.files
      .get("operations.ts")
      ?.match(/secretOutput: \["\/credential\/secret", "\/credential\/securitytoken"\]/g);
    expect(inside).toHaveLength(2);
  });

  const nested = (field: string) => (text: string) =>
    text.replace("eid: { type: string,", `${field}eid: { type: string, format: password,`).replace(
      "        roleId: {",
      `        statement:
          description: A statement.
          type: array
          items: { $ref: "#/components/schemas/SessionTokenStatement" }
        roleId: {`,
    );

  it("is named wherever it stands, in lists too", async () => {
    const sts = await generatedOf(workspace(stsSpec, nested("")), "baiducloud", "sts");
    expect(sts?.files.get("operations.ts")).toMatch(/secretOutput: \[[^\]]*"\/statement\/\*\/eid"/);
  });

  it("in what stands inside itself is refused, as its places have no end", async () => {
    const itself = '{ $ref: "#/components/schemas/SessionTokenStatement", description: More. }';
    expect(await failure(nested(`more: ${itself}\n        `), stsSpec)).toBe(
      `${stsSpec}#/components/schemas/SessionTokenStatement: stands inside itself in RoleCredential, which holds secrets`,
    );
  });
});

describe("operations of one method and path", () => {
  const keys = "/v3.0/OS-CREDENTIAL/securitytokens";
  const moved = (to: string) => (text: string) => text.replace(`${keys}#assume_role:`, `${to}:`);

  it("are records of their own, whose path is without the fragment", async () => {
    const iam = await generatedOf(root, "huaweicloud", "iam");
    const operations = iam?.files.get("operations.ts") ?? "";
    expect(operations.split(`path: "${keys}",`)).toHaveLength(3);
    expect(operations).not.toContain("#assume_role");
    expect(iam?.files.get("client.ts")).toMatch(/ByToken: .*[^]*ByAgency: /);
    expect(iam?.files.get("openapi.json")).toContain(`"${keys}#assume_role"`);
  });

  it.each([
    [
      "a fragment that tells nothing apart",
      "/v3/OS-CREDENTIAL/securitytokens#assume_role",
      "no other operation is POST",
    ],
    ["a fragment that is no word", `"${keys}#assume role"`, "has a fragment that is no word"],
    ["a fragment in a fragment", `"${keys}#a#b"`, "has a fragment that is no word"],
  ])("need more than %s", async (_, to, message) => {
    const said = await failure(moved(to), iamSpec);
    expect(said).toContain(`${iamSpec}#/paths/~1v3`);
    expect(said).toContain(message);
  });
});

describe("a map", () => {
  it("is typed and checked by what it holds", async () => {
    const iam = await generatedOf(root, "huaweicloud", "iam");
    expect(iam?.files.get("types.ts")).toMatch(/Condition\?: \{\s+\[key: string\]: \{\s+\[key: string\]: string\[\];/);
    expect(iam?.files.get("operations.ts")).toMatch(/Condition: \{\s+type: "object",\s+values: \{/);
  });

  it.each([
    ["of anything", "additionalProperties: true"],
    ["beside properties", "additionalProperties: { type: string }\n          properties: {}"],
  ])("%s is named", async (_, map) => {
    const edit = (text: string) => text.replace(/additionalProperties:\n(?: {12,}.*\n)+/, `${map}\n`);
    expect(await failure(edit, iamSpec)).toContain(
      `${iamSpec}#/components/schemas/ServiceStatement/properties/Condition/additionalProperties: must be the schema`,
    );
  });
});

describe("endpoints", () => {
  it("have a list of regions, or stand alone", async () => {
    const bcc = await generatedOf(root, "baiducloud", "bcc");
    const sts = await generatedOf(root, "baiducloud", "sts");
    expect(bcc?.files.get("operations.ts")).toContain('regions: ["bj",');
    expect(sts?.files.get("operations.ts")).toContain("regions: [],");
    const without = (text: string) => text.replace(/ {4}variables:[^]*?\nsecurity/, "\nsecurity");
    expect(await failure(without)).toBe(`${romaSpec}#/servers/0/variables/region/enum: must be a list`);
    expect(await failure((text) => text.replace("roma.{region}", "{service}.{region}"))).toBe(
      `${romaSpec}#/servers/0/url: may hold {region} and no other variable`,
    );
  });
});

describe("a broken spec", () => {
  it.each<[string, (text: string) => string, string]>([
    ["no YAML", (text) => text.replace("paths:", "paths: ["), `${romaSpec}#`],
    ["a key twice", (text) => text.replace("tags:\n", "tags: []\ntags:\n"), "Map keys must be unique"],
    [
      "another OpenAPI version",
      (text) => text.replace("openapi: 3.1.0", "openapi: 3.0.3"),
      `${romaSpec}#/openapi: must be a 3.1 version`,
    ],
    [
      "a reference to nothing",
      (text) => text.replaceAll('schemas/RomaInstance"', 'schemas/RomaInstanz"'),
      `${romaSpec}#/components/schemas/RomaInstanceList/properties/instances/items/$ref: #/components/schemas/RomaInstanz leads nowhere`,
    ],
    [
      "a reference of an answer to nothing",
      (text) => text.replace('schemas/RomaInstanceList"', 'schemas/RomaInstanceLst"'),
      "/get/responses/200/content/application~1json/schema/$ref: #/components/schemas/RomaInstanceLst leads nowhere",
    ],
    [
      "a reference of an error to nothing",
      (text) => text.replace('- $ref: "#/components/schemas/GatewayError"', '- $ref: "#/components/schemas/Gateway"'),
      "/get/responses/401/content/application~1json/schema/anyOf/1/$ref: #/components/schemas/Gateway leads nowhere",
    ],
    [
      "a type that does not exist",
      (text) => text.replace("vpc_id: { type: string", "vpc_id: { type: sting"),
      `${romaSpec}#/components/schemas/RomaInstance/properties/vpc_id/type: "sting" is no type of JSON Schema`,
    ],
    [
      "a type that does not exist among others",
      (text) => text.replace("schema: { type: string, minLength: 16", "schema: { type: [string, nil], minLength: 16"),
      '/get/parameters/0/schema/type: "nil" is no type of JSON Schema',
    ],
    [
      "a keyword that the generator would have to ignore",
      (text) => text.replace("minLength: 16", "pattern: x, minLength: 16"),
      `${romaSpec}#/paths/~1v2~1{project_id}~1instances/get/parameters/0/schema/pattern: is not supported by the generator`,
    ],
    [
      "a pagination that names no input",
      (text) => text.replace("limit: limit", "limit: size"),
      '/get/x-pagination/limit: names "size", which is no input',
    ],
    [
      "a pagination that names no output",
      (text) => text.replace("items: instances", "items: instance"),
      '/get/x-pagination/items: names "instance", which is no property of RomaInstanceList',
    ],
    [
      "no word on whether it only reads",
      (text) => text.replace("x-reads-only: true", "x-reads-only: maybe"),
      "/get/x-reads-only: must be true or false",
    ],
    [
      "no page",
      (text) => text.replace(/externalDocs: .*\n/, "\n"),
      "/get/externalDocs/url: must name the vendor's page",
    ],
    ["no operation name", (text) => text.replace(/operationId: .*\n/, "\n"), "/get/operationId: must be a text"],
    ["a cookie", (text) => text.replace("in: query", "in: cookie"), "/get/parameters/1/in: must be path or query"],
    [
      "two good statuses",
      (text) => text.replace('"404":', '"202":'),
      "/get/responses: must document exactly one success status, has 2",
    ],
  ])("with %s is named by file, place and cause", async (_, edit, message) => {
    const said = await failure(edit);
    expect(said).toContain(romaSpec);
    expect(said).toContain(message);
    expect(said).not.toContain("\n");
  });
});

describe("writing", () => {
  it("replaces the whole folder, and tells what differs by file and line", () => {
    const parent = mkdtempSync(join(tmpdir(), "emit-"));
    onTestFinished(() => rmSync(parent, { recursive: true }));
    const folder = join(parent, "src/generated");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "old.ts"), "");
    const generated = {
      folder,
      files: new Map([
        ["a.ts", "1\n2\n3\n"],
        ["b.ts", ""],
      ]),
    };
    expect(differences(generated)).toEqual([
      `${join(folder, "a.ts")} is missing`,
      `${join(folder, "b.ts")} is missing`,
      `${join(folder, "old.ts")} is not generated by any spec`,
    ]);
    write(generated);
    expect(readdirSync(join(parent, "src"))).toEqual(["generated"]);
    expect(differences(generated)).toEqual([]);
    writeFileSync(join(folder, "a.ts"), "1\n2\nthree\n");
    expect(differences(generated)).toEqual([
      `${join(folder, "a.ts")} differs from what its spec generates, from line 3 on`,
    ]);
  });
});
