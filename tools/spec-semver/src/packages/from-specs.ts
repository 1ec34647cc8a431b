import { printService } from "@yunfan-tools/codegen/print-service";
import { SpecError } from "@yunfan-tools/codegen/spec-error";
import type { ServicePair } from "../input/pair-services.js";
import { listAt, objectAt, type JsonObject } from "../json.js";
import type { ClientPackage, PackagePair } from "./client-package.js";

/** What the generator refused, and why; one line. */
export type Warn = (line: string) => void;

/**
 * The packages that the generator makes of specs, one a provider. A service that the generator refuses is left out on both
 * sides, with a warning.
 */
export async function packagesOf(pairs: readonly ServicePair[], warn: Warn): Promise<PackagePair[]> {
  const providers = new Map<string, { before: Files; after: Files }>();
  for (const { service, from, to } of pairs) {
    const [provider, name] = namesOf(service);
    try {
      const [before, after] = [await filesOf(provider, name, from?.root), await filesOf(provider, name, to?.root)];
      const both = providers.get(provider) ?? { before: new Map(), after: new Map() };
      providers.set(provider, both);
      for (const [path, text] of before) both.before.set(path, text);
      for (const [path, text] of after) both.after.set(path, text);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      warn(`${service || "the spec"}: judged by the wire alone, since no client can be generated: ${problemOf(error)}`);
    }
  }
  return [...providers].map(([provider, { before, after }]) => ({
    before: packageOf(provider, before),
    after: packageOf(provider, after),
  }));
}

type Files = Map<string, string>;

/** A provider and a service that can be parts of names, whatever the folders are called that the specs lie in. */
function namesOf(service: string): [string, string] {
  const [provider = "", ...rest] = service.split("/");
  const plain = (text: string, other: string) => text.toLowerCase().replace(/^[^a-z]+|[^a-z0-9]/g, "") || other;
  return [plain(provider, "provider"), plain(rest.join(""), "service")];
}

function problemOf({ pointer, problem }: SpecError): string {
  return `${pointer === "" ? "" : `${pointer} `}${problem}`;
}

async function filesOf(provider: string, name: string, root: JsonObject | undefined): Promise<Files> {
  if (root === undefined) return new Map();
  const { files } = await printService(`specs/${provider}/${name}/v/openapi.yaml`, root);
  return new Map([
    [`${name}/types.ts`, files["types.ts"] ?? ""],
    [`${name}/client.ts`, files["client.ts"] ?? ""],
    [`${name}/index.ts`, entryOf(name, regionsOf(root))],
  ]);
}

function regionsOf(root: JsonObject): string[] {
  const [server] = listAt(root, "servers");
  const variables = objectAt((server ?? {}) as JsonObject, "variables");
  return listAt(objectAt(variables, "region"), "enum").map(String);
}

/** What the hand-written entries of the packages have in common; options of their own are of any type here. */
function entryOf(name: string, regions: readonly string[]): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const words = regions.map((region) => JSON.stringify(region)).join(" | ");
  const values = `export declare const ${name}Regions: readonly ${type}Region[];`;
  return `import type { Explaining, TransportOptions } from "@yunfan/client-core";
import type { ${type}Client } from "./client.js";
export type { ${type}Client } from "./client.js";
export type * from "./types.js";
${words === "" ? "" : `export type ${type}Region = ${words};\n${values}`}
export interface ${type}Options extends TransportOptions {
  readonly region?: ${words === "" ? "" : `${type}Region | `}(string & {}) | undefined;
  readonly endpoint?: string | undefined;
  readonly credentials: unknown;
  readonly [option: string]: unknown;
}
export interface ${type} extends ${type}Client, Explaining<${type}Client> {
  with(changes: Partial<${type}Options>): ${type};
}
export declare function create${type}(options: ${type}Options): ${type};
`;
}

function packageOf(provider: string, files: Files): ClientPackage {
  const entries = [...files.keys()].filter((path) => path.endsWith("/index.ts"));
  const exported = entries.map((path) => [`./${path.replace("/index.ts", "")}`, { types: `./${path}` }] as const);
  const manifest = { name: `@yunfan/${provider}`, type: "module", exports: Object.fromEntries(exported) };
  return { name: manifest.name, manifest, files: new Map([["package.json", JSON.stringify(manifest)], ...files]) };
}
