import { brotliCompressSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";
import { allServices } from "./services.js";
import { opened, Spec } from "./spec.js";

// The package's types describe its CommonJS form; under NodeNext the function is the module's default.
const standalone = standaloneModule as unknown as (ajv: Ajv2020, exported: Record<string, string>) => string;

const services = allServices().map(({ provider, service }) => [provider, service] as const);

/** A module with all it imports, as a bundler ships it. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: `${root}tools/contract` },
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "es2022",
  });
  const { text, contents: bytes } = outputFiles[0] ?? { text: "", contents: new Uint8Array() };
  const inputs = Object.keys(metafile.inputs).map((file) => file.replace(/^(\.\.\/)+/, ""));
  return { text, inputs, minified: bytes.byteLength, brotli: brotliCompressSync(bytes).byteLength };
}

/** Ajv's own standalone code for the same answers, held to the same types, without its messages. */
function ajvCode(spec: Spec): string {
  const code = { source: true, esm: true, lines: false };
  const ajv = new Ajv2020({ strict: false, ownProperties: true, allErrors: true, messages: false, code });
  ajv.addSchema({ $id: "spec", ...(opened(spec.document) as object) });
  const exported: Record<string, string> = {};
  for (const { id, responses } of spec.operations()) {
    for (const [status, pointer] of responses) {
      ajv.addSchema({ $ref: `spec#${pointer}` }, `${id}_${status}`);
      exported[`${id}_${status}`] = `${id}_${status}`;
    }
  }
  return standalone(ajv, exported);
}

describe.each(services)("the bundle of %s/%s", { timeout: 60_000 }, (provider, service) => {
  const shapes = `packages/${provider}/dist/${service}/generated/validators.js`;
  const interpreter = "packages/client-core/dist/validation/problems.js";

  it("holds neither shapes nor their interpreter, unless they are imported", async () => {
    const client = await bundle(`export * from "@yunfan/${provider}/${service}"`);
    expect(client.inputs).toContain(`packages/${provider}/dist/${service}/generated/operations.js`);
    expect(client.inputs.filter((file) => file === interpreter || file.endsWith("/validators.js"))).toEqual([]);
    expect(client.text).not.toContain('out of range"');

    const entry = `export * from "@yunfan/${provider}/${service}/validation"`;
    const both = await bundle(`export * from "@yunfan/${provider}/${service}"; ${entry}`);
    expect(both.inputs.filter((file) => file === interpreter || file.endsWith("/validators.js"))).toEqual([
      interpreter,
      shapes,
    ]);
    expect(both.text).toContain('out of range"');
    expect(both.inputs.filter((file) => /\bajv\b/.test(file))).toEqual([]);
  });

  it("is smaller than what Ajv generates: minified with interpreter and messages, compressed without", async () => {
    const ours = await bundle(`export * from "@yunfan/${provider}/${service}/validation"`);
    const ajv = await bundle(ajvCode(new Spec(provider, service)));
    expect(ours.minified).toBeLessThan(ajv.minified);
    // The interpreter is paid once, the shapes by each service: those must weigh less.
    const data = await bundle(`export * from ${JSON.stringify(root + shapes)}`);
    expect(data.brotli).toBeLessThan(ajv.brotli / 2);
  });
});
