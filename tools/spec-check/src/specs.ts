import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { arrayAt, isObject, parseJson, type Json } from "./json.js";
import type { Ledger } from "./ledger.js";

/** The folder of all specs. */
export const SPECS = fileURLToPath(new URL("../../../specs", import.meta.url));

/** A spec with its ledger and SDK models, as the checks want them. */
export interface Spec {
  /** `<provider>/<service>/<version>`. */
  name: string;
  /** How failures name the file. */
  file: string;
  document: Json;
  ledger: Ledger;
  /** What stands in sdk-models.json, unread. */
  sdkModels: Json;
}

/** Names of the specs of some providers; of all when there is no name, or one without a specs folder. */
export function specNames(providers: string[], root = SPECS): string[] {
  const below = (parent: string): string[] => folders(root, parent);
  const all = below("").flatMap((provider) =>
    below(provider).flatMap((service) => below(service).filter((version) => isSpec(root, version))),
  );
  const known = (provider: string): boolean => all.some((name) => name.startsWith(`${provider}/`));
  if (providers.length === 0 || !providers.every((provider) => known(provider))) return all;
  return all.filter((name) => providers.some((provider) => name.startsWith(`${provider}/`)));
}

/**
 * Reads a spec, its ledger and its SDK models.
 * @throws UnreadableFile when one of them is missing or broken.
 */
export function loadSpec(name: string, root = SPECS): Spec {
  const document = load(root, `${name}/openapi.yaml`, (text) => parse(text) as Json);
  const ledger = load(root, `${name}/ledger.json`, parseJson);
  const file = `specs/${name}/openapi.yaml`;
  if (!isObject(document)) throw new UnreadableFile(file, "is no object");
  if (arrayAt(ledger, "rows").length === 0) throw new UnreadableFile(`specs/${name}/ledger.json`, "has no rows");
  const sdkModels = load(root, `${name}/sdk-models.json`, parseJson);
  return { name, file, document, ledger: ledger as unknown as Ledger, sdkModels };
}

/** Reads specs; those that cannot be read give a line each instead. */
export function loadSpecs(names: string[], root = SPECS): { specs: Spec[]; failures: string[] } {
  const specs: Spec[] = [];
  const failures: string[] = [];
  for (const name of names) {
    try {
      specs.push(loadSpec(name, root));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      failures.push(error.message);
    }
  }
  return { specs, failures };
}

/** A file of a spec that is missing or broken; the message is one line with its name. */
class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
  }
}

function load(root: string, file: string, read: (text: string) => Json): Json {
  const path = join(root, file);
  if (!existsSync(path)) throw new UnreadableFile(`specs/${file}`, "is missing");
  const text = readFileSync(path, "utf8");
  try {
    return read(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message.trim().split("\n", 1)[0] : String(error);
    throw new UnreadableFile(`specs/${file}`, `does not parse: ${cause}`);
  }
}

/** Whether a folder holds something of a spec. What is missing beside it is named when it is read. */
function isSpec(root: string, name: string): boolean {
  return ["openapi.yaml", "ledger.json", "recordings"].some((part) => existsSync(join(root, name, part)));
}

function folders(root: string, parent: string): string[] {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => (parent === "" ? entry.name : `${parent}/${entry.name}`))
    .sort();
}
