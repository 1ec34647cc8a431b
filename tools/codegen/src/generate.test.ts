import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { differences } from "./emit.js";
import { findSpecs, generateEmulator, generateProvider } from "./generate.js";
import type { ApiManifest } from "./print-manifest.js";
import { failure, generatedOf, iamSpec, romaSpec, root, stsSpec, workspace } from "./testing.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

describe("generation", () => {
  it("finds every spec in a fixed order", () => {
    const found = findSpecs(root);
    expect(found).toEqual(expect.arrayContaining(["specs/baiducloud/bcc/v2/openapi.yaml", stsSpec, iamSpec, romaSpec]));
    expect(found).toEqual([...found].sort());
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
    expect(manifest.services.map(({ service }) => service)).toEqual(expect.arrayContaining(["bcc", "sts"]));
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
