import { authModes, type AuthMode } from "../door/admit.js";
import type { StartOptions } from "../listening.js";
import type { Generation } from "../seed/generate.js";
import { providerNames, vendors, serviceNames, type Provider, type ServiceName } from "../service.js";
import { didYouMean } from "../suggest.js";
import type { optionTable } from "./option-table.js";

type Table = typeof optionTable;

/** The values of a command line, by the names of the options. */
export type Values = {
  readonly [name in keyof Table]?:
    | (Table[name] extends { readonly multiple: true }
        ? readonly string[]
        : Table[name]["type"] extends "boolean"
          ? boolean
          : string)
    | undefined;
};

/**
 * The emulator's options that a command line asks for.
 * @throws RangeError naming the option that cannot be.
 */
export function readOptions(values: Values): StartOptions {
  const services = servicesOf(values.provider);
  return {
    services,
    ...listeningOf(values, services ?? serviceNames),
    auth: authOf(values.auth),
    strictInput: values["strict-input"],
    region: { huaweicloud: values["region-huaweicloud"], baiducloud: values["region-baiducloud"] },
    seed: values.seed,
    generate: generationOf(values.generate, values.rng),
    host: values.host,
    allowRemote: values["allow-remote"],
  };
}

const listed = (given: readonly string[]): string[] => given.flatMap((text) => text.split(","));

const SHORT: Readonly<Record<string, Provider | undefined>> = { huawei: "huaweicloud", baidu: "baiducloud" };

function provider(option: string, name: string): Provider {
  const found = providerNames.find((one) => one === name) ?? SHORT[name];
  if (found !== undefined) return found;
  const advice = didYouMean(name, providerNames);
  throw new RangeError(`${option} ${name} is no provider; give ${providerNames.join(" or ")}${advice}`);
}

function servicesOf(given: readonly string[] | undefined): ServiceName[] | undefined {
  if (given === undefined) return undefined;
  const wanted: readonly string[] = listed(given).map((name) => provider("--provider", name));
  return serviceNames.filter((name) => wanted.includes(vendors[name]));
}

/** `MODE` for both providers, `PROVIDER=MODE` for one; what comes later wins. */
function authOf(given: readonly string[] | undefined): Partial<Record<Provider, AuthMode>> {
  const modes: Partial<Record<Provider, AuthMode>> = {};
  for (const text of listed(given ?? [])) {
    const [word = "", name] = text.split("=").reverse();
    const mode = authModes.find((one) => one === word);
    if (mode === undefined || text.split("=").length > 2) {
      throw new RangeError(`--auth ${text} is no mode; give strict, warn or off${didYouMean(word, authModes)}`);
    }
    for (const one of name === undefined ? providerNames : [provider("--auth", name)]) modes[one] = mode;
  }
  return modes;
}

function listeningOf(values: Values, services: readonly ServiceName[]): Pick<StartOptions, "port" | "ports"> {
  const ports: Partial<Record<ServiceName, number>> = {};
  for (const service of serviceNames) {
    const option = `--port-${service}`;
    const given = values[`port-${service}`];
    if (given === undefined) continue;
    if (values.port !== undefined) {
      throw new RangeError(`--port puts all services on one port, and ${option} one on its own; give one of the two`);
    }
    if (!services.includes(service)) throw new RangeError(`${option} is for a service that --provider leaves out`);
    ports[service] = portOf(option, given);
  }
  return values.port === undefined ? { ports } : { port: portOf("--port", values.port) };
}

function portOf(option: string, given: string): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) {
    throw new RangeError(`${option} ${given} is no port; give a number from 0 to 65535`);
  }
  return Number(given);
}

function generationOf(generate: string | undefined, rng: string | undefined): Generation | undefined {
  if (generate === undefined) {
    if (rng !== undefined) throw new RangeError("--rng makes nothing up by itself; give --generate too");
    return undefined;
  }
  const count = wholeNumber("--generate", generate, 100_000);
  return {
    romaInstances: count,
    reservedInstances: count,
    rng: rng === undefined ? undefined : wholeNumber("--rng", rng, 2 ** 32 - 1),
  };
}

function wholeNumber(option: string, given: string, most: number): number {
  if (!/^\d{1,10}$/.test(given) || Number(given) > most) {
    throw new RangeError(`${option} ${given} cannot be; give a whole number from 0 to ${most}`);
  }
  return Number(given);
}
