import type { FurtherKeys } from "./credentials.js";
import { authModes, type AuthMode } from "./door/admit.js";
import type { RecordedRequest } from "./door/recorder.js";
import { checkedFaults } from "./faults/check.js";
import type { Fault } from "./faults/fault.js";
import type { Regions } from "./hosts.js";
import type { Generation } from "./seed/generate.js";
import type { Seed } from "./seed/seed.js";
import { providerNames, serviceNames, type Provider, type ServiceName } from "./service.js";
import { didYouMean } from "./suggest.js";

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
  /** What goes wrong from the start, behind what the seed has of it. */
  readonly faults?: readonly Fault[] | undefined;
  /** Keys to let in beside the default ones. */
  readonly credentials?: FurtherKeys | undefined;
  /** How credentials are looked at, by both vendors or by each; default `strict`. */
  readonly auth?: AuthMode | { readonly [provider in Provider]?: AuthMode | undefined } | undefined;
  /**
   * True to refuse what a spec does not document, in the vendor's shape and with what was probably meant: query parameters,
   * fields of a body at any depth, a body where there is none, and parameters that are sent twice. By default they are ignored
   * with a warning, as the vendors ignore them. Deprecated fields are documented, and only warned of.
   */
  readonly strictInput?: boolean | undefined;
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
  readonly auth: Readonly<Record<Provider, AuthMode>>;
  readonly strictInput: boolean;
  readonly faults: readonly Fault[];
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
    auth: modes(options.auth ?? {}),
    strictInput: options.strictInput ?? false,
    faults: checkedFaults(options.faults ?? [], (place, problem) => {
      throw new RangeError(`faults${place}: ${problem}`);
    }),
    now: clock(options.now ?? (() => new Date())),
    tokenLifetimeSeconds: wholeNumber("tokenLifetimeSeconds", options.tokenLifetimeSeconds ?? 86_400, 1, 31_536_000),
    requestLimit: wholeNumber("requestLimit", options.requestLimit ?? 1000, 0, 1_000_000),
  };
}

/** @throws TypeError for a name that is no service's. */
export function serviceName(name: string): void {
  if (!serviceNames.some((known) => known === name)) {
    throw new TypeError(
      `there is no service ${name}; there are ${serviceNames.join(", ")}${didYouMean(name, serviceNames)}`,
    );
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

function modes(given: NonNullable<EmulatorOptions["auth"]>): Settings<ServiceName>["auth"] {
  if (typeof given === "string") return { huaweicloud: mode("auth", given), baiducloud: mode("auth", given) };
  for (const name of Object.keys(given)) {
    if (!providerNames.some((known) => known === name)) {
      const there = `there are ${providerNames.join(", ")}${didYouMean(name, providerNames)}`;
      throw new TypeError(`auth.${name}: there is no such provider; ${there}`);
    }
  }
  return {
    huaweicloud: mode("auth.huaweicloud", given.huaweicloud ?? "strict"),
    baiducloud: mode("auth.baiducloud", given.baiducloud ?? "strict"),
  };
}

function mode(name: string, given: unknown): AuthMode {
  const found = authModes.find((one) => one === given);
  if (found !== undefined) return found;
  const { length } = authModes;
  const words = `${authModes.slice(0, length - 1).join(", ")} or ${authModes[length - 1]}`;
  throw new TypeError(`${name} is ${String(given)}; give ${words}${didYouMean(String(given), authModes)}`);
}

const MOST_RECORDS = 100_000;
const GENERATED: readonly string[] = ["romaInstances", "reservedInstances", "rng"] satisfies (keyof Generation)[];

function generation(given: Generation): Generation {
  for (const [name, value] of Object.entries(given)) {
    if (!GENERATED.includes(name)) {
      const there = `there are ${GENERATED.join(", ")}${didYouMean(name, GENERATED)}`;
      throw new TypeError(`generate.${name}: there is no such option; ${there}`);
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
