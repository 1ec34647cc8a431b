import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ServiceModel } from "./model.js";
import { clientName, methodName } from "./names.js";

/** What a package's manifest tells of one service. */
export interface ManifestService {
  readonly service: string;
  /** The version of the vendor's API. */
  readonly version: string;
  /** Where users import it from, such as `./roma`. */
  readonly entry: string;
  readonly spec: { readonly file: string; readonly sha256: string };
  readonly client: string;
  readonly operations: readonly {
    readonly operation: string;
    readonly member: string;
    readonly method: string;
    readonly path: string;
  }[];
}

/** `api-manifest.json` of a provider package; of its version, package.json tells. */
export interface ApiManifest {
  readonly package: string;
  /** The generator and what shapes its output, by version. */
  readonly generator: Readonly<Record<string, string>>;
  readonly entryPoints: readonly string[];
  readonly services: readonly ManifestService[];
}

/** One service's part of the manifest; `spec` is the text of the `openapi.json` that goes out with it. */
export function manifestService(model: ServiceModel, spec: string): ManifestService {
  return {
    service: model.service,
    version: model.version,
    entry: `./${model.service}`,
    spec: {
      file: `src/${model.service}/generated/openapi.json`,
      sha256: createHash("sha256").update(spec).digest("hex"),
    },
    client: clientName(model),
    operations: model.operations.map((operation) => ({
      operation: operation.id,
      member: methodName(operation),
      method: operation.method,
      path: operation.path,
    })),
  };
}

/** The text of a provider's `api-manifest.json`, the same for the same specs, generator and `exports`. */
export function printManifest(root: string, provider: string, services: readonly ManifestService[]): string {
  const { name, exports } = JSON.parse(readFileSync(join(root, "packages", provider, "package.json"), "utf8")) as {
    name: string;
    exports: object;
  };
  const manifest: ApiManifest = {
    package: name,
    generator: generator(),
    entryPoints: Object.keys(exports).sort(),
    services: [...services].sort((a, b) => (a.service < b.service ? -1 : 1)),
  };
  return JSON.stringify(manifest);
}

function generator(): Record<string, string> {
  const own = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("../package.json"), "utf8")) as {
    name: string;
    version: string;
    dependencies: Record<string, string>;
  };
  const others = ["openapi-typescript", "prettier", "typescript", "yaml"].map((name) => [name, own.dependencies[name]]);
  return Object.fromEntries([[own.name, own.version], ...others]) as Record<string, string>;
}
