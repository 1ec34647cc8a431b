import { ScaffoldError } from "./scaffold-error.js";

interface Manifest {
  exports: Record<string, unknown>;
  nx: { targets: { generate?: { outputs?: string[] } } };
  dependencies?: Record<string, string>;
}

/** A package's manifest with the entries of one more service. */
export function withService(text: string, service: string): string {
  const manifest = parsed(text);
  const entry = (module: string) => ({
    types: `./dist/${service}/${module}.d.ts`,
    default: `./dist/${service}/${module}.js`,
  });
  if (Object.hasOwn(manifest.exports, `./${service}`)) {
    throw new ScaffoldError(`the package has an entry ./${service} already; choose another name`);
  }
  const { "./package.json": own, "./api-manifest.json": _, ...entries } = manifest.exports;
  manifest.exports = {
    ...entries,
    [`./${service}`]: entry("index"),
    [`./${service}/openapi.json`]: `./src/${service}/generated/openapi.json`,
    [`./${service}/validation`]: entry("validation"),
    "./api-manifest.json": "./src/generated/api-manifest.json",
    ...(own === undefined ? {} : { "./package.json": own }),
  };
  const generate = (manifest.nx.targets.generate ??= {});
  const outputs = ["{projectRoot}/src/generated", `{projectRoot}/src/${service}/generated`];
  generate.outputs = [...new Set([...(generate.outputs ?? []), ...outputs])].sort();
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** A manifest that depends on one more package of the workspace. */
export function withDependency(text: string, name: string): string {
  const manifest = parsed(text);
  const dependencies = { ...manifest.dependencies, [name]: "workspace:^" };
  manifest.dependencies = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** A package's README with a row for one more entry, where it has the table of entries. */
export function withEntryRow(text: string, row: readonly string[]): string {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => /^\|\s*entry\s*\|/.test(line));
  if (head === -1) return text;
  const end = lines.findIndex((line, index) => index > head && !line.startsWith("|"));
  lines.splice(end === -1 ? lines.length : end, 0, `| ${row.join(" | ")} |`);
  return lines.join("\n");
}

function parsed(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch (error) {
    throw new ScaffoldError(`a package.json is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
