import { describe, expect, it, vi } from "vitest";
import { failure, generatedOf, iamSpec, romaSpec, root, stsSpec, workspace } from "./testing.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

describe("an answer without a known field", () => {
  it("is marked, as it may have no body", async () => {
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
});

describe("an operation that changes something", () => {
  it("says which input makes a changing call safe to repeat", async () => {
    const copy = workspace(iamSpec, (text) =>
      text.replace("x-reads-only: false", "x-reads-only: false\n      x-idempotency-token: nocatalog"),
    );
    const iam = await generatedOf(copy, "huaweicloud", "iam");
    expect(iam?.files.get("operations.ts")).toContain('idempotencyToken: "nocatalog"');
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
