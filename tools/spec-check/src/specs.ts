import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseJson, type Json } from "./json.js";
import type { Ledger } from "./ledger.js";

/** The folder of all specs. */
export const SPECS = fileURLToPath(new URL("../../../specs", import.meta.url));

/** A spec and its ledger, as the checks want them. */
export interface Spec {
  /** `<provider>/<service>/<version>`. */
  name: string;
  /** How failures name the file. */
  file: string;
  document: Json;
  ledger: Ledger;
}

/** Names of the specs of some providers; of all when there is no name, or one without a specs folder. */
export function specNames(providers: string[]): string[] {
  const all = folders("").flatMap((provider) =>
    folders(provider).flatMap((service) => folders(service).filter((version) => isSpec(version))),
  );
  const known = (provider: string): boolean => all.some((name) => name.startsWith(`${provider}/`));
  if (providers.length === 0 || !providers.every((provider) => known(provider))) return all;
  return all.filter((name) => providers.some((provider) => name.startsWith(`${provider}/`)));
}

/** Reads a spec and its ledger. */
export function loadSpec(name: string): Spec {
  const document = parse(readFileSync(join(SPECS, name, "openapi.yaml"), "utf8")) as Json;
  const ledger = parseJson(readFileSync(join(SPECS, name, "ledger.json"), "utf8")) as unknown as Ledger;
  return { name, file: `specs/${name}/openapi.yaml`, document, ledger };
}

function isSpec(name: string): boolean {
  return existsSync(join(SPECS, name, "openapi.yaml"));
}

function folders(parent: string): string[] {
  return readdirSync(join(SPECS, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => (parent === "" ? entry.name : `${parent}/${entry.name}`))
    .sort();
}
