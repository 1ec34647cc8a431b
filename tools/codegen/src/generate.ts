import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { formatted, type Generated } from "./emit.js";
import { loadSpec, type Json } from "./load.js";
import { readModel } from "./read-model.js";
import { printClient } from "./print-client.js";
import { printOperations } from "./print-operations.js";
import { printTypes } from "./print-types.js";
import { printValidators } from "./print-validators.js";
import { SpecError } from "./spec-error.js";

/** The specs of a provider, or of all, as paths from the workspace root, in a fixed order. */
export function findSpecs(root: string, provider?: string): string[] {
  const folders = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${path}/${name}`)
      .sort();
  return folders("specs")
    .filter((path) => provider === undefined || path === `specs/${provider}`)
    .flatMap(folders)
    .flatMap(folders)
    .map((path) => `${path}/openapi.yaml`)
    .filter((file) => existsSync(join(root, file)));
}

/** Generates a provider package: one folder per service. Nothing is written. */
export async function generateProvider(root: string, provider: string): Promise<Generated[]> {
  const specs = findSpecs(root, provider);
  return Promise.all(specs.map((file) => generateService(root, file)));
}

async function generateService(root: string, file: string): Promise<Generated> {
  const document = loadSpec(join(root, file), file);
  const model = readModel(file, document);
  const folder = join(root, "packages", model.provider, "src", model.service, "generated");
  try {
    return await formatted(folder, {
      "types.ts": await printTypes(model),
      "operations.ts": printOperations(model),
      "client.ts": printClient(model),
      "validators.ts": printValidators(model),
      "openapi.json": JSON.stringify(document),
    });
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw new SpecError(
      file,
      "",
      error instanceof Error ? (error.message.split("\n", 1)[0] ?? error.name) : String(error),
    );
  }
}

/** The folders of generated files, in the packages of some projects, that no spec generates; from the workspace root. */
export function orphans(root: string, projects: readonly string[], generated: readonly Generated[]): string[] {
  const known = new Set(generated.map(({ folder }) => folder));
  return projects.flatMap((project) => {
    const source = join("packages", project, "src");
    if (!existsSync(join(root, source))) return [];
    return readdirSync(join(root, source))
      .map((service) => join(source, service, "generated"))
      .filter((folder) => existsSync(join(root, folder)) && !known.has(join(root, folder)))
      .sort();
  });
}

/** Generates the emulator's copy of every spec, what it answers by and validates with, and the version that it tells. */
export async function generateEmulator(root: string): Promise<Generated[]> {
  const specs = findSpecs(root).map((file) => {
    const key = file.split("/").slice(1, 4).join("/");
    return `${JSON.stringify(key)}: ${JSON.stringify(withoutProvenance(loadSpec(join(root, file), file)))}`;
  });
  const text = `// Generated from specs/**/openapi.yaml by tools/codegen: change the specs, then run \`pnpm generate\`.

/** Every spec by provider, service and version; corrections left out. */
export const specs = {${specs.join(",\n")}} as const;
`;
  const { version } = JSON.parse(readFileSync(join(root, "packages/emulator/package.json"), "utf8")) as {
    version: string;
  };
  const told = `// Generated from packages/emulator/package.json by tools/codegen: run \`pnpm generate\` when the version changes.

/** The version of this package. */
export const VERSION = ${JSON.stringify(version)};
`;
  return [await formatted(join(root, "packages/emulator/src/generated"), { "specs.ts": text, "version.ts": told })];
}

function withoutProvenance(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutProvenance);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "x-correction");
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutProvenance(child)]));
}
