import { describe, expect, it, vi } from "vitest";
import { failure, generatedOf, iamSpec, romaSpec, root, workspace } from "./testing.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

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
