import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { parseTarGzip } from "nanotar";
import { textAt } from "../json.js";
import { entriesOf, type ClientPackage } from "../packages/client-package.js";
import { SpecDocument } from "../wire/document.js";
import { InputError } from "./input-error.js";
import { parseText } from "./parse.js";

/** Specs by service, such as `huaweicloud/roma`; with the version, such as `huaweicloud/roma/v2`, where there are several. */
export type Specs = ReadonlyMap<string, SpecDocument>;

export interface Release {
  readonly specs: Specs;
  /** The package, where it is one that was published. */
  readonly published?: ClientPackage;
}

/**
 * Reads a spec (`.json`, or YAML), a folder with `openapi.yaml` or `openapi.json` files at any depth, or an npm
 * tarball (`.tgz`) of a package: one of clients holds an `openapi.json` a service, others are known by their entries.
 *
 * @throws {InputError} for whatever cannot be read as such.
 */
export async function readRelease(path: string): Promise<Release> {
  if (!existsSync(path)) throw new InputError(`${path}: there is no such file or folder`);
  if (statSync(path).isDirectory()) return { specs: readFolder(path) };
  if (/\.(tgz|tar\.gz)$/i.test(path)) return readTarball(path);
  return { specs: collect(path, [fileAt(path)]) };
}

function readFolder(folder: string): Specs {
  const files = specsIn(folder).sort();
  if (files.length === 0)
    throw new InputError(`${folder}: holds no openapi.yaml or openapi.json; name a folder of specs`);
  return collect(folder, files.map(fileAt));
}

/** Links to folders are not followed: they may lead back. */
function specsIn(folder: string): string[] {
  return attempt(folder, () => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : specsIn(path);
    if (!/^openapi\.(ya?ml|json)$/i.test(entry.name)) return [];
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? [] : [path];
  });
}

function fileAt(path: string): Found {
  return {
    service: serviceOf(path),
    place: path,
    read: () =>
      new SpecDocument(
        path,
        parseText(
          path,
          attempt(path, () => readFileSync(path, "utf8")),
        ),
        versionOf(path),
      ),
  };
}

/** What the file system refuses is an input that cannot be used. */
function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InputError(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readTarball(path: string): Promise<Release> {
  const files = await parseTarGzip(
    attempt(path, () => readFileSync(path)),
    {
      filter: ({ name }) =>
        /((^|\/)(openapi|package)\.json|\.d\.[cm]?ts)$/.test(name) && !name.includes("/node_modules/"),
    },
  ).catch((error: unknown) => {
    throw new InputError(`${path}: is no gzipped tarball (${String(error)}); pack it again`);
  });
  const texts = new Map(files.map(({ name, text }) => [name.replace(/^[^/]+\//, ""), text]));
  const manifest = parseText(`${path}!package.json`, texts.get("package.json") ?? "{}");
  const name = textAt(manifest, "name") ?? basename(path);
  const published: ClientPackage = { name, manifest, files: texts };
  const specs = files.filter((file) => file.name.endsWith("openapi.json"));
  if (specs.length === 0 && entriesOf(published).length === 0)
    throw new InputError(`${path}: holds no openapi.json and exports nothing; name a package of clients`);
  const provider = name.replace(/^@[^/]+\//, "");
  const found = specs.map((file): Found => {
    const [service = "service"] = file.name
      .split("/")
      .slice(1, -1)
      .filter((part) => !/^(src|dist|generated)$/.test(part))
      .slice(-1);
    const place = `${path}!${file.name}`;
    return {
      service: `${provider}/${service}`,
      place,
      read: () => new SpecDocument(place, parseText(place, file.text), versionOf(file.name)),
    };
  });
  return { specs: collect(path, found), published };
}

interface Found {
  readonly service: string;
  readonly place: string;
  readonly read: () => SpecDocument;
}

/** Names services; those with several versions carry the version of each. */
function collect(input: string, specs: readonly Found[]): Specs {
  const release = new Map<string, SpecDocument>();
  for (const { service, read } of specs) {
    const spec = read();
    const several = specs.filter((other) => other.service === service).length > 1;
    const name = several ? `${service}/${spec.version}` : service;
    const twin = release.get(name);
    if (twin) throw new InputError(`${input}: holds two specs of ${name}, ${twin.name} and ${spec.name}; leave one`);
    release.set(name, spec);
  }
  return release;
}

/** `<version>` of `…/<provider>/<service>/<version>/openapi.yaml`. */
function versionOf(file: string): string {
  return basename(resolve(dirname(file)));
}

/** `<provider>/<service>` of `…/<provider>/<service>/<version>/openapi.yaml`; of a generated copy alike. */
function serviceOf(file: string): string {
  const folders = resolve(dirname(file))
    .split(sep)
    .filter((part) => part !== "");
  if (folders.at(-1) === "generated") return `${folders.at(-4) ?? ""}/${folders.at(-2) ?? ""}`;
  return folders.slice(-3, -1).join("/");
}
