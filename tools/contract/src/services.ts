import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "@yunfan/emulator";
import { root } from "./root.js";
import type { Spec } from "./spec.js";

/** An API version that has a spec. */
export interface Service {
  readonly provider: string;
  readonly service: string;
  readonly version: string;
}

/** Every service that has a spec, in a fixed order. */
export function allServices(): Service[] {
  const folders = (...path: string[]) =>
    readdirSync(join(root, "specs", ...path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  return folders().flatMap((provider) =>
    folders(provider).flatMap((service) =>
      folders(provider, service).map((version) => ({ provider, service, version })),
    ),
  );
}

/** What makes a service's client, as callers import it; whatever it takes beside `endpoint` is the caller's business. */
export async function factoryOf({ provider, service }: Service): Promise<(options: object) => object> {
  const entry = (await import(`@yunfan/${provider}/${service}`)) as Record<string, unknown>;
  const name = `create${pascal(service)}`;
  const factory = entry[name];
  if (typeof factory !== "function") throw new Error(`@yunfan/${provider}/${service} exports no ${name}`);
  return factory as (options: object) => object;
}

/** A service's name as part of another: `dns-v2` is `DnsV2`. */
const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The emulator's keys for the scheme by which a spec is signed. */
export function credentialsFor(spec: Spec, { credentials }: Emulator): object {
  const schemes = Object.values(spec.at("/components/securitySchemes") as object) as { "x-signing"?: object }[];
  const [signing] = schemes.flatMap((scheme) => scheme["x-signing"] ?? []) as { algorithm: string }[];
  return signing?.algorithm === "bce-auth-v1" ? credentials.baiducloud : credentials.huaweicloud;
}
