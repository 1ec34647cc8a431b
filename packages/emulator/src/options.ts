import type { FurtherKeys } from "./credentials.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Generation } from "./seed/generate.js";
import type { Seed } from "./seed/seed.js";
import { serviceNames, type ServiceName } from "./service.js";

/** How to start an emulator. Everything is optional. */
export interface EmulatorOptions<S extends ServiceName = ServiceName> {
  /** The services to run; default all. */
  readonly services?: readonly S[] | undefined;
  /** The address to listen on; default `127.0.0.1`. Anything but loopback needs `allowRemote`. */
  readonly host?: string | undefined;
  /** True to let other machines call: whoever reaches the port can use the keys, which are public. */
  readonly allowRemote?: boolean | undefined;
  /** Ports by service; default 0, any free one. */
  readonly ports?: { readonly [name in ServiceName]?: number | undefined } | undefined;
  /** Regions to stand for; default `cn-north-4` and `bj`. */
  readonly region?: { readonly huaweicloud?: string | undefined; readonly baiducloud?: string | undefined } | undefined;
  /** Data to answer from: lists, each replacing a default one, or the path of a folder of JSON files with them. */
  readonly seed?: Partial<Seed> | string | undefined;
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
  readonly services: readonly S[];
  readonly host: string;
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly region: { readonly huaweicloud: string; readonly baiducloud: string };
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
  const { host = "127.0.0.1", allowRemote = false, ports = {}, region = {} } = options;
  if (!allowRemote && !isLoopback(host)) {
    throw new TypeError(
      `host ${host} is not a loopback address, so other machines could call with keys that are public; ` +
        "use 127.0.0.1, or say allowRemote: true if that is meant",
    );
  }
  const services = [...new Set(options.services ?? (serviceNames as readonly S[]))];
  for (const name of [...services, ...Object.keys(ports)]) {
    if (!serviceNames.some((known) => known === name)) {
      throw new TypeError(`there is no service ${name}; there are ${serviceNames.join(", ")}`);
    }
  }
  if (services.length === 0) throw new TypeError("services is empty; leave it out to run all");
  const { iam = 0, roma = 0, bcc = 0, sts = 0 } = ports;
  for (const [name, port] of Object.entries({ iam, roma, bcc, sts })) wholeNumber(`ports.${name}`, port, 0, 65_535);
  return {
    services,
    host,
    ports: { iam, roma, bcc, sts },
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

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/.test(host);

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

function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is ${String(value)}; give a whole number from ${least} to ${most}`);
  }
  return value;
}
