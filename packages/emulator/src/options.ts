import type { FurtherKeys } from "./credentials.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Regions } from "./hosts.js";
import type { Generation } from "./seed/generate.js";
import type { Seed } from "./seed/seed.js";
import { serviceNames, type ServiceName } from "./service.js";

/** What an emulator is. Everything is optional. */
export interface EmulatorOptions<S extends ServiceName = ServiceName> {
  /** The services to run; default all. */
  readonly services?: readonly S[] | undefined;
  /** Regions to stand for; default `cn-north-4` and `bj`. */
  readonly region?: { readonly huaweicloud?: string | undefined; readonly baiducloud?: string | undefined } | undefined;
  /** Data to answer from: lists, each replacing a default one. */
  readonly seed?: Partial<Seed> | undefined;
  /** Lists to make up, from a number, in place of the default ones. */
  readonly generate?: Generation | undefined;
  /** Keys to let in beside the default ones. */
  readonly credentials?: FurtherKeys | undefined;
  /** The time that the emulator's `clock` shows as long as nobody moves it; default the system's. */
  readonly now?: (() => Date) | undefined;
  /** How long IAM tokens are good for, in seconds; default 86400. */
  readonly tokenLifetimeSeconds?: number | undefined;
  /** How many requests `requests` holds before the oldest go; default 1000. */
  readonly requestLimit?: number | undefined;
  /** Called after a request whose signature was refused is answered; its `diagnosis` says why. */
  readonly onDiagnosis?: ((request: RecordedRequest) => void) | undefined;
}

/** Options with their defaults. */
export interface Settings<S extends ServiceName> {
  readonly services: readonly [S, ...S[]];
  readonly region: Regions;
  readonly now: () => Date;
  readonly generate: Generation;
  readonly tokenLifetimeSeconds: number;
  readonly requestLimit: number;
}

/**
 * Fills in the defaults.
 * @throws TypeError or RangeError naming the option that cannot be.
 */
export function settle<S extends ServiceName>(options: EmulatorOptions<S>): Settings<S> {
  const { region = {} } = options;
  const services = [...new Set(options.services ?? (serviceNames as readonly S[]))];
  for (const name of services) serviceName(name);
  const [first, ...others] = services;
  if (first === undefined) throw new TypeError("services is empty; leave it out to run all");
  return {
    services: [first, ...others],
    region: {
      huaweicloud: regionName("huaweicloud", region.huaweicloud ?? "cn-north-4"),
      baiducloud: regionName("baiducloud", region.baiducloud ?? "bj"),
    },
    generate: generation(options.generate ?? {}),
    now: clock(options.now ?? (() => new Date())),
    tokenLifetimeSeconds: wholeNumber("tokenLifetimeSeconds", options.tokenLifetimeSeconds ?? 86_400, 1, 31_536_000),
    requestLimit: wholeNumber("requestLimit", options.requestLimit ?? 1000, 0, 1_000_000),
  };
}

/** @throws TypeError for a name that is no service's. */
export function serviceName(name: string): void {
  if (!serviceNames.some((known) => known === name)) {
    throw new TypeError(`there is no service ${name}; there are ${serviceNames.join(", ")}`);
  }
}

function regionName(vendor: string, name: string): string {
  if (name === "") throw new RangeError(`region.${vendor} is empty; name a region, or leave it out`);
  return name;
}

/** A clock that works when the emulator starts. */
function clock(now: () => Date): () => Date {
  const time: unknown = now();
  if (time instanceof Date && !Number.isNaN(time.getTime())) return now;
  throw new RangeError(`now gives ${String(time)}; let it give a time`);
}

const MOST_RECORDS = 100_000;

function generation(given: Generation): Generation {
  for (const [name, value] of Object.entries(given)) {
    if (name !== "rng" && name !== "romaInstances" && name !== "reservedInstances") {
      throw new TypeError(`generate.${name}: there is no such option; there are romaInstances, reservedInstances, rng`);
    }
    if (value !== undefined)
      wholeNumber(`generate.${name}`, value as number, 0, name === "rng" ? 2 ** 32 - 1 : MOST_RECORDS);
  }
  return given;
}

/** @throws RangeError naming the option. */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is ${String(value)}; give a whole number from ${least} to ${most}`);
  }
  return value;
}
