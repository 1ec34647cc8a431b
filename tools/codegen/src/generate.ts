import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatted, type Generated } from "./emit.js";
import { isObject, loadSpec, type Json, type JsonObject } from "./load.js";
import { manifestService, printManifest, type ManifestService } from "./print-manifest.js";
import { printService } from "./print-service.js";
import { SpecError, specErrorOf } from "./spec-error.js";

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

/** Generates a provider package: one folder per service, and one for what tells of them all. Nothing is written. */
export async function generateProvider(root: string, provider: string): Promise<Generated[]> {
  const services = await Promise.all(findSpecs(root, provider).map((file) => generateService(root, file)));
  const generated = services.map((service) => service.generated);
  // A provider that has specs and no package yet.
  if (!existsSync(join(root, "packages", provider, "package.json"))) return generated;
  const manifest = printManifest(
    root,
    provider,
    services.map(({ told }) => told),
  );
  const whole = await formatted(join(root, "packages", provider, "src/generated"), { "api-manifest.json": manifest });
  return [...generated, whole];
}

async function generateService(root: string, file: string): Promise<{ generated: Generated; told: ManifestService }> {
  const document = loadSpec(join(root, file), file);
  const { model, files } = await printService(file, document);
  try {
    const generated = await formatted(join(root, "packages", model.provider, "src", model.service, "generated"), files);
    return { generated, told: manifestService(model, generated.files.get("openapi.json") ?? "") };
  } catch (error) {
    throw specErrorOf(file, error);
  }
}

/** The folders of generated files, in the packages of some projects, that no spec generates; from the workspace root. */
export function orphans(root: string, projects: readonly string[], generated: readonly Generated[]): string[] {
  const known = new Set(generated.map(({ folder }) => folder));
  return projects.flatMap((project) => {
    const source = join("packages", project, "src");
    if (!existsSync(join(root, source))) return [];
    return [
      ...readdirSync(join(root, source)).map((service) => join(source, service, "generated")),
      join(source, "generated"),
    ]
      .filter((folder) => existsSync(join(root, folder)) && !known.has(join(root, folder)))
      .sort();
  });
}

/**
 * Generates the emulator's copy of every spec, what it answers by and validates with, the version that it tells, and the recordings
 * of the services that have no door of their own there, `src/<provider>/<service>.ts`.
 *
 * @throws {SpecError} when two specs have one service name, by which the emulator tells services apart.
 */
export async function generateEmulator(root: string): Promise<Generated[]> {
  const specs = findSpecs(root).map((file) => {
    const [, provider = "", service = "", version = ""] = file.split("/");
    const document = withoutProvenance(loadSpec(join(root, file), file)) as JsonObject;
    return { file, provider, service, version, document };
  });
  for (const { file, service } of specs) {
    const other = specs.find((one) => one.service === service && one.file !== file);
    if (other !== undefined) {
      throw new SpecError(file, "", `the emulator has one service of a name, and ${other.file} is ${service} already`);
    }
  }
  const entries = specs.map(
    ({ provider, service, version, document }) =>
      `${JSON.stringify(`${provider}/${service}/${version}`)}: ${JSON.stringify(document)}`,
  );
  const words = (names: readonly string[]) => [...new Set(names)].map((name) => JSON.stringify(name)).join(" | ");
  const ids = specs.flatMap(({ document }) => operationIds(document)).sort();
  const text = `${HEADER}
/** The services there are. */
export type ServiceName = ${words(specs.map(({ service }) => service))};

/** The operations there are, by the ids of their specs. */
export type OperationId = ${words(ids)};

/** Every spec by provider, service and version; corrections left out. */
export const specs = {${entries.join(",\n")}} as const;
`;
  const recorded = specs
    .filter(({ provider, service }) => !existsSync(join(root, "packages/emulator/src", provider, `${service}.ts`)))
    .map(({ file, service }) => `${JSON.stringify(service)}: ${JSON.stringify(examplesOf(root, file))}`);
  const examples = `${HEADER.replace("openapi.yaml", "recordings/*.json").replace("the specs", "the recordings")}
/** An answer that was recorded. */
export interface Example {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

/** The first recorded answer of each operation and status, of the services that answer nothing else. */
export const examples: Readonly<Record<string, readonly Example[]>> = {${recorded.join(",\n")}};
`;
  const { version } = JSON.parse(readFileSync(join(root, "packages/emulator/package.json"), "utf8")) as {
    version: string;
  };
  const told = `// Generated from packages/emulator/package.json by tools/codegen: run \`pnpm generate\` when the version changes.

/** The version of this package. */
export const VERSION = ${JSON.stringify(version)};
`;
  const files = { "specs.ts": text, "examples.ts": examples, "version.ts": told };
  return [await formatted(join(root, "packages/emulator/src/generated"), files)];
}

const HEADER =
  "// Generated from specs/**/openapi.yaml by tools/codegen: change the specs, then run `pnpm generate`.\n";

function operationIds(document: JsonObject): string[] {
  const paths = isObject(document["paths"]) ? Object.values(document["paths"]) : [];
  return paths.flatMap((item) =>
    Object.values(isObject(item) ? item : {}).flatMap((operation) => {
      const id = isObject(operation) ? operation["operationId"] : undefined;
      return typeof id === "string" ? [id] : [];
    }),
  );
}

/** The recorded answers of a spec, the first of each operation and status, by the names of their files. */
function examplesOf(root: string, file: string): Json[] {
  const folder = join(root, dirname(file), "recordings");
  const all = (existsSync(folder) ? readdirSync(folder) : [])
    // What the emulator itself answered says nothing of the vendor.
    .filter((name) => name.endsWith(".json") && !name.endsWith(".emulator.json"))
    .sort()
    .map((name) => {
      const at = `${dirname(file)}/recordings/${name}`;
      return readRecording(readFileSync(join(folder, name), "utf8"), at);
    });
  return all.filter(
    ({ operation, status }, index) =>
      all.findIndex((one) => one.operation === operation && one.status === status) === index,
  );
}

function readRecording(text: string, at: string): { operation: string; status: number; body: Json } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw new SpecError(at, "", `is no JSON: ${String(error)}`);
  }
  const response = isObject(value) ? value["response"] : undefined;
  if (!isObject(value) || typeof value["operation"] !== "string" || !isObject(response)) {
    throw new SpecError(at, "", "is no recording: it needs operation and response; see specs/README.md");
  }
  return { operation: value["operation"], status: Number(response["status"]), body: response["body"] ?? null };
}

function withoutProvenance(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutProvenance);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "x-correction");
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutProvenance(child)]));
}
