import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { parseTarGzip } from "nanotar";
import { parse } from "yaml";
import { isObject, textAt, type JsonObject } from "../json.js";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import { SpecDocument } from "../wire/document.js";
import { InputError } from "./input-error.js";

/** Specs by service, such as `huaweicloud/roma`. */
export type Specs = ReadonlyMap<string, SpecDocument>;

export interface Release {
  readonly specs: Specs;
  /** The package, where it is one that was published. */
  readonly published?: ClientPackage;
}

/**
 * Reads a spec (`.yaml`, `.yml`, `.json`), a folder with `openapi.yaml` or `openapi.json` files at any depth, or an npm
 * tarball (`.tgz`) of a package: one of clients holds an `openapi.json` a service, others are known by their entries.
 *
 * @throws {InputError} for whatever cannot be read as such.
 */
export async function readRelease(path: string): Promise<Release> {
  if (!existsSync(path)) throw new InputError(`${path}: there is no such file or folder`);
  if (statSync(path).isDirectory()) return { specs: readFolder(path) };
  if (/\.(tgz|tar\.gz)$/.test(path)) return readTarball(path);
  return { specs: new Map([[serviceOf(path), readSpec(path, readFileSync(path, "utf8"))]]) };
}

function readFolder(folder: string): Specs {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])openapi\.(ya?ml|json)$/.test(file) && !file.split(sep).includes("node_modules"))
    .sort()
    .map((file) => join(folder, file));
  if (files.length === 0)
    throw new InputError(`${folder}: holds no openapi.yaml or openapi.json; name a folder of specs`);
  return collect(
    files.map((file) => [serviceOf(file), dirname(file), () => readSpec(file, readFileSync(file, "utf8"))]),
  );
}

async function readTarball(path: string): Promise<Release> {
  const files = await parseTarGzip(readFileSync(path), {
    filter: ({ name }) =>
      /((^|\/)(openapi|package)\.json|\.d\.[cm]?ts)$/.test(name) && !name.includes("/node_modules/"),
  }).catch((error: unknown) => {
    throw new InputError(`${path}: is no gzipped tarball (${String(error)})`);
  });
  const texts = new Map(files.map(({ name, text }) => [name.replace(/^[^/]+\//, ""), text]));
  const manifest = parseText(`${path}!package.json`, texts.get("package.json") ?? "{}");
  const name = textAt(manifest, "name") ?? basename(path);
  const published: ClientPackage = { name, manifest, files: texts };
  const specs = files.filter((file) => file.name.endsWith("openapi.json"));
  if (specs.length === 0 && entriesOf(published).length === 0)
    throw new InputError(`${path}: holds no openapi.json and exports nothing; name a package of clients`);
  const provider = name.replace(/^@[^/]+\//, "");
  const found = collect(
    specs.map((file) => {
      const [service = "service"] = file.name
        .split("/")
        .slice(1, -1)
        .filter((part) => !/^(src|dist|generated)$/.test(part))
        .slice(-1);
      return [`${provider}/${service}`, file.name, () => readSpec(`${path}!${file.name}`, file.text)];
    }),
  );
  return { specs: found, published };
}

/** Names services; those with several versions carry the place of each. */
function collect(specs: readonly (readonly [string, string, () => SpecDocument])[]): Specs {
  const release = new Map<string, SpecDocument>();
  for (const [service, place, read] of specs) {
    const several = specs.filter(([other]) => other === service).length > 1;
    release.set(several ? `${service}/${basename(place)}` : service, read());
  }
  return release;
}

/** `<provider>/<service>` of `…/<provider>/<service>/<version>/openapi.yaml`; of a generated copy alike. */
function serviceOf(file: string): string {
  const folders = resolve(dirname(file))
    .split(sep)
    .filter((part) => part !== "");
  if (folders.at(-1) === "generated") return `${folders.at(-4) ?? ""}/${folders.at(-2) ?? ""}`;
  return folders.slice(-3, -1).join("/");
}

function readSpec(name: string, text: string): SpecDocument {
  return new SpecDocument(name, parseText(name, text));
}

function parseText(name: string, text: string): JsonObject {
  let value: unknown;
  try {
    value = /\.ya?ml$/.test(name) ? parse(text, { uniqueKeys: true }) : JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new InputError(`${name}: does not parse: ${problem}`);
  }
  if (!isObject(value)) throw new InputError(`${name}: is no object`);
  return value;
}
